//! The admin's own tickets: a list of names beside the built-in samples.

use super::Ticket;
use crate::placeholder::Placeholder;
use crate::text::shorten;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vecmap::VecSet;

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

/// The custom fields of some tickets, each once.
pub fn custom_fields<'a>(tickets: impl IntoIterator<Item = &'a Ticket>) -> VecSet<Placeholder> {
    tickets.into_iter().flat_map(Ticket::custom_fields).collect()
}

/// Those of the admin's own tickets.
pub fn fields(own: &[OwnTicket]) -> Vec<Placeholder> {
    custom_fields(own.iter().map(|own| &own.ticket)).into_iter().collect()
}

/// Those of them that can be checkboxes, by all of their values.
pub fn checkboxes(own: &[OwnTicket]) -> Vec<Placeholder> {
    let is_tick = |value: &Value| matches!(value, Value::Bool(_) | Value::Null);
    let can_be = |field: &Placeholder| own.iter().filter_map(|own| own.ticket.get(field)).all(is_tick);
    fields(own).into_iter().filter(can_be).collect()
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
    fn custom_fields_of_all_tickets_are_told_once() {
        let tickets = [r#"{"id": 7, "cf_brand": "A", "cf_": 1}"#, r#"{"cf_region": null, "cf_brand": "B"}"#];
        let tickets = tickets.map(|json| Ticket::read(json).unwrap());
        let fields: Vec<String> = custom_fields(&tickets).into_iter().map(String::from).collect();
        assert_eq!(fields, ["ticket.cf_brand", "ticket.cf_region"]);
    }

    #[test]
    fn what_holds_a_text_is_no_checkbox() {
        let tickets = [
            r#"{"cf_shop": "North", "cf_quiet": false, "cf_maybe": null, "cf_mixed": true}"#,
            r#"{"cf_quiet": true, "cf_mixed": "yes"}"#,
        ];
        let own = |json| OwnTicket { name: String::new(), ticket: Ticket::read(json).unwrap() };
        let tickets = tickets.map(own);
        let fields: Vec<String> = checkboxes(&tickets).into_iter().map(String::from).collect();
        assert_eq!(fields, ["ticket.cf_quiet", "ticket.cf_maybe"]);
    }

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
