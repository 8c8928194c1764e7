//! A rule that changes a ticket, below a rule that sends it.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::{RuleEdit, RuleId};
use crate::workspace::Edit;

/// That a rule stands below one that sends.
pub fn finding(subject: &Subject<'_>, code: &'static str, id: &RuleId, why: &str) -> Option<Finding> {
    let (at, rule) = subject.rules.iter().enumerate().find(|(_, rule)| rule.id == *id)?;
    let above = subject.sending.iter().find(|sending| sending.at < at)?;
    let what = format!("“{}” stands below “{}”.", rule.name, above.rule.name);
    let edit = Edit::Rule(RuleEdit::Order(Vec::new()));
    Some(
        Finding::new(code, Severity::Breaks, None, what)
            .because(why)
            .of_rules([id])
            .mended_by(Some(Fix::of_workspace("Put in the right order", edit))),
    )
}
