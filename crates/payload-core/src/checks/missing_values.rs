//! Tickets that lack a value: no e-mail, no agent, no language, nothing at all.

use super::bare_value::fix_part;
use super::commas;
use super::conditional_items;
use super::fragments::fragments;
use super::guards;
use super::json_slips;
use super::nothing_sent;
use super::search::{MOST, culprits, sets};
use super::subject::{Subject, origin};
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::payload::{Broken, Json, Reason};
use crate::placeholder::Placeholder;
use crate::preview::Sent;
use crate::preview::roles::{Fit, Role, exists};
use crate::text::Span;
use serde_json::Value;
use std::collections::HashSet;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    liquid_error(subject, found);
    not_json(subject, found);
    no_email(subject, found);
    no_agent(subject, found);
    no_language(subject, found);
    no_brand(subject, found);
}

/// The field behind a path and the part that writes it, where an empty text is sent if that field is missing or
/// empty.
fn without(subject: &Subject<'_>, path: &str) -> Option<(Placeholder, Span)> {
    // One that Freshdesk does not have is empty for every ticket, and told of as such.
    let field = subject.field_of(path).filter(|field| exists(field.as_str()))?;
    let value = subject.sent(path)?.span;
    let place = subject.pieces_of(&field).find(|piece| piece.output.overlaps(value))?.source;
    let is_empty = [None, Some(Value::from(""))].into_iter().any(|value| {
        let payload = subject.with(&field, value).payload;
        payload
            .is_ok_and(|json| json.at(path).and_then(Json::text).is_some_and(|sent| sent.trim().is_empty()))
    });
    is_empty.then_some((field, place))
}

/// A word instead of an empty field, around the output that writes it.
fn instead(subject: &Subject<'_>, field: &Placeholder, place: Span, word: &str) -> Option<Fix> {
    subject.output_at(place)?;
    let output = place.of(subject.text());
    let text = format!("{{% if {field} == nil or {field} == '' %}}{word}{{% else %}}{output}{{% endif %}}");
    Some(Fix::review(format!("Send “{word}” instead"), vec![(place, text)]))
}

fn no_email(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let path = "customer.email";
    let Some((field, place)) = without(subject, path) else { return };
    let fix =
        guards::completed(subject, &field, place).or_else(|| instead(subject, &field, place, "no_email"));
    found.push(
        Finding::new("no-fallback", Severity::Wrong, place, "If there is no e-mail address, an empty customer e-mail is sent.")
            .because("Stella logs the request as “Invalid customer” without a hint. The guide sends “no_email” instead, which you can search for.")
            .at_path(path)
            .of_field(&field)
            .mended_by(fix),
    );
}

/// An unassigned ticket is refused whatever the template does; it needs a rule.
fn no_agent(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let path = "employee.email";
    if subject.workspace.rules.assign {
        return;
    }
    let Some((field, place)) = without(subject, path) else { return };
    found.push(
        Finding::new("no-agent", Severity::Wrong, place, "A ticket without an assigned agent sends an empty employee e-mail.")
            .because("Stella logs “Employee not found”. Switch on the rule that assigns an agent, under Rules, or assign by hand before you resolve.")
            .at_path(path)
            .of_field(&field),
    );
}

/// Accounts with several languages must be told one.
fn no_language(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let path = "language";
    let Some((field, place)) = without(subject, path) else { return };
    // Another field will stand there.
    if Role::of(path).is_some_and(|role| role.fit(field.as_str()) == Fit::Stranger) {
        return;
    }
    let fix = guards::completed(subject, &field, place).or_else(|| instead(subject, &field, place, "en"));
    let label = crate::ticket::field::label(&field);
    found.push(
        Finding::new(
            "no-language",
            Severity::Wrong,
            place,
            format!("If {label} is empty, an empty language is sent."),
        )
        .because("Stella logs the request as “Language not specified”, and no survey is sent.")
        .at_path(path)
        .of_field(&field)
        .mended_by(fix),
    );
}

/// Accounts with several brands must be told one, and an empty one is none.
fn no_brand(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let path = "brand";
    let Some((field, place)) = without(subject, path) else { return };
    let label = crate::ticket::field::label(&field);
    found.push(
        Finding::new(
            "no-brand",
            Severity::Wrong,
            place,
            format!("If {label} is empty, an empty brand is sent."),
        )
        .because("Stella logs the request as “Brand signifier not provided”, and no survey is sent. If there is no brand, leave the key out or send a default brand.")
        .at_path(path)
        .of_field(&field)
        .mended_by(guards::completed(subject, &field, place)),
    );
}

/// A word for the address that a condition writes, and nothing else where there is none.
fn no_email_otherwise(subject: &Subject<'_>, field: &Placeholder, without: &Sent) -> Option<Fix> {
    let Err(Broken { offset, reason: Reason::NoValue(_) }) = without.payload else { return None };
    if subject.field_of("customer.email").as_ref() != Some(field) {
        return None;
    }
    let place = origin(without, subject.text(), Span::new(offset, offset + 1))?;
    let end = json_slips::open_block(place.before(subject.text()).trim_end())?;
    let otherwise = "{% else %}\"no_email\"".to_owned();
    Some(Fix::review("Send “no_email” otherwise", vec![(Span::new(end, end), otherwise)]))
}

/// The text of an error that lands in the payload.
fn liquid_error(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let always: HashSet<Span> =
        subject.plain.rendering.problems.iter().map(|problem| problem.source).collect();
    for problem in subject.plain.rendering.problems.iter().filter(|problem| problem.printed) {
        let is_told = |other: &Finding| {
            other.severity == Severity::Breaks && other.span.is_some_and(|span| span.overlaps(problem.source))
        };
        if !found.iter().any(is_told) {
            found.push(
                Finding::new(
                    "liquid-error",
                    Severity::Breaks,
                    problem.source,
                    format!("For every ticket the text “{}” appears in the payload.", problem.message),
                )
                .because(
                    "Liquid prints what went wrong instead of the value, and Stella takes it for the value.",
                ),
            );
        }
    }
    let mut told: HashSet<Span> = HashSet::new();
    let fields: Vec<&Placeholder> = subject.fields.iter().collect();
    for set in sets(&fields) {
        let rendering = without_all(subject, &set).rendering;
        for problem in rendering.problems {
            if !problem.printed || always.contains(&problem.source) || !told.insert(problem.source) {
                continue;
            }
            // A condition that Liquid cannot read fails for some tickets; why is told of where it stands.
            if problem.message.contains(UNREADABLE) && found.iter().any(|other| misread(other.code)) {
                continue;
            }
            let Some(field) = culprit(subject, &set, problem.source) else { continue };
            let label = crate::ticket::field::label(field);
            found.push(
                Finding::new("liquid-error", Severity::Breaks, problem.source, format!("If {label} is missing, the text “{}” appears in the payload.", problem.message))
                    .because("A missing value is nil, and this filter fails on nil. Convert the value to text first, with append: ''.")
                    .of_field(field)
                    .mended_by(text_first(subject, problem.source, field)),
            );
        }
    }
}

/// What Liquid says of a condition that it cannot read.
const UNREADABLE: &str = "Unknown operator";

/// Whether a finding is about such a condition.
fn misread(code: &str) -> bool {
    [super::slips::CODE, "negation", "unknown-operator"].contains(&code)
}

/// The field whose absence makes a part fail: the one that it reads, or else the one that is found by trying.
fn culprit<'f>(subject: &Subject<'_>, set: &[&'f Placeholder], part: Span) -> Option<&'f Placeholder> {
    let within: HashSet<&Placeholder> = subject.reads.within(part).collect();
    let mut read = set.iter().filter(|field| within.contains(**field));
    if let (Some(only), None) = (read.next(), read.next()) {
        return Some(only);
    }
    let mut fails = |set: &[&Placeholder]| {
        let problems = without_all(subject, set).rendering.problems;
        problems.iter().any(|problem| problem.printed && problem.source == part)
    };
    culprits(set, &mut fails).first().copied()
}

/// What is sent where all of these are missing.
fn without_all(subject: &Subject<'_>, fields: &[&Placeholder]) -> Sent {
    subject.with_all(fields.iter().map(|field| (*field, None)))
}

/// `append: ''` right after the value that was nil.
fn text_first(subject: &Subject<'_>, place: Span, field: &Placeholder) -> Option<Fix> {
    let mut edit = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Pipeline(pipeline) = part
            && place.contains(pipeline.span)
            && let Some(value) = &pipeline.value
            && value.span.of(subject.text()) == field.as_str()
        {
            edit = Some((Span::new(value.span.end, value.span.end), " | append: ''".to_owned()));
        }
    });
    edit.map(|edit| Fix::safe("Convert to text first", vec![edit]))
}

/// A missing value that breaks JSON in some other way: a number without quotes, a comma left over.
fn not_json(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let breaks = |probe: &Sent| {
        probe.payload.is_err() && !probe.rendering.problems.iter().any(|problem| problem.printed)
    };
    // A value without quotes leaves a hole by itself, however many others do.
    let fragments = fragments(&subject.plain.rendering);
    let bare: HashSet<&str> = fragments
        .iter()
        .filter(|fragment| !fragment.in_text)
        .flat_map(|fragment| fragment.piece.fields.iter().map(|field| &**field))
        .collect();
    let (bare, rest): (Vec<&Placeholder>, Vec<_>) =
        subject.fields.iter().partition(|field| bare.contains(field.as_str()));
    let mut broken: Vec<&Placeholder> =
        bare.into_iter().filter(|field| breaks(&subject.with(field, None))).take(MOST).collect();
    broken.extend(culprits(&rest, &mut |set| breaks(&without_all(subject, set))));
    broken.sort_by_key(|field| subject.fields.iter().position(|other| other == *field));
    for field in broken {
        let without = subject.with(field, None);
        let Err(reason) = &without.payload else { continue };
        let is_bare = |source: &Span| {
            fragments.iter().any(|fragment| !fragment.in_text && fragment.piece.source == *source)
        };
        let sources: Vec<Span> = subject.pieces_of(field).map(|piece| piece.source).collect();
        let place = sources.iter().copied().find(is_bare).or(sources.first().copied());
        let label = crate::ticket::field::label(field);
        found.push(
            Finding::new(
                "empty-breaks",
                Severity::Breaks,
                place,
                format!("If {label} is missing, the payload is not JSON: {}.", reason.reason),
            )
            .because(match reason.reason {
                Reason::TrailingComma(_) | Reason::NoKey(',') => "The comma belongs into the condition, with what it parts. Stella cannot read the payload, and no survey is sent.",
                Reason::Empty => "Stella gets an empty payload then, and refuses it. Let a condition of the rule decide instead, or write a payload for every ticket.",
                _ => "Put quotes around the value, or write something else if it is empty.",
            })
            .of_field(field)
            .mended_by(match reason.reason {
                Reason::Empty => nothing_sent::whole_condition(subject).map(|(_, fix)| fix),
                _ => place
                    .and_then(|place| fix_part(subject, place))
                    .or_else(|| commas::moved(subject, field))
                    .or_else(|| no_email_otherwise(subject, field, &without))
                    .or_else(|| {
                        let at = Span::new(reason.offset, reason.offset + 1);
                        conditional_items::fix(subject, origin(&without, subject.text(), at)?)
                    }),
            }),
        );
    }
}
