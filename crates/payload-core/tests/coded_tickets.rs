//! Tickets in codes: percent signs, base64, values with their types, rows of cells, tables of wikis.

mod files;

use files::{judge, setup, workspace};
use payload_core::placeholder::Placeholder;
use payload_core::ticket::read::{Reading, read};
use serde_json::{Value, json};

fn ticket(id: usize) -> Value {
    json!({
        "id": id, "subject": "Parcel late", "status": 4, "source": 1, "tags": ["vip", "late"], "responder_id": 7,
        "requester": {"name": "Noor Haddad", "email": "noor@example.org"},
    })
}

fn reading(text: &str) -> Reading {
    read(text, None).unwrap_or_else(|refused| panic!("{text}: {refused}"))
}

/// Whether the ticket was read out of a text, as a person pastes it and in a file; how many tickets the file has.
fn assert_read(text: &str, count: usize) {
    let reading = reading(text);
    let first = reading.tickets.first().expect("there is one");
    let of = |path| first.ticket.text(&Placeholder::known(path));
    let values = [
        "ticket.id",
        "ticket.subject",
        "ticket.status",
        "ticket.tags",
        "ticket.from_email",
        "ticket.requester.name",
    ];
    assert_eq!(
        values.map(of),
        ["31", "Parcel late", "Resolved", "vip, late", "noor@example.org", "Noor Haddad"],
        "{text}"
    );
    assert_file(text, count);
}

fn assert_file(text: &str, count: usize) {
    let report = judge(&workspace(), setup(), text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why}"));
    assert_eq!((report.tickets(), report.bad_rows.len()), (count, 0), "{text}");
}

/// The text as an address has it.
fn percent(text: &str) -> String {
    let coded = |c: char| match c {
        c if c.is_ascii_alphanumeric() || "-_.~".contains(c) => c.to_string(),
        c => c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect(),
    };
    text.chars().map(coded).collect()
}

#[test]
fn percent_signs_are_decoded() {
    let coded = percent(&ticket(31).to_string());
    for text in [
        coded.clone(),
        coded.replace("%20", "+"),
        format!("payload={coded}"),
        format!("https://hook.example/x?ticket={coded}&v=1"),
        format!("GET /hook?ticket={coded} HTTP/1.1"),
        percent(&json!([ticket(31)]).to_string()),
    ] {
        assert_read(&text, 1);
    }
    assert_file(&format!("CPU 7% done\n{coded}\n"), 1);
}

#[test]
fn values_may_name_their_types() {
    fn firestore(value: &Value) -> Value {
        match value {
            Value::Null => json!({"nullValue": null}),
            Value::Bool(value) => json!({"booleanValue": value}),
            Value::Number(number) => json!({"integerValue": number.to_string()}),
            Value::String(text) => json!({"stringValue": text}),
            Value::Array(list) => {
                json!({"arrayValue": {"values": list.iter().map(firestore).collect::<Vec<_>>()}})
            }
            Value::Object(_) => json!({"mapValue": fields(value)}),
        }
    }
    fn fields(value: &Value) -> Value {
        let members = value.as_object().into_iter().flatten();
        json!({"fields": members.map(|(key, value)| (key.clone(), firestore(value))).collect::<serde_json::Map<_, _>>()})
    }
    let document = fields(&ticket(31));
    assert_read(&document.to_string(), 1);
    assert_read(
        &json!({"name": "projects/p/31", "fields": document["fields"], "createTime": "x"}).to_string(),
        1,
    );
    assert_read(&json!({"documents": [document, fields(&ticket(32))]}).to_string(), 2);
    let avro = json!({
        "id": {"long": 31}, "subject": {"string": "Parcel late"}, "status": {"int": 4}, "tags": ["vip", "late"],
        "requester_name": {"string": "Noor Haddad"}, "requester_email": {"string": "noor@example.org"},
    });
    assert_read(&avro.to_string(), 1);
    let person = json!({"name": {"string": "Noor Haddad"}, "email": {"string": "noor@example.org"}});
    let record = json!({
        "id": {"long": 31}, "subject": {"string": "Parcel late"}, "status": {"int": 4},
        "tags": {"array": ["vip", "late"]}, "requester": {"com.acme.Person": person},
    });
    assert_read(&record.to_string(), 1);
    assert_read(&json!({"ticket": {"com.acme.Ticket": record}}).to_string(), 1);
    let notion = json!({"results": [{"properties": {
        "Ticket ID": {"id": "a", "type": "number", "number": 31},
        "Subject": {"id": "b", "type": "title", "title": [{"plain_text": "Parcel late"}]},
        "Status": {"id": "c", "type": "select", "select": {"name": "Resolved", "color": "red"}},
        "Tags": {"id": "d", "type": "multi_select", "multi_select": [{"name": "vip"}, {"name": "late"}]},
        "Requester email": {"id": "e", "type": "email", "email": "noor@example.org"},
        "Requester name": {"id": "f", "type": "rich_text", "rich_text": [{"plain_text": "Noor Haddad"}]},
    }}]});
    assert_read(&notion.to_string(), 1);
}

#[test]
fn base64_by_itself_is_decoded() {
    const ID_31: &str = "eyJpZCI6MzEsInN1YmplY3QiOiJQYXJjZWwgbGF0ZSIsInN0YXR1cyI6NH0=";
    for text in [ID_31.to_owned(), format!("data:application/json;base64,{ID_31}")] {
        assert_eq!(
            reading(&text).tickets[0].ticket.text(&Placeholder::known("ticket.subject")),
            "Parcel late"
        );
    }
}

const ROWS: [[&str; 6]; 3] = [
    ["Ticket ID", "Subject", "Status", "Source", "Agent", "Requester email"],
    ["31", "Parcel \"late\"", "Resolved", "Email", "Ivo", "noor@example.org"],
    ["32", "a, b", "Resolved", "Email", "Ivo", "bo@example.org"],
];

#[test]
fn rows_of_cells_are_a_table() {
    let text = serde_json::to_string_pretty(&ROWS).expect("it is JSON");
    assert_file(&text, 2);
    // Longer than what is looked at first.
    let mut rows: Vec<[String; 6]> = vec![ROWS[0].map(str::to_owned)];
    rows.extend((0..3000).map(|id| {
        [&id.to_string(), "x", "Resolved", "Email", "Ivo", "a@example.org"].map(|cell: &str| cell.to_owned())
    }));
    assert_file(&serde_json::to_string(&rows).expect("it is JSON"), 3000);
    let pages = json!([[ticket(31)], [ticket(32)]]);
    assert_file(&pages.to_string(), 2);
}

#[test]
fn tables_of_wikis_are_read_and_named() {
    let [header, rows @ ..] = ROWS;
    let in_lines: String =
        rows.iter().map(|row| format!("|-\n{}", row.map(|cell| format!("| {cell}\n")).concat())).collect();
    let in_rows: String = rows.iter().map(|row| format!("|-\n| {}\n", row.join(" || "))).collect();
    for text in [
        format!("{{| class=\"wikitable\"\n! {}\n{in_rows}|}}", header.join(" !! ")),
        format!("{{|\n|+ Tickets\n{}{in_lines}|}}\n", header.map(|cell| format!("! {cell}\n")).concat()),
        format!(
            "|| {} ||\n{}",
            header.join(" || "),
            rows.map(|row| format!("| {} |\n", row.join(" | "))).concat()
        ),
    ] {
        assert_file(&text, 2);
        let refused = read(&text, None).expect_err("it is a table").to_string();
        assert!(refused.starts_with("This is a table"), "{text}: {refused}");
    }
}

#[test]
fn tables_of_latex_are_read_and_named() {
    let rows = "31 & Parcel late & Resolved & noor@example.org \\\\ \\hline\n";
    let table = |count: usize| {
        let rows = rows.repeat(count);
        format!(
            "\\begin{{tabular}}{{|l|l|l|l|}}\n\\hline\nTicket ID & Subject & Status & Contact email \\\\ \\hline\n{rows}\\end{{tabular}}\n"
        )
    };
    assert_file(&table(1), 1);
    let why = read(&table(1), None).expect_err("a table is no ticket").what;
    assert_eq!(why, "This is a table, not a ticket.");
    // Turned into rows as a whole, or not at all.
    let wiki = |count: usize| {
        let rows = "|-\n| 31 || Parcel late || Resolved || noor@example.org\n".repeat(count);
        format!("{{|\n! Ticket ID !! Subject !! Status !! Contact email\n{rows}|}}\n")
    };
    assert_file(&wiki(2), 2);
    for long in [table(2_000), wiki(2_000)] {
        let why = judge(&workspace(), setup(), long.as_bytes()).expect_err("it is too long");
        assert!(why.contains("long table"), "{why}");
    }
}

#[test]
fn base64_that_is_no_ticket_is_named() {
    let table = "VGlja2V0IElELFN1YmplY3QsU3RhdHVzLFNvdXJjZQozMSxhLFJlc29sdmVkLEVtYWlsCg==";
    assert_eq!(read(table, None).expect_err("it is coded").what, "This is base64.");
    for text in [table, "W3siaWQiOjMxLCJzdWJqZWN0IjoiUGFyY2VsIGxhdGUiLCJzdGF0dXMiOjR9XQ=="] {
        let why = judge(&workspace(), setup(), text.as_bytes()).expect_err("it is coded");
        assert!(why.starts_with("This is base64."), "{why}");
    }
}

#[test]
fn a_line_with_a_ticket_is_no_header() {
    assert_file(&format!("31\t{}\n32\t{}\n", ticket(31), ticket(32)), 2);
}

#[test]
fn conversations_are_named() {
    let conversations = json!([{"id": 1, "body": "Hello", "ticket_id": 31, "user_id": 9, "private": false}]);
    let refused = read(&conversations.to_string(), None).expect_err("it is no ticket").to_string();
    assert!(refused.contains("conversation") && refused.contains("31"), "{refused}");
}
