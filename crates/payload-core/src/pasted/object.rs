//! The object of a payload in a text of any kind, Liquid in it included.

use crate::payload::contract::REQUEST;
use crate::text::{Span, slice, split_before};

/// An object that is a payload of Stella's by its keys.
pub struct Object {
    /// From the Liquid that prepares it, or its opening brace, to its closing one.
    pub span: Span,
}

/// The first object in a text that has a key of Stella's contract.
pub fn find(text: &str) -> Option<Object> {
    let mut at = 0;
    while at < text.len() {
        match part(text, at) {
            Part::Open('{') => {
                match payload_end(text, at) {
                    // It ends too early: the payload goes on.
                    End::At(end) if goes_on(slice(text, at..end), slice(text, end..)) => return None,
                    End::At(end) => {
                        // Liquid in front of it prepares its values.
                        let start = slice(text, ..at).find("{%").unwrap_or(at);
                        return Some(Object { span: Span::new(start, end) });
                    }
                    End::Missing => return None,
                    End::OfAnother => at += 1,
                }
            }
            other => at += other.len(),
        }
    }
    None
}

/// Whether a text is such an object and nothing else, but for Liquid in front of and behind it.
pub fn is_whole(text: &str) -> bool {
    find(text).is_some_and(|object| {
        let after = object.span.after(text).trim();
        object.span.start == 0 && (after.is_empty() || after.starts_with("{%"))
    })
}

/// Whether an object ends too early: after it comes a comma and a key of the contract, or somewhere before the next
/// object one that it lacks.
fn goes_on(object: &str, rest: &str) -> bool {
    let next = rest.trim_start().strip_prefix(',').map(str::trim_start);
    let key = next.and_then(|next| next.strip_prefix('"')?.split('"').next());
    let before_the_next = rest.split('{').next().unwrap_or_default();
    key.is_some_and(is_of_contract)
        || REQUEST.iter().any(|property| {
            let key = format!("\"{}\":", property.key);
            before_the_next.contains(&key) && !object.contains(&key)
        })
}

fn is_of_contract(key: &str) -> bool {
    REQUEST.iter().any(|property| property.key == key)
}

/// Where an object ends.
enum End {
    /// It is a payload, and ends here.
    At(usize),
    /// It is a payload without its end: an object inside it is not all of it.
    Missing,
    /// It is no payload.
    OfAnother,
}

/// The end of the object that opens at a brace; it is a payload if a key of the contract is among its own.
fn payload_end(text: &str, open: usize) -> End {
    let mut depth = 0_usize;
    let mut is_payload = false;
    let mut at = open;
    while at < text.len() {
        let part = part(text, at);
        let next = at + part.len();
        match part {
            Part::Open(_) => depth += 1,
            Part::Close => {
                depth -= 1;
                if depth == 0 {
                    return if is_payload { End::At(next) } else { End::OfAnother };
                }
            }
            Part::Text(_) if depth == 1 && slice(text, next..).trim_start().starts_with(':') => {
                is_payload |= is_of_contract(slice(text, at + 1..next - 1));
            }
            // As scripts write them, without quotes.
            Part::Other(_) if depth == 1 && !is_payload => is_payload = is_bare_key(text, at),
            _ => {}
        }
        at = next;
    }
    if is_payload { End::Missing } else { End::OfAnother }
}

/// Whether a key of the contract begins at a place, without quotes: `{ channel: "email" }`.
fn is_bare_key(text: &str, at: usize) -> bool {
    let (word, behind) = split_before(slice(text, at..), |c| !c.is_alphanumeric() && c != '_');
    is_of_contract(word)
        && behind.trim_start().starts_with(':')
        && slice(text, ..at).trim_end().ends_with(['{', ','])
}

/// A part of a text that may hold an object.
pub enum Part {
    /// `{` or `[`
    Open(char),
    /// `}` or `]`
    Close,
    /// A text in quotes, of that length.
    Text(usize),
    /// Liquid or a character, of that length.
    Other(usize),
}

impl Part {
    /// How long it is.
    pub fn len(&self) -> usize {
        match self {
            Part::Open(_) | Part::Close => 1,
            Part::Text(length) | Part::Other(length) => *length,
        }
    }
}

/// What stands at a place.
pub fn part(text: &str, at: usize) -> Part {
    let rest = slice(text, at..);
    if let Some(length) = liquid(rest) {
        return Part::Other(length);
    }
    match rest.chars().next() {
        Some(open @ ('{' | '[')) => Part::Open(open),
        Some('}' | ']') => Part::Close,
        Some('"') => quoted(rest).map_or(Part::Other(1), Part::Text),
        // What follows a backslash is no quote of JSON's.
        Some('\\') => Part::Other(rest.chars().take(2).map(char::len_utf8).sum()),
        Some(c) => Part::Other(c.len_utf8()),
        None => Part::Other(1),
    }
}

/// The length of the tag or output that a text begins with.
fn liquid(text: &str) -> Option<usize> {
    let close = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        _ => return None,
    };
    Some(text.find(close)? + 2)
}

/// The length of the text in quotes that a text begins with; Liquid in it may have quotes of its own.
pub fn quoted(text: &str) -> Option<usize> {
    let mut at = 1;
    while at < text.len() {
        let rest = slice(text, at..);
        at += match rest.chars().next()? {
            '"' => return Some(at + 1),
            '\\' => 1 + rest.chars().nth(1)?.len_utf8(),
            c => liquid(rest).unwrap_or(c.len_utf8()),
        };
    }
    None
}
