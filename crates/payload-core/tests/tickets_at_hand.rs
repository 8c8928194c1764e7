//! Tickets as people have them at hand: notes, notifications, halves of copies, what a console shows, other programs'
//! print-outs. What can be read is read as it is meant, and what cannot is named for what it is.

mod files;
mod pasted;
#[path = "files/tables.rs"]
mod tables;

use files::{judge, setup, workspace};
use pasted::{reading, values};
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::preview;
use payload_core::ticket::read::read;
use payload_core::ticket::sample::DO_NOT_SEND;
use serde_json::json;
use tables::{HEADER, ROW, counts, reasons, report};

fn refused(text: &str) -> String {
    read(text, None).expect_err(text).to_string()
}

fn refused_file(bytes: &[u8]) -> String {
    judge(&workspace(), setup(), bytes).expect_err("it is no file of tickets")
}

#[test]
fn the_word_ticket_may_stand_before_its_number_or_its_subject() {
    let paths = ["ticket.id", "ticket.subject", "ticket.from_email"];
    for (ticket, read) in [
        ("#501", ["501", "", "noor@example.org"]),
        ("501", ["501", "", "noor@example.org"]),
        ("Parcel is late", ["", "Parcel is late", "noor@example.org"]),
    ] {
        let note = format!(
            "Ticket: {ticket}\nCustomer: Noor Haddad <noor@example.org>\nStatus: Resolved\nPriority: Low\nChannel: Email\n"
        );
        let row =
            json!({"Ticket": ticket, "Customer": "Noor Haddad <noor@example.org>", "Status": "Resolved"});
        for text in [note, row.to_string()] {
            assert_eq!(values(&text, &paths), read, "{text}");
        }
        let cells = ROW.replace("501", ticket).replace("Ivo Berg", "");
        let table = report(&format!("{}\n{cells}\n", HEADER.replace("Ticket ID,Subject", "Ticket,Type")));
        let id = ticket.trim_start_matches('#');
        assert_eq!(table.failing[0].ticket, if id.starts_with('P') { "" } else { id });
    }
    assert!(refused(r#"{"ticket": 31}"#).contains("must be an object"));
}

#[test]
fn the_number_is_found_in_the_link() {
    let mail = "Hi Ivo,\n\nTicket 501 has been assigned to you.\n\nTicket URL: https://shop.freshdesk.com/a/tickets/501\nSubject: Parcel late\nRequester: Noor Haddad (noor@example.org)\nStatus: Resolved\n";
    assert_eq!(values(mail, &["ticket.id", "ticket.from_email"]), ["501", "noor@example.org"]);
}

#[test]
fn numbers_may_be_grouped() {
    for (written, id) in [
        ("12,345", "12345"),
        ("1.234", "1234"),
        ("1\u{202f}234\u{202f}567", "1234567"),
        ("12'345", "12345"),
        ("501,0", "501"),
        // No number, or none that is grouped.
        ("1.2", "1.2"),
        ("12,34", "12,34"),
        ("0,123", "0,123"),
        ("INC-1,234", "INC-1,234"),
    ] {
        let ticket = json!({"id": written, "subject": "x", "status": 4});
        assert_eq!(values(&ticket.to_string(), &["ticket.id"]), [id]);
    }
}

#[test]
fn a_part_of_a_ticket_is_not_taken_for_it() {
    let text = format!(
        "{:#}",
        json!({"id": 31, "subject": "x", "custom_fields": {"cf_a": 1, "cf_b": 2, "cf_c": 3}, "tags": []})
    );
    let half = text.get(10..).unwrap_or_default();
    assert!(refused(half).contains("from { to }"), "{}", refused(half));
}

#[test]
fn what_a_console_cut_off_is_said() {
    for part in ["[object Object]", "{…}", "[Object]", "{...}"] {
        let text = json!({"id": 31, "subject": "x", "status": 4, "requester": part}).to_string();
        let told = refused(&text);
        assert!(told.contains("“requester” is only") && told.contains("JSON.stringify"), "{told}");
        let of_others =
            json!({"id": 31, "subject": "[Object]", "status": 4, "attachments": part}).to_string();
        assert_eq!(values(&of_others, &["ticket.subject"]), ["[Object]"]);
    }
}

#[test]
fn line_breaks_in_texts_are_read() {
    let ticket = "{\"freshdesk_webhook\":{\"ticket_id\":31,\"ticket_description\":\"Hello\n\tI \\\"wait\\\"\r\n\",\"ticket_contact_email\":\"noor@example.org\",\"ticket_status\":\"Resolved\"}}";
    let reading = reading(ticket);
    let text = reading.tickets[0].ticket.text(&Placeholder::known("ticket.description"));
    assert_eq!(text, "Hello\n\tI \"wait\"\r\n");
    assert!(reading.notes.iter().any(|note| note.starts_with("Line breaks stand in texts")));
    assert_eq!(counts(&report(&format!("{ticket}\n"))), "1 survey");
    assert_eq!(counts(&report(&format!("{ticket}\n{ticket}\n"))), "2 survey");
    // A line that is cut off spoils no other.
    let lines = "{\"id\":31,\"subject\":\"x\n{\"id\":32,\"status\":4,\"requester\":{\"email\":\"n@e.co\"}}\n";
    assert_eq!(counts(&report(lines)), "1 survey, 1 skipped");
}

#[test]
fn names_may_stand_above_their_values() {
    let text = "Ticket ID\n501\nSubject\nParcel late\nStatus\nResolved\nSource\nEmail\nRequester\nNoor Haddad\n\nEmail\nnoor@example.org\n";
    let paths =
        ["ticket.id", "ticket.subject", "ticket.source_name", "ticket.requester.name", "ticket.from_email"];
    assert_eq!(values(text, &paths), ["501", "Parcel late", "Email", "Noor Haddad", "noor@example.org"]);
    assert!(refused("Status\nEmail\nPhone\n").contains("plain text"));
}

#[test]
fn names_may_be_symbols_and_people_have_names_to_display() {
    let yaml = "---\n:id: 31\n:subject: Parcel late\n:status: 4\n:requester:\n  :name: Noor\n  :email: noor@example.org\n";
    let paths = ["ticket.id", "ticket.requester.name", "ticket.from_email"];
    assert_eq!(values(yaml, &paths), ["31", "Noor", "noor@example.org"]);
    let issue = json!({"key": "SUP-31", "fields": {"subject": "x", "status": {"name": "Resolved", "id": "5"},
        "reporter": {"displayName": "Noor", "emailAddress": "noor@example.org"},
        "assignee": {"displayName": "Ivo", "emailAddress": "ivo@shop.example"}}});
    let paths = ["ticket.requester.name", "ticket.agent.name"];
    assert_eq!(values(&issue.to_string(), &paths), ["Noor", "Ivo"]);
    let object = json!({"id": "9", "properties": {"subject": "Parcel late"}, "createdAt": "2026-01-05"});
    assert_eq!(values(&object.to_string(), &["ticket.subject"]), ["Parcel late"]);
    let tags = json!({"id": 31, "subject": "x", "status": 4, "tags": "\"vip\",\"late\""});
    assert_eq!(values(&tags.to_string(), &["ticket.tags"]), ["vip, late"]);
}

#[test]
fn a_contact_is_the_customer_in_a_file() {
    let text = json!({"ticket": {"id": 31, "contact": {"name": "Noor", "email": "noor@example.org"},
        "agent": {"email": "ivo@shop.example"}, "status": "Resolved", "source": "Email"}});
    assert_eq!(counts(&report(&text.to_string())), "1 survey");
}

#[test]
fn notes_and_messages_are_plain_text() {
    for text in [
        "Hi, I can't log in. It's ticket 501, please help!\nNoor",
        "Parcel late\nNoor Haddad\nTo:\"Shop\" <help@shop.example>\nStatus *\nResolved\n",
        "[1/5/2026 10:00 AM] Ivo Berg\nTicket 501 - Parcel late\n",
        "• 501 is “late”",
    ] {
        assert!(refused(text).starts_with("This is plain text"), "{text}: {}", refused(text));
        if text.contains(',') {
            assert!(refused_file(text.as_bytes()).starts_with("This is plain text"), "{text}");
        }
    }
}

#[test]
fn tables_are_named_wherever_their_headings_stand() {
    for (header, row) in [
        (format!("\"sep=;\"\n{}", HEADER.replace(',', ";")), ROW.replace(',', ";")),
        (format!("# of January\n# resolved\n{HEADER}"), ROW.to_owned()),
        (HEADER.to_owned(), String::new()),
        (HEADER.replace(',', "~"), ROW.replace(',', "~")),
        (HEADER.replace(',', "   "), ROW.replace(',', "   ")),
        (ROW.replace(',', "\t"), String::new()),
    ] {
        let text = format!("{header}\n{row}");
        assert!(refused(&text).starts_with("This is a table"), "{text}: {}", refused(&text));
    }
}

#[test]
fn what_is_no_text_is_named() {
    for text in [
        "PK\u{3}\u{4}\u{14}\0\u{6}\0\u{8}\0!\0xl/workbook.xml\u{fffd}\u{fffd}",
        "%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF",
        "\u{fffd}PNG\r\n\u{1a}\n\0\0\0\rIHDR",
        "\u{1f}\u{fffd}\u{8}\0\u{fffd}x\u{fffd}\u{fffd}",
    ] {
        assert!(refused(text).contains("a file that is no text"), "{text}: {}", refused(text));
    }
    for (bytes, what) in [
        (&b"PK\x03\x04\x14\0[Content_Types].xml_rels/.rels word/document.xml"[..], "Word document"),
        (b"PK\x03\x04\x14\0[Content_Types].xml_rels/.rels ppt/slides/slide1.xml", "PowerPoint"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1_\0_\0p\0r\0o\0p\0e\0r\0t\0i\0e\0s\0", "Outlook message"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "old Word document"),
    ] {
        assert!(refused_file(bytes).contains(what), "{}", refused_file(bytes));
    }
}

#[test]
fn other_programs_are_named_by_what_they_print() {
    for (text, what) in [
        (
            "2026-01-05T10:00:00+00:00 app[web.1]: Parameters: {\"freshdesk_webhook\"=>{\"ticket_id\"=>31, \"ticket_subject\"=>\"x\"}}",
            "Ruby",
        ),
        ("%{\"id\" => 31, \"subject\" => \"Parcel late\", \"status\" => 4}", "Elixir"),
        ("$VAR1 = {\n          'id' => 31,\n          'subject' => 'Parcel late'\n        };\n", "Perl"),
        ("Ticket{id=31, subject='Parcel late', requester=Requester{email='noor@example.org'}}", "Java"),
        ("{id=31, subject=Parcel late, requester={name=Noor, email=noor@example.org}}", "Java"),
        ("{ Id = 31, Subject = Parcel late, Requester = { Name = Noor } }", "C#"),
        ("@{id=31; subject=Parcel late; requester=@{name=Noor}}", "PowerShell"),
    ] {
        assert!(refused(text).contains(what), "{text}: {}", refused(text));
        assert!(refused_file(text.as_bytes()).contains(what), "{}", refused_file(text.as_bytes()));
    }
    let xml = "<?xml version=\"1.0\"?>\n<freshdesk_webhook><ticket_id>31</ticket_id></freshdesk_webhook>";
    assert!(refused(xml).contains("encoding to JSON"));
    assert!(refused("#501").contains("only a number"));
    // A dictionary of Swift is no list of tickets.
    let swift = report("[\"id\": 31, \"subject\": \"Parcel late\", \"status\": 4]");
    assert_eq!(counts(&swift), "3 skipped");
    for (text, what) in [
        (
            r#"{"id":1,"title":"How to","status":2,"folder_id":3,"category_id":4,"tags":[],"agent_id":4}"#,
            "knowledge base",
        ),
        (r#"{"conversation_id":"a","status":"resolved","messages":[]}"#, "conversation of a chat"),
        (r#"{"status":"ok"}"#, "says only a status, “ok”"),
        (r#"{"id":"abc","status":"queued"}"#, "says only a status, “queued”"),
    ] {
        assert!(refused(text).contains(what), "{text}: {}", refused(text));
    }
    assert!(refused_file(b"ID;PWXL;N;E\nC;Y1;X1;K\"Ticket ID\"\nE\n").contains("SYLK"));
    let source = json!({"id": 31, "subject": "x", "status": 4, "source": "outbound_email"});
    assert_eq!(values(&source.to_string(), &["ticket.source_name"]), ["Outbound email"]);
    let template = "{\"employee\": {\"email\": \"{{ticket.agent.email}}\"}, \"customer\": {}}";
    assert!(refused(template).contains("template") && refused(template).contains("Edit by hand"));
}

#[test]
fn a_file_of_something_else_says_what_to_choose() {
    for text in [
        "[]",
        "{\"results\":[],\"total\":0}",
        "[{\"id\":4,\"ticket_scope\":1,\"contact\":{\"name\":\"Ivo\",\"email\":\"ivo@shop.example\"}}]",
        "[{\"id\":9,\"email\":\"n@e.co\",\"view_all_tickets\":false}]",
        "{}",
    ] {
        let told = refused_file(text.as_bytes());
        assert_eq!(told.matches("Choose a file of tickets").count(), 1, "{text}: {told}");
    }
    let denied = "{\"code\":\"access_denied\",\"message\":\"You are not authorized.\"}";
    assert!(refused_file(denied.as_bytes()).ends_with("use the key of one who may."));
    let agents = "Agent name,Email,Agent type,Role,Groups\nIvo Berg,ivo@shop.example,Full-time,Agent,Post\n";
    assert!(refused_file(agents.as_bytes()).contains("Agents’ emails"));
}

#[test]
fn what_surrounds_cells_is_no_part_of_them() {
    let nobody = ROW.replace("Ivo Berg", "");
    for gap in [" | ", ", "] {
        let text = format!("{}\n{}\n", HEADER.replace(',', gap), nobody.replace(',', gap));
        let report = report(&text);
        let ticket = report.failing[0].whole.as_ref().expect("it is kept");
        let read = ["ticket.id", "ticket.requester.name", "ticket.from_email"]
            .map(|path| ticket.text(&Placeholder::known(path)));
        assert_eq!(read, ["501", "Noor Haddad", "noor@example.org"], "{text}");
    }
    // Where only a value has a space, it is the ticket's.
    let blank = report(&format!("{HEADER}\n{}\n", nobody.replace("Noor", " Noor")));
    let ticket = blank.failing[0].whole.as_ref().expect("it is kept");
    assert_eq!(ticket.text(&Placeholder::known("ticket.requester.name")), " Noor Haddad");
}

#[test]
fn marks_and_older_letters_do_no_harm() {
    let marked = report(&format!("ï»¿{HEADER}\n{}\n", ROW.replace("Ivo Berg", "")));
    assert_eq!(marked.failing[0].ticket, "501");
    assert_eq!(values("ï»¿{\"id\": 31, \"subject\": \"x\", \"status\": 4}", &["ticket.id"]), ["31"]);
    let polish = b"ID zg\xb3oszenia;Temat;Stan;\x8fr\xf3d\xb3o;Agent;Imi\xea i nazwisko;Adres e-mail\n501;x;Rozwi\xb9zano;E-mail;;\xa3ukasz \xafak;l@example.org\n";
    let report = judge(&workspace(), setup(), polish).expect("it is a table");
    assert_eq!(counts(&report), "1 rejected", "{:?}", report.notes());
    assert_eq!(reasons(&report), ["Employee not found"]);
    let ticket = report.failing[0].whole.as_ref().expect("it is kept");
    assert_eq!(ticket.text(&Placeholder::known("ticket.requester.name")), "Łukasz Żak");
    assert!(report.notes().iter().any(|note| note.contains("Central Europe")), "{:?}", report.notes());
    for (bytes, name, told) in [
        (&b"Ticket ID;Betreff;Status;Quelle;Agent;Vollst\x84ndiger Name;E-Mail\n501;Gr\x94\xe1e;Gel\x94st;E-Mail;;J\x81rgen M\x81ller;z@example.org\n"[..], "Jürgen Müller", "MS-DOS"),
        (b"Bilet No;Konu;Durum;Kaynak;Temsilci;Ad Soyad;E-posta\n501;x;\xc7\xf6z\xfcld\xfc;E-posta;;I\xfe\xfdl \xdeahin;i@example.org\n", "Işıl Şahin", "Turkey"),
    ] {
        let report = judge(&workspace(), setup(), bytes).expect("it is a table");
        let ticket = report.failing[0].whole.as_ref().expect("it is kept");
        assert_eq!(ticket.text(&Placeholder::known("ticket.requester.name")), name);
        assert!(report.notes().iter().any(|note| note.contains(told)), "{:?}", report.notes());
    }
}

#[test]
fn how_long_it_took_is_no_moment() {
    let questions = |value: &str| {
        let row = ROW.replace(',', ";");
        let text = format!(
            "{};Solved at;Resolution time\n{row};2026-01-05 10:00;{value}\n",
            HEADER.replace(',', ";")
        );
        preview(text.as_bytes(), &[], &Placeholder::known(DO_NOT_SEND)).expect("it is a table").questions
    };
    for value in ["1,5", "00:45:00", "90"] {
        assert_eq!(questions(value), [""; 0], "{value}");
    }
    assert_eq!(questions("2026-01-05 11:00").len(), 1);
}

#[test]
fn what_programs_write_for_nothing_is_nothing() {
    for nothing in ["NULL", "NaN", "undefined", "#N/A", "#REF!", "\\N"] {
        let row = ROW.replace("Noor Haddad", nothing).replace("Ivo Berg", "");
        let report = report(&format!("{HEADER}\n{row}\n"));
        let ticket = report.failing[0].whole.as_ref().expect("it is kept");
        assert_eq!(ticket.text(&Placeholder::known("ticket.requester.name")), "", "{nothing}");
    }
    let printed = "Ticket(id=31, subject=x, status=4, requester_name=None)";
    assert_eq!(values(printed, &["ticket.id", "ticket.requester.name"]), ["31", ""]);
}

#[test]
fn lines_below_a_table_are_no_tickets() {
    for line in ["Generated on 05 Jan 2026, 10:00,,,,,", "Showing 1-1 of 1", "\u{c}"] {
        let counted = counts(&report(&format!("{HEADER}\n{ROW}\n{line}\n")));
        assert!(counted.starts_with("1 survey") && !counted.contains("rejected"), "{line}: {counted}");
    }
    let pages = report(&format!("{HEADER}\n{ROW}\n\u{c}{HEADER}\n{ROW}\n"));
    assert_eq!(counts(&pages), "2 survey");
}

#[test]
fn names_stand_apart_from_their_values_in_many_ways() {
    let paths = ["ticket.id", "ticket.subject", "ticket.status", "ticket.from_email"];
    for gap in [" - ", " – ", " -> ", " → ", "    "] {
        let pairs = ["Ticket ID", "501", "Subject", "Parcel - late", "Status", "Resolved", "Email", "n@e.co"];
        let lines: Vec<String> = pairs.chunks(2).map(|pair| pair.join(gap)).collect();
        assert_eq!(
            values(&lines.join("\n"), &paths),
            ["501", "Parcel - late", "Resolved", "n@e.co"],
            "{gap}"
        );
    }
    for name in ["name", "key"] {
        let entry = |key: &str, value: &str| json!({name: key, "value": value});
        let entries = json!([
            entry("id", "501"),
            entry("subject", "Parcel - late"),
            entry("status", "Resolved"),
            entry("requester_email", "n@e.co"),
        ]);
        assert_eq!(values(&entries.to_string(), &paths), ["501", "Parcel - late", "Resolved", "n@e.co"]);
    }
    let xml = json!({"helpdesk-ticket": {"display-id": {"@type": "integer", "#text": "501"},
        "subject": {"_": "Parcel - late", "$": {"a": "b"}}, "status": "4", "email": " n@e.co "}});
    assert_eq!(values(&xml.to_string(), &paths), ["501", "Parcel - late", "Resolved", "n@e.co"]);
}

#[test]
fn breaks_that_are_written_are_passed_over() {
    let ticket = json!({"id": 31, "subject": "a\nb \"c\"", "status": 4});
    let text = format!("{ticket:#}").replace('\n', "\\n");
    assert_eq!(values(&text, &["ticket.id", "ticket.subject"]), ["31", "a\nb \"c\""]);
    let escaped = ticket.to_string().replace('"', "\\\"");
    for told in [refused(&escaped), refused_file(escaped.as_bytes())] {
        assert!(told.contains("quotes of this JSON are escaped"), "{told}");
    }
    assert!(refused("\"_time\",\"_raw\"\n\"2026-01-05\",\"x\"\n").starts_with("This is a table"));
}
