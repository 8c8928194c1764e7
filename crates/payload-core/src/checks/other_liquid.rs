//! A template that works in the Liquid that is assumed, and fails in the other.

use super::subject::Subject;
use super::{Finding, Severity};
use crate::preview::send;
use crate::probe_result::{Known, Question};
use crate::verdict::Outcome;
use ruby_liquid::{Dialect, Template};

/// What other checks say of parts that one Liquid alone has.
const TOLD: [&str; 4] = ["one-liquid-only", "white-space-control", "unknown-filter", "blank"];

/// Comes after the checks that name the part.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let workspace = subject.workspace;
    let is_known = matches!(workspace.known(Question::Liquid), Known::ByProbe(_));
    let is_told = found.iter().any(|finding| TOLD.contains(&finding.code));
    if is_known || is_told || !subject.sends() || subject.plain.verdict.outcome() != Outcome::Survey {
        return;
    }
    let here = subject.template.dialect();
    let other = if here == Dialect::V5 { Dialect::V2_4 } else { Dialect::V5 };
    let template = Template::parse(subject.text(), other);
    let sent = send(&template, &subject.handed_over(), subject.channel, subject.clock());
    if sent.verdict.outcome() <= Outcome::Survey {
        return;
    }
    let place = template.errors().first().map(|error| error.span).or_else(|| sent.broken_by());
    found.push(
        Finding::new(
            "other-liquid",
            Severity::Note,
            place,
            format!("In {} it would fail: {}.", other.label(), sent.verdict.sentence()),
        )
        .because("Which Liquid runs Freshdesk’s webhooks is not confirmed; the probe under Prove finds out."),
    );
}
