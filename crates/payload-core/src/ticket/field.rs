//! The placeholders that Freshdesk documents, with the names people know them by.

use crate::evidence::Evidence;
use crate::placeholder::Placeholder;
use crate::text::capital;

/// One placeholder of Freshdesk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in a template.
    pub path: &'static str,
    /// Its name on screen.
    pub label: &'static str,
    /// What a form shows as an example.
    pub example: &'static str,
    /// How we know that Freshdesk has it.
    pub known: Evidence,
}

const fn field(path: &'static str, label: &'static str, example: &'static str) -> Field {
    Field { path, label, example, known: Evidence::Documented }
}

/// What Freshdesk's articles on placeholders list, and what its own examples use without listing it.
pub const FIELDS: &[Field] = &[
    field("ticket.requester.name", "Requester name", "Ann Lee"),
    field("ticket.requester.firstname", "Requester first name", "Ann"),
    field("ticket.requester.lastname", "Requester last name", "Lee"),
    field("ticket.requester.email", "Requester e-mail", "ann@example.com"),
    field("ticket.from_email", "From e-mail", "ann@example.com"),
    field("ticket.agent.email", "Agent e-mail", "maya@acme.example"),
    field("ticket.agent.name", "Agent name", "Maya Ortiz"),
    field("ticket.agent.job_title", "Agent job title", "Support lead"),
    field("ticket.agent.id", "Agent ID", "501"),
    field("ticket.id", "Ticket ID", "1042"),
    field("ticket.tags", "Tags", "vip, billing issue"),
    field("ticket.url", "Ticket URL", "https://acme.freshdesk.com/helpdesk/tickets/1042"),
    field("ticket.public_url", "Public ticket URL", "https://acme.freshdesk.com/public/tickets/5f3e"),
    field("ticket.portal_url", "Portal ticket URL", "https://support.acme.example/support/tickets/1042"),
    field("ticket.requester.language", "Requester language", "en"),
    field("ticket.requester.phone", "Requester phone", "+44 20 7946 0000"),
    field("ticket.requester.mobile", "Requester mobile", "+44 7700 900000"),
    field("ticket.requester.company_name", "Requester company", "Example Ltd"),
    field("ticket.requester.address", "Requester address", "1 Main Street"),
    field("ticket.requester.job_title", "Requester job title", "Buyer"),
    field("ticket.requester.time_zone", "Requester time zone", "London"),
    field("ticket.requester.id", "Requester ID", "9001"),
    field("ticket.subject", "Subject", "My invoice is wrong"),
    field("ticket.description", "Description (HTML)", "<div>Hello</div>"),
    field("ticket.description_text", "Description", "Hello"),
    field("ticket.status", "Status", "Resolved"),
    field("ticket.priority", "Priority", "Low"),
    field("ticket.source", "Source", "Email"),
    field("ticket.source_name", "Source name", "Email"),
    field("ticket.ticket_type", "Type", "Question"),
    field("ticket.group.name", "Group", "Billing"),
    field("ticket.group_id", "Group ID", "12"),
    field("ticket.created_on", "Created on", "2026-01-05 09:30:00"),
    field("ticket.modified_on", "Modified on", "2026-01-05 11:00:00"),
    field("ticket.due_by_time", "Due by", "2026-01-08 09:30:00"),
    field("ticket.fr_due_by_time", "First response due by", "2026-01-05 17:30:00"),
    field("ticket.latest_public_comment", "Latest public comment", "Done."),
    field("ticket.latest_private_comment", "Latest private comment", "Checked."),
    field("ticket.portal_name", "Portal name", "Acme Support"),
    field("ticket.product_description", "Product description", "Acme"),
    field("ticket.company.name", "Company", "Example Ltd"),
    field("ticket.company.domains", "Company domains", "example.com"),
    field("ticket.company.id", "Company ID", "77"),
    field("helpdesk_name", "Helpdesk name", "Acme"),
    field("event_performer.name", "Event performer name", "Maya Ortiz"),
    field("event_performer.email", "Event performer e-mail", "maya@acme.example"),
    field("triggered_event", "Triggered event", "{status:{from:Open,to:Resolved}}"),
    // The requester once more, and so are their names on screen.
    Field {
        path: "ticket.contact.name",
        label: "Requester name",
        example: "Ann Lee",
        known: Evidence::NotConfirmed,
    },
    Field {
        path: "ticket.contact.email",
        label: "Requester e-mail",
        example: "ann@example.com",
        known: Evidence::NotConfirmed,
    },
    Field {
        path: "ticket.contact.language",
        label: "Requester language",
        example: "en",
        known: Evidence::NotConfirmed,
    },
];

/// Placeholders that templates in public use, though Freshdesk's articles do not list them.
pub const SEEN_ELSEWHERE: &[&str] = &[
    "ticket.company.industry",
    "ticket.company.account_tier",
    "ticket.company.health_score",
    "ticket.company.renewal_date",
    "ticket.company.note",
    "ticket.internal_agent.name",
    "ticket.internal_agent.email",
    "ticket.internal_group.name",
    "ticket.product.name",
];

/// The documented field behind a placeholder.
pub fn find(placeholder: &Placeholder) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.path == placeholder.as_str())
}

/// The name on screen: the documented one, the guide’s for its checkbox, or one made from the placeholder.
pub fn label(placeholder: &Placeholder) -> String {
    if let Some(field) = find(placeholder) {
        return field.label.to_owned();
    }
    if placeholder.as_str() == super::sample::DO_NOT_SEND {
        return "Do not send Stella Connect request".to_owned();
    }
    let name = placeholder.names().next_back().unwrap_or_default();
    match name.strip_prefix("cf_").unwrap_or(name) {
        "" => placeholder.to_string(),
        words => capital(&words.replace('_', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_name_is_a_placeholder_and_stands_once() {
        for (at, field) in FIELDS.iter().enumerate() {
            Placeholder::read(field.path).unwrap();
            assert!(FIELDS[..at].iter().all(|other| other.path != field.path), "{}", field.path);
        }
    }

    #[test]
    fn names_custom_fields() {
        assert_eq!(label(&Placeholder::known("ticket.cf_order_number")), "Order number");
        assert_eq!(label(&Placeholder::known("ticket.agent.email")), "Agent e-mail");
    }
}
