//! What a template sends for a ticket, and what Stella does with it: the one way from both to a verdict.

use super::deserved::OwnFault;
use super::roles::{Fit, ROLES, Role, RoleKind};
use super::structure::Form;
use crate::payload::contract::USUAL_CHANNELS;
use crate::payload::{self, Broken, Json};
use crate::placeholder::Placeholder;
use crate::text::{QUOTED, Span, shorten};
use crate::ticket::field;
use crate::verdict::{Status, Verdict, is_email};
use ruby_liquid::ruby::inspect::to_s;
use ruby_liquid::value::Value as Given;
use ruby_liquid::{Clock, Data, Piece, Rendering, Template};

/// What a template sends for a ticket, and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    /// What the template renders to.
    pub rendering: Rendering,
    /// That as JSON, or where it broke.
    pub payload: Result<Json, Broken>,
    /// What Stella does with it.
    pub verdict: Verdict,
}

/// What the template of a channel sends for a ticket as Freshdesk hands it over, and what becomes of it.
pub fn send(template: &Template, ticket: &Data, channel: &str, clock: Clock) -> Sent {
    let rendering = template.render(ticket, clock);
    let payload = payload::read(&rendering.text);
    let verdict = match (template.errors().first(), &payload) {
        (Some(error), _) => Verdict::Nothing { why: error.message.clone() },
        (None, Err(_)) => Verdict::on(&rendering.text, &payload),
        (None, Ok(json)) => held_to_the_ticket(
            Verdict::on(&rendering.text, &payload),
            json,
            &rendering.pieces,
            ticket,
            channel,
        ),
    };
    Sent { rendering, payload, verdict }
}

/// What a template sends for a ticket, where it is JSON: all that is needed where nothing is judged.
pub fn payload(template: &Template, data: &Data, clock: Clock) -> Option<Json> {
    payload::read(&template.render_plain(data, clock).text).ok()
}

impl Sent {
    /// The part of the template that wrote the place where the payload broke.
    pub fn broken_by(&self) -> Option<Span> {
        let broken = self.payload.as_ref().err()?;
        let offset = broken.offset.min(self.rendering.text.len().checked_sub(1)?);
        self.piece_at(offset).map(|piece| piece.source)
    }

    /// The piece of the payload at a byte.
    pub fn piece_at(&self, offset: usize) -> Option<&Piece> {
        self.rendering.pieces.iter().find(|piece| piece.output.start <= offset && offset < piece.output.end)
    }

    /// The fields that went into the value of a key.
    pub fn sources(&self, path: &str) -> Vec<&str> {
        match self.payload.as_ref().ok().and_then(|json| json.at(path)) {
            Some(json) => sources(&self.rendering.pieces, json.span),
            None => Vec::new(),
        }
    }

    /// Whether Stella does less, or something else, than the ticket deserves: where the ticket itself does not show
    /// why there is no survey, the template is at fault. `form` is that of the template's payload.
    pub fn is_templates_fault(&self, ticket: &Data, form: &Form) -> bool {
        match &self.verdict {
            Verdict::Survey { .. } | Verdict::Logged { .. } => false,
            Verdict::Nothing { .. } | Verdict::NotJson { .. } | Verdict::Misdirected { .. } => true,
            Verdict::Rejected { status, path, .. } => {
                let sent = self.payload.as_ref().ok().and_then(|json| json.at(path)).and_then(Json::text);
                let read = |path: &str| form.sources(path).iter().map(String::as_str).collect::<Vec<_>>();
                OwnFault::behind(*status, sent.unwrap_or_default(), ticket, read).is_none()
            }
        }
    }

    /// The text of a key that no field of the ticket went into; `None` where it is empty.
    pub fn fixed_text(&self, path: &str) -> Option<&str> {
        let text = self.payload.as_ref().ok()?.at(path)?.text()?.trim();
        (!text.is_empty() && self.sources(path).is_empty()).then_some(text)
    }

    /// The first role that is filled from the fields of somebody else, with the first of these.
    pub fn misfilled(&self) -> Option<(&'static Role, &str)> {
        let json = self.payload.as_ref().ok()?;
        misfilled(json, &self.rendering.pieces)
    }
}

/// The pieces of a rendering that share a byte with a stretch of it.
pub fn touching(pieces: &[Piece], span: Span) -> impl Iterator<Item = &Piece> {
    let first = pieces.partition_point(|piece| piece.output.end <= span.start);
    pieces
        .iter()
        .skip(first)
        .take_while(move |piece| piece.output.start < span.end)
        .filter(move |piece| piece.output.overlaps(span))
}

/// The fields that went into a stretch of a rendering, each once.
fn sources(pieces: &[Piece], span: Span) -> Vec<&str> {
    let mut fields: Vec<&str> = Vec::new();
    for field in touching(pieces, span).flat_map(|piece| piece.fields.iter()) {
        if !fields.contains(&&**field) {
            fields.push(field);
        }
    }
    fields
}

fn misfilled<'p>(json: &Json, pieces: &'p [Piece]) -> Option<(&'static Role, &'p str)> {
    ROLES.iter().filter(|role| role.decides).find_map(|role| {
        let fields = sources(pieces, json.at(role.path)?.span);
        role.is_misfilled(fields.iter().copied()).then(|| fields.first().map(|field| (role, *field)))?
    })
}

/// The verdict on a payload that Stella takes, held to what the ticket deserves: the survey goes to its requester,
/// about its agent, on the channel of the rule.
fn held_to_the_ticket(
    verdict: Verdict,
    json: &Json,
    pieces: &[Piece],
    ticket: &Data,
    channel: &str,
) -> Verdict {
    if !matches!(verdict, Verdict::Survey { .. }) {
        return verdict;
    }
    let text = |path: &str| json.at(path).and_then(Json::text).map(str::trim).unwrap_or_default();
    let sent = text("channel");
    if sent != channel {
        let quoted = shorten(sent, QUOTED);
        let path = "channel".to_owned();
        return match USUAL_CHANNELS.contains(&sent) {
            true => Verdict::Misdirected {
                why: format!("it counts for the channel “{quoted}”, and the rule is for “{channel}”"),
                path,
            },
            false => Verdict::Rejected {
                status: Status::ChannelNotEnabled,
                why: format!("“{quoted}” is not the channel “{channel}”; spelling and capital letters count"),
                path,
            },
        };
    }
    for role in ROLES.iter().filter(|role| role.decides && role.kind == RoleKind::Address) {
        if let Some(why) = wrong_address(role, text(role.path), json, pieces, ticket) {
            return Verdict::Misdirected { why, path: role.path.to_owned() };
        }
    }
    if let Some(why) = fixed_id(text("employee.custom_id"), json, pieces, ticket) {
        return Verdict::Misdirected { why, path: "employee.custom_id".to_owned() };
    }
    match misfilled(json, pieces) {
        Some((role, field)) => {
            Verdict::Misdirected { why: filled_from(role, field), path: role.path.to_owned() }
        }
        None => verdict,
    }
}

/// That a role is filled from the field of somebody else, as the second half of a sentence.
pub fn filled_from(role: &Role, field: &str) -> String {
    let label = Placeholder::read(field).map_or_else(|_| field.to_owned(), |field| field::label(&field));
    format!("“{}” is filled from {label}, and {} belongs there", role.path, role.means)
}

/// Why an address is not the one that the ticket gives; `None` where the ticket gives none.
fn wrong_address(role: &Role, sent: &str, json: &Json, pieces: &[Piece], ticket: &Data) -> Option<String> {
    if sent.is_empty() {
        return None;
    }
    let read = sources(pieces, json.at(role.path)?.span);
    let mut given: Vec<&str> = role
        .wanted(read.iter().copied())
        .into_iter()
        .filter_map(|field| ticket.get(field).and_then(Given::as_text))
        .map(str::trim)
        .filter(|text| is_email(text))
        .collect();
    given.dedup();
    if given.is_empty() {
        // Somebody else's address in the place of one that is missing.
        let field = read.into_iter().find(|field| {
            role.fit(field) == Fit::Stranger
                && ticket.get(field).and_then(Given::as_text).is_some_and(|text| text.trim() == sent)
        })?;
        return Some(filled_from(role, field));
    }
    if given.iter().any(|given| given.eq_ignore_ascii_case(sent)) {
        return None;
    }
    let (sent, given) = (shorten(sent, QUOTED), shorten(&given.join(" or "), QUOTED));
    Some(match role.path {
        "customer.email" => format!("it goes to {sent}, and the requester’s address is {given}"),
        _ => format!("it is about {sent}, and the agent’s address is {given}"),
    })
}

/// An ID of the agent that no field of the ticket gave and that is none of the agent's.
fn fixed_id(sent: &str, json: &Json, pieces: &[Piece], ticket: &Data) -> Option<String> {
    let role = Role::of("employee.custom_id")?;
    if sent.is_empty() || !sources(pieces, json.at(role.path)?.span).is_empty() {
        return None;
    }
    let text = |given: &Given| to_s(given).trim().to_owned();
    let agents = ["id", "email", "name"].map(|key| ticket.get(&format!("ticket.agent.{key}")).map(text));
    let has_agent = agents.iter().flatten().any(|known| !known.is_empty());
    (has_agent && !agents.iter().flatten().any(|known| known == sent))
        .then(|| format!("it is about “{}” for every ticket, whoever is assigned", shorten(sent, QUOTED)))
}
