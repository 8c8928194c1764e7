//! What could stand at a place of a template that is being typed: a placeholder, a variable, a filter, a tag.
//!
//! A template that is being typed is mostly broken, so this reads no more of it than it needs: where the tag or
//! output begins, what of it stands before the caret, and which blocks are open there.

mod candidates;
mod own_fields;
mod scene;

pub use own_fields::own_fields;

use crate::text::{Span, slice};
use ruby_liquid::Dialect;
use scene::{Scene, Wanted};

/// What could stand at a place, and the stretch of the text that it would replace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completions {
    /// The word around the caret, maybe empty.
    pub span: Span,
    /// What could stand there, best first; at least one.
    pub candidates: Vec<Candidate>,
}

/// Something that could stand at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What would be written.
    pub text: String,
    /// What that is, in a few words.
    pub about: String,
}

/// What could stand at the caret, a place in bytes; nothing where anything may stand or nothing fits. `own` are the
/// [fields of the account's own](own_fields()).
pub fn complete(text: &str, caret: usize, dialect: Dialect, own: &[Candidate]) -> Option<Completions> {
    let caret = text.floor_char_boundary(caret);
    let scene = Scene::at(text, caret, dialect)?;
    let is_part: fn(char) -> bool = match scene.wanted {
        Wanted::Value => |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'),
        Wanted::Filter | Wanted::Tag => |c| c.is_ascii_alphanumeric() || c == '_',
    };
    let (before, after) = text.split_at(caret);
    let start = before.trim_end_matches(is_part).len();
    let end = text.len() - after.trim_start_matches(is_part).len();
    let (word, typed) = (slice(text, start..end), slice(text, start..caret));
    let all = match scene.wanted {
        Wanted::Value => candidates::values(&scene, own),
        Wanted::Filter => candidates::filters(dialect),
        Wanted::Tag => candidates::tags(&scene, dialect),
    };
    let candidates = candidates::fitting(all, typed);
    let is_there = matches!(&candidates[..], [only] if only.text == word);
    (!candidates.is_empty() && !is_there).then_some(Completions { span: Span::new(start, end), candidates })
}

#[cfg(test)]
mod tests;
