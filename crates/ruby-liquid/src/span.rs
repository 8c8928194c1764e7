//! Where something stands in a text, as a range of bytes.

use serde::{Deserialize, Serialize};
use std::slice::SliceIndex;

/// A range of bytes in a text, `start..end`, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same stretch of a text that stands at `start` in a larger one.
    pub(crate) fn within(self, start: usize) -> Self {
        Self::new(start + self.start, start + self.end)
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing: a place between two characters.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text it covers; empty where it does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The text in front of it; empty where it does not fit the text.
    pub fn before(self, text: &str) -> &str {
        text.get(..self.start).unwrap_or_default()
    }

    /// The text behind it; empty where it does not fit the text.
    pub fn after(self, text: &str) -> &str {
        text.get(self.end..).unwrap_or_default()
    }
}

/// A part of a text, as `&text[range]`, by a range that was found in this text.
///
/// A range that does not fit is a mistake of the caller: debug builds panic, and others give the empty text.
pub fn slice(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    let part = text.get(range);
    debug_assert!(part.is_some(), "the range does not fit the text");
    part.unwrap_or_default()
}
