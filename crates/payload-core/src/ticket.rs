//! The sample ticket: what a template reads, as the admin sees and edits it.

pub mod field;
pub mod host;
pub mod own;
pub mod read;
pub mod sample;
pub mod synonyms;

use crate::json;
use crate::placeholder::Placeholder;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;

/// Longer JSON than this is refused: it is a file, not a ticket.
pub const MAX_JSON: usize = 512 * 1024;

/// How deep a ticket's JSON may nest.
const MAX_DEPTH: usize = 32;

/// One ticket, as the object of everything a placeholder can start with: `{"ticket": {…}, …}`.
///
/// A ticked checkbox is `true` and an unticked one `false`; how Freshdesk writes the latter is an
/// assumption, not part of the ticket. Tags are one text, joined as Freshdesk joins them: `vip, refund`.
///
/// Copies share their values, so that undo can keep many states with a large ticket in each.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct Ticket(Arc<Map<String, Value>>);

impl PartialEq for Ticket {
    fn eq(&self, other: &Self) -> bool {
        self.shares_with(other) || same_entries(&self.0, &other.0)
    }
}

impl TryFrom<Value> for Ticket {
    type Error = String;

    /// Takes `{"ticket": {…}}` or just the inner object.
    fn try_from(value: Value) -> Result<Self, String> {
        if depth(&value) > MAX_DEPTH {
            return Err(format!("The ticket nests deeper than {MAX_DEPTH} levels."));
        }
        match value {
            Value::Object(map) if map.get("ticket").is_some_and(Value::is_object) => Ok(Self(Arc::new(map))),
            Value::Object(map) if map.contains_key("ticket") => {
                Err("“ticket” must be an object: {\"ticket\": {\"id\": 1042, …}}.".into())
            }
            Value::Object(map) => {
                Ok(Self(Arc::new(Map::from_iter([("ticket".to_owned(), Value::Object(map))]))))
            }
            _ => Err("A ticket is an object: {\"ticket\": {\"id\": 1042, …}}.".into()),
        }
    }
}

impl From<Ticket> for Value {
    fn from(ticket: Ticket) -> Value {
        ticket.value()
    }
}

impl Default for Ticket {
    fn default() -> Self {
        sample::ordinary()
    }
}

impl Ticket {
    /// A ticket from its values; everything else about it is missing.
    pub fn with(values: impl IntoIterator<Item = (Placeholder, Value)>) -> Self {
        let mut ticket = Self(Arc::new(Map::new()));
        for (placeholder, value) in values {
            ticket.set(&placeholder, Some(value));
        }
        ticket
    }

    /// Reads a ticket from JSON that a person typed: either `{"ticket": {…}}` or just the inner object.
    ///
    /// # Errors
    /// A sentence that says what is wrong and where.
    pub fn read(json: &str) -> Result<Self, String> {
        Self::try_from(Self::parse(json)?)
    }

    /// The JSON of a ticket, before it is told which form it has.
    pub(super) fn parse(json: &str) -> Result<Value, String> {
        if json.trim().is_empty() {
            return Err("There is no ticket: type {\"ticket\": {\"id\": 1042, …}}.".into());
        }
        if json.len() > MAX_JSON {
            return Err(format!(
                "This is {} KB of text; the maximum for a ticket is {} KB.",
                json.len() / 1024,
                MAX_JSON / 1024
            ));
        }
        json::read(json).map_err(|not| format!("{not} Take the whole ticket, from {{ to }}."))
    }

    /// The ticket as JSON, laid out for people.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&*self.0).unwrap_or_default()
    }

    /// All of it, as one JSON value.
    pub fn value(&self) -> Value {
        Value::Object(Map::clone(&self.0))
    }

    /// The values under the names that a placeholder can begin with.
    pub(crate) fn entries(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Whether both are copies of one ticket that share their values.
    pub fn shares_with(&self, other: &Ticket) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Roughly how many bytes of memory its values take.
    pub fn weight(&self) -> usize {
        self.0.iter().map(|(key, value)| key.len() + weight(value)).sum()
    }

    /// The value behind a placeholder; nothing where the ticket does not have it.
    pub fn get(&self, placeholder: &Placeholder) -> Option<&Value> {
        let mut names = placeholder.names();
        let first = self.0.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    }

    /// The placeholder under which the ticket keeps a value: `ticket.contact` is the requester, unless the ticket
    /// says otherwise.
    pub fn kept_as(&self, placeholder: &Placeholder) -> Placeholder {
        let has_contact = || self.get(&Placeholder::known("ticket.contact")).is_some();
        match placeholder.as_str().strip_prefix("ticket.contact.") {
            Some(rest) if !has_contact() => {
                Placeholder::read(&format!("ticket.requester.{rest}")).unwrap_or_else(|_| placeholder.clone())
            }
            _ => placeholder.clone(),
        }
    }

    /// The value behind a placeholder as text: empty where there is none.
    pub fn text(&self, placeholder: &Placeholder) -> String {
        self.get(placeholder).map(text_of).unwrap_or_default()
    }

    /// The custom fields that the ticket has, in its order.
    pub fn custom_fields(&self) -> impl Iterator<Item = Placeholder> {
        let fields = self.0.get("ticket").and_then(Value::as_object).into_iter().flat_map(Map::keys);
        fields
            .filter(|key| key.strip_prefix("cf_").is_some_and(|name| !name.is_empty()))
            .filter_map(|key| Placeholder::read(&format!("ticket.{key}")).ok())
    }

    /// Sets the value behind a placeholder, or takes it away. What stands in the way gives way.
    pub fn set(&mut self, placeholder: &Placeholder, value: Option<Value>) {
        let mut map = Arc::make_mut(&mut self.0);
        let mut names = placeholder.names();
        let Some(last) = names.next_back() else { return };
        for name in names {
            if !map.get(name).is_some_and(Value::is_object) {
                map.insert(name.to_owned(), Value::Object(Map::new()));
            }
            match map.get_mut(name) {
                Some(Value::Object(inner)) => map = inner,
                _ => return,
            }
        }
        match value {
            Some(value) => {
                map.insert(last.to_owned(), value);
            }
            None => {
                map.shift_remove(last);
            }
        }
    }
}

/// Whether two objects have the same values under the same names, in whatever order. Tickets are compared at each
/// letter typed into one, and nearly all have their names in the same order: there no name is looked up.
fn same_entries(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let same_entry = |((name, value), (beside, there)): ((&String, &Value), (&String, &Value))| {
        let there = if name == beside { Some(there) } else { other.get(name) };
        there.is_some_and(|there| same(value, there))
    };
    one.len() == other.len() && one.iter().zip(other).all(same_entry)
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => same_entries(one, other),
        _ => one == other,
    }
}

/// A value of a ticket as text: empty for null.
pub fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        // `Value::to_string` would do, and bring 6 KB of the standard library's errors into the first load.
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

/// A value's bytes in memory: its texts, and some for each node.
fn weight(value: &Value) -> usize {
    const NODE: usize = 64;
    NODE + match value {
        Value::String(text) => text.len(),
        Value::Object(map) => map.iter().map(|(key, value)| NODE + key.len() + weight(value)).sum(),
        Value::Array(list) => list.iter().map(weight).sum(),
        _ => 0,
    }
}

pub(crate) fn depth(value: &Value) -> usize {
    match value {
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_both_forms() {
        for text in [r#"{"ticket":{"id":7}}"#, r#"{"id":7}"#] {
            assert_eq!(Ticket::read(text).unwrap().text(&Placeholder::known("ticket.id")), "7");
        }
    }

    #[test]
    fn refuses_with_place_and_reason() {
        for (text, reason) in [
            (" ", "There is no ticket: type {\"ticket\": {\"id\": 1042, …}}."),
            ("{", "Not JSON: line 1, column 2: it ends in the middle. Take the whole ticket, from { to }."),
            ("[1]", "A ticket is an object: {\"ticket\": {\"id\": 1042, …}}."),
            (r#"{"ticket": 1}"#, "“ticket” must be an object: {\"ticket\": {\"id\": 1042, …}}."),
        ] {
            assert_eq!(Ticket::read(text).unwrap_err(), reason);
        }
        assert!(Ticket::read(&"x".repeat(MAX_JSON + 1)).unwrap_err().contains("512 KB"));
        assert!(Ticket::read(&format!("{}1{}", "{\"a\":".repeat(60), "}".repeat(60))).is_err());
    }

    #[test]
    fn the_order_of_names_makes_no_other_ticket() {
        let read = |json: &str| Ticket::read(json).unwrap();
        let one = read(r#"{"id":1,"requester":{"name":"Ann","email":"a@b.example"},"tags":["x"]}"#);
        for (json, is_same) in [
            (r#"{"tags":["x"],"requester":{"email":"a@b.example","name":"Ann"},"id":1}"#, true),
            (r#"{"tags":["x"],"requester":{"email":"a@b.example","name":"Eva"},"id":1}"#, false),
            (r#"{"id":1,"requester":{"name":"Ann","email":"a@b.example"},"tags":["y"]}"#, false),
            (r#"{"id":1,"requester":{"name":"Ann","email":"a@b.example"},"labels":["x"]}"#, false),
            (r#"{"id":1,"requester":{"name":"Ann","email":"a@b.example"}}"#, false),
            (r#"{"id":1,"requester":null,"tags":["x"]}"#, false),
        ] {
            assert_eq!(read(json) == one, is_same, "{json}");
            assert_eq!(one == read(json), is_same, "{json}");
        }
    }

    #[test]
    fn sets_and_takes_away() {
        let mut ticket = Ticket::read(r#"{"agent":"odd"}"#).unwrap();
        let email = Placeholder::known("ticket.agent.email");
        ticket.set(&email, Some(json!("maya@acme.example")));
        assert_eq!(ticket.text(&email), "maya@acme.example");
        ticket.set(&email, None);
        assert_eq!(ticket.get(&email), None);
    }
}
