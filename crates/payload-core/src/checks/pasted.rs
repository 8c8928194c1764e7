//! A template that was pasted with what it was wrapped in where it was copied.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::pasted::{has_payload, unwrap};
use crate::payload::contract::REQUEST;
use crate::text::{Span, slice};

/// The word for it. Where it is found nothing else is looked for: it would be about the wrapping.
pub const CODE: &str = "pasted-wrapping";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let is_known = |key: &str| REQUEST.iter().any(|property| property.key == key);
    let sends_a_request = subject
        .plain
        .payload
        .as_ref()
        .is_ok_and(|payload| payload.members().iter().any(|member| is_known(&member.key)));
    if sends_a_request {
        return;
    }
    let text = subject.text();
    let Some(unwrapped) = unwrap(text) else { return };
    // Where the template comes first, the rest is what it is about. Where it is no payload, it may go on there.
    let rest = text.trim_start().strip_prefix(unwrapped.template.as_str());
    let start = match rest {
        Some(rest) => {
            let template = subject.workspace.assumptions.parse(&unwrapped.template);
            if subject.try_with(&template, &subject.harmless).payload.is_err() {
                return;
            }
            text.len() - rest.trim_start().len()
        }
        None => text.len() - text.trim_start().len(),
    };
    let first_line = slice(text, start..).lines().next().map_or(0, str::len);
    let edits = vec![(Span::new(0, text.len()), unwrapped.template)];
    let finding = |what| Finding::new(CODE, Severity::Breaks, Span::new(start, start + first_line), what);
    found.push(match rest.is_some_and(has_payload) {
        true => finding("Another payload stands behind the first.")
            .because("A rule sends one payload: Stella cannot read two, and no survey is sent. Each channel has a template and a rule of its own.")
            .mended_by(Some(Fix::review("Keep only the first payload", edits))),
        false => finding(unwrapped.wrapping.what())
            .because("Freshdesk would send it as written, and Stella cannot read it: no survey is sent.")
            .mended_by(Some(Fix::safe(unwrapped.wrapping.label(), edits))),
    });
}
