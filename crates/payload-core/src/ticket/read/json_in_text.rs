//! JSON among other text: in a line of a log, a message, or what a command printed.

use super::{envelope, json_in_json, not_json, other_objects, own_fields};
use crate::text::slice;
use serde_json::{Deserializer, Value};

const NOTE: &str = "The text around the JSON was passed over.";

/// The tickets among other text, and what to say of it.
pub fn tickets(text: &str) -> Option<(Vec<Value>, &'static str)> {
    let is_one = |(start, value): &(usize, Value)| !is_part(slice(text, ..*start)) && is_ticket(value);
    of(all(text).into_iter().filter(is_one).map(|(_, value)| value).collect())
}

/// Whatever JSON is among other text.
pub fn anything(text: &str) -> Option<(Vec<Value>, &'static str)> {
    let is_whole = |(start, value): &(usize, Value)| match value {
        Value::Object(map) => !map.is_empty() && !is_member(slice(text, ..*start)),
        Value::Array(list) => list.iter().any(Value::is_object),
        _ => false,
    };
    of(all(text).into_iter().filter(is_whole).map(|(_, value)| value).collect())
}

fn of(values: Vec<Value>) -> Option<(Vec<Value>, &'static str)> {
    (!values.is_empty()).then_some((values, NOTE))
}

/// Whether what follows a text belongs to a key: it is a part of an object whose start is missing.
fn is_member(before: &str) -> bool {
    before.trim_end().strip_suffix(':').is_some_and(|before| before.trim_end().ends_with('"'))
}

/// Whether it is the own fields of a ticket whose start is missing.
fn is_part(before: &str) -> bool {
    let key = is_member(before).then(|| before.rsplit('"').nth(1)).flatten();
    key.is_some_and(own_fields::are_in)
}

fn is_ticket(value: &Value) -> bool {
    let mut value = value.clone();
    json_in_json::open(&mut value);
    envelope::open_envelope(&value).is_ok_and(|found| {
        found.iter().any(|one| one.is_surely_a_ticket() && other_objects::object(one).is_none())
    })
}

/// Every object and list of a text, the outermost of each, and where it starts; none where one of them breaks off.
fn all(text: &str) -> Vec<(usize, Value)> {
    let is_request = not_json::is_request(text);
    let mut values = Vec::new();
    let mut at = 0;
    while let Some(before) = slice(text, at..).find(['{', '[']) {
        let start = at + before;
        let rest = slice(text, start..);
        let mut read = Deserializer::from_str(rest).into_iter::<Value>();
        // What stands in a command's quotes is sent, not answered.
        let is_sent = is_request && slice(text, ..start).ends_with(['\'', '"']);
        at = start
            + match read.next() {
                _ if is_sent => group(rest),
                Some(Ok(value)) => {
                    values.push((start, value));
                    read.byte_offset()
                }
                _ if is_json(rest) => return Vec::new(),
                _ => group(rest),
            };
    }
    values
}

/// Whether a text begins as only JSON does.
fn is_json(text: &str) -> bool {
    let inside = text.strip_prefix('[').map_or(text, str::trim_start);
    inside.strip_prefix('{').is_some_and(|inside| inside.trim_start().starts_with('"'))
}

/// The length of what stands in brackets at the start of a text, like the time in a log.
fn group(text: &str) -> usize {
    // As curl prints it: `{ [5 bytes data]`. The one that closes it never comes.
    if text.starts_with("{ [") {
        return 1;
    }
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            '{' | '[' if !in_text => depth += 1,
            '}' | ']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}
