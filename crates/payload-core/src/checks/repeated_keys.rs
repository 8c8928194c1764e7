//! The same key twice in one object: the edit after which it is there once.

use super::Fix;
use super::subject::Subject;
use crate::payload::{Json, Kind, Member};
use crate::text::Span;

/// One of both goes: the second where it says the same, else the one that most readers drop, which is the first. Two
/// persons of whom each has what the other lacks become one.
pub fn fix(subject: &Subject<'_>, path: &str, second: Span) -> Option<Fix> {
    let payload = subject.plain.payload.as_ref().ok()?;
    let object = path.rsplit_once('.').map_or(Some(payload), |(owner, _)| payload.at(owner))?;
    let members = object.members();
    let later = members.iter().position(|member| member.key_span == second)?;
    let [earlier] = members
        .iter()
        .take(later)
        .enumerate()
        .filter(|(_, it)| Some(&it.key) == members.get(later).map(|it| &it.key))
        .map(|(at, _)| at)
        .collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let (one, other) = (members.get(earlier)?, members.get(later)?);
    let written = |member: &Member| subject.written(member.value.span);
    let text = subject.text();
    if written(one)?.of(text) == written(other)?.of(text) {
        return Some(Fix::safe("Remove the second", vec![(behind(subject, members, later)?, String::new())]));
    }
    if let Some(inside) = joined(subject, &one.value, &other.value) {
        return Some(Fix::review(
            "Make one of both",
            vec![inside, (behind(subject, members, later)?, String::new())],
        ));
    }
    // A template is for one channel.
    let is_other = path == "channel"
        && other.value.text() != Some(subject.channel)
        && one.value.text() == Some(subject.channel);
    match is_other {
        true => {
            Some(Fix::review("Remove the second", vec![(behind(subject, members, later)?, String::new())]))
        }
        false => {
            let next = members.get(earlier + 1)?;
            let place =
                Span::new(subject.written(one.key_span)?.start, subject.written(next.key_span)?.start);
            is_plain(place.of(text)).then(|| Fix::review("Remove the first", vec![(place, String::new())]))
        }
    }
}

/// The object without a key that Stella does not know.
pub fn without(subject: &Subject<'_>, path: &str) -> Option<Fix> {
    let payload = subject.plain.payload.as_ref().ok()?;
    let (object, key) = match path.rsplit_once('.') {
        Some((owner, key)) => (payload.at(owner)?, key),
        None => (payload, path),
    };
    let members = object.members();
    let at = members.iter().position(|member| member.key == key)?;
    let place = behind(subject, members, at)?;
    Some(Fix::review("Remove the key", vec![(place, String::new())]))
}

/// A member with the comma before it.
pub fn behind(subject: &Subject<'_>, members: &[Member], at: usize) -> Option<Span> {
    let before = subject.written(members.get(at.checked_sub(1)?)?.value.span)?;
    let place = Span::new(before.end, subject.written(members.get(at)?.value.span)?.end);
    is_plain(place.of(subject.text())).then_some(place)
}

/// Whether no tag stands in it: a condition would lose its end.
fn is_plain(written: &str) -> bool {
    !written.contains("{%")
}

/// The members of the other behind those of the one, where no key is in both.
fn joined(subject: &Subject<'_>, one: &Json, other: &Json) -> Option<(Span, String)> {
    let (Kind::Object(own), Kind::Object(others)) = (&one.kind, &other.kind) else { return None };
    let is_in_both = |member: &Member| own.iter().any(|it| it.key == member.key);
    let last = subject.written(own.last()?.value.span)?;
    let inside = Span::new(
        subject.written(others.first()?.key_span)?.start,
        subject.written(others.last()?.value.span)?.end,
    );
    let written = inside.of(subject.text());
    (!others.iter().any(is_in_both) && is_plain(written))
        .then(|| (Span::new(last.end, last.end), format!(", {written}")))
}
