//! What Freshdesk's own API, its webhooks and other help desks call the things that Freshdesk's placeholders name.
//!
//! A name leads to the same person and the same kind of value, or nowhere: the customer's address in the place of the
//! agent's would be worse than an empty one.
//!
//! Sources: Freshdesk's REST API v2 (`responder`, `requester`, `custom_fields`, `created_at`), its Simple webhook
//! body (`ticket_contact_name`), Zendesk's placeholders (`ticket.assignee.email`, `ticket.requester.first_name`,
//! `ticket.link`), Jira's (`reporter`).

use super::field::{FIELDS, Field};

/// Whom or what a placeholder tells about: where Freshdesk keeps it, and what others call it.
const OWNERS: &[(&str, &[&str])] = &[
    (
        "ticket.requester",
        &[
            "requester",
            "requestor",
            "contact",
            "customer",
            "client",
            "end_user",
            "enduser",
            "sender",
            "reporter",
            "requested_by",
            "user",
            "from",
        ],
    ),
    (
        "ticket.agent",
        &["agent", "assignee", "responder", "owner", "assigned_agent", "assigned_to", "technician"],
    ),
    ("event_performer", &["event_performer", "performer", "current_user", "triggered_by"]),
    ("ticket.company", &["company", "organization", "organisation"]),
    ("ticket.group", &["group", "team", "assigned_group"]),
];

/// Properties of persons and companies.
const PROPERTIES: &[(&str, &[&str])] = &[
    ("email", &["e_mail", "mail", "email_address", "email_id", "primary_email"]),
    ("name", &["full_name", "fullname", "display_name"]),
    ("firstname", &["first_name", "given_name", "forename"]),
    ("lastname", &["last_name", "surname", "family_name"]),
    ("language", &["locale", "lang", "language_code"]),
    ("phone", &["phone_number", "telephone", "work_phone"]),
    ("mobile", &["mobile_phone", "mobile_number", "cell"]),
    ("job_title", &["title", "role"]),
    ("company_name", &["company", "company_name", "organization", "organization_name"]),
    ("time_zone", &["timezone"]),
    ("domains", &["domain"]),
];

/// Properties of the ticket itself.
const OF_TICKET: &[(&str, &[&str])] = &[
    ("id", &["ticket_id", "display_id", "number", "ticket_number", "case_number"]),
    ("url", &["link", "ticket_url", "ticket_link", "permalink", "web_url"]),
    ("subject", &["title", "summary"]),
    ("tags", &["tag", "tag_list", "tag_names", "labels"]),
    ("status", &["state", "status_name"]),
    ("priority", &["priority_name"]),
    ("ticket_type", &["type"]),
    ("created_on", &["created_at", "created", "created_date", "creation_date"]),
    ("modified_on", &["updated_at", "updated_on", "modified_at", "last_updated"]),
    ("due_by_time", &["due_by", "due_at", "due_date"]),
    ("fr_due_by_time", &["fr_due_by", "first_response_due_by"]),
    ("description_text", &["description_plain", "plain_description"]),
    ("latest_public_comment", &["last_comment", "latest_comment", "last_public_comment"]),
    ("requester.email", &["email", "email_address"]),
    ("requester.language", &["language", "locale"]),
];

/// What stands before the fields of an account's own, in the API and elsewhere.
const CUSTOM: [&str; 5] = ["custom_fields.", "custom_field.", "customfields.", "fields.", "cf."];

/// What stands before everything, in the API and in the Simple webhook body.
const ROOTS: [&str; 4] = ["ticket.", "helpdesk_ticket.", "freshdesk_webhook.", "ticket_"];

/// How Freshdesk names what somebody else calls `path`. `None` where that is not known for sure.
///
/// Only names that Freshdesk documents come out, and fields of an account's own: `ticket.custom_fields.brand` is
/// `ticket.cf_brand`.
pub fn freshdesk_name(path: &str) -> Option<String> {
    let path = path.to_ascii_lowercase();
    let has_root = path.contains(['.', '_']);
    let mut rest = path.as_str();
    while let Some(inner) = ROOTS.iter().find_map(|root| rest.strip_prefix(root)) {
        rest = inner;
    }
    let custom = CUSTOM.iter().find_map(|prefix| rest.strip_prefix(prefix));
    if let Some(name) = custom.or_else(|| rest.starts_with("cf_").then_some(rest)) {
        return own_field(name);
    }
    // A word alone may be anybody's, but where the ticket itself has it.
    let of_ticket =
        documented("ticket", OF_TICKET, rest).filter(|name| has_root || !name.contains("requester"));
    of_ticket.or_else(|| of_owner(rest).filter(|_| has_root)).map(str::to_owned)
}

/// The property of a person or company, spelled with a dot or an underscore between.
fn of_owner(path: &str) -> Option<&'static str> {
    OWNERS.iter().find_map(|(owner, names)| {
        let property = names.iter().find_map(|name| path.strip_prefix(name)?.strip_prefix(['.', '_']))?;
        documented(owner, PROPERTIES, property)
    })
}

/// The documented placeholder of an owner's property, under any of its names.
fn documented(owner: &str, synonyms: &[(&str, &[&str])], property: &str) -> Option<&'static str> {
    let own = synonyms.iter().find(|(_, names)| names.contains(&property)).map(|(own, _)| *own);
    let is = |field: &&Field, name: &str| {
        field.path.strip_prefix(owner).and_then(|rest| rest.strip_prefix('.')) == Some(name)
    };
    let find = |name: &str| FIELDS.iter().find(|field| is(field, name)).map(|field| field.path);
    find(property).or_else(|| own.and_then(find))
}

/// The placeholder of a field of an account's own, by the name that the API or an export gives it: exports add the
/// number of the account.
fn own_field(name: &str) -> Option<String> {
    let name = name.strip_prefix("cf_").unwrap_or(name);
    let is_number = |end: &str| end.len() >= 4 && end.bytes().all(|byte| byte.is_ascii_digit());
    let name = name.rsplit_once('_').filter(|(_, end)| is_number(end)).map_or(name, |(name, _)| name);
    let is_word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_word.then(|| format!("ticket.cf_{name}"))
}

/// The documented placeholder that a name is a slip of the fingers away from, of the same owner.
pub fn near_name(path: &str, is_near: impl Fn(&str, &str) -> bool) -> Option<&'static str> {
    let path = path.to_ascii_lowercase();
    let (owner, property) = path.rsplit_once('.')?;
    // A slip in the owner: the property must then be right, or it would be a guess.
    let bare = |owner: &str| owner.strip_prefix("ticket.").unwrap_or(owner).to_owned();
    let mut owners = OWNERS.iter().filter(|(own, names)| {
        *own == owner || names.contains(&&*bare(owner)) || is_near(&bare(own), &bare(owner))
    });
    let own = match (owner, owners.next(), owners.next()) {
        ("ticket", ..) => "ticket",
        (_, Some((own, _)), None) => own,
        _ => return None,
    };
    let below = |field: &'static Field| {
        let name = field.path.strip_prefix(own)?.strip_prefix('.')?;
        (!name.contains('.')).then_some((field.path, name))
    };
    let is_exact =
        own == owner || OWNERS.iter().any(|(known, names)| *known == own && names.contains(&&*bare(owner)));
    let mut known = FIELDS.iter().filter_map(below);
    let (near, _) = known.find(|(_, name)| match is_exact {
        true => is_near(name, property),
        false => *name == property,
    })?;
    Some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_others_lead_to_freshdesks_own() {
        for (other, own) in [
            ("ticket.assignee.email", "ticket.agent.email"),
            ("ticket.responder.name", "ticket.agent.name"),
            ("ticket.responder_email", "ticket.agent.email"),
            ("ticket_agent_email", "ticket.agent.email"),
            ("agent.email", "ticket.agent.email"),
            ("requester.email", "ticket.requester.email"),
            ("requester.first_name", "ticket.requester.firstname"),
            ("contact_name", "ticket.requester.name"),
            ("ticket.contact_email", "ticket.requester.email"),
            ("ticket_contact_name", "ticket.requester.name"),
            ("freshdesk_webhook.ticket_requester_email", "ticket.requester.email"),
            ("ticket.customer.email_address", "ticket.requester.email"),
            ("ticket.custom_fields.cf_brand", "ticket.cf_brand"),
            ("ticket.custom_fields.brand", "ticket.cf_brand"),
            ("custom_fields.brand", "ticket.cf_brand"),
            ("ticket.custom_field.brand_204510", "ticket.cf_brand"),
            ("cf_brand", "ticket.cf_brand"),
            ("ticket_id", "ticket.id"),
            ("ticket.ticket_id", "ticket.id"),
            ("ticket.display_id", "ticket.id"),
            ("ticket.created_at", "ticket.created_on"),
            ("ticket.link", "ticket.url"),
            ("ticket.type", "ticket.ticket_type"),
            ("ticket.organization.name", "ticket.company.name"),
            ("ticket.group_name", "ticket.group.name"),
            ("current_user.email", "event_performer.email"),
            ("Ticket.Requester.Email", "ticket.requester.email"),
            ("url", "ticket.url"),
            ("ticket.user.email", "ticket.requester.email"),
            ("ticket.from.email", "ticket.requester.email"),
            ("ticket.requester.organization.name", ""),
            ("ticket.internal_agent.email", ""),
            ("ticket.agent.first_name", ""),
            ("ticket.assignee", ""),
            ("email", ""),
            ("name", ""),
            ("ticket.vip", ""),
            ("ticket.custom_fields.", ""),
        ] {
            assert_eq!(freshdesk_name(other).unwrap_or_default(), own, "{other}");
        }
    }
}
