//! Files of tickets that went through scripts, spreadsheets and many hands.

mod files;

use files::{judge, setup, workspace};
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::Setup;
use payload_core::proof::bulk::report::{Fate, Report};
use payload_core::workspace::Edit;

fn report(text: &str) -> Report {
    judge(&workspace(), setup(), text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why}"))
}

/// `2 survey, 1 no_rule, 1 skipped`
fn counts(report: &Report) -> String {
    let fates = Fate::ALL.into_iter().map(|fate| (fate.word(), report.counts.of(fate)));
    let counts = fates.chain([("skipped", report.skipped)]).filter(|(_, number)| *number > 0);
    counts.map(|(word, number)| format!("{number} {word}")).collect::<Vec<_>>().join(", ")
}

fn reasons(report: &Report) -> Vec<&str> {
    report.reasons.iter().map(|reason| reason.what.as_str()).collect()
}

const HEADER: &str = "Ticket ID,Subject,Status,Source,Agent,Full name,Email";
const ROW: &str = "501,Parcel,Resolved,Email,Ivo Berg,Noor Haddad,noor@example.org";

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
    ] {
        assert_eq!(counts(&report(&text)), format!("{many} survey"), "{}", &text[..40]);
    }
    let notes =
        report(&format!(r#"{{"tickets":[{list}],"agents":[{{"id":4,"contact":{{"email":"i@e.co"}}}}]}}"#))
            .notes();
    assert!(notes.iter().any(|note| note.contains("“agents” beside the tickets was not read")), "{notes:?}");
    let why =
        judge(&workspace(), setup(), format!(r#"{{"odd":[{list}]}}"#).as_bytes()).expect_err("no tickets");
    assert!(why.starts_with("No ticket can be read in this file."), "{why}");
}
