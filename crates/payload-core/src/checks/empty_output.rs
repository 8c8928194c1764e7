//! An output that writes nothing where JSON wants a value, as one of a field that Freshdesk does not have.

use super::subject::Subject;
use crate::payload::Reason;
use crate::text::Span;

/// What is to be said of such an output.
pub const WHY: &str =
    "The value before it is empty for this ticket, and JSON has no empty value without quotes.";

/// The output that wrote nothing just before the place in the template where JSON finds a sign instead of a value.
pub fn before(subject: &Subject<'_>, place: Span, reason: &Reason) -> Option<Span> {
    if !matches!(reason, Reason::NoValue(',' | '}' | ']')) {
        return None;
    }
    let before = place.before(subject.text()).trim_end();
    let start = before.strip_suffix("}}")?.rfind("{{")?;
    let output = Span::new(start, before.len());
    subject.output_at(output).map(|_| output)
}
