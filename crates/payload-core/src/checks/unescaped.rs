//! Values that a ticket may hold and JSON may not: each is tried in every placeholder.

use super::subject::{Probe, Subject};
use super::{Finding, Fix, Severity};
use crate::placeholder::Placeholder;
use crate::proof::structure::intrusion;
use crate::text::Span;
use ruby_liquid::dialect_name;
use serde_json::Value;

/// What breaks JSON, the likeliest first, with the words for it.
const BREAKERS: [(&str, &str); 4] =
    [("\"", "a quote"), ("\\", "a backslash"), ("\n", "a line break"), ("\t", "a tab")];

/// Values that, where nothing guards against it, add a key instead of breaking the payload.
const INTRUDERS: [&str; 2] =
    ["x\", \"do_not_send\": true, \"z\": \"", "x\"], \"do_not_send\": true, \"z\": [\""];

/// Filters that make a value harmless in both Liquids; what they lose is said on the button.
const NEUTRAL: &str = " | append: '' | replace: '\"', \"'\" | remove: '\\' | split: ' ' | join: ' '";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    for field in subject.fields.iter().filter(|field| is_free_text(subject, field)) {
        let Some(piece) = subject.pieces_of(field).next() else { continue };
        let (place, source) = (piece.output, piece.source);
        let label = crate::ticket::field::label(field);
        let fix = || fix(subject, place, source);
        if let Some((example, intruded)) = intruder(subject, field) {
            let why = format!(
                "Nothing is escaped, so {intruded}. Whoever can write this value decides what Stella is told. A quote by chance breaks the payload, and no survey is sent."
            );
            found.push(
                Finding::new(
                    "injection",
                    Severity::Breaks,
                    source,
                    format!("{label} can add keys to the payload, as “{example}” does."),
                )
                .because(why)
                .of_field(field)
                .mended_by(fix()),
            );
            continue;
        }
        let value = subject.value(field);
        let broken = BREAKERS.iter().find(|(breaker, _)| {
            let example = in_the_middle(&value, breaker);
            subject.with(field, Some(Value::from(example))).payload.is_err()
        });
        if let Some((breaker, name)) = broken {
            let example = in_the_middle(&value, breaker).replace('\n', "↵").replace('\t', "→");
            found.push(
                Finding::new("unescaped", Severity::Breaks, source, format!("{label} is not escaped: {name}, as in “{example}”, breaks the payload."))
                    .because("Stella cannot read it then, and no survey is sent; Freshdesk tells hours later, without the reason.")
                    .of_field(field)
                    .mended_by(fix()),
            );
        } else if subject.with(field, Some(Value::from(in_the_middle(&value, "\u{1}")))).payload.is_err() {
            found.push(
                Finding::new("control-character", Severity::Wrong, source, format!("{label} with a control character, as pasted from some programs, breaks the payload."))
                    .because(format!("It is rare. No filter of {} takes them out; the preset Robust goes through the value letter by letter.", dialect_name(subject.template.dialect())))
                    .of_field(field),
            );
        }
    }
}

/// Whether people write the value: numbers, dates, addresses and choices of Freshdesk's own hold no surprise.
fn is_free_text(subject: &Subject<'_>, field: &Placeholder) -> bool {
    const FIXED: [&str; 9] = [
        "status",
        "priority",
        "source",
        "source_name",
        "ticket_type",
        "language",
        "time_zone",
        "created_on",
        "modified_on",
    ];
    let name = field.names().next_back().unwrap_or_default();
    let is_fixed = name == "id"
        || ["_id", "url", "_time"].iter().any(|end| name.ends_with(end))
        || FIXED.contains(&name);
    !is_fixed && *field != subject.workspace.options.do_not_send.settings.field
}

/// The value with something in its middle, where nothing trims it off.
fn in_the_middle(value: &str, more: &str) -> String {
    let middle = value.char_indices().nth(value.chars().count() / 2).map_or(0, |(at, _)| at);
    format!("{}{more}{}", &value[..middle], &value[middle..])
}

fn intruder(subject: &Subject<'_>, field: &Placeholder) -> Option<(&'static str, String)> {
    INTRUDERS.into_iter().find_map(|value| {
        let Probe { rendering, payload } = subject.with(field, Some(Value::from(value)));
        let payload = payload.ok()?;
        let intruded = intrusion(&rendering.text, &rendering.pieces, &payload, &subject.form)?;
        Some((value, intruded.to_string()))
    })
}

/// Filters at the end of the output, if it stands inside a JSON text.
fn fix(subject: &Subject<'_>, place: Span, source: Span) -> Option<Fix> {
    let pipeline = subject.output_at(source)?;
    subject.is_in_text(place).then(|| {
        let end = Span::new(pipeline.span.end, pipeline.span.end);
        Fix::safe("Make it safe: “\"” becomes “'”, “\\” is dropped", vec![(end, NEUTRAL.to_owned())])
    })
}
