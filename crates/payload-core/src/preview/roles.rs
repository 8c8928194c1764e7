//! What each key of the payload stands for, and which fields of the ticket may fill it.
//!
//! This is what a survey has to be right about: it goes to the requester of the ticket, about the agent of the
//! ticket. Everything that says whether a payload is right reads it here.

use crate::ticket::field::{FIELDS, SEEN_ELSEWHERE};
use crate::verdict::is_email;
use ruby_liquid::value::Value as Given;

/// What a key of the payload stands for.
#[derive(Debug)]
pub struct Role {
    /// The keys down to it, joined by dots.
    pub path: &'static str,
    /// What stands there, in words: the second half of a sentence.
    pub means: &'static str,
    /// What its value must be to be of use.
    pub kind: RoleKind,
    /// The fields that may fill it; one that ends in a dot stands for all below it.
    pub fields: &'static [&'static str],
    /// Whether a survey with something else there is wrong: it goes to somebody else, or is about somebody else.
    pub decides: bool,
}

/// What the value of a role must be to be of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleKind {
    /// An email address, of the one person.
    Address,
    /// What Stella knows a person by.
    Identity,
    /// Words.
    Words,
    /// The name of a channel.
    Channel,
    /// A language code.
    Language,
    /// A link.
    Link,
}

const fn role(
    path: &'static str,
    means: &'static str,
    kind: RoleKind,
    decides: bool,
    fields: &'static [&'static str],
) -> Role {
    Role { path, means, kind, fields, decides }
}

/// Every role that the value of another field would spoil. Tags, *do not send*, country and properties of the
/// account's own may be filled as the account likes.
pub const ROLES: &[Role] = &[
    role(
        "employee.email",
        "the agent’s e-mail address",
        RoleKind::Address,
        true,
        // Who resolves a ticket is, for many accounts, whom the survey is about.
        &["ticket.agent.email", "event_performer.email", "ticket.internal_agent.email"],
    ),
    role(
        "employee.custom_id",
        "the agent’s ID in Stella",
        RoleKind::Identity,
        true,
        &["ticket.agent.", "event_performer.", "ticket.internal_agent."],
    ),
    role(
        "customer.email",
        "the requester’s e-mail address",
        RoleKind::Address,
        true,
        &["ticket.from_email", "ticket.requester.email", "ticket.contact.email"],
    ),
    role(
        "customer.name",
        "the requester’s name",
        RoleKind::Words,
        true,
        &[
            "ticket.requester.name",
            "ticket.requester.firstname",
            "ticket.requester.lastname",
            "ticket.requester.company_name",
            "ticket.requester.email",
            "ticket.contact.name",
            "ticket.contact.firstname",
            "ticket.contact.lastname",
            "ticket.contact.company_name",
            "ticket.contact.email",
            "ticket.company.name",
            "ticket.from_email",
        ],
    ),
    role(
        "customer.custom_id",
        "the requester’s ID",
        RoleKind::Identity,
        true,
        &["ticket.requester.", "ticket.contact.", "ticket.company.", "ticket.from_email"],
    ),
    role(
        "channel",
        "the channel of the rule",
        RoleKind::Channel,
        true,
        &[
            "ticket.source",
            "ticket.source_name",
            "ticket.ticket_type",
            "ticket.group.",
            "ticket.group_id",
            "ticket.internal_group.",
            "ticket.portal_name",
            "ticket.product_description",
            "ticket.product.",
        ],
    ),
    role(
        "brand",
        "the label of a brand",
        RoleKind::Words,
        true,
        &[
            "ticket.brand",
            "ticket.group.",
            "ticket.group_id",
            "ticket.internal_group.",
            "ticket.portal_name",
            "ticket.product_description",
            "ticket.product.",
            "ticket.company.",
            "ticket.requester.company_name",
            "ticket.contact.company_name",
            "ticket.source",
            "ticket.source_name",
            "ticket.ticket_type",
            "ticket.tags",
            "helpdesk_name",
        ],
    ),
    role(
        "language",
        "the requester’s language",
        RoleKind::Language,
        false,
        &["ticket.requester.language", "ticket.contact.language"],
    ),
    role(
        "ext_interaction_id",
        "the number of the ticket",
        RoleKind::Identity,
        false,
        &["ticket.id", "ticket.url", "ticket.public_url", "ticket.portal_url"],
    ),
    role(
        "external_url",
        "a link to the ticket",
        RoleKind::Link,
        false,
        &["ticket.url", "ticket.public_url", "ticket.portal_url", "ticket.id"],
    ),
];

/// How a field fits a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It does.
    Right,
    /// Nobody but the account knows: a field of its own, or one that is not documented.
    Unknown,
    /// It is the field of somebody, or of something, else.
    Stranger,
}

impl Role {
    /// The role of the keys of a payload.
    pub fn of(path: &str) -> Option<&'static Role> {
        ROLES.iter().find(|role| role.path == path)
    }

    /// Whether a field belongs here.
    pub fn fit(&self, field: &str) -> Fit {
        let names =
            |known: &&str| if known.ends_with('.') { field.starts_with(*known) } else { field == *known };
        if self.fields.iter().any(names) {
            return Fit::Right;
        }
        if exists(field) && !is_own(field) { Fit::Stranger } else { Fit::Unknown }
    }

    /// Whether none of these fields belongs here, and one at least is known to belong elsewhere.
    pub fn is_misfilled<'f>(&self, fields: impl IntoIterator<Item = &'f str>) -> bool {
        let mut fits = fields.into_iter().map(|field| self.fit(field)).peekable();
        fits.peek().is_some() && fits.all(|fit| fit == Fit::Stranger)
    }

    /// Whether a value of a ticket as it was handed over is of use here.
    pub fn is_usable(&self, given: &Given) -> bool {
        match (self.kind, given) {
            (_, Given::Nil) => false,
            (RoleKind::Address, Given::Text(text)) => is_email(text.trim()),
            (RoleKind::Address, _) => false,
            (_, Given::Text(text)) => !text.trim().is_empty(),
            _ => true,
        }
    }

    /// The fields that the ticket would have to fill for it: those among `read` that can, or else all that may.
    pub fn wanted<'f>(&self, read: impl IntoIterator<Item = &'f str>) -> Vec<&'f str> {
        let can = |field: &&str| match self.fit(field) {
            Fit::Right => true,
            Fit::Unknown => is_own(field),
            Fit::Stranger => false,
        };
        let read: Vec<&str> = read.into_iter().filter(can).collect();
        match read.is_empty() {
            false => read,
            true => self.fields.iter().copied().filter(|field| !field.ends_with('.')).collect(),
        }
    }
}

/// Whether Freshdesk can have such a field: a documented one, one seen in public templates, or one of the account's
/// own. What it does not have renders empty for every ticket.
pub fn exists(field: &str) -> bool {
    // The contact is the requester under another name.
    let requester = field.strip_prefix("ticket.contact.").map(|rest| format!("ticket.requester.{rest}"));
    let listed = requester.as_deref().unwrap_or(field);
    is_own(field)
        || SEEN_ELSEWHERE.contains(&field)
        || FIELDS.iter().any(|known| known.path == listed || known.path == field)
}

/// Whether it is a field that an account adds itself.
pub fn is_own(field: &str) -> bool {
    const OWNERS: [&str; 4] = ["ticket", "ticket.requester", "ticket.contact", "ticket.company"];
    let has_owner = |(owner, name): (&str, &str)| name.starts_with("cf_") && OWNERS.contains(&owner);
    field == "ticket.brand" || field.rsplit_once('.').is_some_and(has_owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_roles_are_keys_of_the_contract_and_their_fields_are_known() {
        for role in ROLES {
            let (owner, key) = role.path.split_once('.').unwrap_or(("", role.path));
            let properties = match owner {
                "" => crate::payload::contract::REQUEST,
                owner => match crate::payload::contract::REQUEST
                    .iter()
                    .find(|it| it.key == owner)
                    .map(|it| it.shape)
                {
                    Some(crate::payload::contract::Shape::Object(inner)) => inner,
                    _ => panic!("{owner} has nothing inside"),
                },
            };
            assert!(properties.iter().any(|property| property.key == key), "{}", role.path);
            for field in role.fields.iter().filter(|field| !field.ends_with('.')) {
                assert_eq!(role.fit(field), Fit::Right, "{} {field}", role.path);
            }
        }
    }

    #[test]
    fn a_field_belongs_or_does_not_or_nobody_knows() {
        for (path, field, fit) in [
            ("employee.email", "ticket.agent.email", Fit::Right),
            ("employee.email", "event_performer.email", Fit::Right),
            ("employee.email", "ticket.agent.name", Fit::Stranger),
            ("employee.email", "ticket.requester.email", Fit::Stranger),
            ("employee.email", "ticket.contact.email", Fit::Stranger),
            ("employee.email", "ticket.cf_agent", Fit::Unknown),
            ("employee.email", "ticket.agent.mail", Fit::Unknown),
            ("customer.email", "ticket.agent.email", Fit::Stranger),
            ("customer.email", "ticket.requester.phone", Fit::Stranger),
            ("customer.email", "ticket.contact.email", Fit::Right),
            ("customer.name", "ticket.requester.phone", Fit::Stranger),
            ("employee.custom_id", "ticket.agent.id", Fit::Right),
            ("employee.custom_id", "ticket.id", Fit::Stranger),
            ("brand", "ticket.cf_brand", Fit::Unknown),
            ("brand", "ticket.requester.name", Fit::Stranger),
        ] {
            assert_eq!(Role::of(path).map(|role| role.fit(field)), Some(fit), "{path} {field}");
        }
    }
}
