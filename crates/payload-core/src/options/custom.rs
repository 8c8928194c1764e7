//! Custom properties: values of the ticket that Stella keeps with a survey, each under a name of the
//! admin's own.

use super::content::{Content, Typed, read_all, read_lines, typed, write_lines};
use crate::payload::contract::MAX_CHARACTERS;
use crate::placeholder::Placeholder;
use crate::text::{QUOTED, shorten};
use serde::{Deserialize, Serialize};

/// More of them than this are a mistake.
const MAX_PROPERTIES: usize = 20;

/// Which values are sent, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Typed", into = "Typed")]
pub struct CustomProperties(Vec<(PropertyName, Content)>);

impl CustomProperties {
    /// Reads `group = ticket.group.name` or `team = "EMEA"`, one a line.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        read_lines(typed, "group = ticket.group.name")?.try_into()
    }

    /// The names and what is sent under them.
    pub fn iter(&self) -> impl Iterator<Item = &(PropertyName, Content)> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The maximum length of each value in characters, so that together they are not more than Stella takes.
    pub fn length_each(&self) -> usize {
        MAX_CHARACTERS / self.0.len().max(1)
    }
}

impl Default for CustomProperties {
    fn default() -> Self {
        let property = |name: &str, path| {
            (PropertyName(name.to_owned()), Content::Placeholder(Placeholder::known(path)))
        };
        Self(vec![property("group", "ticket.group.name"), property("type", "ticket.ticket_type")])
    }
}

impl TryFrom<Typed> for CustomProperties {
    type Error = String;

    fn try_from(properties: Typed) -> Result<Self, String> {
        read_all(properties, "custom properties", MAX_PROPERTIES, PropertyName::read).map(Self)
    }
}

impl From<CustomProperties> for Typed {
    fn from(properties: CustomProperties) -> Typed {
        typed(&properties.0)
    }
}

impl std::fmt::Display for CustomProperties {
    /// As [`CustomProperties::read`] reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_lines(&self.0, f)
    }
}

/// The name of a custom property: letters, digits, spaces, hyphens and underscores, so that it is the same
/// in Liquid, in JSON and in a table of Stella's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PropertyName(String);

impl PropertyName {
    /// Longer names are a mistake, in characters.
    const MAX: usize = 40;

    /// Reads what a person typed.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(typed: &str) -> Result<Self, String> {
        let name = typed.trim();
        let is_good = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        match (1..=Self::MAX).contains(&name.chars().count()) && name.chars().all(is_good) {
            true => Ok(Self(name.to_owned())),
            false => Err(format!(
                "“{}” is not a name: use letters, digits, spaces, - and _, maximum {} characters.",
                shorten(name, QUOTED),
                Self::MAX
            )),
        }
    }
}

impl std::fmt::Display for PropertyName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PropertyName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::read(&name)
    }
}

impl From<PropertyName> for String {
    fn from(name: PropertyName) -> String {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_reads_as_the_same() {
        let properties = CustomProperties::default();
        assert_eq!(properties.to_string(), "group = ticket.group.name\ntype = ticket.ticket_type");
        assert_eq!(CustomProperties::read(&properties.to_string()), Ok(properties.clone()));
        let typed = "\n group=ticket.group.name\r\n\ttype = {{ ticket.ticket_type }}\n";
        assert_eq!(CustomProperties::read(typed), Ok(properties));
        assert!(CustomProperties::read("").unwrap().is_empty());
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_the_reason() {
        let many: String = (0..21).map(|at| format!("p{at} = ticket.id\n")).collect();
        let long = format!("{} = ticket.id", "x".repeat(41));
        for (typed, reason) in [
            ("group", "“group” has no =: write group = ticket.group.name, one per line."),
            (
                "a\"b = ticket.id",
                "“a\"b” is not a name: use letters, digits, spaces, - and _, maximum 40 characters.",
            ),
            (
                " = ticket.id",
                "“” is not a name: use letters, digits, spaces, - and _, maximum 40 characters.",
            ),
            (
                &long,
                "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx” is not a name: use letters, digits, spaces, - and _, maximum 40 characters.",
            ),
            ("a = group", "“group” needs its full name, like ticket.group."),
            ("a = ticket.id\na = ticket.url", "“a” is there twice."),
            (&many, "21 custom properties; the maximum is 20."),
        ] {
            assert_eq!(CustomProperties::read(typed), Err(reason.to_owned()), "{typed}");
        }
    }

    #[test]
    fn together_they_are_never_longer_than_stella_takes() {
        for number in 1..=MAX_PROPERTIES {
            let typed: String = (0..number).map(|at| format!("p{at} = ticket.subject\n")).collect();
            let properties = CustomProperties::read(&typed).unwrap();
            assert!(properties.length_each() * number <= MAX_CHARACTERS);
        }
    }
}
