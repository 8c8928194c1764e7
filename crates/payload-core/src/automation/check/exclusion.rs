//! A rule that excludes tickets and does not, or excludes all of them.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::preview::Reads;
use crate::rule_settings::{RuleEdit, RuleId};
use crate::workspace::Edit;
use ruby_liquid::Clock;

/// It does not hear what a send rule hears, as no rule hears agents and automations alike.
pub fn is_deaf(subject: &Subject<'_>, found: &mut Vec<Finding>) {
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

/// It has no condition.
pub fn takes_all(subject: &Subject<'_>, found: &mut Vec<Finding>) {
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

/// It ticks a field that a payload does not read.
pub fn has_no_effect(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.rules.iter().any(|rule| rule.id == RuleId::Exclude) {
        return;
    }
    let field = &subject.workspace.options.do_not_send.settings.field;
    for sending in &subject.sending {
        if Reads::of(&sending.template, Clock(0)).fields().contains(field) {
            continue;
        }
        let what = format!("The payload of “{}” does not read {field}.", sending.rule.name);
        let why = format!(
            "The exclusion rule ticks that field without effect: excluded tickets get a survey. Put do_not_send into the payload of {}, or return to the choices.",
            sending.channel
        );
        let edit = Edit::ReturnToChoices(sending.channel.to_owned());
        found.push(
            Finding::new("exclusion-without-effect", Severity::Breaks, None, what)
                .because(why)
                .of_rules([&sending.rule.id])
                .mended_by(Some(Fix::of_workspace("Return to choices", edit))),
        );
    }
}
