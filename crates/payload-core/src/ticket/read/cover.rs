//! What tickets come wrapped in: a list, an answer of the API, a search, an export, the event of an app, the
//! body of a webhook.

use super::places;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// What stands around one ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cover {
    /// Nothing.
    #[default]
    Bare,
    /// `{"ticket": {…}}`, with its persons in it or beside it, as in an answer, an event of an app, and this
    /// page's own form.
    Ticket,
    /// `{"helpdesk_ticket": {…}}` of the account export and the first API.
    Export,
    /// `{"freshdesk_webhook": {…}}`, the body of a webhook with *Simple* content.
    Webhook,
}

/// The keys that hold one ticket.
const ONE: [(&str, Cover); 4] = [
    ("ticket", Cover::Ticket),
    ("helpdesk_ticket", Cover::Export),
    ("freshdesk_webhook", Cover::Webhook),
    ("freshservice_webhook", Cover::Webhook),
];

/// The keys that hold a list of tickets.
pub const MANY: [&str; 9] =
    ["tickets", "results", "helpdesk_tickets", "data", "items", "records", "pages", "rows", "hits"];

/// The keys that hold all the rest, as in the events of apps, in the steps of automation tools and in logs of requests.
pub const AROUND: [&str; 13] = [
    "data", "payload", "body", "event", "response", "request", "args", "json", "result", "record", "content",
    "hits", "_source",
];

/// A part that others play in a ticket, and the keys that name them by number.
type Role = (&'static str, &'static [&'static str]);

/// The lists of others that come with a list of tickets, and the keys by which a ticket names one of them.
const OTHERS: [(&[&str], &[Role]); 3] = [
    (
        &["users", "agents", "contacts", "requesters"],
        &[("requester", &["requester_id"]), ("agent", &["responder_id", "assignee_id", "agent_id"])],
    ),
    (&["groups"], &[("group", &["group_id"])]),
    (
        &["companies", "organizations", "departments"],
        &[("company", &["company_id", "organization_id", "department_id"])],
    ),
];

/// Whether a key holds a list of others that come with a list of tickets.
pub fn is_of_others(key: &str) -> bool {
    OTHERS.iter().any(|(lists, _)| lists.contains(&key))
}

/// One ticket, still in its own form.
#[derive(Debug)]
pub struct Found<'a> {
    /// Its own keys.
    pub inner: &'a Map<String, Value>,
    /// What stands beside it, or belongs to it by number.
    pub beside: Vec<(&'a str, &'a Value)>,
    /// What stood around it.
    pub cover: Cover,
}

/// Names that others have too: contacts, agents, companies.
const OF_ANYTHING: [&str; 14] = [
    "id",
    "number",
    "name",
    "email",
    "phone",
    "mobile",
    "language",
    "title",
    "type",
    "url",
    "link",
    "description",
    "created_at",
    "updated_at",
];

/// Whether any key is one that tickets have, and others have not.
pub fn looks_like_a_ticket(map: &Map<String, Value>) -> bool {
    map.iter().any(|(key, value)| {
        let name = places::name("", key);
        name.starts_with("cf_")
            || places::CUSTOM.contains(&key.as_str())
            || (places::find(&name).is_some() && !OF_ANYTHING.contains(&key.as_str()))
            || ((name == "requester" || name == "agent") && value.is_object())
    })
}

/// Every ticket in a value, in order.
///
/// # Errors
/// A sentence about the first value that stands where a ticket should.
pub fn uncover(value: &Value) -> Result<Vec<Found<'_>>, String> {
    let mut found = Vec::new();
    collect(value, &Others::default(), &mut found)?;
    Ok(found)
}

fn collect<'a>(value: &'a Value, others: &Others<'a>, found: &mut Vec<Found<'a>>) -> Result<(), String> {
    let map = match value {
        Value::Array(list) => return list.iter().try_for_each(|value| collect(value, others, found)),
        Value::Object(map) => map,
        _ => return Err("A ticket is an object: {\"id\": 1042, …}.".to_owned()),
    };
    for (key, cover) in ONE {
        let Some(inner) = map.get(key) else { continue };
        let Value::Object(inner) = inner else {
            return Err(format!("“{key}” must be an object: {{\"{key}\": {{\"id\": 1042, …}}}}."));
        };
        // A cover in a cover, like {"ticket": {"helpdesk_ticket": {…}}}.
        if ONE.iter().any(|(key, _)| inner.get(*key).is_some_and(Value::is_object)) {
            return collect(&map[key], others, found);
        }
        let beside = map.iter().filter(|(other, _)| *other != key).map(|(key, value)| (key.as_str(), value));
        let with_it = Others::beside(map);
        let known = with_it.of(inner).chain(others.of(inner));
        found.push(Found { inner, beside: beside.chain(known).collect(), cover });
        return Ok(());
    }
    let is_ticket = looks_like_a_ticket(map);
    let list = MANY.iter().find_map(|key| map.get(*key).filter(|value| value.is_array()));
    if let Some(list) = list.filter(|_| !is_ticket || map.contains_key("tickets")) {
        return collect(list, &Others::beside(map), found);
    }
    let around = AROUND.iter().find_map(|key| map.get(*key).filter(|value| value.is_object()));
    if let (Some(inside), false) = (around, is_ticket) {
        return collect(inside, others, found);
    }
    found.push(Found { inner: map, beside: others.of(map).collect(), cover: Cover::Bare });
    Ok(())
}

/// The people, groups and companies that come with a list of tickets, by number.
#[derive(Default)]
struct Others<'a>([HashMap<String, &'a Value>; 3]);

impl<'a> Others<'a> {
    fn beside(map: &'a Map<String, Value>) -> Self {
        Self(OTHERS.map(|(lists, _)| {
            let lists = lists.iter().filter_map(|key| map.get(*key)?.as_array());
            lists.flatten().filter_map(|one| Some((one.get("id")?.to_string(), one))).collect()
        }))
    }

    /// Those that a ticket names by number.
    fn of(&self, ticket: &Map<String, Value>) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let named = OTHERS
            .iter()
            .zip(&self.0)
            .flat_map(|((_, roles), known)| roles.iter().map(move |role| (role, known)));
        let found = named.filter_map(|((role, keys), known)| {
            let number = keys.iter().find_map(|key| ticket.get(*key))?.to_string();
            Some((*role, *known.get(&number)?))
        });
        found.collect::<Vec<_>>().into_iter()
    }
}
