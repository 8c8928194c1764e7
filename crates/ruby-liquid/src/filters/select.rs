//! Filters of Liquid 5 that choose among items, or between values.

use super::Call;
use super::list::{element, has_elements, identity, items, property_error};
use crate::error::Outcome;
use crate::ruby::compare::equal;
use crate::value::Value;
use std::collections::HashSet;
use std::sync::Arc;

/// What asking an item for a property comes to.
enum Asked {
    Value(Value),
    /// The item has no properties at all: the whole filter gives nil.
    Never,
}

fn ask(item: &Value, property: &Value) -> Outcome<Asked> {
    if !has_elements(item) {
        return Ok(Asked::Never);
    }
    element(item, property).map(Asked::Value).map_err(|_| property_error(property))
}

/// Which items fit; nil as the answer where one has no properties. Stops after the first where one is enough.
fn fitting(call: &Call<'_>, all: &[Value], first_only: bool) -> Outcome<Option<Vec<bool>>> {
    let (property, target) = (call.argument(0), call.argument(1));
    let mut fits = Vec::with_capacity(all.len());
    for item in all {
        let Asked::Value(value) = ask(item, property)? else { return Ok(None) };
        fits.push(if target.is_nil() { value.truthy() } else { equal(&value, target) });
        if first_only && fits.last() == Some(&true) {
            break;
        }
    }
    Ok(Some(fits))
}

fn chosen(call: &Call<'_>, wanted: bool) -> Outcome<Value> {
    let all = items(call.input)?;
    let Some(fits) = fitting(call, &all, false)? else { return Ok(Value::Nil) };
    Ok(Value::array(
        all.into_iter().zip(fits).filter(|(_, fits)| *fits == wanted).map(|(item, _)| item).collect(),
    ))
}

pub fn filter_where(call: &Call<'_>) -> Outcome<Value> {
    chosen(call, true)
}

pub fn reject(call: &Call<'_>) -> Outcome<Value> {
    chosen(call, false)
}

/// The first item that fits and its place, or what the filter gives where there is none.
fn first_fitting(call: &Call<'_>, none: Value, found: impl FnOnce(usize, &Value) -> Value) -> Outcome<Value> {
    let all = items(call.input)?;
    if all.is_empty() {
        return Ok(none);
    }
    let Some(fits) = fitting(call, &all, true)? else { return Ok(Value::Nil) };
    let first = all.iter().zip(fits).enumerate().find(|(_, (_, fits))| *fits);
    Ok(first.map_or(none, |(place, (item, _))| found(place, item)))
}

pub fn has(call: &Call<'_>) -> Outcome<Value> {
    first_fitting(call, Value::Bool(false), |_, _| Value::Bool(true))
}

pub fn find(call: &Call<'_>) -> Outcome<Value> {
    first_fitting(call, Value::Nil, |_, item| item.clone())
}

pub fn find_index(call: &Call<'_>) -> Outcome<Value> {
    first_fitting(call, Value::Nil, |place, _| Value::Int(place as i128))
}

pub fn uniq(call: &Call<'_>) -> Outcome<Value> {
    let (property, mut seen, mut kept) = (call.argument(0), HashSet::<Arc<str>>::new(), Vec::new());
    let all = items(call.input)?;
    if all.len() == 1 {
        // A single item is compared with nothing, so its property is never asked for.
        return Ok(Value::array(all));
    }
    for item in all {
        let key = if property.is_nil() {
            item.clone()
        } else {
            match ask(&item, property)? {
                Asked::Value(value) => value,
                Asked::Never => return Ok(Value::Nil),
            }
        };
        if seen.insert(identity(&key).into()) {
            kept.push(item);
        }
    }
    Ok(Value::array(kept))
}

pub fn compact(call: &Call<'_>) -> Outcome<Value> {
    let (property, mut kept) = (call.argument(0), Vec::new());
    for item in items(call.input)? {
        let missing = if property.is_nil() {
            item.is_nil()
        } else {
            match ask(&item, property)? {
                Asked::Value(value) => value.is_nil(),
                Asked::Never => return Ok(Value::Nil),
            }
        };
        if !missing {
            kept.push(item);
        }
    }
    Ok(Value::array(kept))
}

pub fn default(call: &Call<'_>) -> Outcome<Value> {
    let allows_false = match call.argument(1) {
        Value::Object(options) => options.get("allow_false").is_some_and(Value::truthy),
        _ => false,
    };
    let missing = if allows_false { call.input.is_nil() } else { !call.input.truthy() };
    let empty = match call.input {
        Value::Text(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    };
    if !missing && !empty {
        return Ok(call.input.clone());
    }
    Ok(call.arguments.first().cloned().unwrap_or_else(|| Value::text("")))
}
