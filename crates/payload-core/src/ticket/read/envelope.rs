//! What tickets come wrapped in: a list, an answer of the API, a search, an export, the event of an app, the
//! body of a webhook.

use super::headings::{self, Score};
use super::values::{as_text, untyped};
use super::{own_fields, places};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What stands around one ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Envelope {
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
const ONE: [(&str, Envelope); 4] = [
    ("ticket", Envelope::Ticket),
    ("helpdesk_ticket", Envelope::Export),
    ("freshdesk_webhook", Envelope::Webhook),
    ("freshservice_webhook", Envelope::Webhook),
];

/// The keys that hold a list of tickets.
pub const MANY: [&str; 11] = [
    "tickets",
    "results",
    "helpdesk_tickets",
    "data",
    "items",
    "records",
    "pages",
    "rows",
    "hits",
    "nodes",
    "edges",
];

/// The keys that hold all the rest, as in the events of apps, in the steps of automation tools and in logs of requests.
pub const AROUND: [&str; 20] = [
    "data",
    "payload",
    "body",
    "event",
    "response",
    "request",
    "args",
    "json",
    "result",
    "record",
    "content",
    "message",
    "text",
    "hits",
    "_source",
    "tickets",
    "node",
    "fields",
    "attributes",
    "properties",
];

/// Whether a key may hold a ticket, or what is around one.
pub fn is_around(key: &str) -> bool {
    AROUND.contains(&key) || ONE.iter().any(|(one, _)| *one == key)
}

/// The keys that hold what a ticket was before.
const BEFORE: [&str; 4] = ["before", "old", "previous", "original"];

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
    pub envelope: Envelope,
}

/// Names that others have too: contacts, agents, companies.
const OF_ANYTHING: [&str; 19] = [
    "id",
    "ticket_id",
    "number",
    "name",
    "first_name",
    "firstname",
    "last_name",
    "lastname",
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

/// Fields of which a key in another language tells a ticket, as others have none of them.
const ONLY_TICKETS: [&str; 5] =
    ["ticket.id", "ticket.subject", "ticket.status", "ticket.priority", "ticket.source_name"];

/// Whether a key is what tables of tickets call a column that no other table has.
fn is_heading_of_tickets(key: &str) -> bool {
    headings::find(&headings::bare(key))
        .is_some_and(|(field, score)| score == Score::Exact && ONLY_TICKETS.contains(&field))
}

/// Whether others have such a key too, however it is written.
fn is_of_anything(key: &str) -> bool {
    OF_ANYTHING.contains(&places::snake_case("", key).as_str())
}

/// The keys of an object that tickets have, and others have not.
fn keys_of_a_ticket(map: &Map<String, Value>) -> impl Iterator<Item = &String> {
    let is_a_tickets = |(key, value): &(&String, &Value)| {
        let name = places::name("", key);
        name.starts_with("cf_")
            || own_fields::are_in(&name)
            || (places::find(&name).is_some() && !is_of_anything(key))
            || is_heading_of_tickets(key)
            || ((name == "requester" || name == "agent") && value.is_object())
    };
    map.iter().filter(is_a_tickets).map(|(key, _)| key)
}

/// Whether any key is one that tickets have, and others have not.
pub fn looks_like_a_ticket(map: &Map<String, Value>) -> bool {
    keys_of_a_ticket(map).next().is_some()
}

/// How much an object is like a ticket: the number of such keys.
pub fn likeness(map: &Map<String, Value>) -> usize {
    keys_of_a_ticket(map).count()
}

/// Whether an object has more of a ticket than anything else has.
pub fn is_surely_a_ticket(map: &Map<String, Value>) -> bool {
    keys_of_a_ticket(map).nth(SURELY - 1).is_some()
}

impl Found<'_> {
    /// Whether it is one, and nothing that looks like one by chance.
    pub fn is_surely_a_ticket(&self) -> bool {
        self.envelope != Envelope::Bare || is_surely_a_ticket(self.inner)
    }

    /// How much it is like a ticket; what stands in a ticket's own cover is one.
    pub fn likeness(&self) -> usize {
        if self.envelope == Envelope::Bare { likeness(self.inner) } else { usize::MAX }
    }
}

/// Every ticket in a value, in order.
///
/// # Errors
/// A sentence about the first value that stands where a ticket should.
pub fn open_envelope(value: &Value) -> Result<Vec<Found<'_>>, String> {
    let mut found = Vec::new();
    collect(value, &Others::default(), &mut found)?;
    Ok(found)
}

fn collect<'a>(value: &'a Value, others: &Others<'a>, found: &mut Vec<Found<'a>>) -> Result<(), String> {
    let map = match value {
        Value::Array(list) => return each(list, others, found),
        // Tickets by their numbers.
        Value::Object(map) if is_numbered(map) => {
            return map.values().try_for_each(|value| collect(value, others, found));
        }
        Value::Object(map) => map,
        _ => {
            return Err("A ticket is an object that names its values: {\"id\": 1042, \"subject\": …}. Rows of cells are read as CSV."
                .to_owned());
        }
    };
    for (key, envelope) in ONE {
        // Some tools write their keys with capitals, or dashes.
        let found_as = map.iter().find(|(written, _)| places::snake_case("", written) == key);
        let found_as = found_as.map(|(key, inner)| (key, untyped(inner)));
        let Some((key, inner)) = found_as.filter(|(_, inner)| !inner.is_null()) else { continue };
        // Converters of XML write a list of one.
        let inners = match inner {
            Value::Array(list) => list.iter().map(Value::as_object).collect::<Option<Vec<_>>>(),
            inner => inner.as_object().map(|inner| vec![inner]),
        };
        let Some(inners) = inners else {
            // Among the values of a ticket it is its number, or its subject.
            if map.len() > 1 && looks_like_a_ticket(map) && !inner.is_array() {
                continue;
            }
            return Err(format!("“{key}” must be an object: {{\"{key}\": {{\"id\": 1042, …}}}}."));
        };
        // A cover in a cover, like {"ticket": {"helpdesk_ticket": {…}}}.
        if let [inner] = inners.as_slice()
            && ONE.iter().any(|(key, _)| inner.get(*key).is_some_and(Value::is_object))
        {
            return collect(&map[key], others, found);
        }
        let with_it = Others::beside(map);
        for inner in inners {
            let beside =
                map.iter().filter(|(other, _)| *other != key).map(|(key, value)| (key.as_str(), value));
            let known = with_it.of(inner).chain(others.of(inner));
            found.push(Found { inner, beside: beside.chain(known).collect(), envelope });
        }
        return Ok(());
    }
    match inside(map, others) {
        Some(inside) => found.extend(inside?),
        None => found.push(Found { inner: map, beside: others.of(map).collect(), envelope: Envelope::Bare }),
    }
    Ok(())
}

/// What is found where something else stands among the objects of a list, as where nothing came back for a number.
static NOTHING: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

fn each<'a>(list: &'a [Value], others: &Others<'a>, found: &mut Vec<Found<'a>>) -> Result<(), String> {
    let is_of_objects = list.iter().any(|value| value.is_object() || value.is_array());
    list.iter().try_for_each(|value| match value {
        Value::Array(_) | Value::Object(_) => collect(value, others, found),
        _ if is_of_objects => {
            found.push(Found { inner: &NOTHING, beside: Vec::new(), envelope: Envelope::Bare });
            Ok(())
        }
        _ => collect(value, others, found),
    })
}

/// Whether an object is a list by another name: it calls each of its objects by a number.
fn is_numbered(map: &Map<String, Value>) -> bool {
    let is_number = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    !map.is_empty() && map.iter().all(|(key, value)| is_number(key) && value.is_object())
}

/// What an object holds, where it is the cover of it: answers have a `status` too, so what it holds must be more of a
/// ticket than the object itself.
fn inside<'a>(map: &'a Map<String, Value>, others: &Others<'a>) -> Option<Result<Vec<Found<'a>>, String>> {
    let is_list = |key: &str, value: &Value| match value {
        Value::Array(list) => MANY.contains(&key) || list.first().is_some_and(Value::is_object),
        _ => false,
    };
    let lists = MANY.iter().chain(&AROUND);
    let lists = lists.filter_map(|key| Some((*key, map.get(*key).filter(|value| is_list(key, value))?)));
    let objects =
        AROUND.iter().filter_map(|key| Some((*key, map.get(*key).filter(|value| value.is_object())?)));
    let mut known = lists.chain(objects).peekable();
    let own = known.peek().map(|_| likeness(map));
    let (mut first, mut likely) = (None, None);
    for (key, value) in known {
        let mut found = Vec::new();
        let those = if value.is_array() { &Others::beside(map) } else { others };
        let result = collect(value, those, &mut found).map(|()| found);
        let likeness = result.as_ref().ok().and_then(|found| found.iter().map(Found::likeness).max());
        let is_more = likeness > own;
        if key == "tickets" || (is_more && likeness >= Some(SURELY)) {
            return Some(result);
        }
        let kept = if is_more { &mut likely } else { &mut first };
        kept.get_or_insert(result);
    }
    // The answer to a request has a status, too.
    if likely.is_some() {
        return likely;
    }
    // The envelope of an event says where it is from.
    if keys_of_a_ticket(map).any(|key| key != "source") {
        return None;
    }
    // What has nothing of a ticket may call it anything, as logs do, and have others beside it.
    let is_other = |key: &str| !MANY.contains(&key) && !AROUND.contains(&key);
    let others_in = |is_before: bool| {
        map.iter().filter(move |(key, value)| {
            is_other(key)
                && BEFORE.contains(&key.as_str()) == is_before
                && (value.is_object() || value.is_array())
        })
    };
    let unknown = others_in(false).chain(others_in(true));
    let surely = unknown.map(|(_, value)| {
        let mut found = Vec::new();
        let each = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for one in each {
            // What cannot be read is none.
            let _ = collect(one, others, &mut found);
        }
        found.retain(Found::is_surely_a_ticket);
        found
    });
    let found = surely.into_iter().find(|found| !found.is_empty()).map(Ok);
    // With a source alone it is a ticket after all, as far as anything tells.
    found.or(first.filter(|_| !looks_like_a_ticket(map)))
}

/// A number of somebody, however it is written.
fn number(value: &Value) -> String {
    as_text(&places::whole(value))
}

/// So many keys of a ticket no other thing has.
const SURELY: usize = 3;

/// The people, groups and companies that come with a list of tickets, by number.
#[derive(Default)]
struct Others<'a>([HashMap<String, &'a Value>; 3]);

impl<'a> Others<'a> {
    fn beside(map: &'a Map<String, Value>) -> Self {
        Self(OTHERS.map(|(lists, _)| {
            let lists = lists.iter().filter_map(|key| map.get(*key)?.as_array());
            lists.flatten().filter_map(|one| Some((number(one.get("id")?), one))).collect()
        }))
    }

    /// Those that a ticket names by number.
    fn of(&self, ticket: &Map<String, Value>) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let named = OTHERS
            .iter()
            .zip(&self.0)
            .flat_map(|((_, roles), known)| roles.iter().map(move |role| (role, known)));
        let found = named.filter_map(|((role, keys), known)| {
            let named = keys.iter().find_map(|key| ticket.get(*key))?;
            Some((*role, *known.get(&number(named))?))
        });
        found.collect::<Vec<_>>().into_iter()
    }
}
