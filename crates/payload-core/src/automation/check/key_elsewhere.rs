//! The key goes where Stella's address does not take it.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::{Endpoint, RuleEdit};
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let rules = &subject.workspace.rules;
    let known = Endpoint::at(&rules.url).filter(|known| known.authentication != rules.authentication);
    let Some(known) = known.filter(|_| !subject.sending.is_empty()) else { return };
    let what = format!(
        "The key goes into {}; this address takes it in {}.",
        rules.authentication.field(),
        known.authentication.field()
    );
    let edit = Edit::Rule(RuleEdit::Authentication(known.authentication));
    found.push(
        Finding::new("key-elsewhere", Severity::Breaks, None, what)
            .because("Stella answers 403 to every request, and Freshdesk shows nothing of it for a day. Put the key where the address takes it.")
            .of_rules(subject.sending.iter().map(|sending| &sending.rule.id))
            .mended_by(Some(Fix::of_workspace("Move the key there", edit))),
    );
}
