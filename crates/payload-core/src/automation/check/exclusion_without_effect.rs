//! The exclusion rule ticks a field that a payload does not read.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::preview::Reads;
use crate::rule_settings::RuleId;
use crate::workspace::Edit;
use ruby_liquid::Clock;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
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
