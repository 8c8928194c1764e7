//! Tickets that people paste, in `cases/J*.json`: what is read of each, what is asked for, and what is refused.

use payload_core::placeholder::Placeholder;
use payload_core::ticket::read::{NamedTicket, read};
use std::fs;

fn case(name: &str) -> String {
    let path = format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn only(name: &str) -> NamedTicket {
    let mut tickets = read(&case(name), None).unwrap_or_else(|refused| panic!("{name}: {refused}")).tickets;
    assert_eq!(tickets.len(), 1, "{name}");
    tickets.remove(0)
}

fn text(ticket: &NamedTicket, path: &'static str) -> String {
    ticket.ticket.text(&Placeholder::known(path))
}

fn missing(ticket: &NamedTicket) -> Vec<&str> {
    ticket.missing.iter().map(Placeholder::as_str).collect()
}

/// A file, the fields of its ticket, and what is asked for.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

#[test]
fn each_ticket_is_read() {
    const CUSTOMER: [(&str, &str); 3] = [
        ("ticket.requester.name", "Noor Haddad"),
        ("ticket.requester.email", "noor@example.org"),
        ("ticket.from_email", "noor@example.org"),
    ];
    const LANGUAGE: &str = "ticket.requester.language";
    const AGENT: &str = "ticket.agent.email";
    const URL: &str = "ticket.url";
    let cases: [Case; 10] = [
        (
            "J01a.json",
            &[
                ("ticket.tags", "vip, late"),
                (AGENT, "ivo@shop.example"),
                ("ticket.requester.firstname", "Noor"),
                ("ticket.company.industry", "Retail"),
                ("ticket.source_name", "Email"),
                ("ticket.ticket_type", "Question"),
            ],
            &[LANGUAGE],
        ),
        (
            "J02a.json",
            &[
                ("ticket.id", "31"),
                ("ticket.cf_brand", "North"),
                (LANGUAGE, "de"),
                ("ticket.status", "Resolved"),
            ],
            &[AGENT, URL],
        ),
        (
            "J03a.json",
            &[
                ("ticket.id", "77"),
                ("ticket.tags", "vip, late"),
                ("ticket.cf_brand", "North"),
                ("ticket.agent.name", "Ivo Berg"),
                ("ticket.agent.id", "6"),
            ],
            &[AGENT, LANGUAGE, URL],
        ),
        ("J04a.json", &[(AGENT, "ivo@shop.example"), ("ticket.agent.name", "Ivo Berg")], &[URL]),
        ("J05a.json", &[("ticket.tags", "vip, late")], &[AGENT, URL]),
        (
            "J06a.json",
            &[
                (URL, "https://shop.freshdesk.com/helpdesk/tickets/11"),
                ("triggered_event", "{status:{from:4,to:6}}"),
            ],
            &[LANGUAGE],
        ),
        (
            "J07a.json",
            &[("ticket.agent.id", "4"), ("ticket.source", "Email"), ("ticket.requester.firstname", "Noor")],
            &[AGENT, URL],
        ),
        ("J08a.json", &[("ticket.source_name", "WhatsApp")], &[AGENT, URL]),
        (
            "J09a.json",
            &[(AGENT, "ivo@shop.example"), ("ticket.agent.name", "Ivo Berg"), (LANGUAGE, "de")],
            &[URL],
        ),
        ("J10a.json", &[("ticket.requester.lastname", "Haddad")], &[AGENT, LANGUAGE, URL]),
    ];
    for (name, expected, asked) in cases {
        let ticket = only(name);
        for (path, value) in CUSTOMER.iter().chain(expected) {
            assert_eq!(text(&ticket, path), *value, "{name}: {path}");
        }
        assert_eq!(missing(&ticket), asked, "{name}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(only("J11a.json").ticket, only("J05a.json").ticket);
}

#[test]
fn a_customer_without_an_email_is_no_question() {
    let ticket = only("J13.json");
    assert_eq!(text(&ticket, "ticket.from_email"), "");
    assert_eq!(text(&ticket, "ticket.requester.phone"), "+44 7700 900123");
    assert!(!missing(&ticket).contains(&"ticket.from_email"));
}

#[test]
fn what_is_no_ticket_is_told_from_what_it_is() {
    for (name, what, todo) in [
        ("J12.json", "Python", "json.dumps"),
        (
            "J15.json",
            "error answer, not a ticket: “You have to be logged in to perform this action.”",
            "API key",
        ),
    ] {
        let refused = read(&case(name), None).expect_err(name);
        assert!(refused.what.contains(what), "{name}: {refused}");
        assert!(refused.todo.contains(todo), "{name}: {refused}");
    }
}
