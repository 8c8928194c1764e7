//! What columns are called in exports and reports, in the languages of Freshdesk's accounts.
//!
//! The names are data, in `headings.txt`. Admins choose them and they differ between accounts, so they are compared
//! by letters and digits alone.

use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("headings.txt");

/// The letters and digits of a name, in small letters: what is left where people spell it differently.
pub fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How well a heading fits a field; later is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Score {
    /// It may mean the field.
    Loose,
    /// It means the field.
    Exact,
    /// It is the name of a field that the templates read.
    Wanted,
}

/// The field of each heading, by its letters and digits, and how surely it means the field.
static FIELDS: LazyLock<HashMap<String, (&'static str, Score)>> =
    LazyLock::new(|| entries().map(|(field, score, heading)| (bare(heading), (field, score))).collect());

/// The field that a heading means, given as its letters and digits, and how surely it does.
pub fn find(bare: &str) -> Option<(&'static str, Score)> {
    FIELDS.get(bare).copied()
}

/// The field of a heading, as its value shows it: what is only called *Ticket* may be its number or its subject.
pub fn told_by(heading: &str, field: &'static str, value: &str) -> &'static str {
    let are_words = value.contains(' ') && value.contains(char::is_alphabetic);
    if bare(heading) == "ticket" && are_words { "ticket.subject" } else { field }
}

/// Whether a key is written as headings are, and not as the keys of an API.
pub fn is_heading(key: &str) -> bool {
    key.starts_with(char::is_uppercase) || key.contains(' ')
}

/// The field of the account's own with that name on screen: `ticket.cf_do_not_send` of *Do not send*.
pub fn own_field(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!("ticket.cf_{}", words.map(str::to_lowercase).collect::<Vec<_>>().join("_"))
}

/// Every heading of the list, with its field.
fn entries() -> impl Iterator<Item = (&'static str, Score, &'static str)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let named = lines.scan("", |field, line| {
        let Some(rest) = line.strip_prefix("  ") else {
            *field = line;
            return Some(None);
        };
        let (sign, headings) = rest.split_once(' ').unwrap_or_default();
        let score = if sign == "=" { Score::Exact } else { Score::Loose };
        Some(Some((*field, score, headings)))
    });
    named.flatten().flat_map(|(field, score, headings)| {
        headings.split(" | ").map(move |heading| (field, score, heading))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::placeholder::Placeholder;

    #[test]
    fn every_heading_means_one_field() {
        let mut seen = HashMap::new();
        for (field, score, heading) in entries() {
            assert!(Placeholder::read(field).is_ok() && !bare(heading).is_empty(), "{field} {heading}");
            let before = seen.insert(bare(heading), (field, score));
            assert!(before.is_none(), "{heading}: {field} and {before:?}");
        }
        assert!(seen.len() > 400);
    }
}
