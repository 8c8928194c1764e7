//! Tickets as lines of names and values: notes, YAML, what databases print one below the other, and logs.

mod files;
#[path = "files/tables.rs"]
mod tables;

use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::{FileShape, preview};
use payload_core::ticket::read::read;
use payload_core::ticket::sample::DO_NOT_SEND;
use tables::{HEADER, ROW, counts, reasons, report};

const ROWS: [[&str; 7]; 3] = [
    ["501", "Parcel late: \"XL\"", "Resolved", "Email", "Ivo Berg", "Noor Haddad", "noor@example.org"],
    ["502", "Refund, please", "Resolved", "Email", "", "Bo Li", "bo@example.org"],
    ["503", "Login", "Open", "Chat", "Ivo Berg", "Cy Fox", "cy@example.org"],
];

/// Every ticket with the given text between its names and values, and something above it.
fn blocks(above: impl Fn(usize) -> String, line: impl Fn(&str, &str) -> String) -> String {
    let block = |(at, row): (usize, &[&str; 7])| {
        let lines = HEADER.split(',').zip(row).map(|(name, value)| line(name, value) + "\n");
        above(at + 1) + &lines.collect::<String>()
    };
    ROWS.iter().enumerate().map(block).collect()
}

fn first(text: &str, path: &'static str) -> String {
    let reading = read(text, None).unwrap_or_else(|refused| panic!("{text}: {refused}"));
    let first = reading.tickets.first().map(|first| first.ticket.text(&Placeholder::known(path)));
    first.unwrap_or_default()
}

#[test]
fn blocks_of_names_and_values_are_tickets() {
    fn colon(name: &str, value: &str) -> String {
        format!("{name}: {value}")
    }
    for text in [
        blocks(|_| "\n".to_owned(), colon),
        blocks(|_| String::new(), colon),
        blocks(|_| "-----\n".to_owned(), colon),
        blocks(
            |at| format!("*************************** {at}. row ***************************\n"),
            |name, value| format!("{name:>12}: {value}"),
        ),
        blocks(|at| format!("-[ RECORD {at} ]----\n"), |name, value| format!("{name:12} | {value}")),
        blocks(|at| format!("## Ticket {at}\n"), |name, value| format!("- **{name}:** {value}")),
        blocks(|at| format!("Ticket #{at}:\n"), |name, value| format!("  {name} = {value}")),
        blocks(|_| "\r\n".to_owned(), |name, value| format!("{name:12} : {value}\r")),
        format!("Tickets of May\n\n{}", blocks(|_| "\n".to_owned(), colon)),
    ] {
        let report = report(&text);
        assert_eq!(counts(&report), "1 survey, 1 rejected, 1 no_rule", "{text}: {:?}", report.bad_rows);
        assert_eq!((report.failing[0].ticket.as_str(), reasons(&report)[0]), ("502", "Employee not found"));
        let shape = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap().shape;
        assert_eq!(shape, FileShape::Pairs);
        assert_eq!(read(&text, None).unwrap().tickets.len(), 3, "{text}");
        assert_eq!(first(&text, "ticket.subject"), "Parcel late: \"XL\"");
    }
}

#[test]
fn logs_of_names_and_values_are_tickets() {
    let line = |id: usize| {
        format!(
            "ts=2026-01-05T09:00:00Z level=info msg=\"ticket resolved\" ticket_id={id} subject=\"a, \\\"b\\\" c=d\" status=Resolved source=Email agent='Ivo Berg' requester_name=Noor Haddad requester_email=noor@example.org\n"
        )
    };
    let text: String = (1..=900).map(line).collect();
    let report = report(&format!("{text}ts=2026-01-05T09:00:00Z level=info msg=done took=3ms\n"));
    assert_eq!(counts(&report), "900 survey", "{:?}", report.bad_rows);
    for (path, value) in [
        ("ticket.id", "1"),
        ("ticket.subject", "a, \"b\" c=d"),
        ("ticket.requester.name", "Noor Haddad"),
        ("ticket.from_email", "noor@example.org"),
    ] {
        assert_eq!(first(&line(1), path), value);
    }
    let repr = "Ticket(id=31, subject='Parcel late', status=4, source=1, requester_email='noor@example.org', tags=['vip'])";
    assert_eq!(first(repr, "ticket.status"), "Resolved");
    assert_eq!(first(repr, "ticket.tags"), "vip");
}

#[test]
fn yaml_is_read_as_far_as_it_is_lines() {
    let text = "---\nticket:\n  id: 31\n  subject: \"Parcel: late\"\n  status: 4\n  source: 1\n  responder: null\n  requester:\n    id: 9\n    name: Noor\n    email: noor@example.org\n  tags:\n    - vip\n    - late\n  custom_fields:\n    cf_brand: North\n";
    for (path, value) in [
        ("ticket.id", "31"),
        ("ticket.subject", "Parcel: late"),
        ("ticket.status", "Resolved"),
        ("ticket.requester.id", "9"),
        ("ticket.requester.name", "Noor"),
        ("ticket.from_email", "noor@example.org"),
        ("ticket.tags", "vip, late"),
        ("ticket.cf_brand", "North"),
    ] {
        assert_eq!(first(text, path), value, "{path}");
    }
    let flow = "tickets:\n- id: 31\n  subject: a\n  status: 4\n  requester: {name: Noor, email: noor@example.org}\n  tags: [vip, late]\n";
    assert_eq!(first(flow, "ticket.from_email"), "noor@example.org");
    assert_eq!(first(flow, "ticket.tags"), "vip, late");
    let list = "- id: 31\n  subject: a\n  status: 4\n  priority: 1\n- id: 32\n  subject: b\n  status: 4\n  priority: 1\n";
    assert_eq!(read(list, None).unwrap().tickets.len(), 2);
}

#[test]
fn chats_spreadsheets_and_settings_have_them_too() {
    let chat = "Ticket resolved :tada:\n*Ticket ID:* <https://shop.freshdesk.com/a/tickets/31|31>\n*Subject:* Parcel\n*Status:* Resolved\n*Requester:* <mailto:noor@example.org|noor@example.org>\n";
    let numbered =
        "1. Id: 31\n2. Subject: Parcel\n3. Status: 4\n4. Priority: 1\n5. Requester Email: noor@example.org\n";
    let copied = "Ticket ID\t31\nSubject\tParcel\nStatus\tResolved\nEmail\tnoor@example.org\n";
    let settings = "[[tickets]]\nid = 31\nsubject = \"Parcel\"\nstatus = 4\ntags = [\"vip\", \"late\"]\n\n[tickets.requester]\nname = \"Noor\"\nemail = \"noor@example.org\"\n[tickets.agent]\nname = \"Ivo\"\nemail = \"ivo@shop.example\"\n";
    let variables = "TICKET_ID=31\nTICKET_SUBJECT=\"Parcel\"\nTICKET_STATUS=Resolved\nTICKET_REQUESTER_EMAIL=noor@example.org\n";
    for text in [chat, numbered, copied, settings, variables] {
        assert_eq!(read(text, None).map(|reading| reading.tickets.len()), Ok(1), "{text}");
        for (path, value) in [
            ("ticket.id", "31"),
            ("ticket.subject", "Parcel"),
            ("ticket.status", "Resolved"),
            ("ticket.from_email", "noor@example.org"),
        ] {
            assert_eq!(first(text, path), value, "{path} of {text}");
        }
    }
    assert_eq!(first(chat, "ticket.url"), "https://shop.freshdesk.com/a/tickets/31");
    assert_eq!(first(settings, "ticket.agent.email"), "ivo@shop.example");
    assert_eq!(first(settings, "ticket.tags"), "vip, late");
}

#[test]
fn what_is_no_ticket_is_still_named() {
    for (text, what) in [
        ("From: a@b.co\nTo: c@d.co\nSubject: Hi\nDate: Mon\n\nStatus: done\n", "email"),
        (
            "From: a@b.co\nTo: c@d.co\nSubject: Tickets\n\nTicket ID: 501\nSubject: Parcel\nStatus: Resolved\nPriority: Low\n",
            "email",
        ),
        ("INSERT INTO tickets (id, subject, status, source) VALUES (501,'a',4,1);\n", "SQL"),
        ("name: build\nversion: 2\nstatus: ok\n", "YAML"),
        ("const ticket = {\n  id: 31,\n  subject: 'a',\n  status: 4,\n  source: 1,\n};\n", "JavaScript"),
        ("http POST https://x id=1 subject=a status=4 priority=1", "request"),
        ("ticket_id=31&ticket_subject=Hi&ticket_status=Open&ticket_priority=Low", "web form"),
    ] {
        let refused = read(text, None).expect_err(text).to_string();
        assert!(refused.contains(what), "{text}: {refused}");
    }
    // A table stays one, whatever its cells hold.
    assert_eq!(
        counts(&report(&format!("{HEADER}\n{}\n", ROW.replace("Parcel", "Status: Open")))),
        "1 survey"
    );
}

#[test]
fn a_text_over_several_lines_is_not_taken_apart() {
    let text = "Ticket ID: 501\nStatus: Resolved\nSource: Email\nSubject: Parcel\n  late again\nTags: vip\nTags: late\nDescription: Hi,\n\nStatus: I do not know\nBest\n\nTicket ID: 502\nStatus: Open\nSource: Email\nSubject: b\n\nRegards, Ivo\n";
    let tickets = read(text, None).unwrap().tickets;
    let told = |at: usize, path| tickets[at].ticket.text(&Placeholder::known(path));
    assert_eq!(tickets.len(), 2);
    for (at, path, value) in [
        (0, "ticket.status", "Resolved"),
        (0, "ticket.subject", "Parcel\nlate again"),
        (0, "ticket.tags", "vip, Tags: late"),
        (1, "ticket.subject", "b"),
        (1, "ticket.status", "Open"),
    ] {
        assert_eq!(told(at, path), value, "{path}");
    }
}
