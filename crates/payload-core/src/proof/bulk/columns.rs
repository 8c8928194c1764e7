//! Which column of a table holds which field of a ticket. The names in an export are the admin's choice and
//! differ between accounts, so they are matched loosely, and the admin can say otherwise.

use crate::placeholder::Placeholder;
use crate::ticket::{Ticket, field};
use serde_json::{Value, json};

/// Names that columns have in Freshdesk's exports and reports, letters and digits only, and their fields.
const NAMES: &[(&str, &str)] = &[
    ("ticketid", "ticket.id"),
    ("id", "ticket.id"),
    ("ticketnumber", "ticket.id"),
    ("subject", "ticket.subject"),
    ("status", "ticket.status"),
    ("priority", "ticket.priority"),
    ("source", "ticket.source_name"),
    ("channel", "ticket.source_name"),
    ("type", "ticket.ticket_type"),
    ("tickettype", "ticket.ticket_type"),
    ("tags", "ticket.tags"),
    ("tag", "ticket.tags"),
    ("url", "ticket.url"),
    ("ticketurl", "ticket.url"),
    ("tickettlink", "ticket.url"),
    ("link", "ticket.url"),
    ("agent", "ticket.agent.name"),
    ("agentname", "ticket.agent.name"),
    ("assignedto", "ticket.agent.name"),
    ("assignedagent", "ticket.agent.name"),
    ("agentemail", "ticket.agent.email"),
    ("agentemailaddress", "ticket.agent.email"),
    ("responderemail", "ticket.agent.email"),
    ("group", "ticket.group.name"),
    ("groupname", "ticket.group.name"),
    ("fullname", "ticket.requester.name"),
    ("name", "ticket.requester.name"),
    ("requester", "ticket.requester.name"),
    ("requestername", "ticket.requester.name"),
    ("contactname", "ticket.requester.name"),
    ("customername", "ticket.requester.name"),
    ("customer", "ticket.requester.name"),
    ("email", "ticket.from_email"),
    ("emailaddress", "ticket.from_email"),
    ("requesteremail", "ticket.from_email"),
    ("contactemail", "ticket.from_email"),
    ("customeremail", "ticket.from_email"),
    ("fromemail", "ticket.from_email"),
    ("language", "ticket.requester.language"),
    ("requesterlanguage", "ticket.requester.language"),
    ("contactlanguage", "ticket.requester.language"),
    ("company", "ticket.company.name"),
    ("companyname", "ticket.company.name"),
    ("createdtime", "ticket.created_on"),
    ("createdat", "ticket.created_on"),
    ("updatedat", "ticket.modified_on"),
    ("lastupdatetime", "ticket.modified_on"),
    ("product", "ticket.product_description"),
];

/// The letters and digits of a name, small: what is left where people spell it differently.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The field that each column most likely holds. `wanted` are the placeholders that the templates read: a
/// column with the name of a custom field is that field. No field is given twice; the first column has it.
pub fn guess(header: &[String], wanted: &[Placeholder]) -> Vec<Option<Placeholder>> {
    let mut taken: Vec<Placeholder> = Vec::new();
    let columns = header.iter().map(|name| {
        let found = field_of(name, wanted).filter(|field| !taken.contains(field))?;
        taken.push(found.clone());
        Some(found)
    });
    columns.collect()
}

fn field_of(name: &str, wanted: &[Placeholder]) -> Option<Placeholder> {
    let bare_name = bare(name);
    if bare_name.is_empty() {
        return None;
    }
    let custom = |placeholder: &&Placeholder| {
        let last = placeholder.names().next_back().unwrap_or_default();
        let is_custom = last.starts_with("cf_") || field::find(placeholder).is_none();
        is_custom && bare(last.strip_prefix("cf_").unwrap_or(last)) == bare_name.trim_start_matches("cf")
    };
    if let Some(placeholder) = wanted.iter().find(custom) {
        return Some(placeholder.clone());
    }
    if let Some((_, path)) = NAMES.iter().find(|(known, _)| *known == bare_name) {
        return Some(Placeholder::known(path));
    }
    let documented =
        field::FIELDS.iter().find(|field| bare(field.label) == bare_name || bare(field.path) == bare_name)?;
    Some(Placeholder::known(documented.path))
}

/// A ticket from the fields of a row. An empty field is one that the ticket does not have.
pub fn ticket(fields: &[String], columns: &[Option<Placeholder>], flag: &Placeholder) -> Ticket {
    let mut values: Vec<(Placeholder, Value)> = Vec::new();
    for (text, placeholder) in fields.iter().zip(columns) {
        let Some(placeholder) = placeholder else { continue };
        if text.is_empty() {
            continue;
        }
        let value = if placeholder == flag {
            tick(text)
        } else if placeholder.as_str() == "ticket.tags" {
            json!(text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect::<Vec<_>>().join(", "))
        } else {
            json!(text)
        };
        values.push((placeholder.clone(), value));
    }
    let mut ticket = Ticket::with(values);
    // An export has one e-mail column for what a ticket has two fields.
    let twins = ["ticket.from_email", "ticket.requester.email"].map(Placeholder::known);
    for (missing, given) in [(&twins[0], &twins[1]), (&twins[1], &twins[0])] {
        if ticket.get(missing).is_none()
            && let Some(value) = ticket.get(given).cloned()
        {
            ticket.set(missing, Some(value));
        }
    }
    ticket
}

/// A checkbox as exports write it.
fn tick(text: &str) -> Value {
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "1" | "checked" | "ticked" | "on" => json!(true),
        "false" | "no" | "0" | "unchecked" | "unticked" | "off" | "" => json!(false),
        _ => json!(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ticket::sample::DO_NOT_SEND;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn finds_fields_by_what_people_call_them() {
        let wanted = [Placeholder::known("ticket.cf_brand"), Placeholder::known(DO_NOT_SEND)];
        let names = [
            "Ticket ID",
            "Full name",
            "Email",
            "Agent",
            "Agent e-mail",
            "BRAND",
            "Tags",
            "Requester Email",
            "Do not send Stella Connect request",
            "Survey results",
            "",
            "ticket.requester.language",
        ];
        let found: Vec<String> = guess(&header(&names), &wanted)
            .into_iter()
            .map(|found| found.map_or("-".into(), String::from))
            .collect();
        assert_eq!(
            found,
            [
                "ticket.id",
                "ticket.requester.name",
                "ticket.from_email",
                "ticket.agent.name",
                "ticket.agent.email",
                "ticket.cf_brand",
                "ticket.tags",
                "-",
                DO_NOT_SEND,
                "-",
                "-",
                "ticket.requester.language",
            ]
        );
    }

    #[test]
    fn makes_a_ticket_of_a_row() {
        let flag = Placeholder::known(DO_NOT_SEND);
        let columns = ["ticket.id", "ticket.from_email", "ticket.tags", DO_NOT_SEND, "ticket.agent.email"]
            .map(|path| Some(Placeholder::known(path)));
        let ticket = ticket(&header(&["7", "a@b.co", "vip,a b", "Yes", ""]), &columns, &flag);
        assert_eq!(
            ticket.to_json().split_whitespace().collect::<String>(),
            r#"{"ticket":{"id":"7","from_email":"a@b.co","tags":"vip,ab","cf_do_not_send_stella_connect_request":true,"requester":{"email":"a@b.co"}}}"#
        );
    }

    #[test]
    fn every_name_leads_to_a_documented_field() {
        for (name, path) in NAMES {
            assert_eq!(bare(name), *name);
            assert!(field::find(&Placeholder::known(path)).is_some(), "{path}");
        }
    }
}
