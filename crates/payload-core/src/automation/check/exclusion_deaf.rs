//! The exclusion rule does not act on all that a send rule acts on, as no rule acts on agents and automations alike.

use super::Subject;
use crate::finding::{Finding, Severity};
use crate::rule_settings::RuleId;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let Some(exclusion) = subject.rules.iter().find(|rule| rule.id == RuleId::Exclude) else { return };
    for sending in &subject.sending {
        let (rule, channel) = (sending.rule, sending.channel);
        if exclusion.performer.hears_all_of(rule.performer) {
            continue;
        }
        let what = format!(
            "“{}” runs when {} acts, and “{}” does not.",
            rule.name,
            rule.performer.label(),
            exclusion.name
        );
        let why = format!(
            "A rule in Freshdesk listens to people or to the system, not to both: excluded tickets of this channel get a survey. Choose the same performer for {channel} as for the other channels."
        );
        found.push(
            Finding::new("exclusion-deaf", Severity::Breaks, None, what)
                .because(why)
                .of_rules([&RuleId::Exclude, &rule.id]),
        );
    }
}
