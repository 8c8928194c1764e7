//! From a pasted text to JSON values: passes over what got around and between them, and says so.

use super::notes::repeated_keys;
use super::{Refused, below, digits, json_in_json, json_in_text, nearly_json, not_json, pairs};
use crate::json;
use crate::text::characters::is_unseen;
use crate::ticket::MAX_JSON;
use serde_json::Value;

fn refused(what: impl Into<String>, todo: &str) -> Refused {
    Refused { what: what.into(), todo: todo.to_owned() }
}

/// What becomes of the mark U+FEFF where UTF-8 is read as Windows-1252.
pub const MARK_GARBLED: &str = "ï»¿";

/// The JSON values of a text, one after the other, and what was passed over, as sentences.
pub fn values(text: &str) -> Result<(Vec<Value>, Vec<String>), Refused> {
    let mut notes = Vec::new();
    // An escape character is the start of something.
    let text = text.trim_matches(|c: char| c.is_whitespace() || (is_unseen(c) && c != '\u{1b}'));
    // The mark at the start of a file, read as Windows-1252.
    let text = text.trim_start_matches(MARK_GARBLED);
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
    let mut values = match parse(text) {
        Ok(values) => {
            notes.extend(repeated_keys(text));
            values
        }
        Err(reason) => {
            let (values, note) = nearly_json::read(text)
                .or_else(|| json_in_text::tickets(text))
                .or_else(|| pairs::tickets(text))
                .or_else(|| below::ticket(text))
                .map_or_else(|| not_json::kind(text).map_or(Ok(None), Err), |found| Ok(Some(found)))?
                .or_else(|| json_in_text::anything(text))
                .ok_or_else(|| not_json::broken(text, reason))?;
            notes.push(note.to_owned());
            values
        }
    };
    if values.iter_mut().map(json_in_json::open).fold(false, |any, is_opened| any | is_opened) {
        notes.push("The JSON stood inside a text in quotes; it was taken out.".to_owned());
    }
    if let [Value::String(inner)] = values.as_slice()
        && inner.trim_start().starts_with(['{', '['])
    {
        return Err(parse(inner).err().map_or_else(
            || refused("This is a text, not a ticket.", ""),
            |reason| not_json::text(inner, reason),
        ));
    }
    Ok((values, notes))
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

/// The JSON of a text: one value, or objects and lists one after the other.
pub fn parse(text: &str) -> Result<Vec<Value>, String> {
    let text = &digits::kept(text);
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
