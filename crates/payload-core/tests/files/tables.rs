//! Small tables of tickets, and what became of their rows in a few words.

use super::files::{judge, setup, workspace};
use payload_core::proof::bulk::report::{Report, TicketOutcome};

pub fn report(text: &str) -> Report {
    judge(&workspace(), setup(), text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why}"))
}

/// `2 survey, 1 no_rule, 1 skipped`
pub fn counts(report: &Report) -> String {
    let outcomes = TicketOutcome::ALL.into_iter().map(|outcome| (outcome.word(), report.counts.of(outcome)));
    let counts = outcomes.chain([("skipped", report.skipped)]).filter(|(_, number)| *number > 0);
    counts.map(|(word, number)| format!("{number} {word}")).collect::<Vec<_>>().join(", ")
}

pub fn reasons(report: &Report) -> Vec<&str> {
    report.reasons.iter().map(|reason| reason.what.as_str()).collect()
}

pub const HEADER: &str = "Ticket ID,Subject,Status,Source,Agent,Full name,Email";
pub const ROW: &str = "501,Parcel,Resolved,Email,Ivo Berg,Noor Haddad,noor@example.org";
