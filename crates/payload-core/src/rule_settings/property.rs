//! The properties of a ticket that the conditions of a rule can go by.

use super::Operator;
use crate::placeholder::Placeholder;
use crate::ticket::field;
use serde::{Deserialize, Serialize};

/// A property of a ticket, as the form of a rule offers it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Property {
    /// The tags.
    Tag,
    /// The type.
    Type,
    /// The priority.
    Priority,
    /// The group.
    Group,
    /// The name of the requester's company.
    Company,
    /// The subject.
    Subject,
    /// The requester's email address.
    RequesterEmail,
    /// A field that the account added itself.
    Custom(Placeholder),
}

/// What a placeholder of a custom field starts with.
const CUSTOM: &str = "ticket.cf_";

impl Property {
    /// Every property but custom fields, in the order on screen.
    pub const BUILT_IN: [Property; 7] = [
        Property::Tag,
        Property::Type,
        Property::Priority,
        Property::Group,
        Property::Company,
        Property::Subject,
        Property::RequesterEmail,
    ];

    /// The custom field of that name: `cf_region`, `ticket.cf_region`, or in braces as Freshdesk offers it.
    ///
    /// # Errors
    /// A sentence that says why it is none.
    pub fn custom(typed: &str) -> Result<Self, String> {
        let example = "ticket.cf_region";
        let typed = typed.trim();
        let full = if typed.starts_with("cf_") { format!("ticket.{typed}") } else { typed.to_owned() };
        let placeholder = Placeholder::read_like(&full, example)?;
        if placeholder.as_str().starts_with(CUSTOM) {
            return Ok(Self::Custom(placeholder));
        }
        Err(format!("“{placeholder}” is not a custom field: its name starts with {CUSTOM}, like {example}."))
    }

    /// A stable word for it in settings.
    pub fn word(&self) -> &str {
        match self {
            Property::Tag => "tag",
            Property::Type => "type",
            Property::Priority => "priority",
            Property::Group => "group",
            Property::Company => "company",
            Property::Subject => "subject",
            Property::RequesterEmail => "requester-email",
            Property::Custom(placeholder) => placeholder.as_str(),
        }
    }

    /// The words on screen.
    pub fn label(&self) -> String {
        match self {
            Property::Tag => "Tags".to_owned(),
            Property::Type => "Type".to_owned(),
            Property::Priority => "Priority".to_owned(),
            Property::Group => "Group".to_owned(),
            Property::Company => "Company name".to_owned(),
            Property::Subject => "Subject".to_owned(),
            Property::RequesterEmail => "Requester email".to_owned(),
            Property::Custom(placeholder) => field::label(placeholder),
        }
    }

    /// The placeholder of the same value.
    pub fn placeholder(&self) -> Placeholder {
        Placeholder::known(match self {
            Property::Tag => "ticket.tags",
            Property::Type => "ticket.ticket_type",
            Property::Priority => "ticket.priority",
            Property::Group => "ticket.group.name",
            Property::Company => "ticket.company.name",
            Property::Subject => "ticket.subject",
            Property::RequesterEmail => "ticket.requester.email",
            Property::Custom(placeholder) => return placeholder.clone(),
        })
    }

    /// The operators that Freshdesk offers for it, the usual one first.
    pub fn operators(&self) -> &'static [Operator] {
        use Operator::{Contains, ContainsNot, Is, IsNot};
        match self {
            Property::Tag => &[Contains, ContainsNot],
            Property::Subject | Property::RequesterEmail => &[Contains, ContainsNot, Is, IsNot],
            _ => &[Is, IsNot],
        }
    }

    /// Whether a ticket has at most one value of it.
    pub fn is_single(&self) -> bool {
        *self != Property::Tag
    }

    /// Whether a value is chosen from a menu in Freshdesk, and not typed.
    pub fn is_menu(&self) -> bool {
        matches!(self, Property::Type | Property::Priority | Property::Group)
    }
}

impl From<Property> for String {
    fn from(property: Property) -> String {
        property.word().to_owned()
    }
}

impl TryFrom<String> for Property {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match Property::BUILT_IN.into_iter().find(|known| known.word() == word) {
            Some(known) => Ok(known),
            None => Property::custom(&word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_back_to_its_property() {
        let custom = Property::custom("cf_region").unwrap();
        for property in Property::BUILT_IN.into_iter().chain([custom]) {
            assert_eq!(Property::try_from(property.word().to_owned()), Ok(property.clone()));
        }
    }

    #[test]
    fn custom_fields_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("cf_region", Some("ticket.cf_region")),
            (" ticket.cf_region ", Some("ticket.cf_region")),
            ("{{ticket.cf_region}}", Some("ticket.cf_region")),
            ("ticket.subject", None),
            ("Region", None),
            ("", None),
        ] {
            let read = Property::custom(typed);
            let name = read.as_ref().ok().map(|property| property.word());
            assert_eq!(name, expected, "{typed}");
        }
    }
}
