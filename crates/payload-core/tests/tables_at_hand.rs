//! Tables as people have them at hand: printed by scripts, with merged cells and headings in two rows, or written by
//! databases in their own way.

mod files;
#[path = "files/tables.rs"]
mod tables;

use files::{judge, setup, workspace};
use payload_core::options::Choice;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::preview;
use payload_core::ticket::sample::DO_NOT_SEND;
use payload_core::workspace::Edit;
use tables::{HEADER, ROW, counts, reasons, report};

fn questions(text: &str) -> Vec<String> {
    preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND))
        .map(|preview| preview.questions)
        .unwrap_or_default()
}

fn refused(bytes: &[u8]) -> String {
    judge(&workspace(), setup(), bytes).expect_err("it is no file of tickets")
}

#[test]
fn data_frames_are_read_as_they_are_printed() {
    let rows: [&[&str]; 4] = [
        &["id", "subject", "status", "source", "responder_name", "requester_email"],
        &["501", "Parcel late", "4", "1", "Ivo Berg", "noor@example.org"],
        &["502", "Refund", "4", "1", "NaN", "bo@example.org"],
        &["503", "Login", "2", "7", "Ivo Berg", "cy@example.org"],
    ];
    let widths: Vec<usize> =
        (0..6).map(|at| rows.iter().map(|row| row[at].len()).max().unwrap_or_default()).collect();
    for gap in [" ", "  "] {
        let line = |(at, row): (usize, &&[&str])| {
            let number = at.checked_sub(1).map_or(" ".to_owned(), |at| at.to_string());
            let cells: Vec<String> =
                row.iter().zip(&widths).map(|(cell, width)| format!("{cell:>width$}")).collect();
            format!("{number}{gap}{}\n", cells.join(gap))
        };
        let report = report(&rows.iter().enumerate().map(line).collect::<String>());
        assert_eq!(counts(&report), "1 survey, 1 rejected, 1 no_rule", "{:?}", report.bad_rows);
        assert_eq!((report.failing[0].ticket.as_str(), reasons(&report)[0]), ("502", "Employee not found"));
    }
}

#[test]
fn quotes_may_be_escaped_by_a_backslash() {
    let text = format!(
        "{HEADER}\n501,\"He said \\\"hi\\\", ok\",Resolved,Email,Ivo,Noor,noor@example.org\n502,\"C:\\\\\",Resolved,Email,Ivo,\"Bo \\\"B\\\" Li\",no\n"
    );
    let report = report(&text);
    assert_eq!(counts(&report), "1 survey, 1 rejected", "{:?}", report.bad_rows);
    let ticket = report.failing[0].whole.as_ref().map(|ticket| {
        ["ticket.subject", "ticket.requester.name"].map(|path| ticket.text(&Placeholder::known(path)))
    });
    assert_eq!(ticket, Some(["C:\\".to_owned(), "Bo \"B\" Li".to_owned()]));
}

#[test]
fn empty_cells_below_an_agent_are_asked_about() {
    let text = "Agent\tTicket ID\tStatus\tSource\tFull name\tEmail\nIvo\t501\tResolved\tEmail\tNoor\tnoor@example.org\n\t502\tResolved\tEmail\tBo\tbo@example.org\n";
    let asked = |words: &String| words.starts_with("“Agent” names each agent only once");
    assert!(questions(text).iter().any(asked));
    assert!(report(text).notes().iter().any(asked));
}

#[test]
fn headings_may_stand_in_two_rows() {
    for groups in ["Ticket,,,Agent,,Contact,", "Ticket,Ticket,Ticket,Agent,Agent,Contact,Contact"] {
        let text = format!(
            "{groups}\nID,Status,Source,Name,Email,Name,Email\n501,Resolved,Email,Ivo,ivo@shop.example,Noor,no\n"
        );
        assert_eq!(questions(&text), [""; 0], "{groups}");
        let report = report(&text);
        assert_eq!(counts(&report), "1 rejected");
        let ticket = report.failing[0].whole.as_ref();
        let agent = ticket.map(|ticket| ticket.text(&Placeholder::known("ticket.agent.email")));
        assert_eq!(agent.as_deref(), Some("ivo@shop.example"));
    }
}

#[test]
fn drawn_tables_may_stand_on_their_side_or_have_lines_in_cells() {
    let sideways = "+-----------+---------+\n| Field     | Value   |\n+-----------+---------+\n| Ticket ID | 501     |\n| Status    | Resolved |\n| Source    | Email |\n| Agent     | Ivo |\n| Full name | Noor |\n| Email     | noor@example.org |\n+-----------+---------+\n";
    let header = HEADER.replace(',', " | ");
    let markdown = format!(
        "| {header} |\n|{}\n| {} |\n",
        "---|".repeat(7),
        ROW.replace("Parcel", "a \\| b").replace(',', " | ")
    );
    for text in [sideways.to_owned(), markdown] {
        assert_eq!(counts(&report(&text)), "1 survey", "{text}");
    }
}

#[test]
fn values_that_are_objects_leave_the_other_lines_as_they_are() {
    let ticket = |id| {
        format!(
            "Ticket ID: {id}\nSubject: x\nStatus: Resolved\nSource: Email\nRequester: {{\"name\": \"Noor\", \"email\": \"noor@example.org\"}}\nCustom fields: {{\"cf_brand\": \"North\"}}\nAgent: Ivo\n"
        )
    };
    let report = report(&format!("{}\n{}", ticket(501), ticket(502)));
    assert_eq!(counts(&report), "2 survey", "{:?}", report.failing);
}

#[test]
fn other_alphabets_and_orders_are_named() {
    let cyrillic = b"ID \xf2\xe8\xea\xe5\xf2\xe0;\xd2\xe5\xec\xe0;\xd1\xf2\xe0\xf2\xf3\xf1\n501;x;y\n";
    assert!(refused(cyrillic).contains("CSV UTF-8"));
    let orders =
        "Order ID,Customer,Email,Status,Amount,Currency\nA1,Noor,noor@example.org,Pending,10.00,EUR\n";
    assert!(refused(orders.as_bytes()).starts_with("This is a table of orders"));
}

#[test]
fn checkboxes_may_be_signs_and_have_short_names() {
    let mut workspace = workspace();
    workspace.apply(Edit::Switch(Choice::DoNotSend, true));
    for (word, expected) in
        [("✅", "1 logged"), ("[x]", "1 logged"), ("✔\u{fe0f}", "1 logged"), ("[ ]", "1 survey")]
    {
        let text = format!("{HEADER},Do not send\n{ROW},{word}\n");
        let report = judge(&workspace, setup(), text.as_bytes()).expect("it is a table");
        assert_eq!(counts(&report), expected, "{word}");
    }
}

#[test]
fn a_title_is_no_group_of_headings() {
    let text = format!("Acme support\nFrom,2026-01-01\n{HEADER},Email\n{ROW},x\n");
    assert_eq!(counts(&report(&text)), "1 survey");
}
