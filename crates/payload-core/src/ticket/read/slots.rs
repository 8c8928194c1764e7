//! The fields of a ticket while it is being read: every value goes to its field, what goes nowhere is kept in
//! mind, and what follows from other fields is supplied.

use super::assigned::is_nobody;
use super::envelope::Envelope;
use super::headings::Score;
use super::places::{self, Kind, PLACES};
use super::tags::tags;
use super::title::title;
use super::values::{
    address, as_text, is_nothing, joined, of_cell, of_link, of_number, of_ticket_link, person, untyped, whole,
};
use super::{Assigned, Circumstances, NamedTicket, headings, own_fields, people, tick};
use crate::placeholder::Placeholder;
use crate::ticket::Ticket;
use crate::ticket::host::Host;
use serde_json::{Map, Value, json};

/// How deep objects are looked into.
const DEPTH: usize = 4;

/// What every payload wants, to be asked for.
const WANTED: [&str; 5] = [
    "ticket.agent.email",
    "ticket.requester.language",
    "ticket.requester.name",
    "ticket.from_email",
    "ticket.url",
];

/// A value that was found for a field.
struct Slot {
    rank: usize,
    shown: String,
    value: Value,
}

/// Where the cells of a column go.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// To the field of that place.
    Place(usize),
    /// To a field of the account's own.
    Other(Placeholder),
}

impl Target {
    /// Where the values of a field go.
    pub fn of(field: &Placeholder) -> Self {
        slot_of(field.as_str()).map_or_else(|| Target::Other(field.clone()), Target::Place)
    }
}

/// The fields, as they are filled.
pub struct Slots {
    /// One for each of [`PLACES`].
    filled: Vec<Option<Slot>>,
    /// Those of which it was said that there is none.
    said: Vec<bool>,
    /// The account's own fields, and in a webhook whatever else has a placeholder's name.
    others: Vec<(Placeholder, Value)>,
    unused: Vec<String>,
    /// Whether an address was written as a link.
    has_links: bool,
    /// Whether keys are placeholders that this program need not know.
    keeps_unknown: bool,
}

impl Slots {
    /// No field is filled. Whether keys are placeholders that this program need not know, as in a webhook.
    pub fn new(keeps_unknown: bool) -> Self {
        let filled = PLACES.iter().map(|_| None).collect();
        Self {
            filled,
            said: vec![false; PLACES.len()],
            others: Vec::new(),
            unused: Vec::new(),
            has_links: false,
            keeps_unknown,
        }
    }

    /// Takes the values of an object in.
    pub fn object(&mut self, outer: &str, shown: &str, map: &Map<String, Value>, depth: usize) {
        for (key, value) in map {
            self.leaf(outer, shown, key, value, depth);
        }
    }

    /// Takes one key in.
    pub fn leaf(&mut self, outer: &str, shown: &str, key: &str, value: &Value, depth: usize) {
        let full = if shown.is_empty() { key.to_owned() } else { format!("{shown}.{key}") };
        let (name, value) = (places::name(outer, key), untyped(value));
        if outer.is_empty() && own_fields::are_in(&name) {
            return self.own_fields(&name, &full, value);
        }
        if let Some(map) = people::object(&name, value) {
            return self.object(&name, &full, &map, depth + 1);
        }
        match value {
            // A list may be written as an object.
            Value::Object(map) if depth < DEPTH && !map.is_empty() && name != "tags" => {
                self.object(&name, &full, map, depth + 1)
            }
            _ if outer.is_empty() && name.starts_with("cf_") => {
                self.other(&format!("ticket.{name}"), full, value)
            }
            _ => match places::find(&name) {
                Some((place, rank)) => self.fill(place, rank, full, &name, value),
                None if self.keeps_unknown => {
                    let dotted = ["requester_", "agent_", "company_", "event_performer_"]
                        .into_iter()
                        .find_map(|root| Some((root, name.strip_prefix(root)?)));
                    let path = match dotted {
                        Some((root, rest)) => format!("{}.{rest}", root.trim_end_matches('_')),
                        None => name,
                    };
                    let path =
                        if path.starts_with("event_performer") { path } else { format!("ticket.{path}") };
                    self.other(&path, full, value);
                }
                None => match headings::find(&headings::bare(key)).filter(|_| outer.is_empty()) {
                    Some((field, score)) => self.heading(field, score, full, value),
                    // The row of a table calls a field of the account's own by its name on screen.
                    None if outer.is_empty() && headings::is_heading(key) => {
                        self.other(&headings::own_field(key), full, value);
                    }
                    None => self.unused(full, value),
                },
            },
        }
    }

    /// A key that is called as columns of tables are. What the API and webhooks call it is known better.
    fn heading(&mut self, field: &'static str, score: Score, shown: String, value: &Value) {
        const RANK: usize = 20;
        let Some(place) = slot_of(headings::told_by(&shown, field, &as_text(value))) else {
            return self.unused(shown, value);
        };
        // Such a column of people may hold addresses.
        self.fill(place, RANK + usize::from(score != Score::Exact), shown, "requester", value);
    }

    fn unused(&mut self, shown: String, value: &Value) {
        if !is_nothing(value) && self.unused.last() != Some(&shown) {
            self.unused.push(shown);
        }
    }

    /// A field that has no place of its own.
    fn other(&mut self, path: &str, shown: String, value: &Value) {
        let value = joined(value);
        match Placeholder::read(path) {
            Ok(placeholder) if !value.is_array() && !value.is_object() => {
                if !self.others.iter().any(|(known, _)| *known == placeholder) {
                    self.others.push((placeholder, value));
                }
            }
            _ => self.unused(shown, &value),
        }
    }

    /// The account's own fields, which are in what such a key holds.
    pub fn own_fields(&mut self, name: &str, shown: &str, value: &Value) {
        for field in own_fields::of(name, shown, value) {
            match field.path {
                Some(path) => self.other(&path, field.shown, &field.value),
                None => self.unused(field.shown, &field.value),
            }
        }
    }

    #[expect(clippy::indexing_slicing, reason = "every place is one of the table's")]
    fn fill(&mut self, place: usize, rank: usize, shown: String, name: &str, value: &Value) {
        let (path, kind, _) = PLACES[place];
        let number = whole(value);
        let value = number.as_ref().unwrap_or(value);
        if path == "ticket.id"
            && let Some((link, number)) = value.as_str().and_then(of_ticket_link)
        {
            self.beside("ticket.url", json!(link));
            return self.fill(place, rank, shown, name, &json!(number));
        }
        let (place, value) = match kind {
            Kind::Tags => match tags(value) {
                Some(tags) => (place, json!(tags)),
                None => return self.unused(shown, value),
            },
            Kind::Source | Kind::Status | Kind::Priority => (place, places::named(kind, value)),
            // An agent or a customer as a whole: an address, a number or a name.
            Kind::Person if matches!(name, "requester" | "agent") => {
                let part = match value {
                    Value::Number(_) => "id",
                    Value::String(text) if text.contains('@') => "email",
                    _ => "name",
                };
                // As the head of an email writes it: Noor Haddad <noor@example.org>.
                if let Some((name, address)) = value.as_str().and_then(person) {
                    self.supply(path, name.to_owned());
                    return self.fill_part(path, part, address, rank, shown);
                }
                (slot_of(&path.replace(".name", &format!(".{part}"))).unwrap_or(place), value.clone())
            }
            _ if path == "ticket.id" && value.is_string() => {
                (place, json!(of_number(places::whole(value).as_str().unwrap_or_default())))
            }
            _ if path.ends_with("id") => (place, places::whole(value)),
            _ if path.ends_with("email") => {
                self.has_links |= value.as_str().and_then(of_link).is_some();
                (place, address(value))
            }
            _ => (place, joined(value)),
        };
        if value.is_array() || value.is_object() {
            return self.unused(shown, &value);
        }
        // The address of the ticket in an API: no page for people.
        if path == "ticket.url" && as_text(&value).ends_with(".json") {
            return self.unused(shown, &value);
        }
        self.said[place] = true;
        if value.is_null() {
            return;
        }
        let better = |slot: &Slot| rank < slot.rank || (is_nothing(&slot.value) && !is_nothing(&value));
        match &mut self.filled[place] {
            Some(slot) if !better(slot) => {
                if as_text(&slot.value) != as_text(&value) {
                    self.unused(shown, &value);
                }
            }
            slot => {
                if let Some(before) = slot.replace(Slot { rank, shown, value: value.clone() })
                    && as_text(&before.value) != as_text(&value)
                {
                    self.unused(before.shown, &before.value);
                }
            }
        }
    }

    /// Fills another part of a person.
    fn fill_part(&mut self, path: &str, part: &str, text: &str, rank: usize, shown: String) {
        if let Some(place) = slot_of(&path.replace(".name", &format!(".{part}"))) {
            self.fill(place, rank, shown, "", &json!(text));
        }
    }

    /// Takes the cell of a table in. An empty one is an empty text, as the API's empty list is.
    pub fn cell(&mut self, column: &Target, text: &str) {
        let text = of_cell(text);
        match column {
            Target::Place(place) => self.fill(*place, 0, String::new(), "", &json!(text)),
            Target::Other(placeholder) => self.others.push((placeholder.clone(), json!(text))),
        }
    }

    /// Takes in what the cell of another column says of a field, which the field's own may say better.
    pub fn beside(&mut self, path: &str, value: Value) {
        const RANK: usize = 9;
        if let Some(place) = slot_of(path) {
            self.fill(place, RANK, String::new(), "", &value);
        }
    }

    fn take(&mut self, path: &str) -> Option<Value> {
        self.filled.get_mut(slot_of(path)?)?.take().map(|slot| slot.value)
    }

    fn text(&self, path: &str) -> String {
        let slot = slot_of(path).and_then(|at| self.filled.get(at)?.as_ref());
        slot.map(|slot| as_text(&slot.value)).unwrap_or_default()
    }

    fn was_said(&self, path: &str) -> bool {
        slot_of(path).is_some_and(|at| self.said.get(at) == Some(&true))
    }

    /// Sets what is not there, and is known by something else.
    fn supply(&mut self, path: &str, value: String) {
        if !value.is_empty()
            && let Some(slot) = slot_of(path).and_then(|at| self.filled.get_mut(at))
            && slot.as_ref().is_none_or(|slot| is_nothing(&slot.value))
        {
            *slot = Some(Slot { rank: 0, shown: String::new(), value: json!(value) });
        }
    }

    /// The ticket.
    pub fn ticket(mut self, host: Option<&Host>) -> NamedTicket {
        let is_true =
            |value: Option<Value>| value.is_some_and(|value| tick::ticked(&as_text(&value)) == Some(true));
        let (spam, deleted) = (is_true(self.take(places::SPAM)), is_true(self.take(places::DELETED)));
        let resolved_at = self.take(places::RESOLVED_AT).map(|at| as_text(&at));
        let assigned = self.assigned();
        for person in ["requester", "agent"] {
            let [name, first, last] =
                ["name", "firstname", "lastname"].map(|part| format!("ticket.{person}.{part}"));
            let whole = format!("{} {}", self.text(&first), self.text(&last));
            self.supply(&name, whole.trim().to_owned());
            if person == "agent" {
                (_, _) = (self.take(&first), self.take(&last));
            } else {
                let whole = self.text(&name);
                // A number or an address is no name to be taken apart.
                if !whole.contains('@') && !whole.contains(|c: char| c.is_ascii_digit()) {
                    let (one, others) = whole.split_once(' ').unwrap_or((&whole, ""));
                    self.supply(&first, one.to_owned());
                    self.supply(&last, others.trim().to_owned());
                }
            }
        }
        for (to, from) in [
            ("ticket.from_email", "ticket.requester.email"),
            ("ticket.requester.email", "ticket.from_email"),
            ("ticket.company.name", "ticket.requester.company_name"),
            ("ticket.requester.company_name", "ticket.company.name"),
        ] {
            self.supply(to, self.text(from));
        }
        if let Some((_, number)) = of_ticket_link(&self.text("ticket.url")) {
            self.supply("ticket.id", number.to_owned());
        }
        let id = self.text("ticket.id");
        if let (Some(host), false) = (host, id.is_empty()) {
            self.supply("ticket.url", host.link(&id));
        }
        let tells_email =
            ["ticket.from_email", "ticket.requester.email"].iter().any(|path| self.was_said(path));
        let missing = self.missing(assigned, tells_email);
        let mut ticket = Ticket::with([]);
        for ((path, ..), slot) in PLACES.iter().zip(&mut self.filled) {
            if let Some(slot) = slot.take() {
                ticket.set(&Placeholder::known(path), Some(slot.value));
            }
        }
        if let Some(source) = ticket.get(&Placeholder::known("ticket.source_name")).cloned() {
            ticket.set(&Placeholder::known("ticket.source"), Some(source));
        }
        for (placeholder, value) in self.others {
            ticket.set(&placeholder, Some(value).filter(|value| !value.is_null()));
        }
        let envelope = if self.keeps_unknown { Envelope::Webhook } else { Envelope::Bare };
        let has_links = self.has_links;
        NamedTicket {
            name: title(&ticket),
            ticket,
            missing,
            unused: self.unused,
            circumstances: Circumstances {
                envelope,
                assigned,
                tells_email,
                has_links,
                spam,
                deleted,
                resolved_at,
            },
        }
    }

    /// Whether anybody has the ticket. A name like *No Agent* is taken away.
    fn assigned(&mut self) -> Assigned {
        let parts = ["ticket.agent.email", "ticket.agent.id", "ticket.agent.name"];
        let mut assigned = Assigned::Unknown;
        for part in parts {
            let text = self.text(part);
            if !is_nobody(&text) {
                assigned = Assigned::Somebody;
            } else {
                self.take(part);
            }
        }
        if assigned == Assigned::Unknown && parts.iter().any(|part| self.was_said(part)) {
            assigned = Assigned::Nobody;
        }
        assigned
    }

    /// What every payload wants and the text does not say; and names of which it has only the account's own
    /// number.
    fn missing(&self, assigned: Assigned, tells_email: bool) -> Vec<Placeholder> {
        let is_missing = |path: &&&str| match **path {
            "ticket.agent.email" => self.text(path).is_empty() && assigned != Assigned::Nobody,
            "ticket.from_email" => !tells_email,
            "ticket.requester.name" => self.text(path).is_empty() && !self.was_said(path),
            path => self.text(path).is_empty(),
        };
        let wanted = WANTED.iter().filter(is_missing);
        let numbered = ["ticket.source_name", "ticket.status"].into_iter();
        let numbered = numbered.filter(|path| self.text(path).parse::<u64>().is_ok());
        wanted.copied().chain(numbered).map(Placeholder::known).collect()
    }
}

fn slot_of(path: &str) -> Option<usize> {
    PLACES.iter().position(|(known, ..)| *known == path)
}
