//! Filters on lists.

use super::Call;
use super::text_2_4::no_method;
use crate::Host;
use crate::error::{Outcome, RenderError};
use crate::limits;
use crate::ruby::inspect::to_s;
use crate::ruby::number::float_text;
use crate::value::Value;

/// `flatten`: lists inside lists are opened.
fn flatten(items: &[Value], into: &mut Vec<Value>) -> Outcome<()> {
    for item in items {
        match item {
            Value::Array(inner) => flatten(inner, into)?,
            other => into.push(other.clone()),
        }
        if into.len() > limits::VALUE / 16 {
            return Err(RenderError::limit("the list grows too long"));
        }
    }
    Ok(())
}

/// `[input].flatten` of 2.4.
pub fn flat_2_4(input: &Value) -> Outcome<Vec<Value>> {
    let mut items = Vec::new();
    flatten(std::slice::from_ref(input), &mut items)?;
    Ok(items)
}

/// `InputIterator` of 5: what a filter on lists goes through.
pub fn items(input: &Value) -> Outcome<Vec<Value>> {
    match input {
        Value::Nil => Ok(Vec::new()),
        Value::Array(_) => flat_2_4(input),
        Value::Range(first, last) => range_items(*first, *last),
        other => Ok(vec![other.clone()]),
    }
}

/// All numbers of a range.
pub fn range_items(first: i128, last: i128) -> Outcome<Vec<Value>> {
    if last.saturating_sub(first) >= (limits::VALUE / 16) as i128 {
        return Err(RenderError::limit("the range is too long"));
    }
    Ok((first..=last).map(Value::Int).collect())
}

/// Whether Ruby's `respond_to?(:[])` holds.
pub fn has_elements(value: &Value) -> bool {
    matches!(
        value,
        Value::Text(_)
            | Value::Int(_)
            | Value::Array(_)
            | Value::Object(_)
            | Value::Emptiness(_)
            | Value::Loop(_)
            | Value::Variables
    )
}

/// `item[property]`, as Ruby has it for each kind; a fault is Ruby's `TypeError`.
pub fn element(item: &Value, property: &Value) -> Outcome<Value> {
    let type_error =
        || RenderError::of(format!("no implicit conversion of {} into Integer", property.class()));
    Ok(match (item, property) {
        (Value::Object(object), Value::Text(name)) => object.get(name).cloned().unwrap_or_default(),
        (Value::Object(_), _) => Value::Nil,
        (Value::Loop(state), property) => state.get(&to_s(property)),
        (Value::Variables, _) => Value::Nil,
        (Value::Emptiness(word), _) => element(&Value::text(word.method()), property)?,
        (Value::Text(text), Value::Text(part)) => {
            if text.contains(&**part) {
                property.clone()
            } else {
                Value::Nil
            }
        }
        (Value::Text(_) | Value::Int(_) | Value::Array(_), Value::Float(float)) => {
            element(item, &Value::Int(*float as i128))?
        }
        (Value::Int(int), Value::Int(at)) => Value::Int(if *at < 0 { 0 } else { int >> (*at).min(127) & 1 }),
        (_, Value::Int(at)) if i64::try_from(*at).is_err() => {
            return Err(RenderError::new("bignum too big to convert into `long'"));
        }
        (Value::Text(text), Value::Int(at)) => character_at(text, *at),
        (Value::Text(text), Value::Range(first, last)) => places(text.chars().count(), *first, *last)
            .map_or(Value::Nil, |places| {
                Value::text(text.chars().skip(places.start).take(places.len()).collect::<String>())
            }),
        (Value::Array(items), Value::Range(first, last)) => places(items.len(), *first, *last)
            .and_then(|places| items.get(places))
            .map_or(Value::Nil, |items| Value::array(items.to_vec())),
        (Value::Array(items), Value::Int(at)) => at_index(items, *at),
        (Value::Nil | Value::Bool(_) | Value::Float(_) | Value::Range(..), _) => {
            return Err(no_method("[]", item));
        }
        _ => return Err(type_error()),
    })
}

/// The item at a place, from the end where it is negative.
pub fn at_index(items: &[Value], at: i128) -> Value {
    let at = if at < 0 { at.saturating_add(items.len() as i128) } else { at };
    usize::try_from(at).ok().and_then(|at| items.get(at)).cloned().unwrap_or_default()
}

fn character_at(text: &str, at: i128) -> Value {
    let found = match usize::try_from(at) {
        Ok(at) => text.chars().nth(at),
        Err(_) => usize::try_from(at.saturating_neg().saturating_sub(1))
            .ok()
            .and_then(|at| text.chars().rev().nth(at)),
    };
    found.map_or(Value::Nil, |character| Value::text(character.to_string()))
}

/// The places that a range means among so many; none where it begins beyond them.
fn places(size: usize, first: i128, last: i128) -> Option<std::ops::Range<usize>> {
    let from_end = |at: i128| if at < 0 { at.saturating_add(size as i128) } else { at };
    let start = usize::try_from(from_end(first)).ok().filter(|start| *start <= size)?;
    let end = usize::try_from(from_end(last).saturating_add(1)).unwrap_or(0);
    Some(start..end.clamp(start, size))
}

pub fn size(call: &Call<'_>) -> Outcome<Value> {
    Ok(size_of(call.input).unwrap_or(Value::Int(0)))
}

/// `size` of what has one.
pub fn size_of(value: &Value) -> Option<Value> {
    Some(Value::Int(match value {
        Value::Text(text) => text.chars().count() as i128,
        Value::Array(items) => items.len() as i128,
        Value::Object(object) => object.len() as i128,
        // In bytes, eight at least.
        Value::Int(int) => i128::from((128 - int.unsigned_abs().leading_zeros()).div_ceil(8).max(8)),
        Value::Range(first, last) => last.saturating_sub(*first).saturating_add(1).max(0),
        Value::Emptiness(word) => word.method().len() as i128,
        _ => return None,
    }))
}

/// First and last, as Ruby has them.
pub fn end_of(value: &Value, last: bool) -> Option<Value> {
    Some(match value {
        Value::Array(items) => if last { items.last() } else { items.first() }.cloned().unwrap_or_default(),
        Value::Object(object) if !last => object
            .entries()
            .first()
            .map_or(Value::Nil, |(name, value)| Value::array(vec![Value::Text(name.clone()), value.clone()])),
        Value::Range(first, end) => Value::Int(if last { *end } else { *first }),
        _ => return None,
    })
}

/// First or last character: what 5 gives for a text.
pub fn end_character(text: &str, last: bool) -> Value {
    let character = if last { text.chars().next_back() } else { text.chars().next() };
    Value::text(character.map_or_else(String::new, String::from))
}

pub fn first_2_4(call: &Call<'_>) -> Outcome<Value> {
    Ok(end_2_4(call.input, false, call.host).unwrap_or_default())
}

pub fn last_2_4(call: &Call<'_>) -> Outcome<Value> {
    Ok(end_2_4(call.input, true, call.host).unwrap_or_default())
}

/// First and last: on Rails of a text too.
pub fn end_2_4(value: &Value, last: bool, host: Host) -> Option<Value> {
    match value {
        Value::Text(text) if host == Host::Rails => Some(end_character(text, last)),
        _ => end_of(value, last),
    }
}

fn end(call: &Call<'_>, last: bool) -> Outcome<Value> {
    Ok(match call.input {
        Value::Text(text) => end_character(text, last),
        Value::Loop(state) => state.get(if last { "last" } else { "first" }),
        other => end_of(other, last).unwrap_or_default(),
    })
}

pub fn first(call: &Call<'_>) -> Outcome<Value> {
    end(call, false)
}

pub fn last(call: &Call<'_>) -> Outcome<Value> {
    end(call, true)
}

fn glued(items: &[Value], glue: &str) -> Outcome<Value> {
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push_str(glue);
        }
        text.push_str(&to_s(item));
        if text.len() > limits::VALUE {
            return Err(RenderError::limit("the text grows too long"));
        }
    }
    Ok(Value::text(text))
}

pub fn join_2_4(call: &Call<'_>) -> Outcome<Value> {
    let items = flat_2_4(call.input)?;
    match call.arguments.first() {
        None => glued(&items, " "),
        Some(Value::Text(glue)) => glued(&items, glue),
        Some(Value::Nil) => glued(&items, ""),
        Some(_) if items.is_empty() => Ok(Value::text("")),
        Some(other) => {
            Err(RenderError::of(format!("no implicit conversion of {} into String", other.class())))
        }
    }
}

pub fn join(call: &Call<'_>) -> Outcome<Value> {
    glued(&items(call.input)?, &call.arguments.first().map_or(" ".into(), to_s))
}

pub fn concat(call: &Call<'_>) -> Outcome<Value> {
    let Value::Array(more) = call.argument(0) else {
        return Err(RenderError::new("concat filter requires an array argument"));
    };
    let mut all = items(call.input)?;
    all.extend(more.iter().cloned());
    if all.len() > limits::VALUE / 16 {
        return Err(RenderError::limit("the list grows too long"));
    }
    Ok(Value::array(all))
}

pub fn reverse(call: &Call<'_>) -> Outcome<Value> {
    let mut items = items(call.input)?;
    items.reverse();
    Ok(Value::array(items))
}

/// What cannot select the property of an item.
pub fn property_error(property: &Value) -> RenderError {
    RenderError::of(format!("cannot select the property '{}'", to_s(property)))
}

pub fn map(call: &Call<'_>) -> Outcome<Value> {
    let property = call.argument(0);
    let items = items(call.input)?;
    let mapped = items.iter().map(|item| match property {
        Value::Text(name) if &**name == "to_liquid" => Ok(item.clone()),
        _ if has_elements(item) => element(item, property).map_err(|_| property_error(property)),
        _ => Ok(Value::Nil),
    });
    Ok(Value::array(mapped.collect::<Outcome<_>>()?))
}

/// A key by which equal values (`eql?`) are one: kind and text.
pub fn identity(value: &Value) -> String {
    let mut key = match value {
        Value::Float(float) => return format!("f{}", float_text(*float)),
        _ => String::new(),
    };
    crate::ruby::inspect::inspect(value, &mut key);
    key
}
