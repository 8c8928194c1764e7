//! Conditions that hold for every ticket.

use super::exclusive::{exclude_each_other, joined_by};
use super::guards;
use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::preview::deserved::says_no;
use crate::text::Span;
use ruby_liquid::condition::{Condition, Join, Operator};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::value::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    walk(subject.template.nodes(), &mut |part| {
        let Part::Condition(condition) = part else { return };
        let text = condition.span.of(subject.text());
        if let Some((place, text, fix)) = bare_text(condition, subject.text()) {
            found.push(
                Finding::new(
                    "always-true",
                    Severity::Wrong,
                    place,
                    format!("{text} alone is true for every ticket: it is compared with nothing."),
                )
                .because("Each part joined by “and” or “or” must be a comparison of its own.")
                .mended_by(fix),
            );
        } else if let Some(why) = always(condition, subject.text()) {
            found.push(
                Finding::new(
                    "always-true",
                    Severity::Wrong,
                    condition.span,
                    format!("“{text}” is true for every ticket."),
                )
                .because(why)
                .mended_by(joined_by(condition, "and")),
            );
        } else if let Some((span, name)) = truthy(condition, subject.text()) {
            // One question becomes two: beside others they hold together only under an “and”.
            let has_room = condition
                .comparisons
                .iter()
                .all(|one| one.join.as_ref().is_none_or(|(join, _)| *join == Join::And));
            let fix = (has_room && !says_no(name))
                .then(|| Fix::review(guards::LABEL, vec![(span, guards::question(name, true))]));
            found.push(
                Finding::new("empty-is-true", Severity::Note, span, format!("“{name}” is also true for an empty text."))
                    .because(format!("Only nil and false are false in Liquid; an empty text and 0 are true. Also check {name} != '', or compare with the value that you mean."))
                    .mended_by(fix),
            );
        }
    });
}

/// A text alone beside a comparison, as in `a == 'x' or 'y'`: it is meant to be compared too.
fn bare_text<'s>(condition: &Condition, source: &'s str) -> Option<(Span, &'s str, Option<Fix>)> {
    let mut all = condition.comparisons.array_windows().filter_map(|[compared, bare]| {
        let (operator, sign) = compared.operator.as_ref()?;
        let is_text = matches!(&bare.left.kind, ExpressionKind::Literal(Value::Text(_)));
        let place = bare.left.span;
        let fix = Fix::review(
            "Compare it too",
            vec![(
                Span::new(place.start, place.start),
                format!("{} {} ", compared.left.span.of(source), sign.of(source)),
            )],
        );
        let is_known = !matches!(operator, Operator::Unknown(_));
        (is_text && bare.operator.is_none()).then(|| (place, place.of(source), is_known.then_some(fix)))
    });
    all.next()
}

/// Why a condition holds always, if it does.
fn always(condition: &Condition, source: &str) -> Option<&'static str> {
    let all = &condition.comparisons;
    if let [only] = &all[..]
        && only.operator.is_none()
        && let ExpressionKind::Literal(value) = &only.left.kind
        && !matches!(value, Value::Nil | Value::Bool(false))
    {
        return Some("It is a fixed value, and everything but nil and false is true in Liquid.");
    }
    // `a != 1 or a != 2`: whatever a is, it is not one of them.
    let joined_by_or =
        all.iter().all(|comparison| comparison.join.as_ref().is_none_or(|(join, _)| *join == Join::Or));
    let pair = all.array_windows().any(|pair| exclude_each_other(pair, &Operator::NotEqual, source));
    (joined_by_or && pair)
        .then_some("Every value differs from one of the two. To exclude both, join them with “and”.")
}

/// A field that decides alone, and is no checkbox by its name.
fn truthy<'s>(condition: &Condition, source: &'s str) -> Option<(Span, &'s str)> {
    condition.comparisons.iter().find_map(|comparison| {
        let alone = comparison.operator.is_none() && matches!(comparison.left.kind, ExpressionKind::Path(_));
        let name = comparison.left.span.of(source);
        (alone && name.starts_with("ticket.")).then_some((comparison.left.span, name))
    })
}
