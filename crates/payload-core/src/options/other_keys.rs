//! Other keys: what an admin sends beyond the choices, each under its own key of the payload.

use super::PropertyName;
use super::content::{Content, Typed, read_all, read_lines, typed, write_lines};
use crate::payload::contract;
use crate::text::{QUOTED, shorten};
use serde::{Deserialize, Serialize};

/// More of them than this are a mistake.
const MAX_KEYS: usize = 20;

/// Which values are sent under which keys, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Typed", into = "Typed")]
pub struct OtherKeys(Vec<(KeyPath, Content)>);

impl OtherKeys {
    /// Reads `country = ticket.cf_country` or `team = "EMEA"`, one a line.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        read_lines(typed, "country = ticket.cf_country")?.try_into()
    }

    /// The keys of an object of the payload, with what is sent under each; those of the payload itself without one.
    pub fn of(&self, object: Option<KeyObject>) -> impl Iterator<Item = (&PropertyName, &Content)> {
        self.0
            .iter()
            .filter(move |(path, _)| path.object == object)
            .map(|(path, content)| (&path.name, content))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys that are left out where they are empty, with the object that each is in: those that Stella reads.
    pub(super) fn left_out_empty(&self) -> impl Iterator<Item = &KeyPath> {
        self.0
            .iter()
            .filter(|(path, content)| {
                matches!(content, Content::Placeholder(_)) && contract::is_known(&path.to_string())
            })
            .map(|(path, _)| path)
    }
}

impl TryFrom<Typed> for OtherKeys {
    type Error = String;

    fn try_from(keys: Typed) -> Result<Self, String> {
        read_all(keys, "other keys", MAX_KEYS, KeyPath::read).map(Self)
    }
}

impl From<OtherKeys> for Typed {
    fn from(keys: OtherKeys) -> Typed {
        typed(&keys.0)
    }
}

impl std::fmt::Display for OtherKeys {
    /// As [`OtherKeys::read`] reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_lines(&self.0, f)
    }
}

/// An object of the payload that has room for keys of the admin's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyObject {
    /// The agent.
    Employee,
    /// The customer.
    Customer,
}

impl KeyObject {
    /// Its own key.
    fn key(self) -> &'static str {
        match self {
            KeyObject::Employee => "employee",
            KeyObject::Customer => "customer",
        }
    }
}

/// A key of the payload that no choice writes: `country`, or `customer.custom_id`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KeyPath {
    /// The object that it is in; the payload itself without one.
    pub object: Option<KeyObject>,
    /// The key.
    pub name: PropertyName,
}

/// The keys that choices write.
const WRITTEN: [&str; 13] = [
    "channel",
    "employee",
    "employee.email",
    "customer",
    "customer.name",
    "customer.email",
    "brand",
    "language",
    "ext_interaction_id",
    "external_url",
    "do_not_send",
    "tags",
    "custom_properties",
];

/// Whether a choice writes this key, given with the keys down to it.
pub fn has_choice(path: &str) -> bool {
    WRITTEN.contains(&path)
}

impl KeyPath {
    /// Reads what a person typed.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let path = typed.trim();
        if has_choice(path) {
            return Err(format!("“{path}” has a choice of its own."));
        }
        let (object, name) = match path.split_once('.') {
            None => (None, path),
            Some(("employee", name)) => (Some(KeyObject::Employee), name),
            Some(("customer", name)) => (Some(KeyObject::Customer), name),
            Some(_) => {
                return Err(format!(
                    "“{}” is not a key: only customer. and employee. may stand before one.",
                    shorten(path, QUOTED)
                ));
            }
        };
        Ok(Self { object, name: PropertyName::read(name)? })
    }
}

impl std::fmt::Display for KeyPath {
    /// As [`KeyPath::read`] reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.object {
            Some(object) => write!(f, "{}.{}", object.key(), self.name),
            None => self.name.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_reads_as_the_same() {
        let typed = "country = ticket.cf_country\nteam = \"EMEA \\\"1\\\"\"\ncustomer.custom_id = ticket.requester.id";
        let keys = OtherKeys::read(typed).unwrap();
        assert_eq!(keys.to_string(), typed);
        assert_eq!(keys.of(None).count(), 2);
        assert_eq!(OtherKeys::try_from(Typed::from(keys.clone())), Ok(keys));
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_the_reason() {
        for (typed, reason) in [
            ("country", "“country” has no =: write country = ticket.cf_country, one per line."),
            ("brand = \"Acme\"", "“brand” has a choice of its own."),
            ("customer.email = ticket.from_email", "“customer.email” has a choice of its own."),
            (
                "custom_properties.x = \"y\"",
                "“custom_properties.x” is not a key: only customer. and employee. may stand before one.",
            ),
            (
                "customer.a.b = \"y\"",
                "“a.b” is not a name: use letters, digits, spaces, - and _, maximum 40 characters.",
            ),
            ("a = \"x\"\na = \"y\"", "“a” is there twice."),
        ] {
            assert_eq!(OtherKeys::read(typed), Err(reason.to_owned()), "{typed}");
        }
    }

    #[test]
    fn every_key_that_a_choice_writes_is_stellas() {
        for path in WRITTEN {
            assert!(contract::is_known(path), "{path}");
        }
    }
}
