//! A placeholder of all that is known of somebody, as `{{ticket.agent}}`, where one value of it is meant.

use super::Fix;
use super::bare_value::harmless_output;
use super::fragments::fragments;
use super::subject::Subject;
use crate::payload::Broken;
use crate::preview::Role;
use crate::ticket::field::FIELDS;

/// What is to be said where such a placeholder breaks the payload, and the field that was meant.
pub fn explained(subject: &Subject<'_>, broken: &Broken) -> Option<(String, Option<Fix>)> {
    let piece = subject.plain.piece_at(broken.offset)?;
    let [whole] = &piece.fields[..] else { return None };
    let inside = format!("{whole}.");
    let known = FIELDS.iter().find(|field| field.path.starts_with(&inside))?;
    let all = fragments(&subject.plain.rendering);
    let path = all.iter().find(|fragment| fragment.piece.source == piece.source).map(|it| it.path.as_str());
    let role = path.and_then(Role::of);
    let meant = role.and_then(|role| {
        role.fields.iter().find(|field| field.starts_with(&inside) && !field.ends_with('.'))
    });
    let why = format!(
        "{whole} is not one value, but all that Freshdesk knows of it, as Liquid shows it. Take one of them, like {}.",
        meant.copied().unwrap_or(known.path)
    );
    // Elsewhere the name is what people mean by the whole.
    let name = format!("{whole}.name");
    let named = FIELDS.iter().find(|field| field.path == name && role.is_none()).map(|field| field.path);
    let fix = meant.copied().or(named).map(|meant| {
        let output = harmless_output(subject.text(), piece.source, format!("{{{{{meant}}}}}"));
        Fix::review(format!("Use {meant}"), vec![(piece.source, output)])
    });
    Some((why, fix))
}
