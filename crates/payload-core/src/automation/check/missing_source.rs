//! A rule that sends tickets of any source.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::payload::contract::USUAL_CHANNELS;
use crate::rule_settings::{RuleEdit, Source};
use crate::workspace::Edit;

/// Its code.
pub const CODE: &str = "missing-source";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let is_alone = subject.sending.len() == 1;
    for sending in subject.sending.iter().filter(|sending| sending.rule.conditions.is_empty()) {
        let channel = sending.channel;
        let (severity, why) = match is_alone {
            true => {
                (Severity::Wrong, "It posts every ticket, wherever it came from, as one of this channel.")
            }
            false => (
                Severity::Breaks,
                "It posts every ticket, also those that another rule posts: their customers are asked twice.",
            ),
        };
        let or_else = match USUAL_CHANNELS.contains(&channel) {
            true => "",
            false => ", or what else tells them apart",
        };
        found.push(
            Finding::new(CODE, severity, None, format!("“{}” has no Source condition.", sending.rule.name))
                .because(format!("{why} Choose the sources of {channel} tickets{or_else}."))
                .of_rules([&sending.rule.id])
                .mended_by(usual_source(channel)),
        );
    }
}

/// The source of Freshdesk that has the channel's name.
fn usual_source(channel: &str) -> Option<Fix> {
    let source = Source::find(channel)?;
    let edit = Edit::Rule(RuleEdit::Source(channel.to_owned(), source.into(), true));
    Some(Fix::of_workspace(format!("Use {}", source.label()), edit))
}
