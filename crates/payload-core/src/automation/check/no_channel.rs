//! Every channel is off.

use super::Subject;
use crate::finding::{Finding, Severity};

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if subject.sending.is_empty() {
        let what = "Every channel is off, so no rule sends anything.";
        found.push(Finding::new("no-channel", Severity::Breaks, None, what).because(
            "Each channel has a rule that asks Stella for the survey. Switch a channel on in Build.",
        ));
    }
}
