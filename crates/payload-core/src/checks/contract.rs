//! The payload for an ordinary ticket, held to Stella's contract.

use super::bare_value::{fix_all_bare, fix_at};
use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::options::USUAL_CHANNELS;
use crate::payload::contract::{Breach, REQUEST, Shape, Violation, violations};
use crate::payload::{Json, Kind, Reason};
use crate::text::{Span, capital, slice};

/// Why a customer without a name is told of.
pub const EMPTY_NAME: &str = "Stella’s status page knows “Invalid customer” for a bad name; whether an empty one is bad is not confirmed.";

/// What Stella does with too long tags and properties.
pub const CUT_OFF: &str = "Stella’s published schema says that the server cuts the rest off (documented).";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let payload = match &subject.plain.payload {
        Ok(payload) => payload,
        Err(broken) => {
            let text = &subject.plain.rendering.text;
            let at = broken.offset.min(text.char_indices().next_back().map_or(0, |(at, _)| at));
            let end = at + slice(text, at..).chars().next().map_or(0, char::len_utf8);
            if let Reason::TrailingComma(_) = broken.reason {
                found.push(trailing_comma(subject, at));
                return;
            }
            let place = subject.origin(Span::new(at, end));
            // Where the ticket on show breaks too, in the very words of its verdict.
            let shown = subject.on(&subject.sample).payload.err();
            let reason = &shown.as_ref().unwrap_or(broken).reason;
            if place.is_some_and(|place| super::characters::explains(found, place)) {
                return;
            }
            found.push(
                Finding::new(
                    "not-json",
                    Severity::Breaks,
                    place,
                    format!("Even for an ordinary ticket the payload is not JSON: {reason}."),
                )
                .because("Stella cannot read it, and no survey is sent.")
                .mended_by(
                    place
                        .and_then(|place| fix_all_bare(subject, place))
                        .or_else(|| super::json_slips::fix(subject)),
                ),
            );
            return;
        }
    };
    for violation in violations(payload) {
        found.extend(breach(subject, &violation));
    }
    blanks(subject, payload, "", found);
    channel(subject, payload, found);
}

/// A comma after the last item, as a loop writes it that puts one behind each.
fn trailing_comma(subject: &Subject<'_>, at: usize) -> Finding {
    let comma = slice(&subject.plain.rendering.text, ..at).rfind(',');
    let place = comma.and_then(|comma| subject.origin(Span::new(comma, comma + 1)));
    let text = subject.text();
    let ends_loop = |place: &Span| {
        place.of(text) == ","
            && place.after(text).trim_start().trim_start_matches("{%").trim_start().starts_with("endfor")
    };
    let fix = place.filter(ends_loop).map(|place| {
        Fix::safe(
            "No comma after the last",
            vec![(place, "{% unless forloop.last %},{% endunless %}".to_owned())],
        )
    });
    Finding::new("trailing-comma", Severity::Breaks, place, "There is a comma after the last item: this is not JSON.")
        .because("A loop that writes a comma after every item writes one too many. Stella cannot read the payload, and no survey is sent.")
        .mended_by(fix.or_else(|| super::json_slips::fix(subject)))
}

/// What is found where a part of the contract is broken. Tags, flags, blanks, and languages that a field gives,
/// are tried with values of their own.
fn breach(subject: &Subject<'_>, violation: &Violation) -> Option<Finding> {
    let path = &violation.path;
    let mut hint = String::new();
    let mut renamed = None;
    let (code, severity, why) = match &violation.breach {
        Breach::TooManyTags(_) | Breach::TextForBoolean | Breach::BlankAround => return None,
        // What a field gives here is this page's, not the ticket's.
        Breach::NotALanguage(_) | Breach::OddRegion(_) | Breach::NotACountry(_)
            if !subject.form.sources(path).is_empty() =>
        {
            return None;
        }
        Breach::NotAnObject | Breach::WrongType { .. } => {
            ("wrong-type", Severity::Breaks, "Stella answers 400.")
        }
        Breach::EmptyText => ("empty-text", Severity::Breaks, "Stella answers 400."),
        Breach::Missing => ("missing-key", Severity::Breaks, "Stella answers 400 without it."),
        Breach::TooLong(_) => ("too-long", Severity::Wrong, CUT_OFF),
        Breach::Expected => (
            "missing-key",
            Severity::Note,
            "Stella expects the ticket’s number. Without it a survey cannot be traced back to its ticket.",
        ),
        Breach::UnknownKey => {
            if let Some(near) = key_meant(path).filter(|near| subject.sent(near).is_none()) {
                hint = format!(" Did you mean “{}”?", last(&near));
                renamed = rename(subject, violation.span, last(&near));
            }
            let why = "Its published schema forbids further keys; whether the service refuses them is not confirmed. Put values of your own into “custom_properties”.";
            ("unknown-key", Severity::Wrong, why)
        }
        Breach::RepeatedKey => ("repeated-key", Severity::Wrong, "It is not defined which of them counts."),
        Breach::NotALanguage(_) => ("language-code", Severity::Breaks, super::language::UNREAD),
        Breach::OddRegion(_) => ("language-code", Severity::Wrong, super::language::READ),
        Breach::NotACountry(_) => ("country-code", Severity::Wrong, "Stella reads two letters, like DE."),
        Breach::EmptyName => ("empty-name", Severity::Note, EMPTY_NAME),
    };
    let what = format!("{}.{hint}", capital(&violation.to_string()));
    let is_of_type = matches!(violation.breach, Breach::WrongType { .. });
    // Nothing is right in the place of an object but an object.
    let is_object = path.is_empty() || matches!(path.as_str(), "employee" | "customer");
    let fix = (is_of_type && !is_object).then(|| fix_at(subject, path)).flatten().or(renamed);
    let fix =
        fix.or_else(|| (is_of_type && is_object).then(|| address_alone(subject, path, violation.span))?);
    let finding = Finding::new(code, severity, subject.origin(violation.span), what);
    Some(finding.because(why).at_path(path).mended_by(fix))
}

/// An address that stands where the person should: `"employee": "{{ticket.agent.email}}"`.
fn address_alone(subject: &Subject<'_>, path: &str, value: Span) -> Option<Fix> {
    let sent = subject.sent(path)?.text()?;
    let origins = subject.origins(value);
    let place = Span::new(origins.first()?.start, origins.last()?.end);
    let written = place.of(subject.text());
    let is_whole =
        written.starts_with('"') && written.ends_with('"') && crate::verdict::is_email(sent.trim());
    is_whole.then(|| Fix::review("Send it as the email", vec![(place, format!("{{\"email\": {written}}}"))]))
}

/// What people who remember the contract by half call its keys.
const KEYS: [(&str, &str); 10] = [
    ("agent", "employee"),
    ("requester", "customer"),
    ("contact", "customer"),
    ("mail", "email"),
    ("full_name", "name"),
    ("ticket_id", "ext_interaction_id"),
    ("interaction_id", "ext_interaction_id"),
    ("url", "external_url"),
    ("custom_fields", "custom_properties"),
    ("properties", "custom_properties"),
];

/// The path of the key that was meant by an unknown one.
fn key_meant(path: &str) -> Option<String> {
    let (owner, key) = path.rsplit_once('.').map_or(("", path), |(owner, key)| (owner, key));
    let of_owner: Vec<&str> = match owner {
        "" => REQUEST.iter().map(|property| property.key).collect(),
        owner => {
            let property = REQUEST.iter().find(|property| property.key == owner)?;
            let Shape::Object(inside) = property.shape else { return None };
            inside.iter().map(|property| property.key).collect()
        }
    };
    let plain = |key: &str| key.replace(['_', '-', ' '], "").to_lowercase();
    let meant = KEYS.iter().find(|(other, _)| *other == key.to_lowercase()).map(|(_, meant)| *meant);
    let near = of_owner.iter().copied().find(|known| {
        Some(*known) == meant || plain(known) == plain(key) || super::names::is_near(known, key)
    })?;
    Some(if owner.is_empty() { near.to_owned() } else { format!("{owner}.{near}") })
}

/// The edit that writes another key in the place of one.
fn rename(subject: &Subject<'_>, key: Span, meant: &str) -> Option<Fix> {
    let place = subject.origin(key).filter(|place| place.of(subject.text()).starts_with('"'))?;
    Some(Fix::review(format!("Rename to “{meant}”"), vec![(place, format!("\"{meant}\""))]))
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// Blanks that the template itself puts around a value.
fn blanks(subject: &Subject<'_>, json: &Json, path: &str, found: &mut Vec<Finding>) {
    match &json.kind {
        Kind::Text(text) if path != "custom_properties" && !text.is_empty() => {
            // Inside the quotes.
            let (start, end) = (json.span.start + 1, json.span.end.saturating_sub(1));
            let inner = Span::new(start, end).of(&subject.plain.rendering.text);
            let leading = inner.len() - inner.trim_start_matches(' ').len();
            let trailing =
                if leading == inner.len() { 0 } else { inner.len() - inner.trim_end_matches(' ').len() };
            let mut edits = Vec::new();
            for place in [Span::new(start, start + leading), Span::new(end - trailing, end)] {
                let origin = subject.origin(place).filter(|_| !place.is_empty());
                // Only what stands in the template as blanks, not what a value brought along.
                if let Some(origin) = origin.filter(|origin| origin.of(subject.text()).trim().is_empty()) {
                    edits.push((origin, String::new()));
                }
            }
            let Some((first, _)) = edits.first() else { return };
            let words = if path.ends_with("email") {
                "An address with a space may match nobody in Stella."
            } else {
                "Stella keeps the space as part of the value."
            };
            found.push(
                Finding::new(
                    "blank-around",
                    Severity::Wrong,
                    *first,
                    format!("“{path}” is sent with a space: “{text}”."),
                )
                .because(words)
                .at_path(path)
                .mended_by(Some(Fix::safe("Remove the space", edits))),
            );
        }
        // Every item is written by the same loop.
        Kind::List(items) => {
            if let Some(first) = items.first() {
                blanks(subject, first, path, found);
            }
        }
        Kind::Object(members) => {
            for member in members {
                let path =
                    if path.is_empty() { member.key.clone() } else { format!("{path}.{}", member.key) };
                blanks(subject, &member.value, &path, found);
            }
        }
        _ => {}
    }
}

/// A channel that is not spelled as in Stella.
fn channel(subject: &Subject<'_>, payload: &Json, found: &mut Vec<Finding>) {
    let Some(json) = payload.get("channel") else { return };
    let Some(sent) = json.text().map(str::trim).filter(|sent| !sent.is_empty()) else { return };
    let own = subject.workspace.options.channels.iter().map(|channel| channel.name.as_str());
    let known: Vec<&str> = USUAL_CHANNELS.into_iter().chain(own).collect();
    let place = subject.origin(Span::new(json.span.start + 1, json.span.end.saturating_sub(1)));
    if !known.contains(&sent) {
        let near =
            known.iter().find(|name| name.eq_ignore_ascii_case(sent) || super::names::is_near(name, sent));
        let hint = near.map_or_else(String::new, |name| format!(" Did you mean “{name}”?"));
        let inner = Span::new(json.span.start + 1, json.span.end.saturating_sub(1));
        let exact = place.filter(|place| place.of(subject.text()) == inner.of(&subject.plain.rendering.text));
        let fix = near
            .zip(exact)
            .map(|(name, place)| Fix::review(format!("Write “{name}”"), vec![(place, (*name).to_owned())]));
        found.push(
            Finding::new("channel-unknown", Severity::Wrong, place, format!("The channel “{sent}” is not one of yours.{hint}"))
                .because("It must be spelled as in Stella, including capital letters. Otherwise Stella answers “Channel not enabled”. If it is right, add it under Choices.")
                .at_path("channel")
                .mended_by(fix),
        );
    } else if sent != subject.channel {
        found.push(
            Finding::new(
                "channel-other",
                Severity::Wrong,
                place,
                format!("This is the template for {}, but it sends “{sent}”.", subject.channel),
            )
            .because("The survey would count for the other channel.")
            .at_path("channel"),
        );
    }
}
