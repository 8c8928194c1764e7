//! Makes one ticket of what was found: this page's own form as it stands, anything else by way of [`Slots`].

use super::envelope::{Envelope, Found};
use super::notes::lacks_agent_email;
use super::slots::Slots;
use super::title::title;
use super::{Assigned, Circumstances, NamedTicket};
use crate::placeholder::Placeholder;
use crate::ticket::Ticket;
use crate::ticket::host::Host;
use serde_json::{Map, Value};

/// The keys of this page's own form: the first words of what placeholders read.
const OWN: [&str; 34] = [
    "id",
    "subject",
    "description",
    "description_text",
    "url",
    "public_url",
    "portal_url",
    "from_email",
    "status",
    "priority",
    "source",
    "source_name",
    "ticket_type",
    "tags",
    "created_on",
    "due_by_time",
    "fr_due_by_time",
    "group",
    "group_id",
    "latest_public_comment",
    "latest_private_comment",
    "modified_on",
    "portal_name",
    "product_description",
    "product",
    "requester",
    "contact",
    "company",
    "agent",
    "internal_agent",
    "internal_group",
    "brand",
    "satisfaction",
    "labels",
];

/// Keys of the page's own form that no ticket of the API has.
const ONLY_OWN: [&str; 8] =
    ["agent", "contact", "from_email", "url", "group", "ticket_type", "source_name", "created_on"];

/// Whether it is this page's own form, which is taken as it stands: somebody wrote it to be so.
fn is_own(found: &Found<'_>) -> bool {
    let inner = found.inner;
    let custom = |key: &String| key.starts_with("cf_");
    let is_marked = || inner.keys().any(|key| ONLY_OWN.contains(&key.as_str()) || custom(key));
    // As the API writes them.
    let is_numbered =
        ["status", "priority", "source"].iter().any(|key| inner.get(*key).is_some_and(Value::is_number));
    let is_written = |value: Option<&Value>| value.is_none_or(|value| value.is_string() || value.is_null());
    let persons = ["requester", "contact", "agent", "company", "group"];
    let is_object = |key: &&str| inner.get(*key).is_none_or(|value| value.is_object() || value.is_null());
    (found.envelope == Envelope::Ticket || (found.envelope == Envelope::Bare && is_marked()))
        && inner.keys().all(|key| OWN.contains(&key.as_str()) || custom(key))
        && found.beside.iter().all(|(key, _)| crate::placeholder::ROOTS.contains(key))
        && !is_numbered
        && is_written(inner.get("tags"))
        && persons.iter().all(is_object)
}

/// Makes the ticket.
///
/// # Errors
/// A sentence, where it nests too deeply.
pub fn assemble(found: &Found<'_>, host: Option<&Host>) -> Result<NamedTicket, String> {
    if is_own(found) {
        let mut whole = Map::from_iter([("ticket".to_owned(), Value::Object(found.inner.clone()))]);
        whole.extend(found.beside.iter().map(|(key, value)| ((*key).to_owned(), (*value).clone())));
        let ticket = Ticket::try_from(Value::Object(whole))?;
        let (name, circumstances) = (title(&ticket), own_circumstances(&ticket));
        let lacks_email = lacks_agent_email(&ticket, circumstances.assigned);
        let missing = lacks_email.then(|| Placeholder::known("ticket.agent.email")).into_iter().collect();
        return Ok(NamedTicket { name, ticket, missing, unused: Vec::new(), circumstances });
    }
    let mut slots = Slots::new(found.envelope == Envelope::Webhook);
    slots.object("", "", found.inner, 0);
    for (key, value) in &found.beside {
        slots.leaf("", "", key, value, 0);
    }
    Ok(slots.ticket(host))
}

/// What follows from other fields, where nothing is said of it: the contact is the customer, who has one address, and
/// the ticket has one source.
const FOLLOWS: [(&str, &str); 6] = [
    ("ticket.requester.name", "ticket.contact.name"),
    ("ticket.requester.email", "ticket.contact.email"),
    ("ticket.requester.language", "ticket.contact.language"),
    ("ticket.from_email", "ticket.requester.email"),
    ("ticket.requester.email", "ticket.from_email"),
    ("ticket.source_name", "ticket.source"),
];

/// Supplies it in a ticket of this page's own form that nobody wrote on the page, where it would be taken as it stands.
pub fn supply(ticket: &mut Ticket) {
    for (to, from) in FOLLOWS.map(|(to, from)| (Placeholder::known(to), Placeholder::known(from))) {
        let value = ticket.get(&from).filter(|value| value.is_string()).cloned();
        if let (None, Some(value)) = (ticket.get(&to), value) {
            ticket.set(&to, Some(value));
        }
    }
}

fn own_circumstances(ticket: &Ticket) -> Circumstances {
    let is_given = |path| !ticket.text(&Placeholder::known(path)).trim().is_empty();
    let assigned =
        match ["ticket.agent.email", "ticket.agent.name", "ticket.agent.id"].into_iter().any(is_given) {
            true => Assigned::Somebody,
            false => Assigned::Unknown,
        };
    let tells_email =
        ["ticket.from_email", "ticket.requester.email", "ticket.contact.email"].into_iter().any(is_given);
    Circumstances { assigned, tells_email, envelope: Envelope::Ticket, ..Circumstances::default() }
}
