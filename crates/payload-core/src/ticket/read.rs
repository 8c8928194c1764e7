//! Reads tickets out of whatever people have at hand: a ticket or many, bare or wrapped, of the API, an
//! export, an app or a webhook.
//!
//! Described as data: [`envelope`] knows what tickets come wrapped in, [`places`] where each field may stand,
//! [`not_json`] and [`other_objects`] what else people paste. Nothing of a text is lost without a word: what is not used is listed.

mod nearly_json;
mod json_in_text;
mod assemble;
pub mod assigned;
pub mod base64;
mod below;
pub mod envelope;
mod digits;
pub mod not_json;
pub mod headings;
pub mod notation;
mod notes;
pub mod numbered;
mod json_in_json;
mod other_objects;
pub mod own_fields;
mod pair;
pub mod pairs;
pub mod places;
pub mod slots;
mod tags;
pub mod text;
pub mod tick;
mod title;
pub mod by_columns;
mod values;
mod people;

pub use assigned::Assigned;
use envelope::Envelope;
pub use notes::{garbled, shortened};
pub use values::{of_link, person};

use super::Ticket;
use super::host::Host;
use crate::placeholder::Placeholder;
use serde_json::Value;
use std::fmt;

/// The tickets of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Every ticket, in order; at least one.
    pub tickets: Vec<NamedTicket>,
    /// What else there is to know, each as a sentence.
    pub notes: Vec<String>,
}

/// A ticket, and what is known of it besides.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedTicket {
    /// Its number and subject, to choose by.
    pub name: String,
    /// The ticket, as the sample.
    pub ticket: Ticket,
    /// What every payload wants and the text does not say, to be asked for.
    pub missing: Vec<Placeholder>,
    /// The keys whose values no placeholder of Freshdesk reads.
    pub unused: Vec<String>,
    /// What the rules go by, and no placeholder reads.
    pub circumstances: Circumstances,
}

/// What there is to know of a ticket besides its fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Circumstances {
    /// What stood around it.
    pub envelope: Envelope,
    /// Whether anybody has it.
    pub assigned: Assigned,
    /// Whether the text says at all what address the customer has.
    pub tells_email: bool,
    /// Whether an address stood in it as a link, `mailto:noor@example.org`.
    pub has_links: bool,
    /// Whether it is spam.
    pub spam: bool,
    /// Whether it is deleted.
    pub deleted: bool,
    /// When it was resolved, as written.
    pub resolved_at: Option<String>,
}

/// What a text is instead of tickets, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What it is, as a sentence.
    pub what: String,
    /// What to do, as a sentence; often nothing.
    pub todo: String,
}

impl Refused {
    /// What it is and what to do, where it stands in a file: nothing is pasted there.
    pub fn in_a_file(self) -> String {
        if self.todo == not_json::PASTE_ONE { self.what } else { self.to_string() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let between = if self.todo.is_empty() { "" } else { " " };
        write!(f, "{}{between}{}", self.what, self.todo)
    }
}

impl Reading {
    /// What the first ticket lacks.
    pub fn missing(&self) -> &[Placeholder] {
        self.tickets.first().map(|first| first.missing.as_slice()).unwrap_or_default()
    }
}

/// Reads every ticket of a text that a person pasted. `host` is the account's address, for links to tickets that have
/// none.
///
/// # Errors
/// What the text is instead.
pub fn read(text: &str, host: Option<&Host>) -> Result<Reading, Refused> {
    let (values, mut notes) = text::values(text)?;
    values.iter().find_map(other_objects::scalar).map_or(Ok(()), Err)?;
    let entries = entries_of_all(&values, host)?;
    let others = notes::others(&entries);
    let tickets: Vec<NamedTicket> = entries.into_iter().filter_map(Result::ok).collect();
    let mut unused: Vec<&str> = Vec::new();
    for key in tickets.iter().flat_map(|ticket| &ticket.unused) {
        if !unused.contains(&key.as_str()) {
            unused.push(key);
        }
    }
    if !unused.is_empty() {
        notes.push(format!("Not used, as no placeholder reads it: {}.", unused.join(", ")));
    }
    notes.extend(tickets.iter().find_map(|found| notes::invisible(&found.ticket)));
    notes.extend(tickets.iter().find_map(|found| garbled(&found.ticket)));
    notes.extend(
        tickets.iter().find_map(|found| shortened(&found.ticket.text(&Placeholder::known("ticket.id")))),
    );
    notes.extend(notes::circumstances(&tickets));
    notes.extend(others);
    Ok(Reading { tickets, notes })
}

/// A ticket of a list, or what stands there instead.
pub type Entry = Result<NamedTicket, Refused>;

/// Reads every ticket of a row of a file: what [`read`] does, without the notes.
///
/// # Errors
/// What the row is instead.
pub fn row(text: &str, host: Option<&Host>) -> Result<Vec<NamedTicket>, Refused> {
    Ok(entries(text, host)?.into_iter().flatten().collect())
}

/// Reads every entry of such a row; at least one is a ticket.
///
/// # Errors
/// What the row is instead.
pub fn entries(text: &str, host: Option<&Host>) -> Result<Vec<Entry>, Refused> {
    let mut entries = match serde_json::from_str::<Value>(&digits::kept(text)) {
        Ok(mut value) if !value.is_string() => {
            json_in_json::open(&mut value);
            entries_of_all(&[value], host)
        }
        _ => entries_of_all(&text::values(text)?.0, host),
    }?;
    let tickets = entries.iter_mut().flatten();
    let own = tickets.filter(|found| found.circumstances.envelope == Envelope::Ticket);
    own.for_each(|found| assemble::supply(&mut found.ticket));
    Ok(entries)
}

fn entries_of_all(values: &[Value], host: Option<&Host>) -> Result<Vec<Entry>, Refused> {
    let each = values.iter().flat_map(|value| entries_of(value, host).unwrap_or_else(|why| vec![Err(why)]));
    let entries: Vec<Entry> = each.collect();
    if entries.iter().any(Result::is_ok) {
        return Ok(entries);
    }
    Err(entries.into_iter().find_map(Result::err).unwrap_or_else(|| Refused {
        what: "This is a list with no ticket in it.".to_owned(),
        todo: not_json::PASTE_ONE.to_owned(),
    }))
}

/// Reads every entry of one JSON value.
///
/// # Errors
/// What the value is instead.
fn entries_of(value: &Value, host: Option<&Host>) -> Result<Vec<Entry>, Refused> {
    let refused = |what: String| Refused { what, todo: String::new() };
    if super::depth(value) > MAX_DEPTH {
        return Err(refused(format!("This nests deeper than {MAX_DEPTH} levels: it is no ticket.")));
    }
    let turned = by_columns::list(value);
    let found = envelope::open_envelope(turned.as_ref().unwrap_or(value)).map_err(refused)?;
    let read = |found: &envelope::Found<'_>| {
        other_objects::object(found).map_or(Ok(()), Err)?;
        let ticket = assemble::assemble(found, host).map_err(refused)?;
        notes::unfilled(&ticket.ticket).map_or(Ok(ticket), Err)
    };
    Ok(found.iter().map(read).collect())
}

/// How deep a ticket and its covers may nest.
const MAX_DEPTH: usize = 40;

#[cfg(test)]
mod tests;
