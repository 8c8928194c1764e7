//! Keys that Stella does not know, and those that were meant by them.

use super::Fix;
use super::subject::Subject;
use crate::payload::contract::{REQUEST, Shape};
use crate::text::Span;

/// What people who remember the contract by half call its keys.
const KEYS: [(&str, &[&str]); 12] = [
    ("employee", &["agent", "advisor", "representative", "assignee", "responder"]),
    ("customer", &["requester", "contact", "client", "consumer", "end_user"]),
    ("email", &["mail", "e_mail", "email_address", "mail_address", "address"]),
    ("name", &["full_name", "display_name", "customer_name"]),
    (
        "ext_interaction_id",
        &["ticket_id", "interaction_id", "external_interaction_id", "external_id", "ext_id", "ticket_number"],
    ),
    ("external_url", &["url", "link", "ticket_url", "ticket_link", "interaction_url", "ext_url"]),
    ("custom_properties", &["custom_fields", "properties", "custom_attributes", "attributes", "metadata"]),
    ("language", &["lang", "locale", "language_code"]),
    ("country", &["country_code"]),
    ("tags", &["labels", "keywords"]),
    ("brand", &["brand_name", "brand_id"]),
    ("do_not_send", &["do_not_survey", "dont_send", "suppress", "no_survey", "exclude"]),
];

/// The path of the key that was meant by an unknown one.
pub fn key_meant(path: &str) -> Option<String> {
    let (owner, key) = path.rsplit_once('.').map_or(("", path), |(owner, key)| (owner, key));
    let of_owner: Vec<&str> = match owner {
        "" => REQUEST.iter().map(|property| property.key).collect(),
        owner => {
            let property = REQUEST.iter().find(|property| property.key == owner)?;
            let Shape::Object(inside) = property.shape else { return None };
            inside.iter().map(|property| property.key).collect()
        }
    };
    let plain = |key: &str| key.replace(['_', '-', ' '], "").to_lowercase();
    let is_called = |others: &[&str]| others.iter().any(|other| plain(other) == plain(key));
    let meant = KEYS.iter().find(|(_, others)| is_called(others)).map(|(meant, _)| *meant);
    let near = of_owner.iter().copied().find(|known| {
        Some(*known) == meant || plain(known) == plain(key) || super::names::is_near(known, key)
    })?;
    Some(if owner.is_empty() { near.to_owned() } else { format!("{owner}.{near}") })
}

/// The edit that writes another key in the place of one.
pub fn rename(subject: &Subject<'_>, key: Span, meant: &str) -> Option<Fix> {
    let place = subject.origin(key).filter(|place| place.of(subject.text()).starts_with('"'))?;
    Some(Fix::review(format!("Rename to “{meant}”"), vec![(place, format!("\"{meant}\""))]))
}

/// The last key of a path.
pub fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
