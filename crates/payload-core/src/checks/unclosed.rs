//! A block that is never closed: the place where its end was forgotten is looked for by trying.

use super::Fix;
use super::subject::Subject;
use crate::highlight::liquid_parts;
use crate::preview::{Branch, Sent};
use crate::text::{Span, slice};
use crate::ticket::Ticket;
use crate::verdict::Outcome;
use ruby_liquid::Template;
use serde_json::Value;

/// So many lines behind its beginning are tried, and the end of the template.
const LINES: usize = 30;

/// And so many places where JSON ends something, for templates that are written in one line.
const ENDS: usize = 30;

/// So many tickets are tried with each.
const TICKETS: usize = 8;

/// The end of the block that begins at a place, where most tickets fare best with it.
pub fn fix(subject: &Subject<'_>, head: Span) -> Option<Fix> {
    let text = subject.text();
    let inside = head.of(text).strip_prefix("{%")?.strip_suffix("%}")?.trim();
    let name: String = inside.chars().take_while(char::is_ascii_lowercase).collect();
    let end = format!("{{% end{name} %}}");
    if let Some(again) =
        again(subject, head).filter(|_| ["comment", "raw", "capture"].contains(&name.as_str()))
    {
        return Some(Fix::review(format!("Write {end}"), vec![(again, end)]));
    }
    let fixes = places(text, head.end).into_iter().filter_map(|place| {
        let fix = Fix::review(format!("Add {end}"), vec![(Span::new(place, place), end.clone())]);
        let template = Template::parse(&fix.apply(text), subject.template.dialect());
        let (outcome, broken) = template.errors().is_empty().then(|| tried(subject, &template))?;
        (outcome < Outcome::NotJson).then_some((outcome, broken, fix))
    });
    fixes.min_by_key(|(outcome, broken, _)| (*outcome, *broken)).map(|(_, _, fix)| fix)
}

/// An end that closes nothing, taken away where an ordinary ticket gets its payload then.
pub fn stray(subject: &Subject<'_>, tag: Span) -> Option<Fix> {
    let text = subject.text();
    let word = tag.of(text).strip_prefix("{%")?.trim_start();
    let fix = word.starts_with("end").then(|| Fix::review("Remove it", vec![(tag, String::new())]))?;
    let template = Template::parse(&fix.apply(text), subject.template.dialect());
    let mends = template.errors().is_empty() && tried(subject, &template).0 < Outcome::NotJson;
    mends.then_some(fix)
}

/// The same tag once more, which was meant to be its end.
fn again(subject: &Subject<'_>, head: Span) -> Option<Span> {
    let text = subject.text();
    let parts = liquid_parts(text);
    let mut others = parts.iter().map(|(part, _)| *part).filter(|part| *part != head);
    let other = others.find(|part| part.of(text) == head.of(text))?;
    let end = if other.start > head.start { other } else { head };
    Some(end)
}

/// Where a block may have been meant to end: before the quote, the bracket or the comma at the end of a line, at the end
/// of it, or at the end of all. Then before any quote, bracket or comma behind it.
fn places(text: &str, from: usize) -> Vec<usize> {
    let mut places = Vec::new();
    let mut start = from;
    for line in slice(text, from..).split_inclusive('\n').take(LINES) {
        let written = slice(line, ..line.trim_end().len());
        let item = written.strip_suffix(',').unwrap_or(written);
        let inside = item.strip_suffix(['"', ']']).unwrap_or(item);
        places.extend([inside, item, written].map(|part| start + part.len()));
        start += line.len();
    }
    places.push(text.trim_end().len());
    places.dedup();
    let liquid = liquid_parts(text);
    let is_liquid = |at: usize| liquid.iter().any(|(part, _)| part.start <= at && at < part.end);
    let ends = slice(text, from..).match_indices(['"', ']', '}', ',']).map(|(at, _)| from + at);
    let others: Vec<usize> = ends.filter(|at| !is_liquid(*at) && !places.contains(at)).take(ENDS).collect();
    places.extend(others);
    places
}

/// What becomes of the ordinary ticket, and for how many others there is no payload: those that branches ask for, and one
/// that lacks everything.
fn tried(subject: &Subject<'_>, template: &Template) -> (Outcome, usize) {
    let send = |ticket: &Ticket| subject.try_with(template, ticket);
    let fields = subject.fields.iter();
    let mut bare = subject.harmless.clone();
    fields.for_each(|field| bare.set(&subject.harmless.kept_as(field), Some(Value::Null)));
    let branches = Branch::all(template, &subject.harmless).into_iter().take(TICKETS);
    let others = branches.map(|branch| branch.of(&subject.harmless)).chain([bare]);
    // What writes nothing at all is meant to.
    let is_broken = |sent: &Sent| sent.payload.is_err() && !sent.rendering.text.trim().is_empty();
    let broken = others.filter(|ticket| is_broken(&send(ticket))).count();
    (send(&subject.harmless).verdict.outcome(), broken)
}
