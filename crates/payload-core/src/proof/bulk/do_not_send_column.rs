//! The checkbox *Do not send*, where a file has none of its name: something that holds yes and no may be it under
//! another name, and nobody may get a survey by that without a word.

use super::columns::Column;
use crate::placeholder::Placeholder;
use crate::ticket::Ticket;
use crate::ticket::read::{headings::bare, tick};

/// Other columns of exports that hold yes and no.
const OTHERS: [&str; 6] =
    ["twitterverifiedprofile", "isescalated", "frescalated", "nrescalated", "viewalltickets", "active"];

/// Whether a value is yes or no by a word: numbers count other things, too.
fn is_tick(text: &str) -> bool {
    tick::ticked(text).is_some() && text.chars().any(char::is_alphabetic)
}

/// The question which column it is; nothing where one is known to be, no template reads it, or none could be it.
pub fn question(columns: &[Column], flag: &Placeholder, wanted: &[Placeholder]) -> Option<String> {
    let is_known = || columns.iter().any(|column| column.field.as_ref() == Some(flag));
    if !wanted.contains(flag) || is_known() {
        return None;
    }
    let may_be = |column: &&Column| {
        let is_other = OTHERS.contains(&bare(&column.heading).as_str());
        let are_ticks = !column.samples.is_empty() && column.samples.iter().all(|value| is_tick(value));
        column.field.is_none() && !is_other && are_ticks
    };
    let column = columns.iter().find(may_be)?;
    Some(format!(
        "No column is known to hold the checkbox “Do not send”, so no ticket is taken to have it ticked. “{}” holds yes or no: if that is the checkbox, choose it in Columns.",
        column.heading.trim()
    ))
}

/// A field of the account's own that may be it in a ticket, and that no template reads.
pub fn other(ticket: &Ticket, wanted: &[Placeholder]) -> Option<Placeholder> {
    let may_be = |field: &Placeholder| {
        let is_escalated = OTHERS.contains(&bare(field.names().next_back().unwrap_or_default()).as_str());
        !wanted.contains(field) && !is_escalated && is_tick(&ticket.text(field))
    };
    ticket.custom_fields().find(may_be)
}
