//! What tags remember from one part of a render to the next.

use super::value::Value;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What tags remember during one render.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// The place that each group of `cycle` tags has reached.
    pub cycles: FxHashMap<String, usize>,
    /// Where the last `for` of each name ended, for `offset:continue`.
    pub offsets: FxHashMap<Arc<str>, i128>,
    /// What `increment` and `decrement` have counted. A counter hides the data of the same name.
    pub counters: FxHashMap<Arc<str>, Value>,
    /// What the last `ifchanged` wrote.
    pub changed: Option<String>,
    /// A `break` or `continue` on its way to the loop around it.
    pub interrupt: Option<Interrupt>,
}

/// What ends a round of a loop early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Interrupt {
    /// `{% break %}`: no further round.
    Break,
    /// `{% continue %}`: on to the next round.
    Continue,
}
