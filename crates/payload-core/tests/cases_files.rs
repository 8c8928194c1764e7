//! Files of tickets, in `cases/B*`.

mod files;

use files::{NOW, judge, setup, workspace};
use payload_core::analysis::fields_read;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::preview;
use payload_core::proof::bulk::report::{Report, TicketOutcome};
use std::fs;

fn case(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn report(name: &str) -> Report {
    judge(&workspace(), setup(), &case(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// How many tickets there are of each result.
fn counts(report: &Report) -> Vec<(&'static str, usize)> {
    let all = TicketOutcome::ALL.into_iter().map(|outcome| (outcome.word(), report.counts.of(outcome)));
    all.filter(|(_, number)| *number > 0).collect()
}

fn reasons(report: &Report) -> Vec<(&str, usize)> {
    let mut reasons: Vec<_> =
        report.reasons.iter().map(|reason| (reason.what.as_str(), reason.times)).collect();
    reasons.sort_unstable();
    reasons
}

#[test]
fn each_file_comes_to_what_is_right() {
    for (name, expected) in [
        // No address of any customer is in the file: nobody is blamed.
        ("B01a.json", &[("not_known", 3)][..]),
        // Nobody assigned, whatever address the sample has.
        ("B02a.json", &[("survey", 1), ("rejected", 1)]),
        ("B02b.csv", &[("survey", 1), ("rejected", 2)]),
        // Open, spam, deleted, Portal, WhatsApp: no rule fires.
        ("B03a.json", &[("survey", 1), ("no_rule", 5)]),
        // WAHR is true.
        ("B04a.csv", &[("survey", 1), ("logged", 1)]),
        ("B05a.json", &[("survey", 2)]),
        ("B05c.json", &[("survey", 2)]),
        // The source is the source, and Channel is not.
        ("B06a.csv", &[("survey", 1)]),
        ("B07a.csv", &[("survey", 1)]),
        ("B08a.csv", &[("survey", 2)]),
        ("B09a.csv", &[("survey", 1)]),
        ("B12.csv", &[("survey", 2)]),
        ("B14.json", &[("survey", 2)]),
    ] {
        let report = report(name);
        assert_eq!(counts(&report), expected, "{name}: {:?} {:?}", report.reasons, report.failing);
        assert_eq!(report.skipped, 0, "{name}: {:?}", report.bad_rows);
    }
}

#[test]
fn what_the_file_does_not_hold_is_said_once_on_top() {
    let report = report("B01a.json");
    assert!(report.notes()[0].contains("include=requester"), "{:?}", report.notes());
    assert_eq!(report.failed(), 0);
}

#[test]
fn nobody_assigned_is_employee_not_found() {
    assert_eq!(reasons(&report("B02b.csv")), [("Employee not found", 2)]);
}

#[test]
fn the_condition_that_says_no_is_told() {
    let expected = [
        ("Source is Portal", 1),
        ("Source is WhatsApp", 1),
        ("Status is Open", 1),
        ("The ticket is deleted", 1),
        ("The ticket is spam", 1),
    ];
    assert_eq!(reasons(&report("B03a.json")), expected);
}

#[test]
fn columns_are_taken_for_what_they_are() {
    let fields = |name: &str| -> Vec<String> {
        let preview = preview(
            &case(name),
            &fields_read(&workspace(), NOW),
            &Placeholder::known(payload_core::ticket::sample::DO_NOT_SEND),
        )
        .unwrap();
        preview.columns.into_iter().map(|column| column.field.map_or("-".to_owned(), String::from)).collect()
    };
    assert_eq!(
        fields("B06a.csv"),
        [
            "ticket.id",
            "-",
            "ticket.status",
            "ticket.agent.name",
            "ticket.requester.name",
            "ticket.from_email",
            "ticket.source_name"
        ]
    );
    assert_eq!(
        fields("B09a.csv"),
        [
            "ticket.id",
            "ticket.subject",
            "ticket.status",
            "ticket.source_name",
            "ticket.agent.name",
            "ticket.group.name",
            "ticket.tags",
            "ticket.requester.name",
            "ticket.from_email",
            "ticket.requester.language",
        ]
    );
    assert_eq!(fields("B07a.csv").len(), 7);
}
