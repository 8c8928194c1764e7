//! Two rules that take the same ticket.

use super::Subject;
use crate::automation::Rule;
use crate::finding::{Finding, Severity};
use crate::rule_settings::TicketSource;

/// Its code.
pub const CODE: &str = "overlap";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    // A rule without any condition is told of by itself.
    let all: Vec<&Rule> =
        subject.sending.iter().map(|it| it.rule).filter(|rule| !rule.conditions.is_empty()).collect();
    for (at, first) in all.iter().enumerate() {
        for second in all.iter().skip(at + 1).filter(|second| !are_apart(first, second)) {
            found.push(overlap(first, second));
        }
    }
}

/// What keeps two rules from ever taking the same ticket: other sources, or other values of a property
/// that a ticket has only one of.
fn are_apart(first: &Rule, second: &Rule) -> bool {
    let other_sources = match (first.sources(), second.sources()) {
        (Some(one), Some(other)) => !one.iter().any(|source| other.contains(source)),
        _ => false,
    };
    let other_values = first.wants().any(|one| second.wants().any(|other| one.excludes(other)));
    other_sources || other_values
}

fn overlap(first: &Rule, second: &Rule) -> Finding {
    let asks_more = |rule: &Rule| rule.wants().next().is_some();
    let (severity, take) = match asks_more(first) && asks_more(second) {
        true => (Severity::Wrong, "may both take a ticket"),
        false => (Severity::Breaks, "both take tickets"),
    };
    let shared = shared_sources(first, second);
    Finding::new(
        CODE,
        severity,
        None,
        format!("“{}” and “{}” {take} from {shared}.", first.name, second.name),
    )
    .because(
        "Freshdesk runs every rule that matches, so such a ticket is posted twice; Stella does not notice repeats. Leave each source to one rule, or set the rules apart by type, group or company.",
    )
    .of_rules([&first.id, &second.id])
}

fn shared_sources(first: &Rule, second: &Rule) -> String {
    let labels = |sources: &mut dyn Iterator<Item = &TicketSource>| {
        sources.map(TicketSource::label).collect::<Vec<_>>().join(" and ")
    };
    match (first.sources(), second.sources()) {
        (Some(one), Some(other)) => labels(&mut one.iter().filter(|source| other.contains(source))),
        (Some(sources), None) | (None, Some(sources)) => labels(&mut sources.iter()),
        (None, None) => "any source".to_owned(),
    }
}
