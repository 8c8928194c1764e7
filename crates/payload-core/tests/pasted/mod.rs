//! Reads pasted tickets.

use payload_core::placeholder::Placeholder;
use payload_core::ticket::read::{Reading, read};

/// What is read of a text that is a ticket.
pub fn reading(text: &str) -> Reading {
    read(text, None).unwrap_or_else(|refused| panic!("{text}: {refused}"))
}

/// The values of the first ticket in a text.
pub fn values(text: &str, paths: &[&'static str]) -> Vec<String> {
    let reading = reading(text);
    let first = reading.tickets.first().expect("there is a ticket");
    paths.iter().map(|path| first.ticket.text(&Placeholder::known(path))).collect()
}
