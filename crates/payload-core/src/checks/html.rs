//! Texts of the template's own that are written as HTML: entities and tags are sent as they stand.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::highlight::{Paint, json_parts, liquid_parts};
use crate::text::html::unescaped;
use crate::text::{QUOTED, Span, escaped, shorten, slice};

/// Tags that stand in texts, and what comes in their place.
const TAGS: [(&str, &str); 9] = [
    ("br", " "),
    ("p", " "),
    ("div", " "),
    ("span", ""),
    ("b", ""),
    ("i", ""),
    ("strong", ""),
    ("em", ""),
    ("u", ""),
];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let text = subject.text();
    let parts = liquid_parts(text);
    for (place, _) in json_parts(text, &parts).into_iter().filter(|(_, paint)| *paint == Paint::Text) {
        let is_liquid = |at: usize| parts.iter().any(|(part, _)| part.start <= at && at < part.end);
        let edits: Vec<(Span, String)> =
            pieces(text, place).into_iter().filter(|(piece, _)| !is_liquid(piece.start)).collect();
        let Some((first, _)) = edits.first() else { continue };
        let written = shorten(first.of(text), QUOTED);
        found.push(
            Finding::new(
                "html-in-text",
                Severity::Wrong,
                *first,
                format!("This text is written as HTML: “{written}” is sent as it stands."),
            )
            .because("The payload is JSON: nobody turns entities and tags of HTML into signs and lines.")
            .mended_by(Some(Fix::review("Write it as plain text", edits))),
        );
    }
}

/// The entities and tags within a stretch, and what they stand for.
fn pieces(text: &str, place: Span) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut at = place.start;
    while let Some(before) = slice(text, at..place.end).find(['&', '<']) {
        let start = at + before;
        let rest = slice(text, start..place.end);
        let end = if rest.starts_with('&') { rest.find(';') } else { rest.find('>') };
        let piece = end.map(|end| slice(rest, ..=end));
        let meant = piece.and_then(|piece| match piece.strip_prefix('<') {
            Some(tag) => {
                let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next()?;
                TAGS.iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(name))
                    .map(|(_, meant)| (*meant).to_owned())
            }
            None => Some(unescaped(piece)).filter(|meant| meant != piece).map(|meant| escaped(&meant)),
        });
        match piece.zip(meant) {
            Some((piece, meant)) => {
                found.push((Span::new(start, start + piece.len()), meant));
                at = start + piece.len();
            }
            None => at = start + 1,
        }
    }
    found
}
