//! From a pasted text to JSON values: passes over what got around and between them, and says so.

use super::{Refused, foreign};
use crate::json;
use crate::ticket::MAX_JSON;
use serde_json::Value;

/// Characters that no one sees, or that look like a space and are none.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{a0}' | '\u{202a}'..='\u{202f}' | '\u{2028}' | '\u{2029}' | '\u{ad}' | '\u{3000}' | '\u{0}')
}

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
            "This is {} KB of text; a ticket has {} KB at the most.",
            text.len() / 1024,
            MAX_JSON / 1024
        );
        return Err(refused(what, "Save it as a file for “Check my tickets”."));
    }
    let text = without_surroundings(text, &mut notes);
    let values = match parse(text) {
        Ok(values) => values,
        Err(reason) => match again(text) {
            Some((values, note)) => {
                notes.push(note.to_owned());
                values
            }
            None => return Err(foreign::text(text, reason)),
        },
    };
    // JSON that was put into a text once more, as logs do.
    if let [Value::String(inner)] = values.as_slice()
        && inner.trim_start().starts_with(['{', '['])
    {
        notes.push("The JSON stood inside a text in quotes; it was taken out.".to_owned());
        return parse(inner).map(|values| (values, notes)).map_err(|reason| foreign::text(inner, reason));
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
