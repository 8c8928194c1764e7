//! What a condition asks.

use super::words::Words;
use ruby_liquid::condition::{Comparison, Condition, Join, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind};
use ruby_liquid::value::{Emptiness, Value};

/// A condition as the end of a sentence: `customer_email is empty`.
pub(super) fn asks(words: &Words<'_>, condition: &Condition) -> String {
    let all = &condition.comparisons;
    let joins: Vec<Join> = all.iter().filter_map(|one| one.join.map(|(join, _)| join)).collect();
    let mixed = joins.iter().any(|join| Some(join) != joins.first());
    let mut text = String::new();
    // The last join binds first: brackets say so where it matters.
    let mut brackets = 0;
    for (at, comparison) in all.iter().enumerate() {
        text.push_str(&compares(words, comparison));
        let Some((join, _)) = comparison.join else { continue };
        text.push_str(if join == Join::And { " and " } else { " or " });
        if mixed && at + 2 < all.len() {
            text.push('(');
            brackets += 1;
        }
    }
    text + &")".repeat(brackets)
}

fn compares(words: &Words<'_>, comparison: &Comparison) -> String {
    let left = words.noun(&comparison.left);
    let Some((operator, _)) = &comparison.operator else { return holds(&comparison.left, &left) };
    let right = comparison.right.as_ref().map_or("nothing".to_owned(), |right| words.noun(right));
    let special = comparison.right.as_ref().map_or(Some("missing"), special);
    let text = comparison.right.as_ref().and_then(|right| match &right.kind {
        ExpressionKind::Literal(Value::Text(text)) if !text.is_empty() => Some(&**text),
        _ => None,
    });
    let is = match operator {
        Operator::Equal => match special {
            Some(word) => format!("is {word}"),
            None => format!("is {right}"),
        },
        Operator::NotEqual => match special {
            Some(word) => format!("is not {word}"),
            None => format!("is not {right}"),
        },
        // The pattern Robust asks this of each character: only control characters and the space come before what can
        // be seen.
        Operator::Greater if text == Some(" ") => "is neither a space nor a control character".to_owned(),
        Operator::Less if text.is_some() => format!("sorts before {right}"),
        Operator::Greater if text.is_some() => format!("sorts after {right}"),
        Operator::Less => format!("is less than {right}"),
        Operator::Greater => format!("is more than {right}"),
        Operator::LessOrEqual => format!("is at most {right}"),
        Operator::GreaterOrEqual => format!("is at least {right}"),
        Operator::Contains => format!("contains {right}"),
        Operator::Unknown(written) => {
            format!("{written} {right} (Liquid knows no such comparison: it writes “Liquid error”)")
        }
    };
    format!("{left} {is}")
}

/// Right sides that read better as a word.
pub(super) fn special(right: &Expression) -> Option<&'static str> {
    match &right.kind {
        ExpressionKind::Literal(Value::Nil) => Some("missing"),
        ExpressionKind::Literal(Value::Text(text)) if text.is_empty() => Some("empty"),
        ExpressionKind::Literal(Value::Emptiness(Emptiness::Blank)) => Some("empty or only spaces"),
        ExpressionKind::Literal(Value::Emptiness(Emptiness::Empty)) => Some("empty"),
        _ => None,
    }
}

/// A value alone: only nothing and false do not hold.
fn holds(value: &Expression, noun: &str) -> String {
    if let Some(asked) = noun.strip_prefix("whether ") {
        return asked.to_owned();
    }
    match &value.kind {
        ExpressionKind::Literal(Value::Nil | Value::Bool(false)) => {
            format!("{noun} counts as true, which it never does")
        }
        ExpressionKind::Literal(_) | ExpressionKind::Range(_) => {
            format!("{noun} counts as true, which it always does")
        }
        ExpressionKind::Path(_) => format!("{noun} is neither missing nor false"),
    }
}
