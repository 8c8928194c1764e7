//! What people paste that is JSON, and no ticket: told from its keys, with what to do.

use super::Refused;
use super::envelope::{Envelope, Found, likeness, looks_like_a_ticket};
use super::not_json::PASTE_ONE;
use super::{own_fields, places};
use crate::freshdesk::Status;
use crate::text::{QUOTED, shorten};
use serde_json::{Map, Value};

/// Other things of Freshdesk and of Stella that are JSON too: keys that all of them have, and what it is.
const OBJECTS: &[(&[&str], &str)] = &[
    (&["employee", "customer"], "This is a payload for Stella, not a ticket."),
    (&["body_text", "incoming"], "This is a conversation of a ticket, not the ticket."),
    (&["body", "incoming"], "This is a conversation of a ticket, not the ticket."),
    (&["body", "user_id", "ticket_id"], "This is a conversation of a ticket, not the ticket."),
    (&["survey_id", "ratings"], "This is a satisfaction rating of a ticket, not the ticket."),
    (&["time_spent", "billable"], "This is a time entry of a ticket, not the ticket."),
    (&["performer_id", "activity"], "This is an activity of a ticket, not the ticket."),
    (&["contact", "ticket_scope"], "This is an agent, not a ticket."),
    (&["view_all_tickets"], "This is a contact, not a ticket."),
    (&["email", "other_emails"], "This is a contact, not a ticket."),
    (&["email", "job_title", "time_zone"], "This is a contact, not a ticket."),
    (&["domains", "health_score"], "This is a company, not a ticket."),
    (&["domains", "name"], "This is a company, not a ticket."),
    (&["agent_ids", "escalate_to"], "This is a group of agents, not a ticket."),
    (&["label_for_customers"], "This is a field of the ticket form, not a ticket."),
    (&["conditions", "actions"], "This is an automation rule, not a ticket."),
    (&["options", "rules"], "These are settings of this page, not a ticket."),
    (&["choices", "ticket"], "These are settings of this page, not a ticket."),
];

/// Those that have a status, too.
const WITH_A_STATUS: &[(&[&str], &str)] = &[
    (&["folder_id", "category_id"], "This is an article of the knowledge base, not a ticket."),
    (&["conversation_id", "messages"], "This is a conversation of a chat, not a ticket."),
    (&["direction", "recording"], "This is a phone call, not a ticket."),
];

/// What stands beside a ticket, or in it, where it is all there is.
const ALONE: [(&str, &str); 4] = [
    ("contact", "This is a contact, not a ticket."),
    ("requester", "This is a contact, not a ticket."),
    ("agent", "This is an agent, not a ticket."),
    ("company", "This is a company, not a ticket."),
];

/// Keys that nothing of these has: own fields and tags are the contact's and the company's too.
const ONLY_TICKETS: [&str; 5] = ["subject", "status", "priority", "requester_id", "responder_id"];

/// What to do about errors that Freshdesk's API answers, by their code.
const ERRORS: [(&str, &str); 8] = [
    ("invalid_credentials", "Use the API key as the user name, and any word as the password."),
    ("access_denied", "The agent whose key it is may not see this ticket: use the key of one who may."),
    ("require_feature", "The plan of this account does not have what was asked for."),
    ("inconsistent_state", "Try again; if it stays, contact Freshdesk."),
    ("account_suspended", "The account is suspended."),
    ("require_login", "Use the API key as the user name, and any word as the password."),
    ("limit", "Wait for the time that the answer's header Retry-After says, and ask again."),
    (
        "invalid_value",
        "Look at the parameters of the request: include takes requester, company, stats and conversations.",
    ),
];

/// What an object is that is no ticket.
pub fn object(found: &Found<'_>) -> Option<Refused> {
    let map = found.inner;
    if found.envelope == Envelope::Webhook {
        return None;
    }
    if let Some(error) = error_answer(map) {
        return Some(error);
    }
    if let Some(template) = template(map) {
        return Some(template);
    }
    let has_all = |(keys, _): &&(&[&str], &str)| keys.iter().all(|key| map.contains_key(*key));
    let is_other = || !ONLY_TICKETS.iter().any(|key| map.contains_key(*key));
    let other = OBJECTS.iter().find(|object| has_all(object) && is_other());
    if let Some((_, what)) = WITH_A_STATUS.iter().find(has_all).or(other) {
        let of = map.get("ticket_id").map(|id| format!(" The number of its ticket is {id}."));
        let what = format!("{what}{}", of.unwrap_or_default());
        return Some(Refused { what, todo: PASTE_ONE.to_owned() });
    }
    if found.envelope == Envelope::Bare
        && let Some(what) = a_person_alone(map)
    {
        return Some(Refused { what: what.to_owned(), todo: PASTE_ONE.to_owned() });
    }
    if let Some(cut_off) = map.iter().find_map(|(key, value)| cut_off(key, value)) {
        return Some(cut_off);
    }
    if found.envelope == Envelope::Bare
        && let Some(status) = only_a_status(map)
    {
        let what =
            format!("This JSON says only a status, “{}”, and nothing of a ticket.", shorten(status, QUOTED));
        return Some(Refused { what, todo: PASTE_ONE.to_owned() });
    }
    if !looks_like_a_ticket(map) {
        let what = "This JSON has none of a ticket’s keys (id, subject, requester, tags …).".to_owned();
        return Some(Refused { what, todo: PASTE_ONE.to_owned() });
    }
    None
}

/// What a payload for Stella is that has placeholders for values.
fn template(map: &Map<String, Value>) -> Option<Refused> {
    let employee = map.get("employee").filter(|_| map.contains_key("customer"))?;
    employee.to_string().contains("{{").then(|| Refused {
        what: "This is a template for the payload, not a ticket.".to_owned(),
        todo: "Paste it into the template by “Edit by hand”.".to_owned(),
    })
}

/// The status in an answer that says how a request went: no ticket has it, and nothing else is a ticket’s.
fn only_a_status(map: &Map<String, Value>) -> Option<&str> {
    let status = map.get("status")?.as_str().filter(|status| Status::find(status).is_none())?;
    (likeness(map) == 1 && !map.contains_key("ticket_id")).then_some(status)
}

/// What an object is whose only value is a person or a company.
fn a_person_alone(map: &Map<String, Value>) -> Option<&'static str> {
    let (key, value) = map.iter().next().filter(|_| map.len() == 1)?;
    let (_, what) = ALONE.iter().find(|(alone, _)| alone == key)?;
    value.is_object().then_some(*what)
}

/// What a value is that names nothing.
pub fn scalar(value: &Value) -> Option<Refused> {
    let what = match value {
        Value::Array(list) if list.len() == 1 => return list.first().and_then(scalar),
        Value::Array(_) | Value::Object(_) => return None,
        Value::Number(_) => "only a number, and this page fetches nothing",
        Value::String(_) => "a text in quotes",
        Value::Null | Value::Bool(_) => "null, true or false",
    };
    let what = format!("A ticket is an object that names its values, and this is {what}.");
    Some(Refused { what, todo: PASTE_ONE.to_owned() })
}

/// What JavaScript and browsers write in the place of an object.
const ONLY_AN_OBJECT: [&str; 7] = ["[object Object]", "[Object]", "[Array]", "{…}", "[…]", "{...}", "[...]"];

/// That a value is only what something wrote in the place of an object that is deeper than it goes.
fn cut_off(key: &str, value: &Value) -> Option<Refused> {
    let text = value.as_str()?.trim();
    let of_powershell = text.starts_with("@{") && text.ends_with('}') && text.contains('=');
    let name = places::name("", key);
    // What nobody reads may be short, and a text may be anything.
    let nests = || {
        let is_text = ["subject", "description"].iter().any(|prose| name.starts_with(prose));
        !is_text && (own_fields::are_in(&name) || places::find(&name).is_some())
    };
    let of_javascript = ONLY_AN_OBJECT.contains(&text) && nests();
    let (who, shown, todo) = match (of_powershell, of_javascript) {
        (true, _) => ("PowerShell", "@{…}", "Print it with ConvertTo-Json -Depth 10."),
        (_, true) => (
            "JavaScript or a browser’s console",
            text,
            "Print it as JSON: console.log(JSON.stringify(ticket)).",
        ),
        _ => return None,
    };
    let what = format!("{who} cut off what nests in this: “{}” is only “{shown}”.", shorten(key, QUOTED));
    Some(Refused { what, todo: todo.to_owned() })
}

/// An answer that says why there is no ticket.
fn error_answer(map: &Map<String, Value>) -> Option<Refused> {
    if ["subject", "id", "requester", "tags", "ticket"].iter().any(|key| map.contains_key(*key)) {
        return None;
    }
    let is_error = map.contains_key("errors")
        || map.contains_key("error")
        || (map.contains_key("code") && map.contains_key("message"))
        || (map.contains_key("status") && map.contains_key("message"))
        || (map.contains_key("message") && map.len() == 1)
        || map.contains_key("require_login");
    if !is_error {
        return None;
    }
    let nested = map.get("errors").map(|errors| errors.get(0).unwrap_or(errors));
    let of = |error: Option<&Value>, key: &str| {
        error.and_then(|error| error.get(key)).and_then(Value::as_str).map(str::to_owned)
    };
    let here = |key: &str| map.get(key).and_then(Value::as_str).map(str::to_owned);
    let words = of(nested, "message")
        .or(here("message"))
        .or(of(map.get("error"), "message"))
        .or(of(nested, "error"))
        .or(here("error"))
        .or(here("description"));
    let code = of(nested, "code").or(here("code")).or(here("error")).unwrap_or_default();
    let what = match &words {
        Some(words) => {
            let end = if words.ends_with('.') { "" } else { "." };
            format!("This is an error answer, not a ticket: “{}”{end}", shorten(words, 2 * QUOTED))
        }
        None => "This is an error answer, not a ticket.".to_owned(),
    };
    let code = match () {
        () if map.contains_key("require_login") => "require_login",
        () if words.is_some_and(|words| words.contains("exceeded the limit")) => "limit",
        () => &code,
    };
    let todo = ERRORS
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("Correct the request, and paste its answer.", |(_, todo)| todo);
    Some(Refused { what, todo: todo.to_owned() })
}
