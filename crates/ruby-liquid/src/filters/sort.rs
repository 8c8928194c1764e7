//! Filters that put lists in order, and how 2.4 asks items for what `sort` and `map` name.

use super::Call;
use super::list::*;
use super::text_2_4::no_method;
use crate::Host;
use crate::error::{Outcome, RenderError};
use crate::ruby::case;
use crate::ruby::compare::order;
use crate::ruby::inspect::to_s;
use crate::value::Value;
use std::cmp::Ordering;

/// The items in the order of their keys; fails where two keys cannot be ordered.
fn sorted(keyed: Vec<(Value, Value)>, order: &dyn Fn(&Value, &Value) -> Outcome<Ordering>) -> Outcome<Value> {
    Ok(Value::array(merge_sort(keyed, order)?.into_iter().map(|(_, item)| item).collect()))
}

/// A stable sort that stops at the first two keys without an order. The standard library's cannot stop, and may panic
/// where the order contradicts itself.
fn merge_sort(
    mut keyed: Vec<(Value, Value)>,
    order: &dyn Fn(&Value, &Value) -> Outcome<Ordering>,
) -> Outcome<Vec<(Value, Value)>> {
    let len = keyed.len();
    if len < 2 {
        return Ok(keyed);
    }
    let mut right = merge_sort(keyed.split_off(len / 2), order)?.into_iter().peekable();
    let mut left = merge_sort(keyed, order)?.into_iter().peekable();
    let mut merged = Vec::with_capacity(len);
    while let (Some((a, _)), Some((b, _))) = (left.peek(), right.peek()) {
        let next = if order(a, b)? == Ordering::Greater { right.next() } else { left.next() };
        merged.extend(next);
    }
    merged.extend(left);
    merged.extend(right);
    Ok(merged)
}

fn order_2_4(a: &Value, b: &Value) -> Outcome<Ordering> {
    order(a, b).ok_or_else(|| RenderError::of(format!("comparison of {} with {} failed", a.class(), to_s(b))))
}

pub fn sort_2_4(call: &Call<'_>) -> Outcome<Value> {
    let items = flat_2_4(call.input)?;
    if call.argument(0).is_nil() {
        return sorted(items.into_iter().map(|item| (item.clone(), item)).collect(), &order_2_4);
    }
    match property_2_4(&items, call.argument(0), call.host)? {
        Some(keys) => sorted(keys.into_iter().zip(items).collect(), &order_2_4),
        None => Ok(Value::Nil),
    }
}

pub fn map_2_4(call: &Call<'_>) -> Outcome<Value> {
    let items = flat_2_4(call.input)?;
    Ok(property_2_4(&items, call.argument(0), call.host)?.map_or(Value::Nil, Value::array))
}

/// The property of each item; the first one decides how it is asked. None where it has no such property.
fn property_2_4(items: &[Value], property: &Value, host: Host) -> Outcome<Option<Vec<Value>>> {
    let Some(first) = items.first() else {
        return responds(&Value::Nil, property, host).map(|answers| answers.then(Vec::new));
    };
    if has_elements(first) && !element(first, property)?.is_nil() {
        return items.iter().map(|item| element(item, property)).collect::<Outcome<_>>().map(Some);
    }
    if !responds(first, property, host)? {
        return Ok(None);
    }
    let name = to_s(property);
    items
        .iter()
        .map(|item| send(item, &name, host).ok_or_else(|| no_method(&name, item)))
        .collect::<Outcome<_>>()
        .map(Some)
}

fn responds(value: &Value, method: &Value, host: Host) -> Outcome<bool> {
    match method {
        Value::Text(name) => Ok(send(value, name, host).is_some()),
        Value::Emptiness(word) => Ok(send(value, word.method(), host).is_some()),
        other => Err(RenderError::of(format!("{} is not a symbol nor a string", to_s(other)))),
    }
}

/// 2.4 calls any method of Ruby that `sort` or `map` names. Those that a template could mean are known here.
fn send(value: &Value, method: &str, host: Host) -> Option<Value> {
    let text = |text: String| Some(Value::text(text));
    match (value, method) {
        (_, "to_s") => text(to_s(value).into_owned()),
        (_, "inspect") => {
            let mut shown = String::new();
            crate::ruby::inspect::inspect(value, &mut shown);
            text(shown)
        }
        (_, "nil?") => Some(Value::Bool(value.is_nil())),
        (_, "size") => size_of(value),
        (Value::Text(_) | Value::Array(_) | Value::Object(_) | Value::Emptiness(_), "length") => {
            size_of(value)
        }
        (_, "first" | "last") => end_2_4(value, method == "last", host),
        (Value::Text(body), "upcase") => text(case::upcase(body)),
        (Value::Text(body), "downcase") => text(case::downcase(body)),
        (Value::Text(body), "capitalize") => text(case::capitalize(body)),
        (Value::Text(body), "strip") => text(body.trim_matches(crate::ruby::is_strippable).to_owned()),
        (Value::Text(body), "reverse") => text(body.chars().rev().collect()),
        (Value::Text(_), "b" | "to_str") => Some(value.clone()),
        (Value::Emptiness(word), "name") => text(word.method().to_owned()),
        (Value::Text(body), "empty?") => Some(Value::Bool(body.is_empty())),
        (Value::Text(_) | Value::Int(_) | Value::Float(_) | Value::Nil, "to_i") => {
            super::text_2_4::to_i(value).ok().map(Value::Int)
        }
        (Value::Int(int), "to_f") => Some(Value::Float(*int as f64)),
        (Value::Float(float), "to_f") => Some(Value::Float(*float)),
        (Value::Int(int), "abs") => Some(Value::Int(int.checked_abs()?)),
        _ => None,
    }
}

/// The keys of all items: themselves, or a property of each; none where an item has no properties.
fn keys(items: &[Value], property: &Value) -> Outcome<Option<Vec<Value>>> {
    if property.is_nil() {
        return Ok(Some(items.to_vec()));
    }
    if !items.iter().all(has_elements) {
        return Ok(None);
    }
    if let [only] = items {
        // A single item is never compared, so its property is never asked for.
        return Ok(Some(vec![only.clone()]));
    }
    items
        .iter()
        .map(|item| element(item, property).map_err(|_| property_error(property)))
        .collect::<Outcome<_>>()
        .map(Some)
}

fn sort_by(call: &Call<'_>, order: &dyn Fn(&Value, &Value) -> Outcome<Ordering>) -> Outcome<Value> {
    let items = items(call.input)?;
    if items.is_empty() {
        return Ok(Value::array(items));
    }
    match keys(&items, call.argument(0))? {
        Some(keys) => sorted(keys.into_iter().zip(items).collect(), order),
        None => Ok(Value::Nil),
    }
}

pub fn sort(call: &Call<'_>) -> Outcome<Value> {
    sort_by(call, &|a, b| match (order(a, b), a, b) {
        (Some(order), ..) => Ok(order),
        (None, Value::Nil, _) => Ok(Ordering::Greater),
        (None, _, Value::Nil) => Ok(Ordering::Less),
        _ => Err(RenderError::new("cannot sort values of incompatible types")),
    })
}

pub fn sort_natural(call: &Call<'_>) -> Outcome<Value> {
    sort_by(call, &|a, b| {
        Ok(match (a, b) {
            (Value::Nil, Value::Nil) => Ordering::Equal,
            (Value::Nil, _) => Ordering::Greater,
            (_, Value::Nil) => Ordering::Less,
            _ => casecmp(&to_s(a), &to_s(b)),
        })
    })
}

/// `String#casecmp`: small and capital letters of ASCII are alike.
fn casecmp(a: &str, b: &str) -> Ordering {
    let lower = |text: &str| text.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<u8>>();
    lower(a).cmp(&lower(b))
}
