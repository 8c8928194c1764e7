//! A payload of which the probe of this account says that it does not work.

use super::subject::Subject;
use super::{Finding, Severity};
use crate::proof::probe::objection;

/// Its code.
pub const CODE: &str = "probe-says-no";

/// What was measured comes before all that is worked out.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if let Some(objection) = objection(subject.workspace, subject.channel, subject.text()) {
        found.push(Finding::new(CODE, Severity::Breaks, None, objection.what).because(objection.why));
    }
}
