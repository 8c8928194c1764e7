//! A guard that forgets one of the two ways in which a field is empty: `{% if ticket.cf_brand != '' %}`, where a field that is
//! missing is nil.

use super::Fix;
use super::subject::Subject;
use super::walk::{Part, walk};
use crate::placeholder::Placeholder;
use crate::text::Span;
use ruby_liquid::condition::{Comparison, Operator};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::node::{If, NodeKind};
use ruby_liquid::value::{Emptiness, Value};
use std::collections::HashSet;

/// What the button does.
pub const LABEL: &str = "Check for nil and an empty text";

/// Asks for both in the `if` around an output that is to write a field only where there is one.
pub fn completed(subject: &Subject<'_>, field: &Placeholder, output: Span) -> Option<Fix> {
    completed_where(subject, field, output, |all, is_there| {
        let is_first = all.branches.get(1).is_none_or(|second| output.start < second.head.start);
        is_first == (is_there != all.unless)
    })
}

/// Asks for both in the `if` around a place, where the field alone decides what is written there.
pub fn completed_around(subject: &Subject<'_>, field: &Placeholder, place: Span) -> Option<Fix> {
    completed_where(subject, field, place, |_, _| true)
}

/// Asks for both in the innermost `if` around a place that the field alone decides and that fits: it is told whether the
/// field is asked to be there.
fn completed_where(
    subject: &Subject<'_>,
    field: &Placeholder,
    place: Span,
    fits: impl Fn(&If, bool) -> bool,
) -> Option<Fix> {
    let mut guard = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::If(all) = &node.kind
            && node.span.contains(place)
            && let Some((condition, is_there)) = asked_alone(subject, field, all)
            && fits(all, is_there)
        {
            guard = Some((condition, question(field.as_str(), is_there)));
        }
    });
    guard.map(|edit| Fix::review(LABEL, vec![edit]))
}

/// The condition of an `if`, where it asks for the field alone, and whether it asks that it is there.
fn asked_alone(subject: &Subject<'_>, field: &Placeholder, all: &If) -> Option<(Span, bool)> {
    let condition = all.branches.first()?.condition.as_ref()?;
    let [only] = &condition.comparisons[..] else { return None };
    let is_there =
        asks_whether_there(only).filter(|_| only.left.span.of(subject.text()) == field.as_str())?;
    Some((condition.span, is_there))
}

/// The fields that a condition compares with nil or with an empty text.
pub fn asked_for<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s Placeholder> {
    let mut asked = HashSet::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Condition(condition) = part {
            let compared = condition.comparisons.iter().filter(|one| one.operator.is_some());
            let questions = compared.filter(|one| asks_whether_there(one).is_some());
            asked.extend(questions.map(|one| one.left.span.of(subject.text())));
        }
    });
    subject.fields.iter().filter(move |field| asked.contains(field.as_str()))
}

/// Whether a comparison asks that a field is there, or that it is empty.
fn asks_whether_there(one: &Comparison) -> Option<bool> {
    let Some((operator, _)) = &one.operator else { return Some(true) };
    let ExpressionKind::Literal(value) = &one.right.as_ref()?.kind else { return None };
    let is_nothing = match value {
        Value::Nil | Value::Emptiness(Emptiness::Empty) => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    };
    match operator {
        Operator::NotEqual if is_nothing => Some(true),
        Operator::Equal if is_nothing => Some(false),
        _ => None,
    }
}

/// Whether a field is there, or empty, in each way.
pub fn question(field: &str, is_there: bool) -> String {
    match is_there {
        true => format!("{field} != nil and {field} != ''"),
        false => format!("{field} == nil or {field} == ''"),
    }
}
