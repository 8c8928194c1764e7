//! Comparisons between values: `Condition` of both dialects.

use crate::condition::Operator;
use crate::error::{Outcome, RenderError};
use crate::ruby::compare::{equal as ruby_equal, order, within};
use crate::ruby::inspect::to_s;
use crate::ruby::is_space;
use crate::value::{Emptiness, Value};
use crate::{Dialect, Host};
use std::cmp::Ordering;

/// Whether a comparison holds; it does not where the two cannot be compared at all.
pub fn compare(
    left: &Value,
    operator: &Operator,
    right: &Value,
    dialect: Dialect,
    host: Host,
) -> Outcome<bool> {
    match operator {
        Operator::Equal => Ok(equal(left, right, dialect, host)),
        Operator::NotEqual => Ok(!equal(left, right, dialect, host)),
        Operator::Contains => contains(left, right, dialect),
        Operator::Less | Operator::Greater | Operator::LessOrEqual | Operator::GreaterOrEqual => {
            ordered(left, operator, right, dialect)
        }
        Operator::Unknown(written) => Err(RenderError::of(format!("Unknown operator {written}"))),
    }
}

/// `==`, where `blank` and `empty` ask the other side.
pub fn equal(left: &Value, right: &Value, dialect: Dialect, host: Host) -> bool {
    match (left, right) {
        (Value::Emptiness(word), other) | (other, Value::Emptiness(word)) => {
            asked(*word, other, dialect, host)
        }
        _ => ruby_equal(left, right),
    }
}

fn asked(word: Emptiness, value: &Value, dialect: Dialect, host: Host) -> bool {
    let empty = match value {
        Value::Text(text) => Some(text.is_empty()),
        Value::Array(items) => Some(items.is_empty()),
        Value::Object(object) => Some(object.is_empty()),
        Value::Emptiness(_) if dialect == Dialect::V2_4 => Some(false),
        _ => None,
    };
    match (dialect, word) {
        // Without Rails nothing answers to `blank?`.
        (Dialect::V2_4, Emptiness::Blank) if host == Host::Plain => false,
        (_, Emptiness::Empty) => empty.unwrap_or(false),
        (_, Emptiness::Blank) => match value {
            Value::Nil | Value::Bool(false) => true,
            Value::Text(text) => text.chars().all(is_space),
            _ => empty.unwrap_or(false),
        },
    }
}

fn contains(left: &Value, right: &Value, dialect: Dialect) -> Outcome<bool> {
    if !left.truthy() || !right.truthy() {
        return Ok(false);
    }
    Ok(match (left, right) {
        (Value::Text(text), Value::Text(part)) => text.contains(&**part),
        (Value::Text(_), Value::Emptiness(_)) if dialect == Dialect::V5 => true,
        (Value::Text(text), other) if dialect == Dialect::V5 => text.contains(&*to_s(other)),
        (Value::Text(_), other) => {
            return Err(RenderError::of(format!("no implicit conversion of {} into String", other.class())));
        }
        (Value::Array(items), other) => items.iter().any(|item| ruby_equal(item, other)),
        (Value::Object(object), Value::Text(name)) => object.get(name).is_some(),
        (Value::Object(_), _) => false,
        (Value::Range(first, last), Value::Int(int)) => (first..=last).contains(&int),
        (Value::Range(first, last), Value::Float(float)) => *first as f64 <= *float && *float <= *last as f64,
        (Value::Range(..), _) => false,
        (other, _) if dialect == Dialect::V2_4 => {
            return Err(RenderError::of(format!("undefined method `include?' for {}", to_s(other))));
        }
        _ => false,
    })
}

fn ordered(left: &Value, operator: &Operator, right: &Value, dialect: Dialect) -> Outcome<bool> {
    if let (Value::Text(left), Value::Text(right)) = (left, right) {
        return Ok(fits(left.as_bytes().cmp(right.as_bytes()), operator));
    }
    let answers = |value: &Value| match value {
        Value::Int(_) | Value::Float(_) | Value::Text(_) | Value::Time(..) => true,
        Value::Object(_) | Value::Emptiness(_) => dialect == Dialect::V2_4,
        _ => false,
    };
    if !answers(left) || !answers(right) {
        return Ok(false);
    }
    if let Value::Object(a) = left {
        let Value::Object(b) = right else {
            return Err(RenderError::of(format!("no implicit conversion of {} into Hash", right.class())));
        };
        return Ok(match operator {
            Operator::Less => a.len() < b.len() && within(a, b),
            Operator::LessOrEqual => within(a, b),
            Operator::Greater => b.len() < a.len() && within(b, a),
            _ => within(b, a),
        });
    }
    let alike = matches!(
        (left, right),
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_))
            | (Value::Time(..), Value::Time(..))
            | (Value::Emptiness(_), Value::Emptiness(_))
    );
    if !alike {
        return Err(RenderError::of(format!("comparison of {} with {} failed", left.class(), shown(right))));
    }
    // What is not a number is neither less nor greater.
    let Some(order) = order(left, right) else { return Ok(false) };
    Ok(fits(order, operator))
}

fn fits(order: Ordering, operator: &Operator) -> bool {
    match operator {
        Operator::Less => order == Ordering::Less,
        Operator::Greater => order == Ordering::Greater,
        Operator::LessOrEqual => order != Ordering::Greater,
        _ => order != Ordering::Less,
    }
}

/// How Ruby names the other side in the message.
fn shown(value: &Value) -> String {
    match value {
        Value::Int(_) | Value::Float(_) => to_s(value).into_owned(),
        other => other.class().to_owned(),
    }
}
