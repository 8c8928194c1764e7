//! Places in a text: byte spans, and the lines and columns that people count.

use serde::Serialize;

pub mod base64url;
pub mod characters;
pub mod html;

pub use ruby_liquid::{Span, slice};

/// How many characters of a text from outside a sentence quotes, at the most.
pub const QUOTED: usize = 60;

/// The first `length` characters of a text, with an ellipsis where it was cut.
pub fn shorten(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", slice(text, ..end)),
        None => text.to_owned(),
    }
}

/// Splits a text in front of the first character that fits; where none does, the second part is empty.
pub fn split_before(text: &str, fits: impl FnMut(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(fits).unwrap_or(text.len()))
}

/// A text in quotes, as JSON has it.
pub fn quoted(text: &str) -> String {
    // `Value::to_string` would do, and bring 3 KB of the standard library's errors into the first load.
    serde_json::to_string(text).unwrap_or_default()
}

/// A text escaped as inside of a JSON text, without the quotes around it.
pub fn escaped(text: &str) -> String {
    let quoted = quoted(text);
    slice(&quoted, 1..quoted.len() - 1).to_owned()
}

/// A text with a capital first letter, as a sentence begins.
pub fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// A line and a column as people count them: from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values).
    pub column: usize,
}

impl std::fmt::Display for LineColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Where byte `offset` of `text` stands; an offset past the end is the end.
pub fn line_column(text: &str, offset: usize) -> LineColumn {
    let before = slice(text, ..text.floor_char_boundary(offset));
    let line = before.rsplit('\n').next().unwrap_or_default();
    LineColumn {
        line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
        column: 1 + line.chars().count(),
    }
}

/// The byte offset of a position that a browser counts in UTF-16 code units.
pub fn byte_of_utf16(text: &str, units: usize) -> usize {
    let mut seen = 0;
    for (at, character) in text.char_indices() {
        if seen >= units {
            return at;
        }
        seen += character.len_utf16();
    }
    text.len()
}

/// The position, in UTF-16 code units as browsers count, of byte `offset`.
pub fn utf16_of_byte(text: &str, offset: usize) -> usize {
    slice(text, ..text.floor_char_boundary(offset)).encode_utf16().count()
}

/// How many bytes of a text stay the same at its start, and how many after those at its end, as one stretch of it is
/// replaced.
pub fn kept(before: &str, after: &str) -> (usize, usize) {
    let is_same = |(one, other): &(u8, u8)| one == other;
    let start = before.bytes().zip(after.bytes()).take_while(is_same).count();
    let left = before.len().min(after.len()) - start;
    (start, before.bytes().rev().zip(after.bytes().rev()).take(left).take_while(is_same).count())
}

/// Where the spans of a text are after one stretch of it was replaced; `None` for those that it took a part of.
pub fn moved(before: &str, after: &str) -> impl Fn(Span) -> Option<Span> {
    let (start, kept) = kept(before, after);
    let (end, end_after) = (before.len() - kept, after.len() - kept);
    let follow = move |at: usize| at - end + end_after;
    move |span| match span {
        span if span.end <= start => Some(span),
        span if span.start >= end => Some(Span::new(follow(span.start), follow(span.end))),
        span if span.start <= start && end <= span.end => {
            Some(Span::new(span.start, follow(span.end))).filter(|span| span.start < span.end)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_in_characters() {
        let text = "a\nzoë👩x\n";
        for (offset, line, column) in [(0, 1, 1), (1, 1, 2), (2, 2, 1), (6, 2, 4), (10, 2, 5), (99, 3, 1)] {
            assert_eq!(line_column(text, offset), LineColumn { line, column }, "at {offset}");
        }
    }

    #[test]
    fn spans_move_with_what_stands_in_front_of_them() {
        for (before, after, moves) in [
            ("ab<c>d", "ab<c>dd", Some("<c>")),
            ("ab<c>d", "axb<c>d", Some("<c>")),
            ("ab<c>d", "<c>d", Some("<c>")),
            ("ab<c>d", "a x<c>y d", None),
            ("é<c>", "è<c>", Some("<c>")),
            ("<c><c><c>", "<c><c>", Some("<c>")),
            ("ab<c>d", "ab<cc>d", Some("<cc>")),
            ("ab<c>d", "ab<>d", Some("<>")),
            ("ab<c>d", "ab<cd", Some("<c")),
            ("ab<c>d", "ac>d", None),
            ("ab<c>d", "abd", None),
            ("<c>", "", None),
        ] {
            let start = before.find('<').expect("a piece");
            let span = moved(before, after)(Span::new(start, start + 3));
            assert_eq!(span.map(|span| span.of(after)), moves, "{before} to {after}");
        }
    }

    #[test]
    fn converts_to_and_from_utf16() {
        let text = "a👩ë!";
        for (byte, units) in [(0, 0), (1, 1), (5, 3), (7, 4), (8, 5)] {
            assert_eq!(utf16_of_byte(text, byte), units);
            assert_eq!(byte_of_utf16(text, units), byte);
        }
    }
}
