//! What the template itself has set: the variables of its running loops, and those of `assign` and `capture`.

use super::Traced;
use crate::expression::{Expression, ExpressionKind, Head, Path};
use crate::names::NameId;
use crate::origin::Origin;
use crate::stretches::Parts;
use crate::value::{Loop, Value};
use std::sync::Arc;

/// The variables of one running loop.
pub(super) struct Frame {
    pub item: (NameId, Traced),
    pub state: (NameId, Arc<Loop>),
}

/// The variables that a template has set so far.
pub(super) struct Variables {
    /// What `assign` and `capture` set, by the name's place.
    pub globals: Vec<Option<Traced>>,
    /// The running loops, the innermost last.
    pub frames: Vec<Frame>,
}

impl Variables {
    /// So many names, of which none has a value.
    pub fn new(names: usize) -> Self {
        Self { globals: vec![None; names], frames: Vec::new() }
    }

    /// Sets a variable.
    pub fn set(&mut self, id: NameId, traced: Traced) {
        if let Some(global) = self.globals.get_mut(id.0 as usize) {
            *global = Some(traced);
        }
    }

    /// Whether a variable was set to just this text of the template before, as in every round of a loop.
    pub fn holds(&self, id: NameId, literal: &Value) -> bool {
        match (self.globals.get(id.0 as usize), literal) {
            (
                Some(Some(Traced { value: Value::Text(held), origin, parts: Parts::Alike })),
                Value::Text(text),
            ) => Arc::ptr_eq(held, text) && *origin == Origin::default(),
            _ => false,
        }
    }

    /// The text or list that a variable holds, where the expression is nothing but a variable that the template set.
    pub fn peek(&self, expression: &Expression) -> Option<&Traced> {
        let ExpressionKind::Path(Path { head: Head::Name(id, ..), steps, .. }) = &expression.kind else {
            return None;
        };
        if !steps.is_empty() {
            return None;
        }
        let has = |frame: &&Frame| frame.item.0 == *id || frame.state.0 == *id;
        let known = match self.frames.iter().rev().find(has) {
            Some(frame) => Some(&frame.item.1).filter(|_| frame.state.0 != *id),
            None => self.globals.get(id.0 as usize)?.as_ref(),
        };
        // 2.4 forgets that a variable may hold the others.
        known.filter(|known| matches!(known.value, Value::Text(_) | Value::Array(_)))
    }
}
