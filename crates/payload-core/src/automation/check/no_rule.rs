//! A channel that is off here and not in manual mode in Stella. It is no more than a note, also in production: to have
//! no rule for a channel is what was chosen.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::payload::contract::USUAL_CHANNELS;
use crate::rule_settings::RuleEdit;
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let workspace = subject.workspace;
    for channel in workspace.options.channels.iter().filter(|channel| !channel.on) {
        let name = &channel.name;
        if workspace.rules.manual.contains(name) {
            continue;
        }
        let whose = match USUAL_CHANNELS.contains(&name.as_str()) {
            true => "A new account in Stella has this channel.",
            false => "You added this channel.",
        };
        let edit = Edit::Rule(RuleEdit::Manual(name.clone(), true));
        found.push(
            Finding::new(
                "no-rule",
                Severity::Note,
                None,
                format!("The channel {name} has no rule, so its tickets get no survey."),
            )
            .because(format!("{whose} Switch it on in Build, or leave it in manual mode in Stella."))
            .mended_by(Some(Fix::of_workspace("Leave it in manual mode", edit))),
        );
    }
}
