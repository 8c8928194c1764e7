//! Every channel is off.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.sending.is_empty() {
        let what = "Every channel is off, so no rule sends anything.";
        let first = subject.workspace.options.channels.first().map(|channel| {
            let edit = Edit::Channel(channel.name.clone(), true);
            Fix::of_workspace(format!("Switch {} on", channel.name), edit)
        });
        found.push(
            Finding::new("no-channel", Severity::Breaks, None, what)
                .because(
                    "Each channel has a rule that asks Stella for the survey. Switch a channel on in Build.",
                )
                .mended_by(first),
        );
    }
}
