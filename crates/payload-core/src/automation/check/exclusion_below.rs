//! The exclusion rule stands below a rule that sends.

use super::{Subject, below};
use crate::finding::Finding;
use crate::rule_settings::RuleId;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let why = "Rules run from top to bottom: the survey is asked for before the ticket is excluded. Put it above every send rule.";
    found.extend(below::finding(subject, "exclusion-below", &RuleId::Exclude, why));
}
