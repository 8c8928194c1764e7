//! `==` and `<=>` between values of any kind.

use crate::value::{Object, Value};
use std::cmp::Ordering;
use std::sync::Arc;

/// `left == right`.
pub fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Nil, Value::Nil) | (Value::Variables, Value::Variables) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
            numbers(left, right) == Some(Ordering::Equal)
        }
        (Value::Text(a), Value::Text(b)) => a == b,
        (Value::Array(a), Value::Array(b)) => {
            Arc::ptr_eq(a, b) || (a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equal(a, b)))
        }
        (Value::Object(a), Value::Object(b)) => Arc::ptr_eq(a, b) || (a.len() == b.len() && within(a, b)),
        (Value::Range(a, b), Value::Range(c, d)) => (a, b) == (c, d),
        (Value::Time(a, _), Value::Time(b, _)) => a == b,
        (Value::Emptiness(a), Value::Emptiness(b)) => a == b,
        (Value::Loop(a), Value::Loop(b)) => Arc::ptr_eq(a, b),
        _ => false,
    }
}

/// Whether all entries of `small` are in `large`.
pub fn within(small: &Object, large: &Object) -> bool {
    small.entries().iter().all(|(name, value)| large.get(name).is_some_and(|other| equal(value, other)))
}

/// Two numbers in order; none where one is not a number.
fn numbers(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.partial_cmp(b),
        (Value::Int(a), Value::Float(b)) => mixed(*a, *b),
        (Value::Float(a), Value::Int(b)) => mixed(*b, *a).map(Ordering::reverse),
        _ => None,
    }
}

/// A whole number against one with a fraction, exactly.
fn mixed(int: i128, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float >= 1.7e38 {
        return Some(Ordering::Less);
    }
    if float <= -1.7e38 {
        return Some(Ordering::Greater);
    }
    let whole = float.floor();
    Some(int.cmp(&(whole as i128)).then(if float > whole { Ordering::Less } else { Ordering::Equal }))
}

/// `left <=> right`: none where the two cannot be ordered.
pub fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => numbers(left, right),
        (Value::Text(a), Value::Text(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
        (Value::Array(a), Value::Array(b)) => {
            for (a, b) in a.iter().zip(b.iter()) {
                match order(a, b)? {
                    Ordering::Equal => {}
                    decided => return Some(decided),
                }
            }
            Some(a.len().cmp(&b.len()))
        }
        (Value::Time(a, _), Value::Time(b, _)) => {
            Some((a.seconds, a.nanoseconds).cmp(&(b.seconds, b.nanoseconds)))
        }
        (Value::Emptiness(a), Value::Emptiness(b)) => Some(a.method().cmp(b.method())),
        _ => equal(left, right).then_some(Ordering::Equal),
    }
}
