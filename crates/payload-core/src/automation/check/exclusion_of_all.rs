//! The exclusion rule has no condition.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::{RuleEdit, RuleId};
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let all = subject.rules.iter().filter(|rule| rule.id == RuleId::Exclude && rule.conditions.is_empty());
    found.extend(all.map(|rule| {
        let what = format!("“{}” has no condition.", rule.name);
        let edit = Edit::Rule(RuleEdit::Exclude(false));
        Finding::new("exclusion-of-all", Severity::Breaks, None, what)
            .because("It excludes every ticket: nobody gets a survey. Add the tags or other conditions that exclude a ticket, or switch the rule off.")
            .of_rules([&RuleId::Exclude])
            .mended_by(Some(Fix::of_workspace("Switch the rule off", edit)))
    }));
}
