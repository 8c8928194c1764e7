//! From expressions to values: variables, fields, and the steps of a path.

use super::variables::Frame;
use super::{Render, Traced, weight_of_text};
use crate::error::{Outcome, RenderError};
use crate::expression::{Expression, ExpressionKind, Head, Path, Step, StepKind};
use crate::filters::list;
use crate::names::{FieldId, NameId};
use crate::origin::Origin;
use crate::ruby::inspect::to_s;
use crate::ruby::number::{leading_integer, strict_integer};
use crate::value::{Loop, Object, Value};
use crate::{Dialect, Host, Span, limits};
use std::sync::Arc;

impl<'t> Render<'t> {
    pub(super) fn evaluate(&mut self, expression: &'t Expression) -> Outcome<Traced> {
        let traced = match &expression.kind {
            ExpressionKind::Literal(value) => Traced::new(value.clone(), Origin::default()),
            ExpressionKind::Path(path) => {
                if let Some(known) = self.variables.peek(expression) {
                    known.clone()
                } else {
                    let traced = self.path(path)?;
                    if path.steps.iter().any(|step| matches!(step.kind, StepKind::Computed(_))) {
                        self.ask(expression.span, traced.origin);
                    }
                    traced
                }
            }
            ExpressionKind::Range(ends) => {
                let (first, last) = (self.evaluate(&ends.0)?, self.evaluate(&ends.1)?);
                let value = Value::Range(self.range_end(&first.value)?, self.range_end(&last.value)?);
                Traced::new(value, self.origins.union(first.origin, last.origin))
            }
        };
        self.weigh_text(&traced.value)?;
        Ok(traced)
    }

    /// Keeps which field was asked for by a key of the rendering's own.
    fn ask(&mut self, source: Span, origin: Origin) {
        let [field] = &self.origins.fields(origin)[..] else { return };
        if self.asked.len() < limits::FIELDS && self.asked.iter().all(|(_, known)| known != field) {
            self.asked.push((source, field.clone()));
        }
    }

    /// Counts what it takes to read a value, whatever it is wanted for.
    fn weigh_text(&mut self, value: &Value) -> Outcome<()> {
        self.spend(weight_of_text(value))
    }

    fn range_end(&self, value: &Value) -> Outcome<i128> {
        match (self.dialect(), value) {
            (_, Value::Int(int)) => Ok(*int),
            (_, Value::Nil) => Ok(0),
            (_, Value::Time(moment, _)) => Ok(moment.seconds.into()),
            (_, Value::Text(text)) => leading_integer(text).ok_or(RenderError::new("the number is too long")),
            (Dialect::V2_4, Value::Float(float)) if float.is_finite() => Ok(*float as i128),
            (Dialect::V5, other) => strict_integer(&to_s(other)).ok_or(RenderError::new("invalid integer")),
            (_, other) => Err(RenderError::of(format!("undefined method `to_i' for {}", to_s(other)))),
        }
    }

    fn path(&mut self, path: &'t Path) -> Outcome<Traced> {
        let (mut current, mut from_data) = match &path.head {
            Head::Nothing => return Ok(Traced::default()),
            Head::Name(id, name, _) => {
                // The state of a loop is asked directly, where it is not wanted as a whole.
                if let [Step { kind: StepKind::Name(step), .. }] = &path.steps[..]
                    && let Some(state) = self.loop_state(*id)
                    && fields(state.columns.is_some()).contains(&&**step)
                {
                    return Ok(Traced::new(state.get(step), Origin::default()));
                }
                self.variable(Some(*id), name, path.field)?
            }
            Head::Computed(expression) => match self.evaluate(expression)?.value {
                Value::Text(name) => {
                    let names = &self.template.parsed.names;
                    self.variable(names.find_variable(&name), &name, names.find_field(&name))?
                }
                _ => (Traced::default(), false),
            },
        };
        if self.dialect() == Dialect::V2_4 && matches!(current.value, Value::Bool(false)) {
            // 2.4 goes no further than to a variable that is false.
            return Ok(current);
        }
        for step in &path.steps {
            self.weigh_text(&current.value)?;
            let (key, named) = match &step.kind {
                StepKind::Name(name) => (Value::Text(name.clone()), true),
                StepKind::Computed(expression) => (self.evaluate(expression)?.value, false),
            };
            let value = self.step(&current.value, &key, named);
            let origin = match &key {
                _ if from_data && step.field.is_some() => self.origins.field(step.field),
                Value::Text(name) if matches!(current.value, Value::Object(_)) => {
                    from_data = false;
                    if is_command(name) { current.origin } else { self.origins.below(current.origin, name) }
                }
                _ => current.origin,
            };
            current = Traced::new(value.unwrap_or_default(), origin);
        }
        Ok(current)
    }

    fn loop_state(&self, id: NameId) -> Option<Arc<Loop>> {
        let frame =
            self.variables.frames.iter().rev().find(|frame| frame.state.0 == id || frame.item.0 == id)?;
        let shadowed = frame.state.0 != id || (frame.item.0 == id && self.dialect() == Dialect::V5);
        (!shadowed).then(|| frame.state.1.clone())
    }

    /// The value of a variable, and whether it is a field of the data.
    fn variable(
        &mut self,
        id: Option<NameId>,
        name: &str,
        field: Option<FieldId>,
    ) -> Outcome<(Traced, bool)> {
        let found = self.find_variable(id, name, field);
        match (&found.0.value, self.dialect()) {
            // 2.4 forgets that a variable may hold these.
            (value @ (Value::Range(..) | Value::Emptiness(_)), Dialect::V2_4) => Err(RenderError::of(
                format!("undefined method `to_liquid' for {}:{}", to_s(value), value.class()),
            )),
            _ => Ok(found),
        }
    }

    fn find_variable(&mut self, id: Option<NameId>, name: &str, field: Option<FieldId>) -> (Traced, bool) {
        if let Some(id) = id {
            let dialect = self.dialect();
            let in_frame = |frame: &Frame| match (frame.item.0 == id, frame.state.0 == id, dialect) {
                (true, false, _) | (true, true, Dialect::V5) => Some(frame.item.1.clone()),
                (_, true, Dialect::V5) => {
                    Some(Traced::new(Value::Loop(frame.state.1.clone()), Origin::default()))
                }
                (_, true, Dialect::V2_4) => Some(Traced::new(snapshot(&frame.state.1), Origin::default())),
                _ => None,
            };
            if let Some(traced) = self.variables.frames.iter().rev().find_map(in_frame) {
                return (traced, false);
            }
            if let Some(Some(traced)) = self.variables.globals.get(id.0 as usize) {
                return (traced.clone(), false);
            }
        }
        if let Some(value) = self.memory.counters.get(name) {
            return (Traced::new(value.clone(), Origin::default()), false);
        }
        let origin = self.origins.field(field);
        match self.data.get(name) {
            // 2.4 takes a plain `false` at the top of the data for missing.
            Some(Value::Bool(false)) if self.dialect() == Dialect::V2_4 => {
                (Traced::new(Value::Nil, origin), true)
            }
            Some(Value::Nil) | None if name == "self" && self.dialect() == Dialect::V5 => {
                (Traced::new(Value::Variables, Origin::default()), false)
            }
            value => (Traced::new(value.cloned().unwrap_or_default(), origin), true),
        }
    }

    /// Whether `first` and `last` of a text are its characters.
    fn texts_have_ends(&self) -> bool {
        self.dialect() == Dialect::V5 || self.template.host == Host::Rails
    }

    /// What a step leads to; none where it leads nowhere.
    fn step(&mut self, value: &Value, key: &Value, named: bool) -> Option<Value> {
        match (value, key) {
            (Value::Object(object), Value::Text(name)) if object.get(name).is_some() => {
                object.get(name).cloned()
            }
            (Value::Array(items), Value::Int(at)) => Some(list::at_index(items, *at)),
            (Value::Loop(state), key) => Some(state.get(&to_s(key))),
            (Value::Variables, Value::Text(name)) => {
                let id = self.template.parsed.names.find_variable(name);
                Some(self.find_variable(id, name, None).0.value)
            }
            (Value::Text(text), Value::Text(name))
                if named && self.texts_have_ends() && matches!(&**name, "first" | "last") =>
            {
                Some(list::end_character(text, &**name == "last"))
            }
            (_, Value::Text(name)) if named => match &**name {
                "size" => list::size_of(value),
                "first" | "last" => list::end_of(value, &**name == "last"),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What may be asked of values without such a field.
fn is_command(name: &str) -> bool {
    matches!(name, "size" | "first" | "last")
}

/// What the state of a loop holds in 2.4, in its order.
fn fields(row: bool) -> &'static [&'static str] {
    if row {
        &[
            "length",
            "index",
            "col",
            "col0",
            "index0",
            "rindex",
            "rindex0",
            "first",
            "last",
            "col_first",
            "col_last",
        ]
    } else {
        &["name", "length", "index", "index0", "rindex", "rindex0", "first", "last"]
    }
}

/// `forloop` and `tablerowloop` of 2.4: an object made anew in each round.
fn snapshot(state: &Loop) -> Value {
    let entry = |name: &&str| (Arc::from(*name), state.get(name));
    Value::Object(Arc::new(Object::new(fields(state.columns.is_some()).iter().map(entry).collect())))
}
