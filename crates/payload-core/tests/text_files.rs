//! Files in which the tickets stand among other text: logs, messages, notes, and exports of recorded requests.

mod files;
#[path = "files/tables.rs"]
mod tables;

use files::{judge, setup, workspace};
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::{FileShape, preview};
use payload_core::ticket::sample::DO_NOT_SEND;
use serde_json::{Value, json};
use tables::{HEADER, ROW, counts, reasons, report};

fn ticket(id: usize) -> Value {
    json!({"id": id, "subject": "a, b", "status": 4, "source": 1, "responder_id": 4,
        "requester": {"name": "Noor", "email": "noor@example.org"}})
}

#[test]
fn json_among_other_text_is_read() {
    let (one, two) = (ticket(31), ticket(32));
    let many: String = (0..900).map(|id| format!("2026-01-05 INFO got {}\n", ticket(id))).collect();
    let quoted = |text: String| text.lines().map(|line| format!("> {line}\n")).collect::<String>();
    for (text, expected) in [
        (format!("2026-01-05T09:00:00Z INFO ticket={one}\n2026-01-05T09:00:01Z INFO ticket={two}\n"), 2),
        (format!("2026-01-05 INFO start\n2026-01-05 INFO got {one}\n2026-01-05 INFO done, 1, 2\n"), 1),
        (
            format!(
                "[2026-01-05T09:00:00Z] [INFO] {one}\n[2026-01-05T09:00:01Z] [INFO] {two} [status=200]\n"
            ),
            2,
        ),
        (format!("[10:31] ivo: {one}\n"), 1),
        (many, 900),
        (format!("```json\n[{one},\n{two}]\n```\n"), 2),
        (quoted(format!("{:#}", json!([one, two]))), 2),
        (format!("Hi, these are they:\n\n{:#}\n\nBest, Bo\n", json!([one, two])), 2),
        (format!("callback([{one},{two}]);\n"), 2),
        (format!("\u{1e}{one}\n\u{1e}{two}\n"), 2),
    ] {
        let report = report(&text);
        assert_eq!(counts(&report), format!("{expected} survey"), "{text}: {:?}", report.bad_rows);
        let shape = preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).unwrap().shape;
        assert_ne!(shape, FileShape::Csv, "{text}");
    }
    let notes = report(&format!("got {one}\n")).notes();
    assert!(notes.iter().any(|note| note.contains("around the JSON")), "{notes:?}");
    // Braces do not make a table a log.
    let braces = format!("{HEADER},Note\n{ROW},\"{{\"\"a\"\":1}}\"\n");
    assert_eq!(counts(&report(&braces)), "1 survey");
    let broken = format!("12:00 got {one}\n12:01 got {{\"id\": 32, \"subject\": \n12:02 over\n");
    assert_eq!(counts(&report(&broken)), "1 survey, 1 skipped");
}

#[test]
fn a_column_may_hold_whole_tickets() {
    let cell = |body: &Value| format!("\"{}\"", body.to_string().replace('"', "\"\""));
    let hook = json!({"freshdesk_webhook": {"ticket_id": 31, "ticket_agent_email": "i@e.co",
        "ticket_contact_name": "N", "ticket_contact_email": "n@e.co", "ticket_source": "Email"}});
    for text in [
        format!(
            "uuid,method,content,created_at\na,POST,{0},2026-01-05\nb,POST,{0},2026-01-05\n",
            cell(&hook)
        ),
        format!("id;payload\n1;{}\n2;{}\n", cell(&ticket(31)), cell(&ticket(32))),
    ] {
        let report = report(&text);
        assert_eq!(counts(&report), "2 survey", "{text}: {:?}", report.bad_rows);
        let flag = Placeholder::known(DO_NOT_SEND);
        let questions = preview(text.as_bytes(), &[], &flag).unwrap().questions;
        assert!(questions[0].contains("holds whole tickets as JSON"), "{questions:?}");
        assert_eq!(questions.len(), 1);
    }
}

#[test]
fn a_header_in_two_rows_is_one() {
    for second in [
        "ticket_id,subject,status,source,agent,name,email",
        "Ticket-ID,Betreff,Status,Quelle,Agent,Name,E-Mail",
    ] {
        assert_eq!(counts(&report(&format!("{HEADER}\n{second}\n{ROW}\n"))), "1 survey", "{second}");
    }
}

#[test]
fn tables_of_a_wiki_have_two_signs_in_their_header() {
    let text = "||Ticket ID||Status||Source||Agent||Full name||Email||\n|501|Resolved|Email|Ivo|Noor|noor@example.org|\n|502|Resolved|Email|||noor@example.org|\n";
    let report = report(text);
    assert_eq!(counts(&report), "1 survey, 1 rejected", "{:?}", report.reasons);
    assert_eq!(reasons(&report), ["Employee not found"]);
}

#[test]
fn other_quotes_are_named() {
    let text = format!("'{}'\n'{}'\n", HEADER.replace(',', "','"), ROW.replace(',', "','"));
    let why = judge(&workspace(), setup(), text.as_bytes()).expect_err("it is no CSV");
    assert!(why.contains("single quotes (')") && why.contains("straight double quotes"), "{why}");
}

#[test]
fn lists_by_their_columns_are_turned() {
    for text in [
        json!({"id": {"0": 31, "1": 32}, "status": {"0": 4, "1": 4}, "source": {"0": 1, "1": 1},
            "responder_id": {"0": 4, "1": 4}, "requester": {"0": {"name": "N", "email": "n@e.co"}, "1": {"name": "N", "email": "n@e.co"}}}),
        json!({"columns": ["id", "status", "source", "responder_id", "name", "email"], "index": [0, 1],
            "data": [[31, 4, 1, 4, "N", "n@e.co"], [32, 4, 1, 4, "N", "n@e.co"]]}),
        json!({"range": "Sheet1!A1:F3", "majorDimension": "ROWS", "values": [
            ["Ticket ID", "Status", "Source", "Agent", "Full name", "Email"],
            ["501", "Resolved", "Email", "Ivo", "N", "n@e.co"], ["502", "Resolved", "Email", "Ivo", "N", "n@e.co"]]}),
        json!({"cols": ["id", "status", "source", "agent", "name", "email"],
            "rows": [[31, 4, 1, "Ivo", "N", "n@e.co"], [32, 4, 1, "Ivo", "N", "n@e.co"]]}),
    ] {
        assert_eq!(counts(&report(&text.to_string())), "2 survey", "{text}");
    }
}

#[test]
fn what_a_spreadsheet_did_to_values_is_undone_or_said() {
    let first = |text: &str| {
        let report = report(text);
        (report.failing.first().map(|failing| failing.ticket.clone()), report.notes())
    };
    let nobody = ROW.replace("Ivo Berg", "");
    let (id, _) = first(&format!("{HEADER}\n{}\n", nobody.replace("501", "\"=\"\"0501\"\"\"")));
    assert_eq!(id.as_deref(), Some("0501"));
    let (id, notes) = first(&format!("{HEADER}\n{}\n", nobody.replace("501", "4.80012E+16")));
    assert_eq!(id.as_deref(), Some("4.80012E+16"));
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("“4.80012E+16” is a number that a spreadsheet has shortened")),
        "{notes:?}"
    );
    let (_, notes) = first(&format!("{HEADER}\n{}\n", nobody.replace("Noor", "JÃ¼rgen")));
    assert!(notes.iter().any(|note| note.contains("was garbled")), "{notes:?}");
}
