//! The seam to the `liquid` crate: the only module that names it.
//!
//! What stateful tags remember during a render lives in its `Registers`, by type, and `break` and `continue` are its
//! interrupts. The rest of its runtime does not fit, and is ours:
//!
//! - its `Object` keeps no order, but Ruby prints objects in order; its integers have 64 bits, its values no ranges;
//! - its scopes hold bare values, but ours know the ticket's fields that went into them;
//! - its `Renderable` writes bytes, but ours keep the place of the template for each piece, and take back what a
//!   failing block of 2.4 wrote;
//! - its lookups fail on unknown names, which in Liquid are nil.

use super::value::Value;
pub(crate) use liquid_core::runtime::{Interrupt, InterruptRegister, Registers};
use std::collections::HashMap;
use std::sync::Arc;

/// What is remembered, by name. One type for all, as maps are compiled anew for each.
type Memory = HashMap<Arc<str>, Value>;

fn number(memory: &Memory, name: &str) -> i128 {
    match memory.get(name) {
        Some(Value::Int(number)) => *number,
        _ => 0,
    }
}

/// Where each `cycle` stands.
#[derive(Debug, Default)]
pub(crate) struct Cycles(Memory);

impl Cycles {
    pub fn place(&self, key: &str) -> usize {
        usize::try_from(number(&self.0, key)).unwrap_or(0)
    }

    pub fn set(&mut self, key: &str, place: usize) {
        self.0.insert(key.into(), Value::Int(place as i128));
    }
}

/// Where each `for` ended, for `offset:continue`.
#[derive(Debug, Default)]
pub(crate) struct Offsets(Memory);

impl Offsets {
    pub fn get(&self, name: &str) -> i128 {
        number(&self.0, name)
    }

    pub fn set(&mut self, name: &Arc<str>, offset: i128) {
        self.0.insert(name.clone(), Value::Int(offset));
    }
}

/// What the last `ifchanged` wrote.
#[derive(Debug, Default)]
pub(crate) struct Changed(Option<String>);

impl Changed {
    pub fn changes_to(&mut self, text: &str) -> bool {
        let changes = self.0.as_deref() != Some(text);
        if changes {
            self.0 = Some(text.to_owned());
        }
        changes
    }
}

/// What `increment` and `decrement` count, over the data.
#[derive(Debug, Default)]
pub(crate) struct Counters(Memory);

impl Counters {
    pub fn get(&self, name: &str) -> Option<Value> {
        if self.0.is_empty() { None } else { self.0.get(name).cloned() }
    }

    pub fn set(&mut self, name: &Arc<str>, value: Value) {
        self.0.insert(name.clone(), value);
    }
}
