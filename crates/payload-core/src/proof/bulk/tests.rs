use super::job::{AlreadyTold, FileNews, Job};
use super::report::{BadRow, Example, Reason, TicketOutcome};
use super::*;
use crate::options::{Options, Preset};
use serde_json::json;

const NOW: Clock = Clock(1_767_600_000);

fn flag() -> Placeholder {
    Placeholder::known(crate::ticket::sample::DO_NOT_SEND)
}

fn agent() -> Setup {
    let fill = vec![(Placeholder::known("ticket.agent.email"), json!("maya@acme.example"))];
    Setup { fill, domain: Host::read("acme.freshdesk.com").ok(), ..Setup::default() }
}

fn run(workspace: &Workspace, setup: Setup, bytes: &[u8], size: usize) -> Result<Report, String> {
    let mut bulk = Bulk::new(workspace, setup, NOW);
    for piece in bytes.chunks(size) {
        bulk.push(piece)?;
    }
    bulk.finish()?;
    Ok(bulk.report)
}

fn api(id: usize, name: &str, email: Option<&str>) -> Value {
    json!({ "id": id, "subject": "Größe 👩\u{200d}💻", "status": 4, "source": 1, "tags": ["vip", "a \"b\""],
        "custom_fields": { "cf_do_not_send_stella_connect_request": id.is_multiple_of(2) },
        "requester": { "name": name, "email": email }, "created_at": "2026-01-05T09:30:00Z" })
}

#[test]
fn every_shape_is_read_wherever_the_pieces_end() {
    let tickets = [
        api(1, "Ann", Some("ann@example.com")),
        api(2, "Bo \"b\"", Some("bo@example.com")),
        api(3, "Cy", None),
    ];
    let list = serde_json::to_string_pretty(&tickets).unwrap();
    let lines = tickets.iter().map(Value::to_string).collect::<Vec<_>>().join("\n");
    let csv = "\u{feff}Ticket ID;Full name;Email;Do not send Stella Connect request;Subject\r\n1;Ann;ann@example.com;false;\"two\r\nlines\"\r\n2;\"Bo \"\"b\"\"\";bo@example.com;yes;é\r\n3;Cy;;no;👩\u{200d}💻\r\n";
    for text in [list.as_str(), &lines, csv] {
        for size in [1, 3, 7, 100_000] {
            let report = run(&Workspace::default(), agent(), text.as_bytes(), size).unwrap();
            assert_eq!(
                report.sentence(),
                "3 tickets: 1 gets a survey, 1 logged without one, 1 rejected.",
                "{size} {text}"
            );
            assert_eq!(report.failing[0].row, 3);
            assert_eq!(report.failing[0].ticket, "3");
            let invalid = report.reasons.iter().find(|reason| reason.result == TicketOutcome::Rejected);
            assert_eq!(
                invalid.map(|reason| (reason.what.as_str(), reason.times)),
                Some(("Invalid customer", 1))
            );
            assert!(!report.failing[0].by_template);
            assert_eq!(report.skipped, 0);
        }
    }
}

#[test]
fn a_deliberately_broken_template_is_to_blame() {
    let workspace = Workspace { options: Options::of(Preset::Guide).into(), ..Workspace::default() };
    let tickets = [api(1, "Ann", Some("ann@example.com")), api(3, "Bo \"b\"", Some("bo@example.com"))];
    let text = serde_json::to_string(&tickets).unwrap();
    let report = run(&workspace, agent(), text.as_bytes(), 50).unwrap();
    // A quote in a tag breaks both, and is no matter of the ticket.
    assert_eq!((report.counts.of(TicketOutcome::NotJson), report.template_failures), (2, 2));
    assert!(report.failing[0].why.starts_with("Not JSON: line 1"), "{}", report.failing[0].why);
    assert!(
        report.to_csv().contains(",template,https://acme.freshdesk.com/helpdesk/tickets/1\r\n"),
        "{}",
        report.to_csv()
    );
}

#[test]
fn a_checkbox_is_said_to_be_ticked_only_where_it_is() {
    let template = |condition: &str| {
        format!(
            r#"{{"channel":"email","employee":{{"email":"{{{{ticket.agent.email}}}}"}},"customer":{{"email":"{{{{ticket.from_email}}}}"}},"do_not_send":{{% if {condition} %}}true{{% else %}}false{{% endif %}}}}"#
        )
    };
    let tickets = [
        json!({"id": 1, "from_email": "ann@example.com", "tags": ["internal"]}),
        json!({"id": 2, "from_email": "bo@example.com", "tags": [], "custom_fields": { "cf_do_not_send_stella_connect_request": true }}),
    ];
    for (condition, expected) in [
        ("ticket.tags contains 'internal'", "The template sets do_not_send; the checkbox is not ticked"),
        ("ticket.cf_do_not_send_stella_connect_request == true", "Do not send is ticked"),
    ] {
        let mut workspace = Workspace::default();
        workspace.apply(crate::workspace::Edit::Write("email".into(), template(condition)));
        let report = run(&workspace, agent(), json!(tickets).to_string().as_bytes(), 1000).unwrap();
        let logged = report.reasons.iter().find(|reason| reason.result == TicketOutcome::Logged);
        assert_eq!(logged.map(|reason| reason.what.as_str()), Some(expected), "{}", report.sentence());
    }
}

#[test]
fn failures_are_told_apart_by_the_field_behind_them() {
    let mut workspace = Workspace::default();
    workspace.apply(crate::workspace::Edit::Write(
        "email".into(),
        r#"{"channel":"email","employee":{"email":"{{ticket.agent.email}}"},"customer":{"name":"{{ticket.requester.name}}","email":"{{ticket.from_email}}"},"custom_properties":{"subject":"{{ticket.subject}}"}}"#.into(),
    ));
    let row = |id: usize| {
        let (name, subject) = match id % 10 {
            0 => ("Bo \"b\"", "fine"),
            5 => ("Ann", "two\nlines"),
            7 => ("Ann", "a\",\"b\":\"c"),
            _ => ("Ann", "fine"),
        };
        json!({"id": id, "from_email": "ann@example.com", "subject": subject, "requester": {"name": name}})
    };
    let text: String = (1..=400).map(|id| format!("{}\n", row(id))).collect();
    let told = |report: &Report| -> Vec<(String, usize, Vec<usize>)> {
        let rows = |reason: &Reason| reason.examples.iter().map(|example| example.row).collect();
        let mut told: Vec<_> =
            report.reasons.iter().map(|reason| (reason.sentence(), reason.times, rows(reason))).collect();
        told.sort();
        told
    };
    let whole = run(&workspace, agent(), text.as_bytes(), 1000).unwrap();
    let expected = [
        ("Not JSON: Requester name (cause: the template)", 40, [10, 20, 30]),
        ("Not JSON: Subject (cause: the template)", 40, [5, 15, 25]),
        ("Survey sent: Injection, Subject (cause: the template)", 40, [7, 17, 27]),
    ];
    assert_eq!(told(&whole), expected.map(|(what, times, rows)| (what.to_owned(), times, rows.to_vec())));
    let of_name = whole.reasons.iter().find(|reason| reason.sentence().contains("name")).unwrap();
    assert_eq!(of_name.examples[0].value.as_deref(), Some(r#""Bo \"b\"""#));
    assert!(whole.to_csv().contains(",Requester name,template,"), "{}", whole.to_csv());
    let json: Value = serde_json::from_str(&whole.to_json()).unwrap();
    let reason = json!({"reason": "Not JSON", "result": "not_json", "field": "ticket.subject", "tickets": 40, "rows": [5, 15, 25]});
    assert!(json["reasons"].as_array().unwrap().contains(&reason), "{}", json["reasons"]);
    // Several that share the file come to the same.
    let mut joined = Report::default();
    for part in (0..3).rev() {
        let setup = Setup { share: Share { part, of: 3 }, ..agent() };
        joined.add(run(&workspace, setup, text.as_bytes(), 1000).unwrap());
    }
    assert_eq!(told(&joined), told(&whole));
    assert_eq!(joined.failing, whole.failing);
}

#[test]
fn a_value_that_is_missing_is_told_as_the_cause() {
    let mut workspace = Workspace::default();
    workspace.apply(crate::workspace::Edit::Write("email".into(), r#"{"x": {{ticket.id}}}"#.into()));
    let row = json!({"subject": "Parcel", "from_email": "ann@example.com"});
    let report = run(&workspace, agent(), format!("{row}\n").as_bytes(), 1000).unwrap();
    let reason = &report.reasons[0];
    assert_eq!(reason.sentence(), "Not JSON: Ticket ID (cause: the template)");
    assert_eq!(reason.examples, [Example { row: 1, value: Some("no value".into()) }]);
}

#[test]
fn the_first_tickets_of_every_reason_are_kept_whole() {
    let mut workspace = Workspace::default();
    workspace.apply(crate::workspace::Edit::Write("email".into(), r#"{"x": "{{ticket.subject}}"}"#.into()));
    let row = |id: usize| json!({"id": id, "from_email": "ann@example.com", "subject": if id == 150 { "\"" } else { "" }});
    let text: String = (1..=160).map(|id| format!("{}\n", row(id))).collect();
    let report = run(&workspace, agent(), text.as_bytes(), 1000).unwrap();
    let whole: Vec<usize> =
        report.failing.iter().filter(|failing| failing.whole.is_some()).map(|failing| failing.row).collect();
    let expected: Vec<usize> = (1..=report::MAX_WHOLE).chain([150]).collect();
    assert_eq!(whole, expected);
}

#[test]
fn bad_rows_are_numbered_and_skipped() {
    let lines = format!(
        "{}\n{{\"id\": 2,\nnot json\n[1]\n\n{}",
        api(1, "Ann", Some("a@b.co")),
        api(5, "Bo", Some("b@c.co"))
    );
    let report = run(&Workspace::default(), agent(), lines.as_bytes(), 11).unwrap();
    assert_eq!((report.tickets(), report.skipped), (2, 3));
    let bad: Vec<(usize, usize)> = report.bad_rows.iter().map(|row| (row.row, row.line)).collect();
    assert_eq!(bad, [(2, 2), (3, 3), (4, 4)]);

    let csv = "id,email,name\n1,a@b.co,Ann\n2,b@c.co\n3,c@d.co,\"Cy\nDee\"\n4,d,e,f\n5,e@f.co,Eve,,,\n,,\nid,email,name\nTotal\n";
    let report = run(&Workspace::default(), agent(), csv.as_bytes(), 4).unwrap();
    assert_eq!((report.tickets(), report.skipped), (4, 2));
    assert_eq!(
        report.bad_rows[0],
        BadRow { row: 4, line: 6, why: "it has 4 fields, the header has 3".into() }
    );
}

#[test]
fn a_file_that_is_something_else_says_so() {
    for (bytes, part) in [
        (&b""[..], "empty"),
        (b" \n ", "empty"),
        (b"PK\x03\x04\x14[Content_Types].xml", "Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"<!doctype html><html>", "HTML"),
        (b"Dear Sir or Madam\nhello\n", "neither JSON nor a table"),
        (b"a\0b", "no text"),
    ] {
        let reason = run(&Workspace::default(), agent(), bytes, 3).unwrap_err();
        assert!(reason.contains(part), "{reason}");
        assert_eq!(preview(bytes, &[], &flag()).unwrap_err(), reason);
    }
    let report = run(&Workspace::default(), agent(), b"[{\"id\":1,\"subject\":\"x\"},{\"id\":2", 9).unwrap();
    assert_eq!((report.tickets(), report.skipped), (1, 1));
    assert!(report.notes().iter().any(|note| note.contains("cut off")));
}

#[test]
fn columns_can_be_set_otherwise() {
    let csv = "A,B,C\n7,ann@example.com,Ann\n";
    let known = |path| Some(Placeholder::known(path));
    let preview = preview(csv.as_bytes(), &[], &flag()).unwrap();
    assert_eq!(preview.shape, FileShape::Csv);
    assert!(preview.columns.iter().all(|column| column.field.is_none()));
    assert_eq!(preview.columns[1].samples, ["ann@example.com"]);
    assert_eq!(preview.questions.len(), 3, "{:?}", preview.questions);
    let columns = Some(vec![known("ticket.id"), known("ticket.from_email"), None]);
    let report = run(&Workspace::default(), Setup { columns, ..agent() }, csv.as_bytes(), 5).unwrap();
    assert_eq!((report.tickets(), report.counts.of(TicketOutcome::Survey)), (1, 1));
}

#[test]
fn the_template_of_the_channel_it_came_by_is_used() {
    let mut workspace = Workspace::default();
    workspace.apply(crate::workspace::Edit::Channel("phone".into(), true));
    workspace.apply(crate::workspace::Edit::Write("phone".into(), "{".into()));
    let csv = "id,source,email\n1,Email,a@b.co\n2,Phone,a@b.co\n";
    let report = run(&workspace, agent(), csv.as_bytes(), 100).unwrap();
    assert_eq!(
        report.failing.iter().map(|failing| (failing.row, failing.channel.as_str())).collect::<Vec<_>>(),
        [(2, "phone")]
    );
}

#[test]
fn news_add_up_to_the_report() {
    let job = Job { workspace: Workspace::default(), setup: agent(), now: NOW.0 };
    let mut bulk = Job::read(&job.to_text()).unwrap().begin();
    let (mut told, mut heard, mut longest) = (AlreadyTold::default(), Report::default(), 0);
    for id in 1..=300 {
        let row = if id % 7 == 0 { "{".to_owned() } else { api(id, "Ann", None).to_string() };
        bulk.push(format!("{row}\n").as_bytes()).unwrap();
        if id % 50 == 0 {
            let news = FileNews { report: told.news_of(&bulk.report), ..FileNews::default() };
            longest = longest.max(news.report.failing.len());
            heard.join(FileNews::read(&news.to_text()).unwrap().report);
        }
    }
    bulk.finish().unwrap();
    heard.join(told.news_of(&bulk.report));
    assert_eq!(heard, bulk.report);
    assert!(heard.failing.len() > 200 && heard.bad_rows.len() > 40, "{}", heard.sentence());
    assert!(longest < 60, "{longest} at once");
    assert_eq!((Job::read("{"), FileNews::read("")), (None, None));
}

#[cfg(feature = "exhaustive")]
#[test]
fn a_hundred_thousand_tickets_in_bounded_memory() {
    let mut bulk = Bulk::new(&Workspace::default(), agent(), NOW);
    let started = std::time::Instant::now();
    for id in 0..100_000 {
        let email = if id % 3 == 0 { None } else { Some("ann@example.com") };
        bulk.push(format!("{}\n", api(id, "Ann \"Al\" Lee", email)).as_bytes()).unwrap();
    }
    bulk.finish().unwrap();
    let seconds = started.elapsed().as_secs_f64();
    println!("{} {:.0} tickets a second", bulk.report.sentence(), 100_000.0 / seconds);
    assert_eq!((bulk.report.tickets(), bulk.report.failing.len()), (100_000, report::MAX_KEPT));
}
