//! Rules that send a ticket when it is resolved, and again when it is closed.

use super::{Sending, Subject};
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::{Moment, RuleEdit};
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let both: Vec<&Sending<'_>> =
        subject.sending.iter().filter(|sending| sending.rule.events.len() > 1).collect();
    let Some(first) = both.first() else { return };
    let (what, edit) = match subject.workspace.rules.moments.contains_key(first.channel) {
        false => {
            ("The send rules list both Resolved and Closed.".to_owned(), RuleEdit::Moment(Moment::Resolved))
        }
        true => (
            format!("“{}” lists both Resolved and Closed.", first.rule.name),
            RuleEdit::MomentOf(first.channel.to_owned(), Some(Moment::Resolved)),
        ),
    };
    found.push(
        Finding::new("resolved-and-closed", Severity::Breaks, None, what)
            .because("A ticket that is resolved and later closed, also by an automation, is posted twice; Stella does not notice repeats. Keep one of them. Resolved is when the agent’s work is done.")
            .of_rules(both.iter().map(|sending| &sending.rule.id))
            .mended_by(Some(Fix::of_workspace("Keep Resolved", Edit::Rule(edit)))),
    );
}
