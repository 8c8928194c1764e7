//! Tickets as chats, mails, editors, requests and other services hand them on: what is around them is taken off, and
//! what is none is named.

use payload_core::placeholder::Placeholder;
use payload_core::ticket::read::{Reading, read};
use serde_json::{Value, json};

fn ticket() -> Value {
    json!({
        "id": 31, "subject": "Größe \"XL\": a, b", "status": 4, "source": 1, "tags": ["vip", "late"],
        "requester": {"name": "Zoë O'Brien-Müller", "email": "zoe@example.org"},
    })
}

fn reading(text: &str) -> Reading {
    read(text, None).unwrap_or_else(|refused| panic!("{text}: {refused}"))
}

/// Every line of the ticket behind something.
fn lines(before: impl Fn(usize) -> String) -> String {
    let text = format!("{:#}", ticket());
    text.lines().enumerate().map(|(at, line)| format!("{}{line}\n", before(at + 1))).collect()
}

/// `{"` is `eyJ` there.
fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |bytes: &[u8]| {
        let number = (0..3).fold(0_usize, |number, at| {
            number << 8 | usize::from(bytes.get(at).copied().unwrap_or_default())
        });
        let sign = |at: usize| SIGNS.get(number >> (18 - 6 * at) & 63).map_or('?', |sign| char::from(*sign));
        (0..4).map(move |at| if at > bytes.len() { '=' } else { sign(at) }).collect::<String>()
    };
    text.as_bytes().chunks(3).map(group).collect()
}

#[test]
fn what_stands_before_each_line_is_passed_over() {
    let first = reading(&ticket().to_string()).tickets.remove(0).ticket;
    for (text, noted) in [
        (lines(|_| "> ".to_owned()), "quoted message"),
        (lines(|_| ">".to_owned()), "quoted message"),
        (format!("Hi, here it is:\n\n{}>> Best, Bo\n", lines(|_| ">> ".to_owned())), "quoted message"),
        (lines(|_| "> > ".to_owned()), "quoted message"),
        (lines(|at| format!("{at}\t")), "number of each line"),
        (lines(|at| format!("{at:3}: ")), "number of each line"),
        (lines(|at| format!("{:4} | ", at + 41)), "number of each line"),
        (lines(|_| "+".to_owned()), "plus"),
    ] {
        let reading = reading(&text);
        assert_eq!(reading.tickets[0].ticket, first, "{text}");
        assert!(reading.notes.iter().any(|note| note.contains(noted)), "{noted}: {:?}", reading.notes);
    }
}

#[test]
fn tickets_are_found_in_what_services_wrap_them_in() {
    let (one, two) = (ticket(), json!({"id": 32, "subject": "b", "status": 4, "requester_id": 9}));
    let text = one.to_string();
    for wrapped in [
        json!({"data": {"tickets": {"edges": [{"node": one}, {"node": two}]}}}),
        json!({"data": {"tickets": {"nodes": [one, two], "pageInfo": {"hasNextPage": false}}}}),
        json!({"records": [{"id": "recA", "createdTime": "2026-01-05", "fields": one}, {"id": "recB", "fields": two}]}),
        json!({"data": [{"type": "tickets", "id": "a", "attributes": one}, {"id": "b", "attributes": two}]}),
        json!([{"type": "track", "properties": one}, {"properties": two}]),
        json!([{"detail-type": "ticket", "source": "aws.partner/x", "detail": one}, {"detail": two}]),
        json!([{"op": "u", "source": {"db": "x"}, "before": two, "after": one}, {"after": two}]),
        // As a function's event has the body of a request.
        json!({"version": "2.0", "body": base64(&format!("[{text},{two}]")), "isBase64Encoded": true}),
        json!({"messages": [{"data": base64(&text)}, {"data": base64(&two.to_string())}]}),
    ] {
        let reading = reading(&wrapped.to_string());
        let numbers = reading.tickets.iter().map(|found| found.ticket.text(&Placeholder::known("ticket.id")));
        assert_eq!(numbers.collect::<Vec<_>>(), ["31", "32"], "{wrapped}");
        assert_eq!(
            reading.tickets[0].ticket.text(&Placeholder::known("ticket.requester.name")),
            "Zoë O'Brien-Müller"
        );
    }
    // What looks like it by chance stays a text.
    let odd =
        json!({"id": 7, "subject": "eyJhIjoxfQ==", "status": 4, "fields": [{"id": 360_001, "value": "x"}]});
    assert_eq!(
        reading(&odd.to_string()).tickets[0].ticket.text(&Placeholder::known("ticket.subject")),
        "eyJhIjoxfQ=="
    );
}

#[test]
fn people_beside_a_ticket_are_found_however_their_numbers_are_written() {
    let text = json!({
        "tickets": [{"id": 31, "status": 4, "requester_id": "9", "responder_id": 4.0}],
        "contacts": [{"id": 9, "name": "Noor", "email": "noor@example.org"}],
        "agents": [{"id": "4", "contact": {"name": "Ivo", "email": "ivo@shop.example"}}],
    });
    let ticket = &reading(&text.to_string()).tickets[0].ticket;
    assert_eq!(ticket.text(&Placeholder::known("ticket.from_email")), "noor@example.org");
    assert_eq!(ticket.text(&Placeholder::known("ticket.agent.email")), "ivo@shop.example");
}

#[test]
fn the_name_and_the_owner_of_a_ticket_are_no_customers() {
    let text =
        json!({"ticket_id": 31, "ticket_name": "Parcel late", "ticket_owner": "Ivo", "status": "Resolved"});
    let ticket = &reading(&text.to_string()).tickets[0].ticket;
    assert_eq!(ticket.text(&Placeholder::known("ticket.subject")), "Parcel late");
    assert_eq!(ticket.text(&Placeholder::known("ticket.requester.name")), "");
    assert_eq!(ticket.text(&Placeholder::known("ticket.agent.name")), "Ivo");
}

#[test]
fn what_is_no_ticket_is_named() {
    for (text, what, todo) in [
        ("100234", "only a number", "fetches nothing"),
        ("\"hello\"", "text in quotes", "GET /api/v2"),
        ("null", "null", "GET /api/v2"),
        ("[null]", "null", "GET /api/v2"),
        (
            "fetch(\"https://shop.freshdesk.com/api/_/tickets/31\", {\n  \"headers\": {\n    \"accept\": \"*/*\"\n  },\n  \"body\": null,\n  \"method\": \"GET\"\n});",
            "request",
            "Run it",
        ),
        (
            "Invoke-RestMethod -Uri https://shop.freshdesk.com/api/v2/tickets/31 -Headers @{a=1}",
            "request",
            "Run it",
        ),
        ("wget --header 'a: b' https://shop.freshdesk.com/api/v2/tickets/31", "request", "Run it"),
        (
            "<table><tr><th>Ticket ID</th></tr><tr><td>501</td></tr></table>",
            "table of a web page",
            "spreadsheet",
        ),
        ("<meta charset='utf-8'><table><tr><td>501</td></tr></table>", "table of a web page", "spreadsheet"),
        ("<p>Hello</p>", "HTML", ""),
        (
            "id          : 100234\nsubject     : Parcel late\nrequester   : @{id=9; name=Noor}\n",
            "PowerShell",
            "ConvertTo-Json -Depth 10",
        ),
        ("map[id:31 requester:map[name:Noor] subject:Parcel late]", "Go", "json.Marshal"),
    ] {
        let refused = read(text, None).expect_err(text).to_string();
        assert!(refused.contains(what) && refused.contains(todo), "{text}: {refused}");
    }
}

#[test]
fn a_title_is_one_line() {
    let text = json!({"id": 31, "subject": "Parcel\r\n late", "status": 4}).to_string();
    assert_eq!(reading(&text).tickets[0].name, "#31 Parcel late");
}

#[test]
fn what_was_garbled_before_is_said() {
    let with = |name: &str| json!({"id": 31, "status": 4, "requester": {"name": name}}).to_string();
    let notes = reading(&with("JÃ¼rgen")).notes;
    assert!(notes.iter().any(|note| note.starts_with("“JÃ¼rgen” was garbled")), "{notes:?}");
    for name in ["Jürgen", "JOÃO", "Â", "AÃ B"] {
        assert!(reading(&with(name)).notes.iter().all(|note| !note.contains("garbled")), "{name}");
    }
}

#[test]
fn what_stands_among_tickets_and_is_none_is_passed_over() {
    let error = json!({"code": "invalid_credentials", "message": "You have to be logged in."});
    let contact =
        json!({"name": "Noor", "email": "noor@example.org", "job_title": null, "time_zone": "Berlin"});
    for (other, what) in [
        (error, "error answer, not a ticket: “You have to be logged in.”"),
        (contact, "contact"),
        (json!(null), "none of a ticket’s keys"),
    ] {
        let list = json!([other, ticket(), other]);
        let lines = format!("{}\n{other}\n", ticket());
        for (text, passed_over) in [
            (list.to_string(), "2 of 3 entries were passed over: "),
            (json!({"tickets": [ticket(), other]}).to_string(), "1 of 2 entries was passed over: "),
            (lines, "1 of 2 entries was passed over: "),
        ] {
            if text.ends_with("\nnull\n") {
                continue;
            }
            let reading = reading(&text);
            assert_eq!(reading.tickets.len(), 1, "{text}");
            let told = |note: &String| note.starts_with(passed_over) && note.contains(what);
            assert!(reading.notes.iter().any(told), "{text}: {:?}", reading.notes);
        }
        assert!(read(&json!([other]).to_string(), None).is_err());
    }
}

#[test]
fn what_stands_in_a_ticket_is_not_taken_for_it() {
    for key in ["new", "output", "parent", "detail", "before"] {
        let text =
            json!({"id": 31, "subject": "x", key: {"id": 5, "subject": "y", "status": 2, "priority": 1}})
                .to_string();
        assert_eq!(reading(&text).tickets[0].name, "#31 x", "{key}");
    }
}

#[test]
fn names_and_numbers_are_found_in_what_services_make_of_them() {
    let text =
        |ticket: Value, path| reading(&ticket.to_string()).tickets[0].ticket.text(&Placeholder::known(path));
    let objects = json!({"id": 9_900_123, "ticket_id": 31, "subject": "x", "status": {"id": 4, "label": "Resolved"},
        "source": {"value": 1, "label": "Email"}, "priority": {"value": 1}});
    let placeholders = json!({"{{ticket.id}}": 31, "{{ticket.subject}}": "x", "{{ticket.requester.name}}": "Noor",
        "{{ ticket.from_email }}": "noor@example.org"});
    for (ticket, path, value) in [
        (&objects, "ticket.id", "31"),
        (&objects, "ticket.status", "Resolved"),
        (&objects, "ticket.source_name", "Email"),
        (&objects, "ticket.priority", "Low"),
        (&placeholders, "ticket.id", "31"),
        (&placeholders, "ticket.requester.name", "Noor"),
        (&placeholders, "ticket.from_email", "noor@example.org"),
    ] {
        assert_eq!(text(ticket.clone(), path), value, "{path}");
    }
}
