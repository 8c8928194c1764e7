//! JSON that was put into a text once more, as logs, queues and recorded requests do.

use super::base64;
use super::envelope::{self, is_around, is_surely_a_ticket, likeness};
use serde_json::{Map, Value};

/// So many texts in each other are a riddle.
const MOST: usize = 4;

/// Puts JSON in the place of each text that holds a ticket. Whether there was any.
pub fn open(value: &mut Value) -> bool {
    let mut is_opened = false;
    for _ in 0..MOST {
        let Some(inner) = value.as_str().and_then(json_of) else { break };
        *value = inner;
        is_opened = true;
    }
    is_opened | within(value)
}

fn within(value: &mut Value) -> bool {
    match value {
        Value::Array(list) => list.iter_mut().fold(false, |any, one| any | open(one)),
        Value::Object(map) if !is_surely_a_ticket(map) => members(map),
        _ => false,
    }
}

fn members(map: &mut Map<String, Value>) -> bool {
    let own = likeness(map);
    let mut is_opened = false;
    for (key, value) in map.iter_mut() {
        // What has nothing of a ticket may call it anything; a short ticket has texts of its own.
        let is_around = is_around(key);
        let may_hold = own == 0 || is_around;
        let Value::String(text) = &*value else {
            is_opened |= within(value);
            continue;
        };
        let Some(mut inner) = json_of(text).filter(|_| may_hold) else { continue };
        open(&mut inner);
        let is_more =
            envelope::open_envelope(&inner).is_ok_and(|found| found.iter().any(|one| one.likeness() > own));
        if is_more || (own == 0 && is_around) {
            *value = inner;
            is_opened = true;
        }
    }
    is_opened
}

/// The JSON that a text is, where that is more than a number or a word.
fn json_of(text: &str) -> Option<Value> {
    if let Some(text) = base64::decoded(text) {
        return json_of(&text);
    }
    text.trim_start().starts_with(['{', '[', '"']).then(|| serde_json::from_str(text).ok())?
}
