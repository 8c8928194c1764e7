//! Rows that hold something else of Freshdesk's with keys of tickets: contacts, companies, agents.

use crate::placeholder::Placeholder;
use crate::ticket::read::NamedTicket;
use crate::ticket::read::not_json::CHOOSE_ONE;

/// Fields of which every ticket has some, and nothing else has any.
const OF_TICKETS: [&str; 5] =
    ["ticket.subject", "ticket.status", "ticket.source_name", "ticket.agent.id", "ticket.agent.name"];

/// A key that no ticket has, and what has it.
const KINDS: [(&str, &str); 4] = [
    ("view_all_tickets", "This is a contact, not a ticket."),
    ("other_emails", "This is a contact, not a ticket."),
    ("domains", "This is a company, not a ticket."),
    ("ticket_scope", "This is an agent, not a ticket."),
];

/// What a row is instead of a ticket, as a sentence.
pub fn kind(found: &NamedTicket) -> Option<String> {
    if OF_TICKETS.iter().any(|path| found.ticket.get(&Placeholder::known(path)).is_some()) {
        return None;
    }
    let (_, what) = KINDS.iter().find(|(key, _)| found.unused.iter().any(|unused| unused == key))?;
    Some(format!("{what} {CHOOSE_ONE}"))
}
