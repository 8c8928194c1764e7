//! What goes on from one part to the next: `cycle`, `increment` and `decrement`.

use super::*;

impl<'t> Render<'t> {
    pub(super) fn cycle(&mut self, cycle: &'t Cycle, span: Span) -> Outcome<()> {
        let key = match &cycle.group {
            Group::Alike(spelled) => format!("t{spelled}"),
            Group::Alone(number) => format!("a{number}"),
            Group::Named(name) => match self.evaluate(name)?.value {
                Value::Text(text) => format!("t{text}"),
                other => {
                    self.weigh(&other)?;
                    list::identity(&other)
                }
            },
        };
        let place = self.memory.cycles.get(&key).copied().unwrap_or(0);
        let traced = match cycle.values.get(place) {
            Some(value) => self.evaluate(value)?,
            None => Traced::default(),
        };
        self.print(&traced, span)?;
        let next = if place + 1 >= cycle.values.len() { 0 } else { place + 1 };
        self.memory.cycles.insert(key, next);
        Ok(())
    }

    pub(super) fn count(&mut self, target: &Target, span: Span, step: i128) -> Outcome<()> {
        let current = match self.memory.counters.get(&target.name) {
            Some(value) => value.clone(),
            None => self.data.get(&target.name).cloned().unwrap_or_default(),
        };
        let next = match &current {
            Value::Nil | Value::Bool(false) => Value::Int(step),
            Value::Int(int) => Value::Int(int.checked_add(step).ok_or_else(crate::ruby::decimal::too_large)?),
            Value::Float(float) => Value::Float(float + step as f64),
            other => {
                return Err(RenderError::of(format!(
                    "no implicit conversion of Integer into {}",
                    other.class()
                )));
            }
        };
        let current = if current.truthy() { current } else { Value::Int(0) };
        let shown = if step < 0 { next.clone() } else { current };
        self.memory.counters.insert(target.name.clone(), next);
        self.print(&Traced::new(shown, Origin::default()), span)
    }
}
