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

/// What the button does.
pub const LABEL: &str = "Check for nil and an empty text";

/// Asks for both in the `if` around an output that is to write a field only where there is one.
pub fn completed(subject: &Subject<'_>, field: &Placeholder, output: Span) -> Option<Fix> {
    let mut guard = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::If(all) = &node.kind
            && node.span.contains(output)
        {
            guard = whole(subject, field, all, output).or(guard.take());
        }
    });
    guard.map(|edit| Fix::review(LABEL, vec![edit]))
}

/// The question of an `if`, where the field alone decides whether the output is written.
fn whole(subject: &Subject<'_>, field: &Placeholder, all: &If, output: Span) -> Option<(Span, String)> {
    let condition = all.branches.first()?.condition.as_ref()?;
    let [only] = &condition.comparisons[..] else { return None };
    let is_there =
        asks_whether_there(only).filter(|_| only.left.span.of(subject.text()) == field.as_str())?;
    let is_first = all.branches.get(1).is_none_or(|second| output.start < second.head.start);
    (is_first == (is_there != all.unless)).then(|| (condition.span, question(field.as_str(), is_there)))
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
