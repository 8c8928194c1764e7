//! Two comparisons of one value with others, of which it can equal one alone.

use super::Fix;
use ruby_liquid::condition::{Comparison, Condition, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind};
use ruby_liquid::ruby::compare::equal;
use ruby_liquid::value::Value;

/// Whether both compare the same by this operator, with fixed values that nothing equals at once.
pub fn exclude_each_other([one, other]: &[Comparison; 2], operator: &Operator, text: &str) -> bool {
    let is_so = |it: &Comparison| it.operator.as_ref().is_some_and(|(own, _)| own == operator);
    let (Some(value), Some(other_value)) = (&one.right, &other.right) else { return false };
    let same = one.left.span.of(text) == other.left.span.of(text);
    same && is_so(one) && is_so(other) && differ(value, other_value)
}

/// The other word between the only two comparisons of a condition.
pub fn joined_by(condition: &Condition, word: &str) -> Option<Fix> {
    let mut joins = condition.comparisons.iter().filter_map(|one| one.join.as_ref());
    let (Some((_, place)), None) = (joins.next(), joins.next()) else { return None };
    Some(Fix::review(format!("Join them with “{word}”"), vec![(*place, word.to_owned())]))
}

/// Whether they differ in what they are, and not only in how they are written.
fn differ(one: &Expression, other: &Expression) -> bool {
    let (ExpressionKind::Literal(one), ExpressionKind::Literal(other)) = (&one.kind, &other.kind) else {
        return false;
    };
    // What is `blank` or `empty` may equal a text, or nil, as well.
    let asks = |value: &Value| matches!(value, Value::Emptiness(_));
    !asks(one) && !asks(other) && !equal(one, other)
}
