//! The sample ticket itself: what it breaks right now.

use super::subject::Subject;
use super::{Finding, Severity};
use crate::text::line_column;

/// The word for it.
pub const CODE: &str = "this-ticket";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    let probe = subject.on(&subject.workspace.ticket);
    let Err(broken) = &probe.payload else { return };
    let text = &probe.rendering.text;
    let at = broken.offset.min(text.len().saturating_sub(1));
    let piece = probe.rendering.pieces.iter().find(|piece| piece.output.start <= at && at < piece.output.end);
    let wrote = piece
        .map_or_else(String::new, |piece| format!(", written by {}", piece.source.of(subject.text()).trim()));
    found.push(
        Finding::new(
            CODE,
            Severity::Breaks,
            piece.map(|piece| piece.source),
            format!("For this sample ticket the payload is not JSON: {}.", broken.reason),
        )
        .because(format!("It breaks at {} of the payload{wrote}.", line_column(text, broken.offset))),
    );
}
