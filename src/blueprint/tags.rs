//! The tags of a ticket.

use crate::payload::contract::MAX_TAGS;
use crate::text::{QUOTED, shorten};
use serde::{Deserialize, Serialize};

/// The ticket's tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tags {
    /// At most so many are sent.
    pub limit: TagLimit,
}

impl Default for Tags {
    fn default() -> Self {
        Self { limit: TagLimit(MAX_TAGS) }
    }
}

/// How many tags are sent at most: a number from 1 to [`MAX_TAGS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "usize", into = "usize")]
pub struct TagLimit(usize);

impl TagLimit {
    /// The limit, if Stella takes so many.
    pub fn new(limit: usize) -> Option<Self> {
        (1..=MAX_TAGS).contains(&limit).then_some(Self(limit))
    }

    fn refusal(what: &str) -> String {
        format!("{what} is not a number from 1 to {MAX_TAGS}, the most that Stella takes.")
    }

    /// Reads what a person typed.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let typed = typed.trim();
        typed
            .parse()
            .ok()
            .and_then(Self::new)
            .ok_or_else(|| Self::refusal(&format!("“{}”", shorten(typed, QUOTED))))
    }
}

impl TryFrom<usize> for TagLimit {
    type Error = String;

    fn try_from(limit: usize) -> Result<Self, String> {
        Self::new(limit).ok_or_else(|| Self::refusal(&limit.to_string()))
    }
}

impl From<TagLimit> for usize {
    fn from(limit: TagLimit) -> usize {
        limit.0
    }
}

impl std::fmt::Display for TagLimit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
