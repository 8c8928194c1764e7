//! Texts of JSON that are broken into lines, which JSON does not allow: by the lines of a condition, or by a value.

use super::Fix;
use super::subject::Subject;
use crate::highlight::liquid_parts;
use crate::payload::Reason;
use crate::text::{Span, slice};

/// The text with the rest of a value on one line, where tags stand in it: each stretch between them without the spaces at
/// its ends.
pub fn text_on_one_line(text: &str, at: usize) -> Option<String> {
    let parts = liquid_parts(text);
    let (mut line, mut start, mut tags) = (slice(text, ..at).trim_end().to_owned(), at, 0);
    for (part, _) in parts.into_iter().filter(|(part, _)| part.start >= at) {
        let between = slice(text, start..part.start);
        if between.contains('"') {
            break;
        }
        line.push_str(between.trim());
        line.push_str(part.of(text));
        (start, tags) = (part.end, tags + 1);
    }
    let (last, rest) = slice(text, start..).split_once('"')?;
    (tags > 0).then(|| format!("{line}{}\"{rest}", last.trim()))
}

/// The text with the lines of a value in words as one, a space between each two: `"Acme` and `North"` on the next line. A
/// line that begins with a quote is the next key: there the quote is not closed.
pub fn words_on_one_line(text: &str, at: usize) -> Option<String> {
    let (words, rest) = slice(text, at..).split_once('"')?;
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_whole = rest.trim_start().starts_with([',', '}', ']']) && !words.contains(['{', ':']);
    (is_whole && !lines.is_empty())
        .then(|| format!("{} {}\"{rest}", slice(text, ..at).trim_end(), lines.join(" ")))
}

/// An output that breaks a text into lines, with its white space made single spaces.
pub fn output_on_one_line(subject: &Subject<'_>, place: Span, reason: &Reason) -> Option<Fix> {
    let Reason::ControlCharacter(_) = reason else { return None };
    let end = subject.output_at(place)?.span.end;
    let filters = " | split: ' ' | join: ' '".to_owned();
    Some(Fix::review("Write it on one line", vec![(Span::new(end, end), filters)]))
}
