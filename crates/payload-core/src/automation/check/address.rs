//! Stella's address is not one.

use super::Subject;
use crate::finding::{Finding, Fix, Severity};
use crate::rule_settings::{Endpoint, RuleEdit, SISTER, SUBDOMAIN};
use crate::workspace::Edit;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let rules = &subject.workspace.rules;
    let Some((what, why)) = wrong_with(&rules.url).filter(|_| !subject.sending.is_empty()) else { return };
    let todo = match Endpoint::at(&rules.url) {
        Some(_) => format!("Put your account’s in the place of {SUBDOMAIN}, under Stella URL."),
        None => {
            format!("Use an address like {}; the key goes into {}.", SISTER.url, rules.authentication.field())
        }
    };
    let edit = Edit::Rule(RuleEdit::Endpoint(&SISTER));
    found.push(
        Finding::new("address", Severity::Breaks, None, what)
            .because(format!("{why} {todo}"))
            .of_rules(subject.sending.iter().map(|sending| &sending.rule.id))
            .mended_by(Some(Fix::of_workspace("Use the usual address", edit))),
    );
}

/// What is wrong with an address, and what comes of it.
fn wrong_with(url: &str) -> Option<(&'static str, &'static str)> {
    let host =
        url.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    match host {
        None => Some((
            "The URL does not start with https://.",
            "The key would be sent unencrypted, or no request arrives.",
        )),
        Some(host) if host.contains(SUBDOMAIN) => {
            Some(("The URL has no subdomain yet.", "Each account of Stella has an address of its own."))
        }
        Some(host) if host.contains('@') => {
            Some(("The URL holds a user name or a key.", "It would stand in settings and in the runbook."))
        }
        Some(host) if url.contains(char::is_whitespace) || !host.contains('.') => {
            Some(("The URL is not an address.", "No request arrives."))
        }
        Some(_) => None,
    }
}
