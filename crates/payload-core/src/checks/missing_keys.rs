//! Keys that a request needs and this one lacks: the edit that writes them.

use super::bare_value::person;
use super::key_names::key_meant;
use super::subject::Subject;
use super::{Fix, flat_keys};
use crate::payload::Json;
use crate::placeholder::Placeholder;
use crate::text::{Span, quoted};

/// The edit that writes a missing key of the request, where no other key is meant to be it.
pub fn fix(subject: &Subject<'_>, key: &str) -> Option<Fix> {
    let payload = subject.plain.payload.as_ref().ok()?;
    let is_meant = |other: &str| {
        key_meant(other).as_deref() == Some(key)
            || flat_keys::mended(subject, other).is_some_and(|(person, _)| person == key)
    };
    let is_there = payload.members().iter().any(|member| is_meant(&member.key));
    let value = match key {
        "channel" => quoted(subject.channel),
        "employee" => person(key, &Placeholder::known("ticket.agent"))?,
        "customer" => person(key, &Placeholder::known("ticket.requester"))?,
        "ext_interaction_id" => "\"{{ticket.id}}\"".to_owned(),
        _ => return None,
    };
    (!is_there).then(|| add(subject, payload, key, &value))?
}

/// The edit that writes the address of a person of whom nothing is sent that Stella could know them by.
pub fn address_of(subject: &Subject<'_>, owner: &str) -> Option<Fix> {
    let field = if owner == "employee" { "ticket.agent" } else { "ticket.requester" };
    // All that a person has, without the brackets and the name.
    let all = person(owner, &Placeholder::known(field))?;
    let address = all.split_once("\"email\": ")?.1.strip_suffix('}')?;
    let payload = subject.sent(owner)?;
    let is_there = payload.members().iter().any(|member| {
        let path = format!("{owner}.{}", member.key);
        key_meant(&path).is_some_and(|meant| meant.ends_with(".email") || meant.ends_with(".custom_id"))
    });
    (!is_there).then(|| add(subject, payload, "email", address))?
}

/// A member more at the beginning of an object.
fn add(subject: &Subject<'_>, object: &Json, key: &str, value: &str) -> Option<Fix> {
    let text = subject.text();
    let open = subject.origin(Span::new(object.span.start, object.span.start + 1))?;
    (open.of(text) == "{").then_some(())?;
    let behind = open.after(text);
    let blanks = behind.len() - behind.trim_start().len();
    let blanks = behind.get(..blanks)?;
    let comma = if object.members().is_empty() { "" } else { "," };
    let place = Span::new(open.end, open.end);
    Some(Fix::review(
        format!("Add “{key}”"),
        vec![(place, format!("{blanks}{}: {value}{comma}", quoted(key)))],
    ))
}
