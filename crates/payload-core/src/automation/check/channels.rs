//! Channels that are off, or on where Stella has them in manual mode.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::payload::contract::USUAL_CHANNELS;
use crate::rule_settings::{RuleEdit, Stage};
use crate::workspace::Edit;

pub fn none_on(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.sending.is_empty() {
        let what = "Every channel is off, so no rule sends anything.";
        found.push(Finding::new("no-channel", Severity::Breaks, None, what).because(
            "Each channel has a rule that asks Stella for the survey. Switch a channel on in Build.",
        ));
    }
}

pub fn in_manual_mode(subject: &Subject<'_>, found: &mut Vec<Finding>) {
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

pub fn without_rule(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let workspace = subject.workspace;
    let is_live = workspace.progress.stage.values().any(|stage| *stage == Stage::Production);
    let severity = if is_live { Severity::Wrong } else { Severity::Note };
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
                severity,
                None,
                format!("Tickets of the channel {name} get no survey: it has no rule."),
            )
            .because(format!("{whose} Switch it on in Build, or leave it in manual mode in Stella."))
            .mended_by(Some(Fix::of_workspace("Leave it in manual mode", edit))),
        );
    }
}
