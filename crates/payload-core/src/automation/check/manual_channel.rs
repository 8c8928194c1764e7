//! A rule sends for a channel that is in manual mode in Stella.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::RuleEdit;
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for sending in &subject.sending {
        let channel = sending.channel;
        if !subject.workspace.rules.manual.contains(channel) {
            continue;
        }
        let what = format!("“{}” sends, but {channel} is in manual mode in Stella.", sending.rule.name);
        let why = format!(
            "Stella logs “Channel is in manual mode” and sends no survey. Switch {channel} to On in Stella, or switch the channel off here."
        );
        let edit = Edit::Rule(RuleEdit::Manual(channel.to_owned(), false));
        found.push(
            Finding::new("manual-channel", Severity::Breaks, None, what)
                .because(why)
                .of_rules([&sending.rule.id])
                .mended_by(Some(Fix::of_workspace("Mark as On in Stella", edit))),
        );
    }
}
