//! Where each field of a ticket may stand in what people have.
//!
//! Keys are brought into one form first ([`name`]): nested keys are joined by `_`, the contact, the customer and
//! the requester are one person, and so are agent, responder and assignee. One table then says which of these
//! names holds which field; where several are there, the one that stands first is taken.

use super::numbered;
use crate::freshdesk::{Priority, Source, Status};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How the value of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As it stands.
    Plain,
    /// A name, or the number of one.
    Source,
    /// A name, or the number of one.
    Status,
    /// A name, or the number of one.
    Priority,
    /// Tags: a text, a list of texts, or a list of objects with names.
    Tags,
    /// The name of a person, or their address, or their number.
    Person,
    /// Of no placeholder, and used otherwise: whether it is spam or deleted, and when it was resolved.
    Aside,
}

/// A field, how its value is read, and the names under which it is found, the best first.
pub type Place = (&'static str, Kind, &'static [&'static str]);

/// Every field and its names. Sources: Freshdesk's API reference (v1 and v2), the account export, captured
/// webhook bodies, and the API references of Freshservice and Zendesk.
pub const PLACES: &[Place] = &[
    ("ticket.id", Kind::Plain, &["display_id", "human_display_id", "ticket_id", "id", "number"]),
    ("ticket.subject", Kind::Plain, &["subject", "title", "ticket_name"]),
    ("ticket.description", Kind::Plain, &["description", "description_html"]),
    ("ticket.description_text", Kind::Plain, &["description_text"]),
    ("ticket.status", Kind::Status, &["status_name", "status", "status_label", "status_value", "status_id"]),
    (
        "ticket.priority",
        Kind::Priority,
        &["priority_name", "priority", "priority_label", "priority_value", "priority_id"],
    ),
    (
        "ticket.source_name",
        Kind::Source,
        &["source_name", "source", "source_label", "source_value", "source_id", "via_channel", "channel"],
    ),
    ("ticket.ticket_type", Kind::Plain, &["ticket_type", "type", "type_name"]),
    ("ticket.tags", Kind::Tags, &["tags", "tag_names", "tag_list"]),
    ("ticket.url", Kind::Plain, &["url", "agent_url", "link"]),
    ("ticket.public_url", Kind::Plain, &["public_url"]),
    ("ticket.portal_url", Kind::Plain, &["portal_url"]),
    ("ticket.from_email", Kind::Plain, &["from_email"]),
    (
        "ticket.requester.name",
        Kind::Person,
        &[
            "requester_name",
            "requester_full_name",
            "requester_fullname",
            "requester_display_name",
            "requester",
            "full_name",
            "name",
            "via_source_from_name",
        ],
    ),
    (
        "ticket.requester.firstname",
        Kind::Plain,
        &["requester_firstname", "requester_first_name", "firstname", "first_name"],
    ),
    (
        "ticket.requester.lastname",
        Kind::Plain,
        &["requester_lastname", "requester_last_name", "lastname", "last_name"],
    ),
    (
        "ticket.requester.email",
        Kind::Plain,
        &[
            "requester_email",
            "requester_email_address",
            "requester_primary_email",
            "email",
            "via_source_from_address",
        ],
    ),
    ("ticket.requester.phone", Kind::Plain, &["requester_phone", "requester_phone_number", "phone"]),
    (
        "ticket.requester.mobile",
        Kind::Plain,
        &["requester_mobile", "requester_mobile_phone", "requester_mobile_phone_number", "mobile"],
    ),
    ("ticket.requester.company_name", Kind::Plain, &["requester_company_name"]),
    ("ticket.requester.address", Kind::Plain, &["requester_address"]),
    ("ticket.requester.job_title", Kind::Plain, &["requester_job_title"]),
    ("ticket.requester.language", Kind::Plain, &["requester_language", "requester_locale", "language"]),
    ("ticket.requester.time_zone", Kind::Plain, &["requester_time_zone"]),
    ("ticket.requester.id", Kind::Plain, &["requester_id", "requester_user_id"]),
    (
        "ticket.agent.name",
        Kind::Person,
        &["agent_name", "agent_full_name", "agent_display_name", "agent_contact_name", "agent"],
    ),
    ("ticket.agent.firstname", Kind::Plain, &["agent_firstname", "agent_first_name"]),
    ("ticket.agent.lastname", Kind::Plain, &["agent_lastname", "agent_last_name"]),
    ("ticket.agent.email", Kind::Plain, &["agent_email", "agent_email_address", "agent_contact_email"]),
    ("ticket.agent.job_title", Kind::Plain, &["agent_job_title", "agent_contact_job_title"]),
    ("ticket.agent.id", Kind::Plain, &["agent_id", "agent_user_id"]),
    ("ticket.internal_agent.name", Kind::Plain, &["internal_agent_name"]),
    ("ticket.internal_agent.email", Kind::Plain, &["internal_agent_email"]),
    ("ticket.internal_group.name", Kind::Plain, &["internal_group_name"]),
    ("ticket.group.name", Kind::Plain, &["group_name", "group"]),
    ("ticket.group_id", Kind::Plain, &["group_id"]),
    (
        "ticket.company.name",
        Kind::Plain,
        &["company_name", "company", "organization_name", "organization", "department_name"],
    ),
    ("ticket.company.domains", Kind::Plain, &["company_domains", "organization_domain_names"]),
    ("ticket.company.id", Kind::Plain, &["company_id", "organization_id", "department_id"]),
    ("ticket.company.industry", Kind::Plain, &["company_industry"]),
    ("ticket.company.account_tier", Kind::Plain, &["company_account_tier"]),
    ("ticket.company.health_score", Kind::Plain, &["company_health_score"]),
    ("ticket.company.renewal_date", Kind::Plain, &["company_renewal_date"]),
    ("ticket.company.note", Kind::Plain, &["company_note"]),
    ("ticket.product.name", Kind::Plain, &["product_name"]),
    ("ticket.product_description", Kind::Plain, &["product_description"]),
    ("ticket.created_on", Kind::Plain, &["created_on", "created_at", "created_time"]),
    ("ticket.modified_on", Kind::Plain, &["modified_on", "updated_at", "updated_time", "modified_at"]),
    ("ticket.due_by_time", Kind::Plain, &["due_by_time", "due_by", "due_at"]),
    ("ticket.fr_due_by_time", Kind::Plain, &["fr_due_by_time", "fr_due_by"]),
    ("ticket.latest_public_comment", Kind::Plain, &["latest_public_comment"]),
    ("ticket.latest_private_comment", Kind::Plain, &["latest_private_comment"]),
    ("ticket.portal_name", Kind::Plain, &["portal_name"]),
    ("helpdesk_name", Kind::Plain, &["helpdesk_name"]),
    ("event_performer.name", Kind::Plain, &["event_performer_name"]),
    ("event_performer.email", Kind::Plain, &["event_performer_email"]),
    ("triggered_event", Kind::Plain, &["triggered_event"]),
    (SPAM, Kind::Aside, &["spam", "is_spam"]),
    (DELETED, Kind::Aside, &["deleted", "is_deleted", "trashed"]),
    (RESOLVED_AT, Kind::Aside, &["stats_resolved_at", "resolved_at", "stats_closed_at", "closed_at"]),
];

/// Whether the ticket is spam.
pub const SPAM: &str = "ticket.spam";
/// Whether it is deleted.
pub const DELETED: &str = "ticket.deleted";
/// When it was resolved.
pub const RESOLVED_AT: &str = "ticket.resolved_at";

/// Each name: the place it leads to, and how good it is there (0 is best).
static BY_NAME: LazyLock<HashMap<&'static str, (usize, usize)>> = LazyLock::new(|| {
    let names = PLACES.iter().enumerate();
    names
        .flat_map(|(at, (.., names))| names.iter().enumerate().map(move |(rank, name)| (*name, (at, rank))))
        .collect()
});

/// The place of a name, and how good the name is there (0 is best).
pub fn find(name: &str) -> Option<(usize, usize)> {
    BY_NAME.get(name).copied()
}

/// The persons, and the other names that they go by.
const PERSONS: [(&str, &[&str]); 2] = [
    ("requester", &["contact", "customer", "sender", "reporter", "end_user"]),
    ("agent", &["responder", "assignee", "assigned_agent", "assigned_to"]),
];

/// A key in small letters with `_` between its words, behind that of the object around it.
pub fn snake_case(outer: &str, key: &str) -> String {
    let mut snake = String::with_capacity(outer.len() + key.len() + 2);
    if !outer.is_empty() {
        snake.push_str(outer);
        snake.push('_');
    }
    let mut was_lower = false;
    for c in key.chars() {
        if c.is_ascii_uppercase() && was_lower {
            snake.push('_');
        }
        was_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        match c {
            ' ' | '-' | '.' | '/' | '[' | '_' if snake.ends_with('_') => {}
            ' ' | '-' | '.' | '/' | '[' => snake.push('_'),
            ']' => {}
            c => snake.push(c.to_ascii_lowercase()),
        }
    }
    snake
}

/// A key in the one form: `ticket_contact_firstName` is `requester_first_name`. `outer` is that of the object
/// around it.
pub fn name(outer: &str, key: &str) -> String {
    // A placeholder is the name of what it reads.
    let placeholder = key.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    let mut snake = snake_case(outer, placeholder.map_or(key, str::trim));
    if outer.is_empty() {
        let short = ["ticket_", "helpdesk_ticket_"].iter().find_map(|prefix| snake.strip_prefix(prefix));
        // The type is called ticket_type by itself, the name of a ticket is nobody's, and beside an `id` of something
        // else, its own is the ticket's.
        if let Some(short) =
            short.filter(|_| !["ticket_type", "ticket_name", "ticket_id"].contains(&snake.as_str()))
        {
            snake = short.to_owned();
        }
    }
    for (person, others) in PERSONS {
        for other in others {
            if let Some(rest) = snake.strip_prefix(other)
                && (rest.is_empty() || rest.starts_with('_'))
            {
                return format!("{person}{rest}");
            }
        }
    }
    snake
}

/// A whole number, where a spreadsheet or a script made 4.0 of it; anything else as it stands.
pub fn whole(value: &Value) -> Value {
    let digits = |text: &str| text.trim().strip_suffix(".0").and_then(|whole| whole.parse::<u64>().ok());
    match value {
        Value::String(text) => digits(text).map(|number| json!(number.to_string())),
        Value::Number(number) if number.is_f64() => digits(&number.to_string()).map(|number| json!(number)),
        _ => None,
    }
    .unwrap_or_else(|| value.clone())
}

/// The name behind a number; a number that the account gave itself stays one.
pub fn named(kind: Kind, value: &Value) -> Value {
    let value = &whole(value);
    let word = match value {
        // As programs write it: outbound_email.
        Value::String(text) => text.trim().replace('_', " "),
        Value::Number(number) => number.to_string(),
        other => return other.clone(),
    };
    let label = label(kind, &word);
    if let (None, Some((number, name))) = (label, numbered::apart(&word)) {
        return named_and_numbered(kind, number, name).unwrap_or_else(|| value.clone());
    }
    // A name in another language is what the account shows: it stays.
    let is_other =
        |label: &str| value.is_string() && !label.eq_ignore_ascii_case(&word) && word.parse::<u64>().is_err();
    match label {
        Some(label) if !is_other(label) => json!(label),
        _ => value.clone(),
    }
}

/// What Freshdesk calls the one with that name or number.
fn label(kind: Kind, word: &str) -> Option<&'static str> {
    match kind {
        Kind::Source => Source::find(word).map(Source::label),
        Kind::Status => Status::find(word).map(Status::label),
        Kind::Priority => Priority::find(word).map(Priority::label),
        _ => None,
    }
}

/// The name that stood with its number, where it is Freshdesk's, or both are the account's own; the number of anything
/// else may be a part of the name.
fn named_and_numbered(kind: Kind, number: u64, name: &str) -> Option<Value> {
    let first_own = match kind {
        Kind::Source => 101,
        Kind::Status => 6,
        _ => u64::MAX,
    };
    let is_one = match label(kind, name) {
        Some(label_of_name) => label(kind, &number.to_string()) == Some(label_of_name),
        None => number >= first_own,
    };
    is_one.then(|| named(kind, &json!(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::placeholder::Placeholder;

    #[test]
    fn every_field_is_a_placeholder_and_every_name_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for (path, kind, names) in PLACES {
            assert!(*kind == Kind::Aside || Placeholder::read(path).is_ok(), "{path}");
            for one in *names {
                assert!(seen.insert(*one), "{one} stands twice");
                assert_eq!(name("", one), *one, "is in the one form");
            }
        }
    }

    #[test]
    fn brings_keys_into_one_form() {
        for (outer, key, expected) in [
            ("", "ticket_contact_firstname", "requester_firstname"),
            ("contact", "firstName", "requester_first_name"),
            ("", "responder_id", "agent_id"),
            ("", "ticket_ticket_type", "ticket_type"),
            ("", "ticket_type", "ticket_type"),
            ("", "ticket__requester__email", "requester_email"),
            ("", "{{ticket.requester.email}}", "requester_email"),
            ("", "ticket_id", "ticket_id"),
            ("", "ticket.ticket_id", "ticket_id"),
            ("", "Requester / E-mail", "requester_e_mail"),
            ("stats", "resolved_at", "stats_resolved_at"),
            ("", "contacts", "contacts"),
        ] {
            assert_eq!(name(outer, key), expected);
        }
    }

    #[test]
    fn whole_numbers_are_whole() {
        for (value, whole_one) in [
            (json!(4.0), json!(4)),
            (json!("4.0"), json!("4")),
            (json!(4.5), json!(4.5)),
            (json!("v4.0"), json!("v4.0")),
            (json!("1.10.0"), json!("1.10.0")),
            (json!(null), json!(null)),
        ] {
            assert_eq!(whole(&value), whole_one);
        }
        assert_eq!(named(Kind::Status, &json!("4.0")), json!("Resolved"));
        assert_eq!(named(Kind::Source, &json!(101.0)), json!(101));
    }

    #[test]
    fn a_name_may_have_its_number_with_it() {
        for (kind, value, name) in [
            (Kind::Status, "4 - Resolved", "Resolved"),
            (Kind::Status, "Gelöst (4)", "Gelöst"),
            (Kind::Status, "6 - Waiting on customer", "Waiting on customer"),
            (Kind::Source, "1 - Email", "Email"),
            (Kind::Source, "2: Portal", "Portal"),
            (Kind::Source, "101 - Kiosk", "Kiosk"),
            (Kind::Priority, "[4] Urgent", "Urgent"),
            // Another list's numbers.
            (Kind::Status, "1 - Resolved", "1 - Resolved"),
            (Kind::Priority, "1 - Urgent", "1 - Urgent"),
            (Kind::Status, "2. Reminder", "2. Reminder"),
        ] {
            assert_eq!(named(kind, &json!(value)), json!(name));
        }
    }
}
