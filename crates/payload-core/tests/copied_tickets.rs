//! Tickets as people copy them: half of the text around them is missing, or they are in another notation, or a service
//! wrote a field in its own way.

use payload_core::placeholder::Placeholder;
use payload_core::ticket::read::{Reading, read};
use serde_json::{Value, json};

fn ticket() -> Value {
    json!({
        "id": 31, "subject": "Parcel late", "status": 4, "source": 1, "tags": ["vip", "late"],
        "requester": {"name": "Noor Haddad", "email": "noor@example.org"},
    })
}

/// The ticket with one more value, or another.
fn with(key: &str, value: Value) -> Value {
    let Value::Object(mut ticket) = ticket() else { unreachable!() };
    ticket.insert(key.to_owned(), value);
    Value::Object(ticket)
}

fn reading(text: &str) -> Reading {
    read(text, None).unwrap_or_else(|refused| panic!("{text}: {refused}"))
}

fn text(reading: &Reading, path: &'static str) -> String {
    let first = reading.tickets.first();
    first.map(|found| found.ticket.text(&Placeholder::known(path))).unwrap_or_default()
}

fn refused(text: &str) -> String {
    read(text, None).expect_err(text).to_string()
}

#[test]
fn tags_are_read_or_named() {
    for tags in [
        json!([{"label": "vip"}, {"label": "late"}]),
        json!([["vip"], ["late"]]),
        json!({"0": "vip", "1": "late"}),
        json!("{vip, late}"),
        json!("vip\nlate"),
    ] {
        let reading = reading(&with("tags", tags.clone()).to_string());
        assert_eq!(text(&reading, "ticket.tags"), "vip, late", "{tags}");
    }
    for tags in [json!([{"id": 7}]), json!({"vip": true})] {
        let reading = reading(&with("tags", tags.clone()).to_string());
        assert_eq!(reading.tickets[0].unused, ["tags"], "{tags}");
    }
}

#[test]
fn a_cover_of_one_ticket_may_hold_a_list_or_a_text() {
    let webhook = json!({"ticket_id": 31, "ticket_contact_email": "noor@example.org"});
    for wrapped in [
        json!({"ticket": [ticket()]}),
        json!({"ticket": ticket().to_string()}),
        json!({"freshdesk_webhook": [webhook]}),
    ] {
        let reading = reading(&wrapped.to_string());
        assert_eq!((text(&reading, "ticket.id").as_str(), reading.tickets.len()), ("31", 1), "{wrapped}");
        assert_eq!(text(&reading, "ticket.from_email"), "noor@example.org", "{wrapped}");
    }
    assert!(refused(r#"{"ticket": 31}"#).contains("must be an object"));
}

#[test]
fn a_person_alone_is_no_ticket() {
    let person = json!({"id": 9, "name": "Noor", "email": "noor@example.org"});
    for (key, what) in
        [("contact", "contact"), ("requester", "contact"), ("agent", "agent"), ("company", "company")]
    {
        let alone = json!({key: person});
        assert!(refused(&alone.to_string()).contains(what), "{key}");
        let reading = reading(&json!([{"ticket": ticket()}, alone]).to_string());
        assert_eq!(reading.tickets.len(), 1, "{key}");
        assert!(reading.notes.iter().any(|note| note.starts_with("1 of 2 entries was passed over")));
    }
    // In a ticket's own cover it is what somebody wrote of one.
    assert_eq!(
        text(&reading(&json!({"ticket": {"requester": person}}).to_string()), "ticket.requester.name"),
        "Noor"
    );
}

#[test]
fn halves_of_copies_are_read_with_a_word() {
    let whole = format!("{:#}", ticket());
    let inside: Vec<&str> = whole.lines().skip(1).collect();
    for text in [
        inside.join("\n"),
        inside[..inside.len() - 1].join("\n"),
        format!("{},", inside[..inside.len() - 1].join("\n")),
    ] {
        let reading = reading(&text);
        assert_eq!(reading.tickets[0].ticket, self::reading(&whole).tickets[0].ticket, "{text}");
        assert!(reading.notes.iter().any(|note| note.contains("braces around the ticket are missing")));
    }
    // What is no whole object stays refused.
    assert!(refused(whole.get(..100).unwrap_or_default()).contains("ends in the middle"));
    assert!(refused("\"name\": \"Noor\"}, \"id\": 31}").contains("Not JSON"));
}

#[test]
fn half_a_character_is_said() {
    let text = |subject: &str| ticket().to_string().replace("Parcel late", subject);
    for (written, read) in [
        ("x \\ud83d y", "x \u{fffd} y"),
        ("\\ude00", "\u{fffd}"),
        ("\\ud83d\\ud83d\\ude00 \\\\ud83d", "\u{fffd}😀 \\ud83d"),
    ] {
        let reading = reading(&text(written));
        assert_eq!(self::text(&reading, "ticket.subject"), read, "{written}");
        assert!(reading.notes.iter().any(|note| note.starts_with("Half of a character")), "{written}");
    }
    assert!(reading(&text("\\ud83d\\ude00")).notes.iter().all(|note| !note.starts_with("Half")));
}

#[test]
fn rows_of_cells_below_their_headings_are_tickets() {
    let rows = json!([
        ["id", "subject", "status", "requester.email", "Agent"],
        [31, "a", 4, "noor@example.org", "Ivo"],
        [32, "b", 2, "bo@example.org", null],
    ]);
    let reading = reading(&rows.to_string());
    assert_eq!(reading.tickets.len(), 2);
    assert_eq!(text(&reading, "ticket.from_email"), "noor@example.org");
    assert!(refused("[[31, \"a\", 4]]").contains("names its values"));
}

#[test]
fn other_notations_are_named_wherever_they_stand() {
    const PYTHON: &str = "{'id': 31, 'subject': 'Parcel late', 'status': 4, 'tags': None}";
    for (text, what) in [
        (format!("ticket = {PYTHON}"), "Python"),
        (format!(">>> ticket\n{PYTHON}"), "Python"),
        (format!("Out[3]: \n[{PYTHON}]"), "Python"),
        (format!("2026-01-05 09:00:00,123 INFO Received: {PYTHON}"), "Python"),
        (
            "Ticket(id=31, subject='Parcel late', status=4, requester=Requester(name='Noor'))".to_owned(),
            "Python",
        ),
        ("OrderedDict([('id', 31), ('subject', 'Parcel late')])".to_owned(), "Python"),
        ("(1) {id: 31, subject: \"Parcel late\", status: 4, tags: Array(2)}".to_owned(), "JavaScript"),
        ("▶ Object { id: 31, subject: \"Parcel late\" }".to_owned(), "JavaScript"),
        (ticket().to_string().replace('"', "”"), "typographic"),
    ] {
        assert!(refused(&text).contains(what), "{text}: {}", refused(&text));
    }
}

#[test]
fn what_a_request_sent_is_found_beside_its_answer() {
    let webhook = json!({"freshdesk_webhook": {"ticket_id": 31, "ticket_contact_name": "Noor"}}).to_string();
    let recorded = json!({"log": {"entries": [{
        "request": {"method": "POST", "url": "https://hook.example", "postData": {"text": webhook}},
        "response": {"status": 200, "content": {"text": "ok"}},
    }]}});
    assert_eq!(text(&reading(&recorded.to_string()), "ticket.requester.name"), "Noor");
}

#[test]
fn numbers_are_those_of_the_ticket() {
    for (id, read) in
        [(json!("#31"), "31"), (json!("'0031"), "0031"), (json!("INC-31"), "INC-31"), (json!(31.0), "31")]
    {
        assert_eq!(text(&reading(&with("id", id).to_string()), "ticket.id"), read);
    }
    let shortened = reading(&with("id", json!(9.1e17)).to_string());
    assert!(shortened.notes.iter().any(|note| note.contains("shortened")), "{:?}", shortened.notes);
    let numbered = json!({"id": 31, "subject": "x", "status": {"id": 4}, "source_id": 1, "assigned_to": {"email": "ivo@shop.example"}});
    let numbered = reading(&numbered.to_string());
    assert_eq!(text(&numbered, "ticket.status"), "Resolved");
    assert_eq!(text(&numbered, "ticket.source_name"), "Email");
    assert_eq!(text(&numbered, "ticket.agent.email"), "ivo@shop.example");
}

#[test]
fn people_may_be_written_as_texts_and_lists() {
    let person = json!({"name": "Noor", "email": "Noor <noor@example.org>"});
    for requester in [json!([person]), json!(person.to_string())] {
        let reading = reading(&with("requester", requester).to_string());
        assert_eq!(text(&reading, "ticket.requester.name"), "Noor");
        assert_eq!(text(&reading, "ticket.from_email"), "noor@example.org");
    }
}

#[test]
fn texts_below_their_name_and_remarks_are_those_of_yaml() {
    let yaml = "ticket:\n  id: 31 # the number\n  subject: >\n    Parcel\n    late\n  status: 4 # resolved\n  requester:\n    email: noor@example.org\n";
    let reading = reading(yaml);
    assert_eq!(text(&reading, "ticket.id"), "31");
    assert_eq!(text(&reading, "ticket.subject"), "Parcel\nlate");
    assert_eq!(text(&reading, "ticket.status"), "Resolved");
}

#[test]
fn two_columns_are_names_and_values() {
    let lines = |sign: &str| {
        [
            ("Ticket ID", "31"),
            ("Subject", "Parcel: late"),
            ("Status", "Resolved"),
            ("Email", "noor@example.org"),
        ]
        .map(|(name, value)| format!("{name}{sign}{value}"))
    };
    let markdown = lines(" | ").map(|line| format!("| {line} |"));
    for text in [
        lines(";").join("\n"),
        lines(" | ").join("\n"),
        format!("|---|---|\n{}\n| Agent | |", markdown.join("\n")),
    ] {
        let reading = reading(&text);
        for (path, value) in [
            ("ticket.id", "31"),
            ("ticket.subject", "Parcel: late"),
            ("ticket.from_email", "noor@example.org"),
        ] {
            assert_eq!(self::text(&reading, path), value, "{text}");
        }
    }
}

#[test]
fn escaped_quotes_are_named_wherever_they_stand() {
    let escaped = ticket().to_string().replace('"', "\\\"");
    for text in [escaped.clone(), format!("'{escaped}'"), format!("Payload: {escaped}")] {
        assert!(refused(&text).contains("quotes of this JSON are escaped"), "{text}: {}", refused(&text));
    }
}
