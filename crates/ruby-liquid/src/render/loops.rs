//! `for` and `tablerow`.

use super::variables::Frame;
use super::{Render, Traced};
use crate::Dialect;
use crate::error::{Outcome, RenderError};
use crate::expression::Expression;
use crate::filters::{to_i_2_4, to_integer};
use crate::memory::Interrupt;
use crate::node::{For, Offset};
use crate::value::{Loop, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// What a loop goes through, without making a list of it.
enum Items {
    Values(Value),
    Numbers(i128, i128),
    One(Value),
    None,
}

impl Items {
    fn of(value: &Value) -> Self {
        match value {
            Value::Array(_) | Value::Object(_) => Self::Values(value.clone()),
            Value::Range(first, last) => Self::Numbers(*first, *last),
            Value::Text(text) if !text.is_empty() => Self::One(value.clone()),
            _ => Self::None,
        }
    }

    fn len(&self) -> i128 {
        match self {
            Self::Values(Value::Array(items)) => items.len() as i128,
            Self::Values(Value::Object(object)) => object.len() as i128,
            Self::Numbers(first, last) => last.saturating_sub(*first).saturating_add(1).max(0),
            Self::One(_) => 1,
            _ => 0,
        }
    }

    fn get(&self, at: i128) -> Value {
        let place = usize::try_from(at).unwrap_or(usize::MAX);
        match self {
            Self::Values(Value::Array(items)) => items.get(place).cloned().unwrap_or_default(),
            Self::Values(Value::Object(object)) => {
                let pair = |(name, value): &(Arc<str>, Value)| {
                    Value::array(vec![Value::Text(name.clone()), value.clone()])
                };
                object.entries().get(place).map_or(Value::Nil, pair)
            }
            Self::Numbers(first, _) => Value::Int(first.saturating_add(at)),
            Self::One(value) => value.clone(),
            _ => Value::Nil,
        }
    }

    /// `slice_collection_using_each`: a text is one item, whatever the bounds.
    fn slice(&self, from: i128, to: Option<i128>) -> (i128, i128) {
        if matches!(self, Self::One(_)) {
            return (0, 1);
        }
        let start = from.clamp(0, self.len());
        (start, to.unwrap_or(i128::MAX).min(self.len()).max(start))
    }
}

fn short(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn state(spec: &For, length: i128, parent: Option<Arc<Loop>>, columns: Option<i128>) -> Arc<Loop> {
    Arc::new(Loop {
        name: spec.name.clone(),
        length: short(length),
        index: AtomicI64::new(0),
        parent,
        columns: columns.map(short),
        cell: (AtomicI64::new(1), AtomicI64::new(1)),
    })
}

impl<'t> Render<'t> {
    pub(super) fn for_loop(&mut self, spec: &'t For) -> Outcome<()> {
        let v5 = self.dialect() == Dialect::V5;
        let collection = self.evaluate(&spec.collection)?;
        let items = Items::of(&collection.value);
        if !v5 && matches!(items, Items::None) {
            return self.otherwise(spec);
        }
        let from = match &spec.offset {
            None => 0,
            Some(Offset::Continue(_)) => self.memory.offsets.get(&spec.name).copied().unwrap_or(0),
            Some(Offset::At(expression)) => self.bound(expression)?.unwrap_or(0),
        };
        let limit = match &spec.limit {
            None => None,
            Some(limit) if !v5 && matches!(self.evaluate(limit)?.value, Value::Bool(false)) => None,
            Some(limit) => self.bound(limit)?,
        };
        let (start, end) = items.slice(from, limit.map(|limit| limit.saturating_add(from)));
        let length = end - start;
        if v5 || length > 0 {
            self.memory.offsets.insert(spec.name.clone(), from.saturating_add(length));
        }
        if length == 0 {
            return self.otherwise(spec);
        }
        let around = self.variables.frames.iter().rev().find(|frame| frame.state.1.columns.is_none());
        let parent = around.filter(|_| v5).map(|frame| frame.state.1.clone());
        let state = state(spec, length, parent, None);
        self.in_scope(|render| {
            render
                .variables
                .frames
                .push(Frame { item: (spec.item.id, Traced::default()), state: (spec.state, state.clone()) });
            for round in 0..length {
                render.spend(1)?;
                let at = if spec.reversed { end - 1 - round } else { start + round };
                state.index.store(short(round), Ordering::Relaxed);
                render.set_item(&collection, &items, at);
                render.body(&spec.body)?;
                if render.memory.interrupt.take() == Some(Interrupt::Break) {
                    break;
                }
            }
            render.variables.frames.pop();
            Ok(())
        })
    }

    /// The whole number that bounds a `for`; none where it is nil.
    fn bound(&mut self, expression: &'t Expression) -> Outcome<Option<i128>> {
        let value = self.evaluate(expression)?.value;
        match (self.dialect(), value) {
            (_, Value::Nil) => Ok(None),
            (Dialect::V2_4, value) => to_i_2_4(&value).map(Some),
            (Dialect::V5, value) => to_integer(&value).map(Some),
        }
    }

    fn otherwise(&mut self, spec: &'t For) -> Outcome<()> {
        match &spec.otherwise {
            Some(body) => self.body(body),
            None => Ok(()),
        }
    }

    /// Gives the innermost loop an item, with the fields that went into it, or all of the collection's where that cannot
    /// be told.
    fn set_item(&mut self, collection: &Traced, items: &Items, at: i128) {
        let Some(Frame { item: (_, item), .. }) = self.variables.frames.last_mut() else { return };
        item.value = items.get(at);
        item.parts.become_item(&collection.parts, usize::try_from(at).unwrap_or(usize::MAX));
        let mut origin = item.parts.alone().map(|stretch| stretch.origin);
        if origin.is_none() {
            for (.., stretch) in item.parts.stretches() {
                origin = Some(self.origins.union(origin.unwrap_or_default(), stretch.origin));
            }
        }
        item.origin = origin.unwrap_or(collection.origin);
    }

    /// The whole number that bounds a `tablerow`.
    fn row_bound(&mut self, expression: &'t Expression) -> Outcome<i128> {
        let value = self.evaluate(expression)?.value;
        to_i_2_4(&value)
    }

    pub(super) fn table_row(&mut self, spec: &'t For) -> Outcome<()> {
        let v5 = self.dialect() == Dialect::V5;
        let collection = self.evaluate(&spec.collection)?;
        if !collection.value.truthy() {
            return Ok(());
        }
        let from = match &spec.offset {
            Some(Offset::At(expression)) => self.row_bound(expression)?,
            _ => 0,
        };
        let to = match &spec.limit {
            Some(limit) => Some(self.row_bound(limit)?.saturating_add(from)),
            None => None,
        };
        let items = Items::of(&collection.value);
        if !v5 && matches!(items, Items::None) {
            return Err(RenderError::of(format!("undefined method `each' for {}", collection.value.class())));
        }
        let (start, end) = items.slice(from, to);
        let length = end - start;
        let columns = match &spec.columns {
            Some(columns) => self.row_bound(columns)?,
            None if v5 => length,
            None => 0,
        };
        let (state, span) = (state(spec, length, None, Some(columns)), spec.tag);
        self.out.literal("<tr class=\"row1\">\n", span);
        self.in_scope(|render| {
            render
                .variables
                .frames
                .push(Frame { item: (spec.item.id, Traced::default()), state: (spec.state, state.clone()) });
            for round in 0..length {
                render.spend(1)?;
                state.index.store(short(round), Ordering::Relaxed);
                render.set_item(&collection, &items, start + round);
                let (column, row) =
                    (state.cell.0.load(Ordering::Relaxed), state.cell.1.load(Ordering::Relaxed));
                render.out.literal(&format!("<td class=\"col{column}\">"), span);
                render.body(&spec.body)?;
                render.out.literal("</td>", span);
                if render.memory.interrupt.take() == Some(Interrupt::Break) {
                    break;
                }
                if i128::from(column) == columns {
                    if round != length - 1 {
                        render.out.literal(&format!("</tr>\n<tr class=\"row{}\">", row + 1), span);
                    }
                    state.cell.0.store(1, Ordering::Relaxed);
                    state.cell.1.store(row + 1, Ordering::Relaxed);
                } else {
                    state.cell.0.store(column + 1, Ordering::Relaxed);
                }
            }
            render.variables.frames.pop();
            Ok(())
        })?;
        self.out.literal("</tr>\n", span);
        Ok(())
    }
}
