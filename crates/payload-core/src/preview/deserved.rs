//! What a ticket deserves: a survey, unless the ticket itself shows why not.

use super::roles::Role;
use crate::assumptions::LANGUAGES;
use crate::payload::contract::is_language;
use crate::verdict::Status;
use ruby_liquid::Data;
use ruby_liquid::value::Value as Given;

/// Why a ticket deserves no survey, whatever the template does. The list is closed: everything else that keeps a
/// survey back is the template's fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnFault {
    /// Nobody is assigned, or somebody without an address.
    NobodyAssigned,
    /// The requester has no usable address on record.
    NoAddress,
    /// The requester's language is empty, or is none.
    NoLanguage,
    /// *Do not send* is ticked.
    DoNotSend,
}

impl OwnFault {
    /// The fault of the ticket behind a rejection, if it is the ticket's: `read` gives the fields that fill the keys
    /// of a payload, and `sent` the text that was sent there.
    pub fn behind<'f, Fields: IntoIterator<Item = &'f str>>(
        status: Status,
        sent: &str,
        ticket: &Data,
        read: impl Fn(&str) -> Fields,
    ) -> Option<OwnFault> {
        let has = |path: &str| {
            let Some(role) = Role::of(path) else { return false };
            let wanted = role.wanted(read(path));
            wanted.into_iter().filter_map(|field| ticket.get(field)).any(|given| role.is_usable(given))
        };
        match status {
            Status::EmployeeNotFound => {
                let reads = |path: &str| read(path).into_iter().next().is_some();
                // An agent's ID is of use only to a template that sends it, and never in the place of an address.
                let by_id = reads("employee.custom_id") && sent.trim().is_empty();
                let by_email = reads("employee.email") || !by_id;
                let has_agent = (by_id && has("employee.custom_id")) || (by_email && has("employee.email"));
                (!has_agent).then_some(OwnFault::NobodyAssigned)
            }
            Status::InvalidCustomer => (!has("customer.email")).then_some(OwnFault::NoAddress),
            Status::LanguageNotSpecified => {
                let role = Role::of("language")?;
                let wanted = role.wanted(read("language"));
                let given: Vec<&Given> = wanted
                    .into_iter()
                    .filter_map(|field| ticket.get(field))
                    .filter(|given| role.is_usable(given))
                    .collect();
                let is_language =
                    |given: &Given| given.as_text().is_some_and(|code| is_a_language(code.trim()));
                let is_own = match given.is_empty() {
                    // Where there is none, what is sent is the template's own.
                    true => sent.trim().is_empty(),
                    false => !given.into_iter().any(is_language),
                };
                is_own.then_some(OwnFault::NoLanguage)
            }
            Status::Validation | Status::BrandNotProvided | Status::ChannelNotEnabled => None,
        }
    }
}

/// Whether a code as it was handed over names a language: one that Stella reads, or one that Freshdesk offers.
pub fn is_a_language(code: &str) -> bool {
    is_language(code) || LANGUAGES.split(' ').any(|offered| offered == code)
}

/// Whether a checkbox as it was handed over is ticked; `None` where it is neither.
pub fn ticked(given: Option<&Given>) -> Option<bool> {
    match given {
        Some(Given::Bool(ticked)) => Some(*ticked),
        Some(Given::Text(text)) => match &**text {
            "true" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
        Some(Given::Int(0)) | Some(Given::Nil) | None => Some(false),
        _ => None,
    }
}

/// Words in the name of a checkbox that excludes a ticket where it is ticked.
const NO: [&str; 12] = [
    "no", "not", "dont", "never", "without", "exclude", "excluded", "skip", "suppress", "block", "optout",
    "opt_out",
];

/// Whether the name of a field of the account's own says that a tick excludes the ticket.
pub fn says_no(field: &str) -> bool {
    let name = field.rsplit('.').next().unwrap_or_default();
    let Some(name) = name.strip_prefix("cf_") else { return false };
    name.contains("opt_out") || name.split('_').any(|word| NO.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Each reason from both sides: the ticket that shows it, and the same ticket that does not.
    #[test]
    fn a_ticket_is_to_blame_only_for_what_it_shows() {
        let agent = |email: &str| json!({ "ticket": { "agent": { "email": email, "id": 5 } } });
        let from = |email: &str| json!({ "ticket": { "from_email": email, "requester": { "email": "" } } });
        let speaks = |code: &str| json!({ "ticket": { "requester": { "language": code } } });
        let (employee, customer, language) =
            (Status::EmployeeNotFound, Status::InvalidCustomer, Status::LanguageNotSpecified);
        for (status, sent, ticket, path, fields, fault) in [
            (
                employee,
                "",
                agent(""),
                "employee.email",
                &["ticket.agent.email"][..],
                Some(OwnFault::NobodyAssigned),
            ),
            (employee, "x", agent("m@a.example"), "employee.email", &["ticket.agent.email"], None),
            // The template never reads the address that is there.
            (employee, "", agent("m@a.example"), "employee.email", &[], None),
            (employee, "", agent("m@a.example"), "employee.email", &["ticket.agent.mail"], None),
            (employee, "Maya", agent("m@a.example"), "employee.email", &["ticket.agent.name"], None),
            (
                employee,
                "",
                agent(""),
                "employee.email",
                &["ticket.agent.name"],
                Some(OwnFault::NobodyAssigned),
            ),
            (
                employee,
                "",
                json!({}),
                "employee.custom_id",
                &["ticket.agent.id"],
                Some(OwnFault::NobodyAssigned),
            ),
            (employee, "", agent(""), "employee.custom_id", &["ticket.agent.id"], None),
            (customer, "", from(""), "customer.email", &["ticket.from_email"], Some(OwnFault::NoAddress)),
            (customer, "no_email", from("ann"), "customer.email", &[], Some(OwnFault::NoAddress)),
            (customer, "", from("a@b.example"), "customer.email", &["ticket.from_email"], None),
            (customer, "", from("a@b.example"), "customer.email", &["ticket.requester.phone"], None),
            (
                language,
                "",
                speaks(""),
                "language",
                &["ticket.requester.language"],
                Some(OwnFault::NoLanguage),
            ),
            (
                language,
                "x1",
                speaks("x1"),
                "language",
                &["ticket.requester.language"],
                Some(OwnFault::NoLanguage),
            ),
            (language, "german", speaks(""), "language", &["ticket.requester.language"], None),
            (language, "fil", speaks("fil"), "language", &["ticket.requester.language"], None),
            (language, "german", speaks("en"), "language", &[], None),
            (Status::BrandNotProvided, "", json!({}), "brand", &["ticket.cf_brand"], None),
        ] {
            let read = |asked: &str| if asked == path { fields.to_vec() } else { Vec::new() };
            assert_eq!(
                OwnFault::behind(status, sent, &Data::new(&ticket), read),
                fault,
                "{status:?} {sent} {ticket} {fields:?}"
            );
        }
    }

    #[test]
    fn a_name_says_that_a_tick_excludes() {
        for (field, says) in [
            ("ticket.cf_do_not_send_stella_connect_request", true),
            ("ticket.cf_no_survey", true),
            ("ticket.cf_survey_opt_out", true),
            ("ticket.cf_send_survey", false),
            ("ticket.cf_notes", false),
            ("ticket.not", false),
        ] {
            assert_eq!(says_no(field), says, "{field}");
        }
    }

    #[test]
    fn a_checkbox_is_ticked_or_not_or_neither() {
        for (value, is) in [
            (json!(true), Some(true)),
            (json!("true"), Some(true)),
            (json!(false), Some(false)),
            (json!(""), Some(false)),
            (json!("0"), Some(false)),
            (json!(null), Some(false)),
            (json!("\""), None),
            (json!(1), None),
        ] {
            assert_eq!(ticked(Some(&Given::from_json(&value))), is, "{value}");
        }
    }
}
