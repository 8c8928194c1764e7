//! The rule that assigns an agent stands below a rule that sends.

use super::{Subject, below};
use crate::finding::Finding;
use crate::rule_settings::RuleId;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let why = "Rules run from top to bottom: an unassigned ticket is posted without an agent, and Stella logs “Employee not found”. Put it above every send rule.";
    found.extend(below::finding(subject, "assign-below", &RuleId::Assign, why));
}
