//! Real tickets pasted from Freshdesk: its API's JSON, or the body of a *Simple* webhook.
//!
//! Source of the shapes: Freshdesk's API reference (`GET /api/v2/tickets/{id}`) and captured webhook
//! bodies. Keys that are not known here are ignored.

use super::Ticket;
use super::host::Host;
use crate::placeholder::Placeholder;
use serde_json::{Map, Value, json};

/// What became of a pasted ticket.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The ticket, as the sample.
    pub ticket: Ticket,
    /// The shape that was recognised.
    pub shape: Shape,
    /// What the pasted text could not say, to be asked for.
    pub missing: Vec<Placeholder>,
}

/// The shapes of a ticket that Freshdesk gives out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `GET /api/v2/tickets/{id}`.
    Api,
    /// The body of a webhook with *Simple* content: `{"freshdesk_webhook": {…}}`.
    SimpleWebhook,
    /// This page's own form: `{"ticket": {…}}`.
    Sample,
}

impl Shape {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Shape::Api => "a ticket from Freshdesk’s API",
            Shape::SimpleWebhook => "the body of a Simple webhook",
            Shape::Sample => "a sample ticket",
        }
    }
}

/// Sources by number, from the API reference.
pub const SOURCES: &[(u64, &str)] =
    &[(1, "Email"), (2, "Portal"), (3, "Phone"), (7, "Chat"), (9, "Feedback Widget"), (10, "Outbound Email")];
/// Statuses by number, from the API reference.
pub const STATUSES: &[(u64, &str)] = &[(2, "Open"), (3, "Pending"), (4, "Resolved"), (5, "Closed")];
/// Priorities by number, from the API reference.
pub const PRIORITIES: &[(u64, &str)] = &[(1, "Low"), (2, "Medium"), (3, "High"), (4, "Urgent")];

/// Keys of a ticket of the API that no sample ticket has.
const OF_THE_API: [&str; 6] =
    ["responder_id", "custom_fields", "requester_id", "company_id", "created_at", "updated_at"];
/// Keys of a sample ticket that no ticket of the API has; those of custom fields are others.
const OF_A_SAMPLE: [&str; 8] =
    ["agent", "contact", "from_email", "url", "group", "ticket_type", "source_name", "created_on"];

/// Whether any of these keys is there.
fn has(ticket: &Map<String, Value>, keys: &[&str]) -> bool {
    keys.iter().any(|key| ticket.contains_key(*key))
}

fn has_custom_fields(ticket: &Map<String, Value>) -> bool {
    ticket.keys().any(|key| key.starts_with("cf_"))
}

/// Whether it is a ticket of the API. One without `ticket` around it is, where no key says otherwise.
fn is_of_the_api(ticket: &Map<String, Value>, is_bare: bool) -> bool {
    let numbered = |key: &str| ticket.get(key).is_some_and(Value::is_number);
    let looks_like_it = is_bare
        || ticket.get("tags").is_some_and(Value::is_array)
        || ["status", "priority", "source"].into_iter().any(numbered);
    has(ticket, &OF_THE_API) || (looks_like_it && !has(ticket, &OF_A_SAMPLE) && !has_custom_fields(ticket))
}

/// Tags as Freshdesk joins them; nothing where they are no list.
fn joined(tags: Option<&Value>) -> Option<Value> {
    let tags: Vec<&str> = tags?.as_array()?.iter().filter_map(Value::as_str).collect();
    Some(json!(tags.join(", ")))
}

/// Reads a pasted ticket. `host` is the account's address, where the pasted text does not tell it.
///
/// # Errors
/// A sentence that says what the text is not.
pub fn read(text: &str, host: Option<&Host>) -> Result<Imported, String> {
    if text.trim().is_empty() {
        return Err("Paste a ticket first.".into());
    }
    let parsed = Ticket::parse(text)?;
    let is_bare = parsed.get("ticket").is_none();
    let whole = Ticket::try_from(parsed)?;
    let root = whole.value();
    if root.get("ticket").is_some_and(|inner| inner.get("freshdesk_webhook").is_some()) {
        return match &root["ticket"]["freshdesk_webhook"] {
            Value::Object(body) => Ok(simple(body)),
            _ => {
                Err("“freshdesk_webhook” must be an object with keys like ticket_id and ticket_subject."
                    .into())
            }
        };
    }
    let Some(Value::Object(inner)) = root.get("ticket") else {
        return Err("A ticket is an object: {\"id\": 1042, …}.".into());
    };
    let known = ["id", "url", "requester", "agent", "tags", "subject", "from_email", "contact", "status"];
    if !has(inner, &known) && !has(inner, &OF_THE_API) && !has_custom_fields(inner) {
        return Err(
            "This JSON has none of a ticket’s keys (id, subject, requester, tags …). Paste what GET /api/v2/tickets/{id}?include=requester,company,stats answers, or the body of a Simple webhook."
                .into(),
        );
    }
    if is_of_the_api(inner, is_bare) {
        return Ok(api(inner, host));
    }
    let mut ticket = whole;
    if let Some(tags) = joined(inner.get("tags")) {
        ticket.set(&Placeholder::known("ticket.tags"), Some(tags));
    }
    Ok(Imported { ticket, shape: Shape::Sample, missing: Vec::new() })
}

/// A ticket of the API. It has neither the agent's e-mail nor the contact's language.
fn api(source: &Map<String, Value>, host: Option<&Host>) -> Imported {
    let mut ticket = Ticket::with([]);
    let mut put = |path: &str, value: Option<Value>| {
        if let (Ok(placeholder), Some(value)) = (Placeholder::read(path), value)
            && !value.is_null()
        {
            ticket.set(&placeholder, Some(value));
        }
    };
    let text = |key: &str| source.get(key).filter(|value| value.is_string() || value.is_number()).cloned();
    put("ticket.id", text("id"));
    for (key, path) in [
        ("subject", "ticket.subject"),
        ("description", "ticket.description"),
        ("description_text", "ticket.description_text"),
        ("type", "ticket.ticket_type"),
        ("created_at", "ticket.created_on"),
        ("updated_at", "ticket.modified_on"),
        ("due_by", "ticket.due_by_time"),
        ("fr_due_by", "ticket.fr_due_by_time"),
        ("group_id", "ticket.group_id"),
    ] {
        put(path, text(key));
    }
    for (key, path, names) in [
        ("status", "ticket.status", STATUSES),
        ("priority", "ticket.priority", PRIORITIES),
        ("source", "ticket.source_name", SOURCES),
    ] {
        put(path, source.get(key).map(|value| named(value, names)));
    }
    put("ticket.tags", joined(source.get("tags")));
    if let Some(Value::Object(requester)) = source.get("requester") {
        for key in ["id", "name", "email", "mobile", "phone", "job_title", "language", "time_zone"] {
            put(&format!("ticket.requester.{key}"), requester.get(key).cloned());
        }
        put("ticket.from_email", requester.get("email").cloned());
    }
    if let Some(Value::Object(company)) = source.get("company") {
        for key in ["id", "name"] {
            put(&format!("ticket.company.{key}"), company.get(key).cloned());
        }
        put("ticket.requester.company_name", company.get("name").cloned());
    }
    if let Some(Value::Object(fields)) = source.get("custom_fields") {
        for (key, value) in fields {
            put(&format!("ticket.{key}"), Some(value.clone()));
        }
    }
    let id = source.get("id").map(|id| id.to_string().trim_matches('"').to_owned());
    if let (Some(id), Some(host)) = (id, host) {
        put("ticket.url", Some(json!(host.link(&id))));
    }
    missing(ticket, Shape::Api)
}

/// The body of a *Simple* webhook: flat keys that repeat the placeholders with underscores.
fn simple(source: &Map<String, Value>) -> Imported {
    let mut ticket = Ticket::with([]);
    for (key, value) in source {
        let name = key.strip_prefix("ticket_").unwrap_or(key);
        let path = match name {
            name if name.starts_with("requester_")
                || name.starts_with("agent_")
                || name.starts_with("company_") =>
            {
                format!("ticket.{}", name.replacen('_', ".", 1))
            }
            "group_name" => "ticket.group.name".to_owned(),
            "type" => "ticket.ticket_type".to_owned(),
            name if key.starts_with("event_performer_") => {
                format!("event_performer.{}", name.trim_start_matches("event_performer_"))
            }
            "triggered_event" | "helpdesk_name" => name.to_owned(),
            name => format!("ticket.{name}"),
        };
        if let (Ok(placeholder), false) = (Placeholder::read(&path), value.is_null()) {
            ticket.set(&placeholder, Some(value.clone()));
        }
    }
    missing(ticket, Shape::SimpleWebhook)
}

/// Lists what every payload wants and the pasted text did not say.
fn missing(ticket: Ticket, shape: Shape) -> Imported {
    let wanted = [
        "ticket.agent.email",
        "ticket.requester.language",
        "ticket.requester.name",
        "ticket.from_email",
        "ticket.url",
    ];
    let missing = wanted
        .iter()
        .map(|path| Placeholder::known(path))
        .filter(|path| ticket.get(path).is_none())
        .collect();
    Imported { ticket, shape, missing }
}

fn named(value: &Value, names: &[(u64, &str)]) -> Value {
    let name = value.as_u64().and_then(|number| names.iter().find(|(known, _)| *known == number));
    name.map_or_else(|| value.clone(), |(_, name)| json!(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(imported: &Imported) -> Vec<&str> {
        imported.missing.iter().map(Placeholder::as_str).collect()
    }

    #[test]
    fn reads_a_ticket_of_the_api() {
        let text = r#"{"id":11,"subject":"Hi","status":4,"source":7,"priority":1,"tags":["vip","billing issue"],
            "custom_fields":{"cf_brand":"Acme","cf_do_not_send_stella_connect_request":false,"cf_x":null},"responder_id":5,
            "requester":{"id":9,"name":"Ann \"Al\" Lee","email":"ann@example.com","mobile":null},"unknown":{"deep":[1]}}"#;
        let imported = read(text, Host::read("acme").ok().as_ref()).unwrap();
        let get = |path| imported.ticket.text(&Placeholder::known(path));
        assert_eq!(imported.shape, Shape::Api);
        assert_eq!(get("ticket.tags"), "vip, billing issue");
        assert_eq!(get("ticket.status"), "Resolved");
        assert_eq!(get("ticket.source_name"), "Chat");
        assert_eq!(get("ticket.requester.name"), "Ann \"Al\" Lee");
        assert_eq!(get("ticket.url"), "https://acme.freshdesk.com/helpdesk/tickets/11");
        assert_eq!(get("ticket.cf_do_not_send_stella_connect_request"), "false");
        assert_eq!(names(&imported), ["ticket.agent.email", "ticket.requester.language"]);
    }

    #[test]
    fn reads_a_simple_webhook() {
        let text = r#"{"freshdesk_webhook":{"ticket_id":11,"ticket_subject":"Hi","ticket_tags":"a, b",
            "ticket_requester_name":"Ann","ticket_agent_email":"m@x.example","ticket_cf_brand":"A","triggered_event":"{}"}}"#;
        let imported = read(text, None).unwrap();
        let get = |path| imported.ticket.text(&Placeholder::known(path));
        assert_eq!(imported.shape, Shape::SimpleWebhook);
        assert_eq!(get("ticket.tags"), "a, b");
        assert_eq!(get("ticket.requester.name"), "Ann");
        assert_eq!(get("ticket.agent.email"), "m@x.example");
        assert_eq!(get("ticket.cf_brand"), "A");
        assert_eq!(names(&imported), ["ticket.requester.language", "ticket.from_email", "ticket.url"]);
    }

    #[test]
    fn refuses_what_is_no_ticket() {
        for (text, reason) in [
            (" ", "Paste a ticket first."),
            ("7", "A ticket is an object"),
            ("{\"a\":1}", "none of a ticket’s keys"),
            ("{\"freshdesk_webhook\":3}", "must be an object"),
            (
                "not a ticket",
                "Not JSON: line 1, column 1: “n” stands where a value is expected. Take the whole",
            ),
        ] {
            let refused = read(text, None).unwrap_err();
            assert!(refused.contains(reason), "{text}: {refused}");
        }
    }

    #[test]
    fn a_small_ticket_of_the_api_is_one() {
        for text in [
            r#"{"id":1,"tags":["a","b"]}"#,
            r#"{"id":1,"tags":["a","b"],"requester":{"name":"Ann"}}"#,
            r#"{"tags":["a","b"]}"#,
            r#"{"ticket":{"id":1,"tags":["a","b"]}}"#,
        ] {
            let imported = read(text, None).unwrap();
            assert_eq!(imported.shape, Shape::Api, "{text}");
            assert_eq!(imported.ticket.text(&Placeholder::known("ticket.tags")), "a, b");
            assert!(names(&imported).contains(&"ticket.agent.email"));
        }
        for text in [r#"{"id":1,"status":2}"#, r#"{"id":1,"subject":"Hi"}"#] {
            assert_eq!(read(text, None).unwrap().shape, Shape::Api, "{text}");
        }
        for text in [
            r#"{"ticket":{"id":1,"subject":"Hi"}}"#,
            r#"{"id":1,"agent":{"email":"m@x.example"}}"#,
            r#"{"id":1,"cf_brand":"Acme"}"#,
            r#"{"ticket":{"status":4,"tags":["a","b"],"agent":{"email":"m@x.example"}}}"#,
        ] {
            let imported = read(text, None).unwrap();
            assert_eq!(imported.shape, Shape::Sample, "{text}");
            assert!(!imported.ticket.text(&Placeholder::known("ticket.tags")).contains('['));
        }
    }
}
