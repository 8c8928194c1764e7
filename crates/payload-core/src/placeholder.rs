//! The name by which a template reads one value of a ticket: `ticket.requester.name`.
use crate::text::{QUOTED, Span, shorten, slice};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A placeholder: names joined by dots, as Freshdesk offers them. Always well formed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Placeholder(Arc<str>);

/// Longer names than this are a mistake, not a placeholder.
pub const MAX_LENGTH: usize = 120;

/// The names that a placeholder of Freshdesk can start with.
pub const ROOTS: [&str; 5] =
    ["ticket", "helpdesk_name", "event_performer", "triggered_event", "satisfaction"];

/// Words that Liquid reads as something else than a name.
const RESERVED: [&str; 7] = ["nil", "null", "true", "false", "empty", "blank", "forloop"];

impl Placeholder {
    /// Reads what a person typed; spaces around it and the braces of `{{ … }}` are theirs to leave.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        Self::read_like(typed, "ticket.cf_brand")
    }

    /// Reads what a person typed where something like the example belongs.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read_like(typed: &str, example: &str) -> Result<Self, String> {
        let name = typed.trim();
        let name = name.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).unwrap_or(name).trim();
        if name.is_empty() {
            return Err(format!("Type a placeholder, like {example}."));
        }
        let is_word = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        let full;
        let (reason, like) = if name.len() > MAX_LENGTH {
            ("is too long: type a placeholder", example)
        } else if !name.split('.').all(is_word) {
            ("is not a placeholder: use letters, digits and _, with dots between names", example)
        } else if RESERVED.contains(&name) {
            ("means something else in Liquid: type a placeholder", example)
        } else if !name.contains('.') && !ROOTS.contains(&name) {
            // Fields of an account's own are all called ticket.cf_….
            let (owner, last) = example.rsplit_once('.').unwrap_or(("ticket", ""));
            let custom = if last.starts_with("cf_") && !name.starts_with("cf_") { "cf_" } else { "" };
            full = [owner, ".", custom, name].concat();
            ("needs its full name", full.as_str())
        } else {
            return Ok(Self(name.into()));
        };
        Err(format!("“{}” {reason}, like {like}.", shorten(name, QUOTED)))
    }

    /// A placeholder written in this program; the tests read every one of them.
    pub fn known(name: &'static str) -> Self {
        debug_assert!(Self::read(name).is_ok(), "{name}");
        Self(name.into())
    }

    /// The name, without braces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether Freshdesk may offer it: whether it starts as Freshdesk's placeholders do.
    pub fn is_of_freshdesk(&self) -> bool {
        self.names().next().is_some_and(|root| ROOTS.contains(&root))
    }

    /// The names between the dots.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('.')
    }
}

impl std::fmt::Display for Placeholder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Placeholder {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::read(&name)
    }
}

impl From<Placeholder> for String {
    fn from(placeholder: Placeholder) -> String {
        placeholder.0.to_string()
    }
}

/// The placeholders that the text of a template mentions between its braces, with their places. For text that is half
/// typed; what a template reads is the engine's to say: [`preview::Reads`](crate::preview::Reads).
pub fn placeholders_in_text(template: &str) -> Vec<(Span, Placeholder)> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some((_, after_brace)) = rest.split_once('{') {
        rest = after_brace;
        let Some(close) = rest.strip_prefix('{').map(|_| "}}").or(rest.strip_prefix('%').map(|_| "%}"))
        else {
            continue;
        };
        let inside = slice(rest, 1..).split(close).next().unwrap_or_default();
        let mut at = template.len() - rest.len() + 1;
        for word in inside.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')) {
            if let Ok(placeholder) = Placeholder::read(word)
                && placeholder.is_of_freshdesk()
            {
                found.push((Span::new(at, at + word.len()), placeholder));
            }
            // What parts two words may be a sign of several bytes.
            at += word.len();
            at += slice(template, at..).chars().next().map_or(0, char::len_utf8);
        }
        rest = slice(rest, 1 + inside.len()..);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, name) in [
            ("ticket.cf_brand", "ticket.cf_brand"),
            (" {{ ticket.requester.name }} ", "ticket.requester.name"),
            ("helpdesk_name", "helpdesk_name"),
        ] {
            assert_eq!(Placeholder::read(typed).unwrap().as_str(), name);
        }
    }

    #[test]
    fn refuses_with_a_reason() {
        for typed in
            ["", "ticket.", "a b", "ticket.cf_x | upcase", "nil", "brand", "1.2", "ticket..x", "ticket.é"]
        {
            let reason = Placeholder::read(typed).unwrap_err();
            assert!(reason.ends_with('.'), "{reason}");
        }
    }

    #[test]
    fn suggests_what_fits() {
        for (typed, example, full) in [
            ("do_not_send", "ticket.cf_quiet", "like ticket.cf_do_not_send."),
            ("cf_brand", "ticket.cf_quiet", "like ticket.cf_brand."),
            ("public_url", "ticket.url", "like ticket.public_url."),
            ("name", "ticket.requester.name", "like ticket.requester.name."),
            ("", "ticket.cf_quiet", "like ticket.cf_quiet."),
            ("a b", "ticket.url", "like ticket.url."),
        ] {
            let reason = Placeholder::read_like(typed, example).unwrap_err();
            assert!(reason.ends_with(full), "{reason}");
        }
    }

    #[test]
    fn finds_placeholders_in_half_typed_text() {
        let template =
            "{ {{ticket.id}} {% if ticket.tags == 'é' %}{{ticket.id}}{% endif %} ticket.url {{ helpdesk_name";
        let found = placeholders_in_text(template);
        let names: Vec<_> = found.iter().map(|(_, placeholder)| placeholder.as_str()).collect();
        assert_eq!(names, ["ticket.id", "ticket.tags", "ticket.id", "helpdesk_name"]);
        assert!(found.iter().all(|(place, placeholder)| place.of(template) == placeholder.as_str()));
    }
}
