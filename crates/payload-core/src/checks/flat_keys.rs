//! A person's keys written as one word: `"employee.email"`, `"customer_name"`, where Stella wants an object.

use super::Fix;
use super::subject::Subject;
use crate::payload::{Kind, Member};
use crate::text::{Span, quoted};

const PERSONS: [&str; 2] = ["employee", "customer"];
const PROPERTIES: [&str; 3] = ["email", "name", "custom_id"];

/// The letters and digits of a key, in small letters.
fn plain(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// The person and the property that a key names at once.
fn parts(key: &str) -> Option<(&'static str, &'static str)> {
    PERSONS.iter().find_map(|person| {
        let rest = plain(key).strip_prefix(person)?.to_owned();
        let property = PROPERTIES.iter().find(|property| plain(property) == rest)?;
        Some((*person, *property))
    })
}

/// The object that all such keys of one person make, where the payload has one of that name and not the object.
pub fn mended(subject: &Subject<'_>, key: &str) -> Option<(&'static str, Option<Fix>)> {
    let payload = subject.plain.payload.as_ref().ok()?;
    let (person, _) = parts(key)?;
    let Kind::Object(members) = &payload.kind else { return None };
    let is_there = members.iter().any(|member| member.key == key) && payload.get(person).is_none();
    is_there.then(|| (person, fix(subject, person, members)))
}

fn fix(subject: &Subject<'_>, person: &str, members: &[Member]) -> Option<Fix> {
    let (mut inside, mut edits) = (Vec::new(), Vec::new());
    // Where the value before ends: with it goes the comma between.
    let mut before = None;
    for member in members {
        let value = subject.written(member.value.span)?;
        let key = subject.written(member.key_span)?;
        if let Some((_, property)) = parts(&member.key).filter(|(of, _)| *of == person) {
            inside.push(format!("{}: {}", quoted(property), value.of(subject.text())));
            let start = if edits.is_empty() { key.start } else { before.unwrap_or(key.start) };
            edits.push((Span::new(start, value.end), String::new()));
        }
        before = Some(value.end);
    }
    let (_, first) = edits.first_mut()?;
    *first = format!("{}: {{{}}}", quoted(person), inside.join(", "));
    Some(Fix::review("Write it as an object", edits))
}
