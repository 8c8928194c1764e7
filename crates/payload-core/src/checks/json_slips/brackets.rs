//! Brackets of another kind than is meant, or left out before an object.

use super::rewritten::{is_liquid_at, open_bracket};
use crate::payload::contract::REQUEST;
use crate::text::{Span, slice};

/// A list in braces, as `{"vip", "gold"}`, in square brackets: the braces around the place where a colon is missing.
pub fn square(text: &str, at: usize) -> Option<String> {
    let open = open_bracket(text, at).filter(|open| slice(text, *open..).starts_with('{'))?;
    let close = at
        + slice(text, at..)
            .match_indices('}')
            .map(|(close, _)| close)
            .find(|close| !is_liquid_at(text, at + close))?;
    let inside = slice(text, open + 1..close);
    (!inside.contains(':')).then(|| in_square(text, Span::new(open, close + 1)))
}

/// A list in round brackets.
pub fn of_round(text: &str, open: usize) -> Option<String> {
    let close = open + slice(text, open..).find(')')?;
    Some(in_square(text, Span::new(open, close + 1)))
}

fn in_square(text: &str, list: Span) -> String {
    let inside = slice(text, list.start + 1..list.end - 1);
    format!("{}[{inside}]{}", list.before(text), list.after(text))
}

/// An object without its first brace, as `"customer": "name": …`: the text before the second colon, with the brace before
/// the key that it ends with.
pub fn with_brace(before: &str) -> Option<String> {
    let (rest, key) = before.trim_end().strip_suffix('"')?.rsplit_once('"')?;
    let is_key = rest.trim_end().ends_with(':') && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_key.then(|| format!("{rest}{{\"{key}\""))
}

/// The commas before keys that stand in no other object: where the object before is not closed, it ends there.
pub fn before_keys(text: &str) -> Vec<usize> {
    let keys = REQUEST.iter().flat_map(|property| {
        let key = format!("\"{}\"", property.key);
        text.match_indices(&key).map(|(at, _)| at).collect::<Vec<_>>()
    });
    let mut commas: Vec<usize> = keys
        .filter(|key| !is_liquid_at(text, *key))
        .filter_map(|key| Some(slice(text, ..key).trim_end().strip_suffix(',')?.len()))
        .collect();
    commas.sort_unstable();
    commas
}
