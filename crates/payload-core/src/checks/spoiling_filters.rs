//! Filters that spoil some values: an address is cut off, and a text is written as HTML.
//!
//! The ordinary ticket does not show it: its address is short, and its names have no apostrophe.

use super::subject::Subject;
use super::unescaped::NEUTRAL;
use super::{Finding, Fix, Severity};
use crate::escaping::Escaping;
use crate::payload::Json;
use crate::placeholder::Placeholder;
use crate::preview::roles::{ROLES, Role, RoleKind};
use crate::text::Span;
use crate::ticket::field::label;
use crate::verdict::is_email;
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::value::Value;
use serde_json::json;

/// What stands before an address to make it a long one, as long as some are.
const LONG: &str = "a.person.with.quite.a.long.name.in.the.department.of.";

/// A value with signs that HTML writes as entities, and those entities.
const SIGNS: &str = "O'Hara & Sons";
const ENTITIES: [&str; 3] = ["&#39;", "&apos;", "&amp;"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    for role in ROLES {
        let Some(field) = subject.field_of(role.path) else { continue };
        match role.kind {
            RoleKind::Address => {
                found.extend(cut_off(subject, role, &field).or_else(|| without_host(subject, role, &field)));
                found.extend(as_html(subject, role, &field, &format!("o'hara.{}", subject.value(&field))));
            }
            RoleKind::Words => found.extend(as_html(subject, role, &field, SIGNS)),
            _ => {}
        }
    }
}

/// What is sent at the path of a role where its field holds a value.
fn sent(subject: &Subject<'_>, role: &Role, field: &Placeholder, value: &str) -> Option<String> {
    let payload = subject.with(field, Some(json!(value))).payload.ok()?;
    payload.at(role.path).and_then(Json::text).map(|text| text.trim().to_owned())
}

/// A long address of which only the beginning is sent.
fn cut_off(subject: &Subject<'_>, role: &Role, field: &Placeholder) -> Option<Finding> {
    let usual = subject.value(field);
    let whole = |value: &str| Some((sent(subject, role, field, value)?, value.to_lowercase()));
    let is_whole = |(sent, value): &(String, String)| sent.to_lowercase().contains(value.as_str());
    let long = whole(&format!("{LONG}{usual}"))?;
    // Where another writes it all the same, nothing is cut off.
    let is_unmoved = sent(subject, role, field, &usual)? == long.0;
    if is_unmoved || !is_whole(&whole(&usual)?) || is_whole(&long) {
        return None;
    }
    let (sent, value) = long;
    // A filter that ends what it cut off with dots ends no address with them.
    let kept = sent.to_lowercase().chars().zip(value.chars()).take_while(|(one, other)| one == other).count();
    let is_beginning = kept > 0 && sent.chars().count() < value.chars().count();
    let place = place(subject, role, field);
    is_beginning.then(|| {
        let what = format!("A long {} is cut off in “{}”: “{sent}” is sent.", label(field), role.path);
        Finding::new("cut-off", Severity::Breaks, place, what)
            .because("This makes it another address, or none: nobody gets the survey. An address may have 254 characters.")
            .at_path(role.path)
            .of_field(field)
            .mended_by(place.and_then(|place| without(subject, place, &CUTS, "Send all of it")))
    })
}

/// An address of which a filter takes the host away, as `remove: '@acme.com'` does.
fn without_host(subject: &Subject<'_>, role: &Role, field: &Placeholder) -> Option<Finding> {
    // What is no address for an ordinary ticket is told of as such.
    sent(subject, role, field, &subject.value(field)).filter(|sent| is_email(sent))?;
    let place = place(subject, role, field)?;
    let calls = subject.output_at(place)?.filters.iter();
    let texts = calls.flat_map(|call| &call.arguments).filter_map(|argument| match &argument.value.kind {
        ExpressionKind::Literal(Value::Text(text)) => Some(text.to_string()),
        _ => None,
    });
    texts.filter(|text| text.starts_with('@')).find_map(|host| {
        let address = format!("ann{host}");
        let sent = sent(subject, role, field, &address).filter(|_| is_email(&address))?;
        (!is_email(&sent)).then(|| {
            let what = format!("The address “{address}” is cut off in “{}”: “{sent}” is sent.", role.path);
            Finding::new("cut-off", Severity::Breaks, place, what)
                .because("It is no address then, and nobody gets the survey.")
                .at_path(role.path)
                .of_field(field)
                .mended_by(without(subject, place, &HOSTS, "Send all of it"))
        })
    })
}

/// A text with signs of its own that is sent as HTML.
fn as_html(subject: &Subject<'_>, role: &Role, field: &Placeholder, value: &str) -> Option<Finding> {
    // Where Freshdesk does it, no template is to blame.
    if subject.workspace.assumptions.escaping != Escaping::None {
        return None;
    }
    let sent = sent(subject, role, field, value)?;
    ENTITIES.iter().any(|entity| sent.contains(entity)).then_some(())?;
    let place = place(subject, role, field);
    let (severity, why) = match role.kind {
        RoleKind::Address => {
            (Severity::Breaks, "This makes it another address, or none: nobody gets the survey.")
        }
        _ => (Severity::Wrong, "Stella takes it as it is: nobody turns entities of HTML back into signs."),
    };
    let what = format!("“{}” is sent as HTML: “{value}” becomes “{sent}”.", role.path);
    Some(
        Finding::new("html-in-value", severity, place, what)
            .because(why)
            .at_path(role.path)
            .of_field(field)
            .mended_by(place.and_then(|place| without(subject, place, &ESCAPES, "Send it as it is"))),
    )
}

/// The part that writes the field into the value.
fn place(subject: &Subject<'_>, role: &Role, field: &Placeholder) -> Option<Span> {
    let value = subject.sent(role.path)?.span;
    let mut pieces = subject.pieces_of(field);
    pieces.find(|piece| piece.output.overlaps(value)).map(|piece| piece.source)
}

/// Filters that keep the beginning of a text.
const CUTS: [&str; 3] = ["truncate", "truncatewords", "slice"];

/// Filters that take the host of an address away.
const HOSTS: [&str; 5] = ["remove", "remove_first", "replace", "replace_first", "split"];

/// Filters that write a text as HTML.
const ESCAPES: [&str; 3] = ["escape", "escape_once", "h"];

/// The output without some filters. Of those, some make a quote harmless: others that do come in their place.
fn without(subject: &Subject<'_>, output: Span, filters: &[&str], label: &str) -> Option<Fix> {
    let text = subject.text();
    let pipeline = subject.output_at(output)?;
    let mut needs_others = filters == ESCAPES && !output.of(text).contains(NEUTRAL.trim());
    let edits = pipeline.filters.iter().filter(|call| filters.contains(&&*call.name)).filter_map(|call| {
        let bar = call.span.before(text).rfind('|')?;
        let start = call.span.before(text).get(..bar)?.trim_end().len();
        let instead = if std::mem::take(&mut needs_others) { NEUTRAL } else { "" };
        Some((Span::new(start, call.span.end), instead.to_owned()))
    });
    let edits: Vec<_> = edits.collect();
    (!edits.is_empty()).then(|| Fix::safe(label, edits))
}
