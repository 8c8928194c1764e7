//! `String#split`.

use crate::slice;

/// How a text is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator<'a> {
    /// At runs of white space, leading ones dropped: a single space, or no pattern.
    Blanks,
    /// At each occurrence of the text; between all characters where it is empty.
    Text(&'a str),
}

impl<'a> From<&'a str> for Separator<'a> {
    fn from(pattern: &'a str) -> Self {
        if pattern == " " { Self::Blanks } else { Self::Text(pattern) }
    }
}

/// The parts; empty ones at the end are dropped.
pub fn split<'t>(text: &'t str, separator: Separator<'_>) -> Vec<&'t str> {
    let mut parts: Vec<&str> = match separator {
        Separator::Blanks => text.split(super::is_space).filter(|part| !part.is_empty()).collect(),
        Separator::Text("") => {
            text.char_indices().map(|(at, c)| slice(text, at..at + c.len_utf8())).collect()
        }
        Separator::Text(pattern) => text.split(pattern).collect(),
    };
    while parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    parts
}
