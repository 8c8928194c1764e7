//! What one should know of a pasted ticket though it can be read: keys that come twice, characters that no one sees,
//! an agent without an address, spam.

use super::{Assigned, Entry, NamedTicket, Refused};
use crate::payload::{self, Json, Kind};
use crate::placeholder::Placeholder;
use crate::text::characters::{OddKind, odd_character};
use crate::text::{QUOTED, capital, shorten};
use crate::ticket::Ticket;
use serde_json::Value;

/// Characters that belong to no word of any language.
fn is_stray(c: char) -> bool {
    c == '\0' || odd_character(c).is_some_and(|odd| odd.kind == OddKind::Invisible)
}

/// Fields in which an invisible character does no harm: nobody compares them.
const PROSE: [&str; 5] =
    ["subject", "description", "description_text", "latest_public_comment", "latest_private_comment"];

/// The keys that come twice in one object, as a sentence.
pub fn repeated_keys(text: &str) -> Option<String> {
    let mut twice = Vec::new();
    repeated(&payload::read(text).ok()?, &mut twice);
    (!twice.is_empty()).then(|| format!("Comes twice, and the last is used: {}.", twice.join(", ")))
}

fn repeated(json: &Json, twice: &mut Vec<String>) {
    match &json.kind {
        Kind::Object(members) => {
            for (at, member) in members.iter().enumerate() {
                let is_second = members.iter().take(at).any(|before| before.key == member.key);
                if is_second && !twice.contains(&member.key) {
                    twice.push(member.key.clone());
                }
                repeated(&member.value, twice);
            }
        }
        Kind::List(items) => items.iter().for_each(|item| repeated(item, twice)),
        _ => {}
    }
}

/// The fields of a ticket that hold an invisible character, as a sentence.
pub fn invisible(ticket: &Ticket) -> Option<String> {
    let mut found = Vec::new();
    look_into("", &ticket.value(), &mut found);
    let (path, c) = found.first()?;
    let more = match found.len() {
        1 => String::new(),
        2 => " So does one more field.".to_owned(),
        more => format!(" So do {} more fields.", more - 1),
    };
    Some(format!(
        "{} holds a character that cannot be seen (U+{:04X}): it is kept, as Freshdesk sends it.{more}",
        shorten(path, QUOTED),
        u32::from(*c)
    ))
}

/// That the customer's name or the subject was UTF-8 that something read as another encoding, as a sentence: `Ã¼` for
/// `ü`.
pub fn garbled(ticket: &Ticket) -> Option<String> {
    let is_garbled = |text: &String| {
        let mut pairs = text.chars().zip(text.chars().skip(1));
        // A no-break space may stand behind a capital letter.
        pairs.any(|pair| matches!(pair, ('Ã' | 'Â', '\u{80}'..='\u{9f}' | '¡'..='¿')))
    };
    let texts =
        ["ticket.requester.name", "ticket.subject"].map(|path| ticket.text(&Placeholder::known(path)));
    let text = texts.into_iter().find(is_garbled)?;
    Some(format!(
        "“{}” was garbled before it came here: it was UTF-8, and something read it as Windows-1252. Export it again as UTF-8.",
        shorten(&text, QUOTED)
    ))
}

/// That a number is written with a power of ten, as spreadsheets shorten it, as a sentence: `4.8E+16`.
pub fn shortened(text: &str) -> Option<String> {
    let (number, power) = text.trim().split_once(['E', 'e'])?;
    // Names like 12E4 are whole.
    let digits = power.strip_prefix('+').or(number.contains(['.', ',']).then_some(power))?;
    let is_one = number.replace(',', ".").parse::<f64>().is_ok()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_one.then(|| format!(
        "“{}” is a number that a spreadsheet has shortened: its last digits are lost. Export it again, or format the column as text before it is saved.",
        text.trim()
    ))
}

fn look_into(path: &str, value: &Value, found: &mut Vec<(String, char)>) {
    match value {
        Value::String(text) => {
            found.extend(text.chars().find(|c| is_stray(*c)).map(|c| (path.to_owned(), c)))
        }
        Value::Object(map) => {
            for (key, value) in map.iter().filter(|(key, _)| !PROSE.contains(&key.as_str())) {
                let gap = if path.is_empty() { "" } else { "." };
                look_into(&format!("{path}{gap}{key}"), value, found);
            }
        }
        _ => {}
    }
}

/// Whether somebody has a ticket, and it does not say under which address.
pub fn lacks_agent_email(ticket: &Ticket, assigned: Assigned) -> bool {
    let email = ticket.text(&Placeholder::known("ticket.agent.email"));
    assigned == Assigned::Somebody && email.trim().is_empty()
}

/// What may be known of a ticket that its fields do not show, and the sentence that says so.
type Remark = (fn(&NamedTicket) -> bool, &'static str);

const REMARKS: [Remark; 4] = [
    (
        |it| lacks_agent_email(&it.ticket, it.circumstances.assigned),
        "somebody is assigned, but the agent’s e-mail is not in it, as Freshdesk’s API leaves it out. Fill it in, or the ticket is judged as if nobody were assigned.",
    ),
    (
        |it| it.circumstances.has_links,
        "an e-mail address stands in it as a link (mailto:); it is read as the address.",
    ),
    (
        |it| it.circumstances.spam,
        "this is spam, for which no survey should be asked. Here it is judged like any other ticket.",
    ),
    (
        |it| it.circumstances.deleted,
        "this is deleted, so no survey should be asked for it. Here it is judged like any other ticket.",
    ),
];

/// What is known of tickets besides their fields, as sentences.
pub fn circumstances(tickets: &[NamedTicket]) -> Vec<String> {
    let remark = |(is_so, words): &Remark| {
        let those: Vec<&NamedTicket> = tickets.iter().filter(|ticket| is_so(ticket)).collect();
        let name = &those.first()?.name;
        Some(match those.len() {
            _ if tickets.len() == 1 => capital(words),
            1 => format!("{name}: {words}"),
            count => format!("{name}, and {} more: {words}", count - 1),
        })
    };
    REMARKS.iter().filter_map(remark).collect()
}

/// What stands among tickets and is none, as a sentence.
pub fn others(entries: &[Entry]) -> Option<String> {
    let others = entries.iter().filter_map(|entry| entry.as_ref().err());
    let first = others.clone().next()?;
    let were = if others.clone().nth(1).is_some() { "were" } else { "was" };
    Some(format!("{} of {} entries {were} passed over: {}", others.count(), entries.len(), first.what))
}

/// What a ticket is that has placeholders for values: nobody has filled them yet.
pub fn unfilled(ticket: &Ticket) -> Option<Refused> {
    let placeholder = first_unfilled(&ticket.value())?;
    Some(Refused {
        what: format!(
            "This is the content of a rule, not what arrived: {} is not filled in.",
            shorten(&placeholder, QUOTED)
        ),
        todo: "Paste what the webhook’s receiver got, or what GET /api/v2/tickets/{id}?include=requester,company,stats answers.".to_owned(),
    })
}

fn first_unfilled(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let inside = text.trim().strip_prefix("{{")?.strip_suffix("}}")?;
            inside.trim().starts_with("ticket.").then(|| text.trim().to_owned())
        }
        // Customers write about placeholders too.
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| !PROSE.contains(&key.as_str()))
            .find_map(|(_, one)| first_unfilled(one)),
        _ => None,
    }
}
