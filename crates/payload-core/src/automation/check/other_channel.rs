//! The slip that cloning a rule invites: its payload still names the channel it was cloned from.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::payload::Json;
use crate::preview::send;
use crate::workspace::Edit;
use ruby_liquid::Clock;

/// Its code.
pub const CODE: &str = "other-channel";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let workspace = subject.workspace;
    for sending in &subject.sending {
        let channel = sending.channel;
        if !workspace.by_hand.contains_key(channel) {
            continue;
        }
        let ticket = workspace.assumptions.hand_over(&workspace.ticket);
        let sent = send(&sending.template, &ticket, channel, Clock(0));
        let says =
            sent.payload.ok().and_then(|json| json.get("channel").and_then(Json::text).map(str::to_owned));
        let Some(says) = says.filter(|says| says != channel) else { continue };
        let edit = Edit::ReturnToChoices(channel.to_owned());
        found.push(
            Finding::new(
                CODE,
                Severity::Breaks,
                None,
                format!("The payload of “{}” says channel “{says}”.", sending.rule.name),
            )
            .because(format!(
                "Its tickets are counted for the other channel; spelling and capital letters count. Write “{channel}” there, or return to the choices."
            ))
            .of_rules([&sending.rule.id])
            .mended_by(Some(Fix::of_workspace("Return to choices", edit))),
        );
    }
}
