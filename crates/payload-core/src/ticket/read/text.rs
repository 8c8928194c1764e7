//! From a pasted text to JSON values: passes over what got around and between them, and says so.

use super::cover::looks_like_a_ticket;
use super::noticed::{is_invisible, repeated_keys};
use super::{Refused, foreign};
use crate::json;
use crate::ticket::MAX_JSON;
use serde_json::Value;

fn refused(what: impl Into<String>, todo: &str) -> Refused {
    Refused { what: what.into(), todo: todo.to_owned() }
}

/// The JSON values of a text, one after the other, and what was passed over, as sentences.
pub fn values(text: &str) -> Result<(Vec<Value>, Vec<String>), Refused> {
    let mut notes = Vec::new();
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    if text.is_empty() {
        return Err(refused("Paste a ticket first.", ""));
    }
    if text.len() > MAX_JSON {
        let what = format!(
            "This is {} KB of text; the maximum for a ticket is {} KB.",
            text.len() / 1024,
            MAX_JSON / 1024
        );
        return Err(refused(what, "Save it as a file for “Check my tickets”."));
    }
    let text = without_surroundings(text, &mut notes);
    let values = match parse(text) {
        Ok(values) => {
            notes.extend(repeated_keys(text));
            values
        }
        Err(reason) => match again(text) {
            Some((values, note)) => {
                notes.push(note.to_owned());
                values
            }
            None => match foreign::kind(text) {
                Some(refused) => return Err(refused),
                None => match inside(text) {
                    Some(values) => {
                        notes.push("The text around the JSON was passed over.".to_owned());
                        values
                    }
                    None => return Err(foreign::broken(text, reason)),
                },
            },
        },
    };
    let values: Vec<Value> = values.into_iter().map(|value| taken_out(value, &mut notes)).collect();
    if let [Value::String(inner)] = values.as_slice()
        && inner.trim_start().starts_with(['{', '['])
    {
        return Err(parse(inner).err().map_or_else(
            || refused("This is a text, not a ticket.", ""),
            |reason| foreign::text(inner, reason),
        ));
    }
    Ok((values, notes))
}

/// The keys of logs and events under which JSON stands as a text once more.
const IN_TEXTS: [&str; 7] = ["body", "payload", "data", "content", "message", "text", "response"];

/// JSON that was put into a text once more, as logs and queues do.
fn taken_out(value: Value, notes: &mut Vec<String>) -> Value {
    let inner = |value: &Value| {
        let text = value.as_str()?.trim_start();
        text.starts_with(['{', '[']).then(|| serde_json::from_str::<Value>(text).ok())?
    };
    let found = match &value {
        Value::String(_) => inner(&value),
        Value::Array(list) if !list.is_empty() => {
            list.iter().map(inner).collect::<Option<Vec<_>>>().map(Value::Array)
        }
        Value::Object(map) if !looks_like_a_ticket(map) => {
            IN_TEXTS.iter().find_map(|key| inner(map.get(*key)?))
        }
        _ => None,
    };
    let Some(found) = found else { return value };
    notes.push("The JSON stood inside a text in quotes; it was taken out.".to_owned());
    found
}

/// The text without a code fence, or the head of an HTTP answer.
fn without_surroundings<'a>(text: &'a str, notes: &mut Vec<String>) -> &'a str {
    if let Some(rest) = text.strip_prefix("```") {
        notes.push("The code fence around it was passed over.".to_owned());
        let inside = rest.split_once('\n').map_or(rest, |(_, inside)| inside);
        return inside.trim_end().trim_end_matches('`').trim();
    }
    if text.starts_with("HTTP/")
        && let Some(body) = ["\r\n\r\n", "\n\n"].iter().find_map(|gap| Some(text.split_once(gap)?.1))
        && body.trim_start().starts_with(['{', '['])
    {
        notes.push("The head of the HTTP answer was passed over.".to_owned());
        return body.trim();
    }
    text
}

/// The JSON in the middle of a text: of a log line, a message, or what `curl -v` prints.
fn inside(text: &str) -> Option<Vec<Value>> {
    let start = text.find(['{', '['])?;
    let end = text.rfind(['}', ']'])?;
    let values = parse(text.get(start..=end)?).ok()?;
    let is_whole = |value: &Value| match value {
        Value::Object(map) => !map.is_empty(),
        Value::Array(list) => list.iter().any(Value::is_object),
        _ => false,
    };
    values.iter().all(is_whole).then_some(values)
}

fn parse(text: &str) -> Result<Vec<Value>, String> {
    match json::read(text) {
        Ok(value) => Ok(vec![value]),
        Err(reason) => {
            let each: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(text).into_iter().collect();
            each.ok()
                .filter(|all| !all.is_empty() && all.iter().all(|one| one.is_object() || one.is_array()))
                .ok_or_else(|| reason.to_string())
        }
    }
}

/// Another try at a text that does not parse, and what was passed over for it.
fn again(text: &str) -> Option<(Vec<Value>, &'static str)> {
    // A piece of a list: objects with commas between.
    if text.starts_with('{')
        && let Ok(values) = parse(&format!("[{}]", text.trim_end().trim_end_matches(',')))
    {
        return Some((values, "The tickets are read as a list, though its brackets are missing."));
    }
    let mut cleaned = String::with_capacity(text.len());
    let (mut in_text, mut escaped, mut changed) = (false, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        let replaced = !in_text && is_invisible(c);
        changed |= replaced;
        cleaned.push(if replaced { ' ' } else { c });
    }
    let values = parse(&cleaned).ok().filter(|_| changed)?;
    Some((values, "Invisible characters between the values (like U+00A0 or U+200B) were passed over."))
}
