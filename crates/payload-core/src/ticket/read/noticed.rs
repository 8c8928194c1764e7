//! What one should know of a pasted ticket though it can be read: keys that come twice, characters that no one sees.

use crate::payload::{self, Json, Kind};
use crate::text::characters::{OddKind, odd_character};
use crate::text::{QUOTED, shorten};
use crate::ticket::Ticket;
use serde_json::Value;

/// Characters that belong to no word of any language.
fn is_stray(c: char) -> bool {
    c == '\0' || odd_character(c).is_some_and(|odd| odd.kind == OddKind::Invisible)
}

/// Fields in which an invisible character does no harm: nobody compares them.
const PROSE: [&str; 5] =
    ["subject", "description", "description_text", "latest_public_comment", "latest_private_comment"];

/// The keys that come twice in one object, as a sentence.
pub fn repeated_keys(text: &str) -> Option<String> {
    let mut twice = Vec::new();
    repeated(&payload::read(text).ok()?, &mut twice);
    (!twice.is_empty()).then(|| format!("Comes twice, and the last is used: {}.", twice.join(", ")))
}

fn repeated(json: &Json, twice: &mut Vec<String>) {
    match &json.kind {
        Kind::Object(members) => {
            for (at, member) in members.iter().enumerate() {
                let is_second = members.iter().take(at).any(|before| before.key == member.key);
                if is_second && !twice.contains(&member.key) {
                    twice.push(member.key.clone());
                }
                repeated(&member.value, twice);
            }
        }
        Kind::List(items) => items.iter().for_each(|item| repeated(item, twice)),
        _ => {}
    }
}

/// The fields of a ticket that hold an invisible character, as a sentence.
pub fn invisible(ticket: &Ticket) -> Option<String> {
    let mut found = Vec::new();
    look_into("", &ticket.value(), &mut found);
    let (path, c) = found.first()?;
    let more = match found.len() {
        1 => String::new(),
        2 => " So does one more field.".to_owned(),
        more => format!(" So do {} more fields.", more - 1),
    };
    Some(format!(
        "{} holds a character that cannot be seen (U+{:04X}): it is kept, as Freshdesk sends it.{more}",
        shorten(path, QUOTED),
        u32::from(*c)
    ))
}

fn look_into(path: &str, value: &Value, found: &mut Vec<(String, char)>) {
    match value {
        Value::String(text) => {
            found.extend(text.chars().find(|c| is_stray(*c)).map(|c| (path.to_owned(), c)))
        }
        Value::Object(map) => {
            for (key, value) in map.iter().filter(|(key, _)| !PROSE.contains(&key.as_str())) {
                let gap = if path.is_empty() { "" } else { "." };
                look_into(&format!("{path}{gap}{key}"), value, found);
            }
        }
        _ => {}
    }
}
