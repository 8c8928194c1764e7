//! The admin's own tickets: a list of names beside the built-in samples.

use super::Ticket;
use crate::placeholder::Placeholder;
use crate::text::shorten;
use serde::{Deserialize, Serialize};

/// Longer names are cut, in characters.
const MAX_NAME: usize = 80;

/// A ticket of the admin's, under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnTicket {
    /// Its name in the list.
    pub name: String,
    /// The ticket.
    pub ticket: Ticket,
}

/// A name for a ticket that is none of `taken`: the one that was typed, or its number.
pub fn name_for(ticket: &Ticket, typed: &str, taken: &[OwnTicket]) -> String {
    let id = ticket.text(&Placeholder::known("ticket.id"));
    let name = match (typed.trim(), id.trim()) {
        ("", "") => "My ticket".to_owned(),
        ("", id) => shorten(&format!("Ticket {id}"), MAX_NAME),
        (typed, _) => shorten(typed, MAX_NAME),
    };
    let is_free = |name: &String| taken.iter().all(|own| own.name != *name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_was_typed_or_the_number_and_never_taken() {
        let ticket = Ticket::read(r#"{"id": 7}"#).unwrap();
        let nameless = Ticket::read("{}").unwrap();
        let own = |name: &str| OwnTicket { name: name.into(), ticket: ticket.clone() };
        let taken = [own("Ticket 7"), own("VIP"), own("VIP (2)")];
        for (ticket, typed, name) in [
            (&ticket, " ", "Ticket 7 (2)"),
            (&ticket, " VIP ", "VIP (3)"),
            (&ticket, "Refund", "Refund"),
            (&nameless, "", "My ticket"),
        ] {
            assert_eq!(name_for(ticket, typed, &taken), name);
        }
    }
}
