//! The sample ticket itself: what it breaks right now, and no other check tells of.

use super::subject::Subject;
use super::{Finding, Severity};
use crate::payload::contract::{Breach, OPEN, violations};
use crate::text::{capital, line_column};

/// Its code.
pub const CODE: &str = "this-ticket";

/// Comes after all other checks.
pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    let probe = subject.on(&subject.sample);
    let text = &probe.rendering.text;
    let piece =
        |at| probe.rendering.pieces.iter().find(|piece| piece.output.start <= at && at < piece.output.end);
    let broken = match &probe.payload {
        Ok(payload) => {
            for violation in violations(payload) {
                if found.iter().any(|other| other.path.as_ref() == Some(&violation.path)) {
                    continue;
                }
                let (severity, why) = match &violation.breach {
                    Breach::NotALanguage(_) => (Severity::Breaks, super::language::UNREAD.to_owned()),
                    Breach::EmptyName => (Severity::Note, super::contract::EMPTY_NAME.to_owned()),
                    Breach::TooLong(_) => (Severity::Note, super::contract::CUT_OFF.to_owned()),
                    breach if breach.rejects() => (Severity::Breaks, "Stella answers 400.".to_owned()),
                    _ => (Severity::Note, format!("{}.", capital(OPEN))),
                };
                let place = subject.writes(&probe, &violation.path);
                found.push(
                    Finding::new(CODE, severity, place, format!("For this sample ticket {violation}."))
                        .because(why)
                        .at_path(violation.path),
                );
            }
            return;
        }
        Err(broken) => broken,
    };
    let piece = piece(broken.offset.min(text.len().saturating_sub(1)));
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
