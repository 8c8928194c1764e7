//! The shapes that Liquid reads with regular expressions, matched by hand: in one pass, from left to right.
//!
//! Named after the constants in `lib/liquid.rb`. Each takes a text and a place and gives the end of the match.

use super::ruby::{is_space, is_word};
use crate::{Span, slice};

/// The character at a place.
pub fn character(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The end of a run of white space, maybe empty.
pub fn spaces(text: &str, at: usize) -> usize {
    run(text, at, is_space)
}

/// A range without the white space at its ends.
pub fn trim(text: &str, range: Span) -> Span {
    let inner = range.of(text);
    let start = range.start + inner.len() - inner.trim_start_matches(is_space).len();
    Span::new(start, (range.start + inner.trim_end_matches(is_space).len()).max(start))
}

/// The end of a run of such characters, maybe empty.
pub fn run(text: &str, at: usize, which: impl Fn(char) -> bool) -> usize {
    slice(text, at..).find(|character| !which(character)).map_or(text.len(), |length| at + length)
}

/// Ruby's `scan`: every match of a shape from a place on, one after another; what is none is passed over.
pub fn scan(text: &str, from: usize, shape: &dyn Fn(&str, usize) -> Option<usize>) -> Vec<Span> {
    let (mut found, mut at) = (Vec::new(), from);
    while at < text.len() {
        match shape(text, at) {
            Some(end) => {
                found.push(Span::new(at, end));
                at = end;
            }
            None => at += character(text, at).map_or(1, char::len_utf8),
        }
    }
    found
}

/// `\w+`
pub fn word(text: &str, at: usize) -> Option<usize> {
    Some(run(text, at, is_word)).filter(|end| *end > at)
}

/// The first `\w+` at or after a place.
pub fn find_word(text: &str, at: usize) -> Option<Span> {
    let start = at + slice(text, at..).find(is_word)?;
    Some(Span::new(start, run(text, start, is_word)))
}

/// `QuotedString`: `"[^"]*"|'[^']*'`
pub fn quoted_string(text: &str, at: usize) -> Option<usize> {
    let quote = character(text, at).filter(|character| matches!(character, '"' | '\''))?;
    slice(text, at + 1..).find(quote).map(|length| at + 1 + length + 1)
}

/// `QuotedFragment`: a quoted string, or anything but spaces, commas, bars and open quotes.
pub fn quoted_fragment(text: &str, at: usize) -> Option<usize> {
    if let Some(end) = quoted_string(text, at) {
        return Some(end);
    }
    let mut end = at;
    loop {
        end =
            run(text, end, |character| !is_space(character) && !matches!(character, ',' | '|' | '\'' | '"'));
        match quoted_string(text, end) {
            Some(quoted) => end = quoted,
            None => return Some(end).filter(|end| *end > at),
        }
    }
}

/// `QuotedFragment+`
pub fn quoted_fragments(text: &str, at: usize) -> Option<usize> {
    let mut end = quoted_fragment(text, at)?;
    while let Some(more) = quoted_fragment(text, end) {
        end = more;
    }
    Some(end)
}

/// The first `QuotedFragment` at or after a place.
pub fn find_quoted_fragment(text: &str, at: usize) -> Option<Span> {
    slice(text, at..).char_indices().find_map(|(offset, character)| {
        let starts = !is_space(character) && !matches!(character, ',' | '|');
        let end = if starts { quoted_fragment(text, at + offset) } else { None };
        end.map(|end| Span::new(at + offset, end))
    })
}

/// `VariableSignature+`: `(\(?[\w\-\.\[\]]\)?)+`
pub fn signature(text: &str, at: usize) -> Option<usize> {
    let is_part = |character: char| is_word(character) || matches!(character, '-' | '.' | '[' | ']');
    let mut end = at;
    loop {
        let open = if slice(text, end..).starts_with('(') { end + 1 } else { end };
        match character(text, open) {
            Some(part) if is_part(part) => end = open + 1,
            _ => return Some(end).filter(|end| *end > at),
        }
        if slice(text, end..).starts_with(')') {
            end += 1;
        }
    }
}

/// `VariableSegment`: `[\w\-]`
pub fn is_segment(character: char) -> bool {
    is_word(character) || character == '-'
}

/// Tells letters and digits from other characters.
pub type Letters = fn(char) -> bool;

/// Whether a word begins or ends here. Ruby's `\b` knows letters beyond ASCII, its `\w` does not.
fn boundary(text: &str, at: usize, letters: Letters) -> bool {
    let is_letter = |character: char| letters(character) || character == '_';
    let before = slice(text, ..at).chars().next_back().is_some_and(is_letter);
    let after = character(text, at).is_some_and(is_letter);
    before != after
}

/// `\b(?:\s?and\s?|\s?or\s?)\b`
pub fn conjunction(text: &str, at: usize, letters: Letters) -> Option<usize> {
    if !boundary(text, at, letters) {
        return None;
    }
    let start = at + usize::from(character(text, at).is_some_and(is_space));
    let end = start + ["and", "or"].iter().find(|word| slice(text, start..).starts_with(**word))?.len();
    let spaced = end + usize::from(character(text, end).is_some_and(is_space));
    [spaced, end].into_iter().find(|end| boundary(text, *end, letters))
}

/// `TagAttributes`: every `name: value` in a tag, as the ranges of both.
pub fn attributes(text: &str, dashes: bool) -> Vec<(Span, Span)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(word) = find_word(text, at) {
        let end = if dashes { run(text, word.end, is_segment) } else { word.end };
        let colon = spaces(text, end);
        let value = slice(text, colon..).starts_with(':').then(|| spaces(text, colon + 1));
        match value.and_then(|value| Some((value, quoted_fragment(text, value)?))) {
            Some((value, value_end)) => {
                found.push((Span::new(word.start, end), Span::new(value, value_end)));
                at = value_end;
            }
            None => at = end,
        }
    }
    found
}

/// `VariableParser`: the steps of a path, as ranges; bracketed ones with their brackets.
pub fn path(text: &str, nested: bool) -> Vec<Span> {
    let closes = if nested { matching_brackets(text) } else { Vec::new() };
    let (mut parts, mut at) = (Vec::new(), 0);
    let mut no_close = false;
    while let Some(character) = character(text, at) {
        let end = match character {
            '[' if nested => {
                let found = closes.binary_search_by_key(&at, |(open, _)| *open).ok();
                found.and_then(|place| closes.get(place)).map(|(_, close)| close + 1)
            }
            '[' if !no_close => {
                let close = slice(text, at + 1..).find(']').map(|length| at + 1 + length);
                no_close = close.is_none();
                close.filter(|close| *close > at + 1).map(|close| close + 1)
            }
            _ if is_segment(character) => {
                let end = run(text, at, is_segment);
                Some(if slice(text, end..).starts_with('?') { end + 1 } else { end })
            }
            _ => None,
        };
        match end {
            Some(end) => {
                parts.push(Span::new(at, end));
                at = end;
            }
            None => at += character.len_utf8(),
        }
    }
    parts
}

/// The brackets that belong together, by the place of the opening one.
fn matching_brackets(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open.push(at),
            b']' => pairs.extend(open.pop().map(|opened| (opened, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}
