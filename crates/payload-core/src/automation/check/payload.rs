//! Payloads that Stella does not take, or takes for another channel.

use super::{Sending, Subject};
use crate::finding::{Finding, Fix, Severity};
use crate::options::Preset;
use crate::payload::Json;
use crate::preview::send;
use crate::ticket::Ticket;
use crate::ticket::sample::SAMPLES;
use crate::workspace::Edit;
use ruby_liquid::Clock;

/// A payload that is not JSON for some ticket that may come tomorrow.
pub fn breaks(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for sending in &subject.sending {
        let broken = broken_by(subject, sending);
        let Some(first) = broken.first() else { continue };
        let of = match broken.len() == SAMPLES.len() {
            true => "any ticket".to_owned(),
            false => format!("{} of {} built-in tickets, as “{first}”", broken.len(), SAMPLES.len()),
        };
        let channel = sending.channel;
        let fix = match subject.workspace.by_hand.contains_key(channel) {
            true => Fix::of_workspace("Return to choices", Edit::ReturnToChoices(channel.to_owned())),
            false => Fix::of_workspace("Make it robust", Edit::Preset(Preset::Robust)),
        };
        found.push(
            Finding::new(
                "breaks",
                Severity::Breaks,
                None,
                format!("The payload of “{}” is not JSON for {of}.", sending.rule.name),
            )
            .because(format!(
                "Stella cannot read it and sends no survey; Freshdesk says so hours later, without the reason. Open {channel} in Build: Problems says what is wrong and how to fix it."
            ))
            .of_rules([&sending.rule.id])
            .mended_by(Some(fix)),
        );
    }
}

/// The names of the built-in tickets for which a payload is not JSON.
fn broken_by(subject: &Subject<'_>, sending: &Sending<'_>) -> Vec<&'static str> {
    let template = &sending.template;
    let is_broken = |ticket: &Ticket| {
        let ticket = subject.workspace.assumptions.hand_over(ticket);
        send(template, &ticket, sending.channel, Clock(0)).payload.is_err()
    };
    SAMPLES
        .iter()
        .filter(|sample| !template.errors().is_empty() || is_broken(&sample.ticket()))
        .map(|sample| sample.name)
        .collect()
}

/// The slip that cloning a rule invites: its payload still names the channel it was cloned from.
pub fn says_other_channel(subject: &Subject<'_>, found: &mut Vec<Finding>) {
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
                "other-channel",
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
