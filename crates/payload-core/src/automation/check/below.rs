//! A rule that changes a ticket, below a rule that sends it.

use super::Subject;
use crate::automation::{Rule, sent_before};
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::{RuleEdit, RuleId};
use crate::workspace::Edit;

/// That a rule stands below one that sends.
pub fn finding(subject: &Subject<'_>, code: &'static str, id: &RuleId, why: &str) -> Option<Finding> {
    let rule = subject.rules.iter().find(|rule| rule.id == *id)?;
    let above = sent_before(subject.rules, rule);
    let what = format!("“{}” is below {}.", rule.name, names(&above)?);
    let edit = Edit::Rule(RuleEdit::Order(Vec::new()));
    Some(
        Finding::new(code, Severity::Breaks, None, what)
            .because(why)
            .of_rules(std::iter::once(id).chain(above.iter().map(|rule| &rule.id)))
            .mended_by(Some(Fix::of_workspace("Put in the right order", edit))),
    )
}

fn names(rules: &[&Rule]) -> Option<String> {
    match rules {
        [] => None,
        [one] => Some(format!("“{}”", one.name)),
        [one, other] => Some(format!("“{}” and “{}”", one.name, other.name)),
        [first, others @ ..] => Some(format!("“{}” and {} other rules that send", first.name, others.len())),
    }
}
