//! What keeps a ticket from getting a survey: the properties that the exclusion rule can go by.
//!
//! The guide's example goes by tags and says that any condition of Freshdesk's does. That one of several
//! suffices is Freshdesk's *Match ANY* (documented).

use super::RuleBook;
use crate::placeholder::Placeholder;
use serde::{Deserialize, Serialize};

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
    /// count in tags; elsewhere nobody has confirmed it, and they do not count here.
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
    pub fn separator(self) -> char {
        if self == Property::Tag { ',' } else { ';' }
    }
}

impl RuleBook {
    /// What was typed as the values of a property that exclude a ticket.
    pub fn exclusion(&self, property: Property) -> &str {
        match property {
            Property::Tag => &self.exclude_tags,
            other => self.exclude_by.get(&other).map(String::as_str).unwrap_or_default(),
        }
    }

    /// Types the values of a property that exclude a ticket.
    pub fn set_exclusion(&mut self, property: Property, typed: String) {
        match property {
            Property::Tag => self.exclude_tags = typed,
            other if typed.is_empty() => {
                self.exclude_by.remove(&other);
            }
            other => {
                self.exclude_by.insert(other, typed);
            }
        }
    }

    /// What excludes a ticket: the properties that are gone by, with their values. Any one suffices.
    pub fn exclusions(&self) -> impl Iterator<Item = (Property, Vec<String>)> {
        Property::ALL.into_iter().filter_map(|property| {
            let typed = self.exclusion(property).split(property.separator());
            let values: Vec<String> =
                typed.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect();
            (!values.is_empty()).then_some((property, values))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn values_are_separated_as_their_property_allows() {
        let mut book = RuleBook::default();
        book.set_exclusion(Property::Tag, " vip,, no survey ,".into());
        book.set_exclusion(Property::Company, "Acme, Inc.; Example Ltd ;".into());
        book.set_exclusion(Property::Type, " ; ".into());
        let exclusions: Vec<_> = book.exclusions().collect();
        assert_eq!(
            exclusions,
            [
                (Property::Tag, texts(&["vip", "no survey"])),
                (Property::Company, texts(&["Acme, Inc.", "Example Ltd"])),
            ]
        );
        assert_eq!(exclusions[0].0.asks(&exclusions[0].1), "Contains any of vip, no survey");
        assert_eq!(exclusions[1].0.asks(&exclusions[1].1), "Is Acme, Inc. or Example Ltd");
        assert_eq!(exclusions[0].0.sentence(&exclusions[0].1), "Tags contain any of vip, no survey");
        assert_eq!(exclusions[1].0.sentence(&exclusions[1].1), "Company name is Acme, Inc. or Example Ltd");
        book.set_exclusion(Property::Company, String::new());
        assert_eq!(book.exclusions().count(), 1);
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

    #[test]
    fn settings_without_other_exclusions_read_as_they_always_did() {
        let mut book = RuleBook::default();
        assert!(!serde_json::to_string(&book).unwrap().contains("exclude_by"));
        book.set_exclusion(Property::RequesterEmail, "@acme.example".into());
        let json = serde_json::to_string(&book).unwrap();
        assert!(json.contains(r#""exclude_by":{"requester-email":"@acme.example"}"#), "{json}");
        assert_eq!(serde_json::from_str::<RuleBook>(&json).unwrap(), book);
    }
}
