//! Files of tickets that went through scripts, spreadsheets and many hands.

mod files;
#[path = "files/tables.rs"]
mod tables;

use files::{judge, setup, workspace};
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::Setup;
use payload_core::workspace::Edit;
use tables::{HEADER, ROW, counts, reasons, report};

#[test]
fn rows_that_add_up_or_fall_short_are_told_from_tickets() {
    let second = ROW.replace("501", "502");
    let wide = format!("{HEADER},Tags,Product,Group,Company,Skill,Type,Survey,Rating,Due by time");
    for (text, expected) in [
        // Only the empty end is missing.
        (format!("{wide}\n501,Parcel,Resolved,Email,Ivo,Noor,noor@example.org\n{second},vip\n"), "2 survey"),
        (format!("{wide}\n{ROW}\n501,Parcel\n"), "1 survey, 1 skipped"),
        // Sums, in words and without.
        (format!("{HEADER}\n{ROW}\nTotal tickets: 2,,,,,,\n"), "1 survey, 1 skipped"),
        (format!("{HEADER}\n{ROW}\nAnzahl: 1;\n"), "1 survey, 1 skipped"),
        (format!("{HEADER}\n{ROW}\n,,,,,,1\n合計,1,,,,,\nCount,1,,,,,\n"), "1 survey, 3 skipped"),
        (
            "Agent,Ticket ID,Status,Source,Full name,Email\nIvo,1,Resolved,Email,N,n@e.org\nIvo Total,1,,,,\n,2,Resolved,Email,N,n@e.org\nGrand Total,2,,,,\n".to_owned(),
            "1 survey, 1 rejected, 2 skipped",
        ),
        // A ticket about a total is one.
        (format!("Subject,Status,Source,Agent,Full name,Email,A,B,C,D,E,F,G,H\n{}\n", "Total loss,Resolved,Email,Ivo,Noor,noor@example.org"), "1 survey"),
        // The header once more: with the mark of a file, in capitals, in another order.
        (format!("{HEADER}\n{ROW}\n\u{feff}{HEADER}\n{second}\n"), "2 survey"),
        (format!("{HEADER}\n{ROW}\n{}\n{second}\n", HEADER.to_uppercase()), "2 survey"),
        (format!("{HEADER}\n{ROW}\nEmail,Full name,Agent,Source,Status,Subject,Ticket ID\nn@e.org,N,Ivo,Email,Resolved,x,502\n"), "2 survey"),
        // A quote that is never closed.
        (format!("{HEADER}\n501,\"Parcel,Resolved,Email,Ivo,Noor,n@e.org\n{ROW}\n{second}\n"), "2 survey, 1 skipped"),
    ] {
        let report = report(&text);
        assert_eq!(counts(&report), expected, "{text}: {:?} {:?}", report.failing, report.bad_rows);
    }
}

#[test]
fn a_person_is_read_out_of_one_cell() {
    let emails = |text: &str| -> Vec<String> {
        let mut workspace = workspace();
        let template = r#"{"{{ticket.agent.email}}|{{ticket.agent.name}}|{{ticket.requester.name}}|{{ticket.from_email}}"#;
        workspace.apply(Edit::Write("email".to_owned(), template.to_owned()));
        let report = judge(&workspace, Setup::default(), text.as_bytes()).unwrap();
        let text = |ticket: &payload_core::ticket::Ticket, path| ticket.text(&Placeholder::known(path));
        let whole = report.failing.iter().filter_map(|failing| failing.whole.as_ref());
        whole
            .map(|ticket| {
                ["ticket.agent.name", "ticket.agent.email", "ticket.requester.name", "ticket.from_email"]
                    .map(|path| text(ticket, path))
                    .join("|")
            })
            .collect()
    };
    let both = "Ivo Berg|ivo@shop.example|Noor|noor@example.org";
    for (text, expected) in [
        (
            "id,status,source,Agent,Requester\n1,4,1,Ivo Berg <ivo@shop.example>,Noor <noor@example.org>\n",
            both,
        ),
        (
            "id,status,source,Agent,Email\n1,4,1,\"\"\"Ivo Berg\"\" <ivo@shop.example>\",Noor <noor@example.org>\n",
            both,
        ),
        (
            "id,status,source,agent,requester\n1,4,1,Ivo Berg <ivo@shop.example>,\"{\"\"id\"\":9,\"\"name\"\":\"\"Noor\"\",\"\"email\"\":\"\"noor@example.org\"\"}\"\n",
            both,
        ),
        (
            "id,status,source,agent,requester\n1,4,1,Ivo Berg <ivo@shop.example>,\"{'id': 9, 'name': 'Noor', 'email': 'noor@example.org'}\"\n",
            both,
        ),
        // A column of their own knows better.
        (
            "id,status,source,Agent,Full name,Email,Agent email\n1,4,1,Ivo Berg <other@shop.example>,Noor,noor@example.org,ivo@shop.example\n",
            both,
        ),
    ] {
        assert_eq!(emails(text), [expected], "{text}");
    }
    // Addresses first, then a name and nobody.
    let first = "id,status,source,Agent,Requester\n".to_owned()
        + &"1,4,1,ivo@shop.example,noor@example.org\n".repeat(3);
    let found = report(&format!(
        "{first}2,4,1,Ivo Berg,noor@example.org\n3,4,1,No Agent,noor@example.org\n4,4,1,Ivo Berg,+44 7700 900123\n"
    ));
    assert_eq!(counts(&found), "4 survey, 2 rejected");
    assert_eq!(reasons(&found), ["Employee not found", "Invalid customer"]);
}

#[test]
fn numbers_may_be_written_as_floats() {
    let csv = "id,status,source,responder_id,name,email\n501.0,4.0,1.0,4.0,Noor,noor@example.org\n502.0,4.0,1.0,,Noor,noor@example.org\n";
    assert_eq!(counts(&report(csv)), "1 survey, 1 rejected");
    let json = r#"[{"id":1,"status":4.0,"source":"1.0","responder_id":4.0,"requester":{"name":"N","email":"n@e.co"}}]"#;
    let report = report(json);
    assert_eq!((counts(&report).as_str(), report.groups.agents.contains_key("4")), ("1 survey", true));
}

#[test]
fn a_status_that_is_not_known_is_said() {
    let with = |status: &str| format!("{HEADER}\n{}\n", ROW.replace("Resolved", status));
    for status in ["Résolue", "Resuelta", "Resolvida", "Løst", "Löst", "Решено", "已解决", "Lukket"]
    {
        assert_eq!(counts(&report(&with(status))), "1 survey", "{status}");
    }
    let report = report(&with("Erledigt"));
    assert_eq!(counts(&report), "1 no_rule");
    assert!(report.notes()[0].starts_with("“Erledigt” is a status of your own"), "{:?}", report.notes());
}

#[test]
fn columns_that_were_made_of_json_are_known() {
    for (tags, custom, name) in [
        ("tags.0,tags.1", "custom_fields.cf_brand", "requester.name"),
        ("tags/0,tags/1", "custom_fields/cf_brand", "requester/name"),
        ("tags[0],tags[1]", "custom_fields[cf_brand]", "requester[name]"),
        ("tags_0,tags_1", "custom_fields_cf_brand", "requester_name"),
    ] {
        let text = format!(
            "id,status,source,responder_id,{name},Email,{tags},{custom}\n1,4,1,4,Noor,noor@example.org,vip,late,North\n"
        );
        let mut workspace = workspace();
        workspace.apply(Edit::Write("email".to_owned(), "{{{ticket.tags}} {{ticket.cf_brand}}".to_owned()));
        let report = judge(&workspace, setup(), text.as_bytes()).unwrap();
        let ticket = report.failing[0].whole.as_ref().unwrap();
        let read = ["ticket.tags", "ticket.cf_brand", "ticket.requester.name"]
            .map(|path| ticket.text(&Placeholder::known(path)));
        assert_eq!(read, ["vip, late", "North", "Noor"], "{text}");
        assert!(!report.notes().iter().any(|note| note.contains("Several")), "{:?}", report.notes());
    }
}

#[test]
fn contacts_and_companies_are_no_tickets() {
    for (text, part) in [
        (
            r#"[{"id":9,"name":"Noor","email":"n@e.org","tags":[],"custom_fields":{},"view_all_tickets":false}]"#,
            "contact",
        ),
        (r#"[{"id":1,"name":"Ex","domains":["ex.org"],"custom_fields":{}}]"#, "company"),
    ] {
        let why = judge(&workspace(), setup(), text.as_bytes()).expect_err(text);
        assert!(why.contains(part), "{text}: {why}");
    }
    let text = "Full name,Title,Company,Email,Work phone,Tags\nNoor,Ms,Ex,noor@example.org,,vip\n";
    let notes = report(text).notes();
    assert!(notes.iter().any(|note| note.contains("is this a file of tickets?")), "{notes:?}");
}

#[test]
fn long_answers_are_read_as_short_ones_are() {
    let one = format!(
        r#"{{"id":1,"status":4,"source":1,"responder_id":4,"description":"{}","requester":{{"name":"N","email":"n@e.co"}}}}"#,
        "x".repeat(8000)
    );
    let many = 600 * 1024 / one.len();
    let list = vec![one.as_str(); many].join(",");
    for text in [
        format!(r#"{{"status":"success","data":[{list}]}}"#),
        format!(r#"{{"data":{{"tickets":[{list}]}}}}"#),
        format!(r#"{{"users":[{{"id":9}}],"rows":[{list}]}}"#),
        format!("HTTP/2 200\r\nlink: <https://x>\r\n\r\n[{list}]"),
    ] {
        assert_eq!(
            counts(&report(&text)),
            format!("{many} survey"),
            "{}",
            text.lines().next().unwrap_or_default()
        );
    }
    let notes =
        report(&format!(r#"{{"tickets":[{list}],"agents":[{{"id":4,"contact":{{"email":"i@e.co"}}}}]}}"#))
            .notes();
    assert!(notes.iter().any(|note| note.contains("“agents” beside the tickets was not read")), "{notes:?}");
    let why =
        judge(&workspace(), setup(), format!(r#"{{"odd":[{list}]}}"#).as_bytes()).expect_err("no tickets");
    assert!(why.starts_with("No ticket can be read in this file."), "{why}");
}

#[test]
fn rows_that_each_stand_in_one_pair_of_quotes_are_read() {
    let wrapped: String = format!("{HEADER}\n{ROW}\n{}\n", ROW.replace("Parcel", "\"\"a, b\"\""))
        .lines()
        .map(|line| format!("\"{line}\"\r\n"))
        .collect();
    assert_eq!(counts(&report(&wrapped)), "2 survey");
}

#[test]
fn files_of_a_mac_are_read() {
    let text = b"Num\x8ero de ticket;Statut;Origine;Agent;Nom complet;E-mail\r501;R\x8esolu;T\x8el\x8ephone;Ivo;No\x91l H\x8e;n@e.org\r";
    let report = judge(&workspace(), setup(), text).unwrap();
    assert_eq!(counts(&report), "1 survey");
    assert!(report.notes().iter().any(|note| note.contains("Mac OS Roman")), "{:?}", report.notes());
}

#[test]
fn names_may_have_their_numbers_with_them() {
    for (status, source) in
        [("4 - Resolved", "1 - Email"), ("Resolved (4)", "Email (1)"), ("4: Gelöst", "[1] E-Mail")]
    {
        let row = ROW.replace("Resolved", status).replace(",Email,", &format!(",{source},"));
        assert_eq!(counts(&report(&format!("{HEADER}\n{row}\n"))), "1 survey", "{row}");
    }
    // Another list's numbers.
    assert_eq!(
        counts(&report(&format!("{HEADER}\n{}\n", ROW.replace("Resolved", "1 - Resolved")))),
        "1 no_rule"
    );
}

#[test]
fn tickets_of_an_answer_are_read_though_not_all_are_there() {
    let ticket =
        r#"{"id":31,"status":4,"source":1,"responder_id":4,"requester":{"name":"N","email":"n@e.co"}}"#;
    let report = report(&format!(r#"{{"tickets":[{ticket},null,{{"code":"x","message":"No."}}]}}"#));
    assert_eq!(counts(&report), "1 survey, 2 skipped");
    assert!(report.bad_rows[1].why.contains("error answer"), "{:?}", report.bad_rows);
}

#[test]
fn tables_of_something_else_are_named() {
    for (text, what) in [
        (
            "Name,Title,Email,Work phone,Mobile phone,Twitter,Time zone\nNoor,Ms,n@e.co,1,2,,Berlin\n",
            "contacts",
        ),
        ("Company name,Domains,Health score,Industry\nAcme,acme.co,Happy,Retail\n", "companies"),
        ("Name,Email,Role,License,Last seen\nIvo,i@e.co,Admin,Full time,2026-01-05\n", "agents"),
    ] {
        let why = judge(&workspace(), setup(), text.as_bytes()).expect_err(text);
        assert!(why.starts_with(&format!("This is a table of {what}, not of tickets.")), "{why}");
        let columns = text.lines().next().map(|header| vec![None; header.split(',').count()]);
        let chosen = Setup { columns, ..setup() };
        assert!(judge(&workspace(), chosen, text.as_bytes()).is_ok(), "who chose the columns knows better");
    }
    for sums in ["Status,Number of tickets\nResolved,55\nOpen,3\n", "Agent,Resolved,Closed,Open\nIvo,5,3,1\n"]
    {
        let why = judge(&workspace(), setup(), sums.as_bytes()).expect_err(sums);
        assert!(why.starts_with("This table counts tickets"), "{why}");
    }
    let notes = report("Full name,Title,Email,Work phone\nNoor,Ms,noor@example.org,1\n").notes();
    assert!(notes.iter().any(|note| note.starts_with("This looks like a table of contacts.")), "{notes:?}");
}

#[test]
fn the_number_of_a_ticket_may_be_a_link() {
    let id = |cell: &str| {
        let nobody = ROW.replace("Ivo Berg", "").replace("501", cell);
        let report = report(&format!("{HEADER}\n{nobody}\n"));
        (report.failing[0].ticket.clone(), report.failing[0].url.clone())
    };
    let link = "https://shop.freshdesk.com/a/tickets/501";
    assert_eq!(id(link), ("501".to_owned(), link.to_owned()));
    let formula = format!("\"=HYPERLINK(\"\"{link}\"\",\"\"501\"\")\"");
    assert_eq!(id(&formula).0, "501");
    assert_eq!(id("'501").0, "501");
}

#[test]
fn lists_and_typed_values_are_read() {
    let (id, person) = (r#"{"N":"31"}"#, r#"{"M":{"name":{"S":"N"},"email":{"S":"n@e.co"}}}"#);
    let item = format!(
        r#"{{"id":{id},"status":{{"N":"4"}},"source":{{"N":"1"}},"responder_id":{{"NULL":true}},"requester":{person}}}"#
    );
    assert_eq!(reasons(&report(&format!(r#"{{"Items":[{item}],"Count":1}}"#))), ["Employee not found"]);
    let lists =
        r#"{"id":[31,32],"status":[4,2],"source":[1,1],"agent":["Ivo","Ivo"],"email":["n@e.co","m@e.co"]}"#;
    assert_eq!(counts(&report(lists)), "1 survey, 1 no_rule");
}

#[test]
fn numbers_keep_all_their_digits_or_it_is_said() {
    let with = |id: &str| {
        format!(r#"{{"id":{id},"status":4,"source":1,"responder_id":null,"requester":{{"email":"n@e.co"}}}}"#)
    };
    let long = "123456789012345678901234567890";
    assert_eq!(report(&with(long)).failing[0].ticket, long);
    for id in ["\"1.2E+10\"", "\"4,80012E+16\"", "4.80012E+46"] {
        let notes = report(&with(id)).notes();
        assert!(notes.iter().any(|note| note.contains("its last digits are lost")), "{id}: {notes:?}");
    }
    for id in ["\"12E4\"", "\"E12\"", "12"] {
        assert!(report(&with(id)).notes().iter().all(|note| !note.contains("digits")), "{id}");
    }
}

#[test]
fn exports_of_further_languages_are_read() {
    for text in [
        "Jegyazonosító;Tárgy;Állapot;Forrás;Ügynök;Teljes név;E-mail cím\n501;x;Megoldva;E-mail;Ivo;Noor;noor@example.org\n",
        "ID tichet;Subiect;Stare;Sursă;Agent;Nume complet;Adresă de e-mail\n501;x;Rezolvat;E-mail;Ivo;Noor;noor@example.org\n",
        "رقم التذكرة,الموضوع,الحالة,المصدر,الوكيل,الاسم الكامل,البريد الإلكتروني\n501,x,تم الحل,البريد الإلكتروني,Ivo,Noor,noor@example.org\n",
        "מספר פנייה,נושא,סטטוס,מקור,נציג,שם מלא,אימייל\n501,x,נפתר,אימייל,Ivo,Noor,noor@example.org\n",
    ] {
        let report = report(text);
        assert_eq!(counts(&report), "1 survey", "{text}: {:?}", report.notes());
        assert_eq!(report.notes().len(), 1, "{:?}", report.notes());
    }
}
