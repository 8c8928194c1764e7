//! Tickets that lack a value: no e-mail, no agent, no language, nothing at all.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::payload::Json;
use crate::placeholder::Placeholder;
use crate::text::Span;
use serde_json::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.sends() {
        return;
    }
    liquid_error(subject, found);
    not_json(subject, found);
    no_email(subject, found);
    no_agent(subject, found);
    no_language(subject, found);
}

/// The field behind a path and the part that writes it, where an empty text is sent if that field is missing or
/// empty.
fn without(subject: &Subject<'_>, path: &str) -> Option<(Placeholder, Span)> {
    let field = subject.field_of(path)?;
    let place = subject.pieces_of(&field).next()?.source;
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
    let fix = instead(subject, &field, place, "no_email");
    found.push(
        Finding::new("no-fallback", Severity::Wrong, place, "Without an e-mail address an empty text is sent as the customer’s e-mail.")
            .because("Stella lists the request as “Invalid customer” without a hint. The guide sends “no_email” then, which can be searched for.")
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
        Finding::new("no-agent", Severity::Wrong, place, "A ticket that nobody is assigned to sends an empty employee e-mail.")
            .because("Stella logs “Employee not found”. Switch on the rule that assigns an agent, under Rules, or assign by hand before you resolve.")
            .at_path(path)
            .of_field(&field),
    );
}

/// Accounts with several languages must be told one.
fn no_language(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let path = "language";
    let Some((field, place)) = without(subject, path) else { return };
    let fix = instead(subject, &field, place, "en");
    let label = crate::ticket::field::label(&field);
    found.push(
        Finding::new(
            "no-language",
            Severity::Wrong,
            place,
            format!("Where {label} is empty, an empty language is sent."),
        )
        .because("Stella lists the request as “Language not specified”, and no survey is sent.")
        .at_path(path)
        .of_field(&field)
        .mended_by(fix),
    );
}

/// The text of an error that lands in the payload.
fn liquid_error(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for field in &subject.fields {
        let probe = subject.with(field, None);
        // What fails for every ticket is told elsewhere.
        let always = |place| subject.plain.rendering.problems.iter().any(|problem| problem.source == place);
        let fails = |problem: &&ruby_liquid::Problem| problem.printed && !always(problem.source);
        let Some(problem) = probe.rendering.problems.iter().find(fails) else { continue };
        if found.iter().any(|other| other.code == "liquid-error" && other.span == Some(problem.source)) {
            continue;
        }
        let label = crate::ticket::field::label(field);
        found.push(
            Finding::new("liquid-error", Severity::Breaks, problem.source, format!("Without {label} the text “{}” lands in the payload.", problem.message))
                .because("A missing value is nil, and this filter fails on nil instead of passing it on. A text in front of it helps: append nothing.")
                .of_field(field)
                .mended_by(text_first(subject, problem.source, field)),
        );
    }
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
    edit.map(|edit| Fix::safe("Make it a text first", vec![edit]))
}

/// A missing value that breaks JSON in some other way: a number without quotes, a comma left over.
fn not_json(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    for field in &subject.fields {
        let probe = subject.with(field, None);
        let Err(broken) = &probe.payload else { continue };
        if probe.rendering.problems.iter().any(|problem| problem.printed) {
            continue;
        }
        let place = subject.pieces_of(field).next().map(|piece| piece.source);
        found.push(
            Finding::new(
                "empty-breaks",
                Severity::Breaks,
                place,
                format!(
                    "Without {} the payload is not JSON: {}.",
                    crate::ticket::field::label(field),
                    broken.reason
                ),
            )
            .because("Put quotes around the value, or write something else where it is empty.")
            .of_field(field),
        );
    }
}
