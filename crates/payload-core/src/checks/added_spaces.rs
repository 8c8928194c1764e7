//! Spaces that the template itself puts around a value.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::payload::{Json, Kind};
use crate::text::Span;

/// Those within a value of the payload, and below it.
pub fn check(subject: &Subject<'_>, json: &Json, path: &str, found: &mut Vec<Finding>) {
    match &json.kind {
        Kind::Text(text) if path != "custom_properties" && !text.is_empty() => {
            // Inside the quotes.
            let (start, end) = (json.span.start + 1, json.span.end.saturating_sub(1));
            let inner = Span::new(start, end).of(&subject.plain.rendering.text);
            let leading = inner.len() - inner.trim_start_matches(' ').len();
            let trailing =
                if leading == inner.len() { 0 } else { inner.len() - inner.trim_end_matches(' ').len() };
            let mut edits = Vec::new();
            for place in [Span::new(start, start + leading), Span::new(end - trailing, end)] {
                let origin = subject.origin(place).filter(|_| !place.is_empty());
                // Only what stands in the template as spaces, not what a value brought along, nor what parts two values
                // of which this ticket lacks one.
                let is_written = |origin: &Span| {
                    let (before, after) = (origin.before(subject.text()), origin.after(subject.text()));
                    let parts = before.ends_with("}}") && after.starts_with('{');
                    origin.of(subject.text()).trim().is_empty() && !parts
                };
                if let Some(origin) = origin.filter(is_written) {
                    edits.push((origin, String::new()));
                }
            }
            let Some((first, _)) = edits.first() else { return };
            let words = if path.ends_with("email") {
                "An address with a space may match nobody in Stella."
            } else {
                "Stella keeps the space as part of the value."
            };
            found.push(
                Finding::new(
                    "blank-around",
                    Severity::Wrong,
                    *first,
                    format!("“{path}” is sent with a space: “{text}”."),
                )
                .because(words)
                .at_path(path)
                .mended_by(Some(Fix::safe("Remove the space", edits))),
            );
        }
        // Every item is written by the same loop.
        Kind::List(items) => {
            if let Some(first) = items.first() {
                check(subject, first, path, found);
            }
        }
        Kind::Object(members) => {
            for member in members {
                let path =
                    if path.is_empty() { member.key.clone() } else { format!("{path}.{}", member.key) };
                check(subject, &member.value, &path, found);
            }
        }
        _ => {}
    }
}
