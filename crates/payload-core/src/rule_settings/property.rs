//! The properties of a ticket that rules can go by, and the values they ask of them, as typed.

use crate::placeholder::Placeholder;
use serde::{Deserialize, Serialize};
use vecmap::VecMap;

/// A property of a ticket, as the form of a rule offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// A tag; all of it.
    Tag,
    /// The type; all of it.
    Type,
    /// The group; all of it.
    Group,
    /// The company of the requester; all of its name.
    Company,
    /// Words in the subject.
    Subject,
    /// A part of the requester's address, like the domain of one's own company.
    RequesterEmail,
}

impl Property {
    /// Every property, in the order on screen.
    pub const ALL: [Property; 6] = [
        Property::Tag,
        Property::Type,
        Property::Group,
        Property::Company,
        Property::Subject,
        Property::RequesterEmail,
    ];

    /// A stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            Property::Tag => "tags",
            Property::Type => "type",
            Property::Group => "group",
            Property::Company => "company",
            Property::Subject => "subject",
            Property::RequesterEmail => "requester-email",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Property::Tag => "Tags",
            Property::Type => "Type",
            Property::Group => "Group",
            Property::Company => "Company name",
            Property::Subject => "Subject",
            Property::RequesterEmail => "Requester e-mail",
        }
    }

    /// The placeholder of the same value.
    pub fn placeholder(self) -> Placeholder {
        Placeholder::known(match self {
            Property::Tag => "ticket.tags",
            Property::Type => "ticket.ticket_type",
            Property::Group => "ticket.group.name",
            Property::Company => "ticket.company.name",
            Property::Subject => "ticket.subject",
            Property::RequesterEmail => "ticket.requester.email",
        })
    }

    /// How the value is compared, in the words of the form.
    pub fn operator(self) -> &'static str {
        match self {
            Property::Tag => "Contains any of",
            Property::Type | Property::Group | Property::Company => "Is",
            Property::Subject | Property::RequesterEmail => "Contains",
        }
    }

    /// The operator and the values that it takes: `Is Internal or Test`.
    pub fn asks(self, values: &[String]) -> String {
        let between = if self == Property::Tag { ", " } else { " or " };
        format!("{} {}", self.operator(), values.join(between))
    }

    /// The condition as a sentence without its end: `Type is Internal or Test`.
    pub fn sentence(self, values: &[String]) -> String {
        let asks = self.asks(values);
        match self {
            Property::Tag => format!("Tags contain{}", asks.trim_start_matches("Contains")),
            other => format!("{} {}{}", other.label(), asks[..1].to_lowercase(), &asks[1..]),
        }
    }

    /// Whether one of the values is the ticket's, or a part of it where a part suffices. Capital letters
    /// count in tags and nowhere else; nobody has confirmed either.
    pub fn takes(self, values: &[String], of_ticket: &[String]) -> bool {
        let takes = |value: &String, has: &String| match self {
            Property::Tag => value == has,
            Property::Type | Property::Group | Property::Company => {
                value.to_lowercase() == has.to_lowercase()
            }
            Property::Subject | Property::RequesterEmail => {
                has.to_lowercase().contains(&value.to_lowercase())
            }
        };
        of_ticket.iter().any(|has| values.iter().any(|value| takes(value, has)))
    }

    /// What a person types between several values: names of companies and groups have commas in them, tags
    /// cannot.
    fn separators(self) -> &'static [char] {
        if self == Property::Tag { &[',', ';'] } else { &[';'] }
    }

    /// The property with the values that were typed; none where only blanks and separators were.
    pub fn with_values(self, typed: &str) -> Option<(Property, Vec<String>)> {
        let values = typed.split(self.separators()).map(str::trim);
        let values: Vec<String> = values.filter(|value| !value.is_empty()).map(str::to_owned).collect();
        (!values.is_empty()).then_some((self, values))
    }

    /// Whether one of the values is the ticket's but for capital letters, where those count.
    pub fn almost_takes(self, values: &[String], of_ticket: &[String]) -> bool {
        let same = |value: &String, has: &String| value.to_lowercase() == has.to_lowercase();
        !self.takes(values, of_ticket)
            && of_ticket.iter().any(|has| values.iter().any(|value| same(value, has)))
    }

    /// Whether a ticket has at most one value of it, and all of that counts.
    pub fn is_single(self) -> bool {
        matches!(self, Property::Type | Property::Group | Property::Company)
    }
}

/// The values that properties must have, as typed: `Internal; Test`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wanted(VecMap<Property, String>);

impl Wanted {
    /// What was typed for a property.
    pub fn typed(&self, property: Property) -> &str {
        self.0.get(&property).map(String::as_str).unwrap_or_default()
    }

    /// Types the values of a property.
    pub fn set(&mut self, property: Property, typed: String) {
        match typed.is_empty() {
            true => self.0.remove(&property),
            false => self.0.insert(property, typed),
        };
    }

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The properties that have values, with them.
    pub fn each(&self) -> impl Iterator<Item = (Property, Vec<String>)> {
        Property::ALL.into_iter().filter_map(|property| property.with_values(self.typed(property)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_part_suffices_only_where_the_form_says_contains() {
        for (property, value, has, expected) in [
            (Property::Tag, "vip", "vip", true),
            (Property::Tag, "vip", "VIP", false),
            (Property::Tag, "vip", "vipers", false),
            (Property::Type, "internal", "Internal", true),
            (Property::Type, "Internal", "Internal audit", false),
            (Property::Group, "Billing", "", false),
            (Property::Subject, "test", "A Test, please ignore", true),
            (Property::RequesterEmail, "@acme.example", "Maya@ACME.example", true),
            (Property::RequesterEmail, "@acme.example", "ann@example.com", false),
        ] {
            assert_eq!(
                property.takes(&texts(&[value]), &texts(&[has])),
                expected,
                "{property:?} {value} {has}"
            );
        }
    }
}
