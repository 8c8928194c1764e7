//! Filters on texts where 2.4 lets Ruby decide what each kind of argument does.

use super::Call;
use super::text::{joined, start};
use crate::Host;
use crate::error::{Outcome, RenderError};
use crate::ruby::compare::equal;
use crate::ruby::inspect::to_s;
use crate::ruby::is_space;
use crate::ruby::number::leading_integer;
use crate::ruby::split::{Separator, split as split_at};
use crate::ruby::substitute::Extent;
use crate::value::Value;

/// Ruby's message for a call of a method that a value has not.
pub fn no_method(method: &str, value: &Value) -> RenderError {
    match value {
        Value::Nil => RenderError::of(format!("undefined method `{method}' for nil:NilClass")),
        other => {
            RenderError::of(format!("undefined method `{method}' for {}:{}", to_s(other), other.class()))
        }
    }
}

fn no_conversion(value: &Value) -> RenderError {
    RenderError::of(format!("no implicit conversion of {} into String", value.class()))
}

/// A text, where only a text will do.
fn only_text(value: &Value) -> Outcome<&str> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(no_conversion(other)),
    }
}

fn pattern(value: &Value) -> Outcome<&str> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(RenderError::of(format!("wrong argument type {} (expected Regexp)", other.class()))),
    }
}

/// `to_i` of what may have none.
pub fn to_i(value: &Value) -> Outcome<i128> {
    match value {
        Value::Nil => Ok(0),
        Value::Int(int) => Ok(*int),
        Value::Time(moment, _) => Ok(moment.seconds.into()),
        Value::Float(float) if float.is_finite() => Ok(*float as i128),
        Value::Float(_) => Err(RenderError::of(to_s(value).into_owned())),
        Value::Text(text) => leading_integer(text).ok_or(RenderError::new("the number is too long")),
        other => Err(no_method("to_i", other)),
    }
}

fn replaced(call: &Call<'_>, extent: Extent) -> Outcome<Value> {
    let pattern = pattern(call.argument(0))?;
    match call.arguments.get(1) {
        None => call.substituted(pattern, "", extent),
        // Ruby looks what it found up in a table.
        Some(Value::Object(table)) => {
            let found = table.get(pattern).map_or_else(String::new, |value| to_s(value).into_owned());
            call.substituted(pattern, &found.replace('\\', "\\\\"), extent)
        }
        Some(replacement) => call.substituted(pattern, only_text(replacement)?, extent),
    }
}

pub fn replace(call: &Call<'_>) -> Outcome<Value> {
    replaced(call, Extent::All)
}

pub fn replace_first(call: &Call<'_>) -> Outcome<Value> {
    replaced(call, Extent::First)
}

pub fn remove(call: &Call<'_>) -> Outcome<Value> {
    call.substituted(pattern(call.argument(0))?, "", Extent::All)
}

pub fn remove_first(call: &Call<'_>) -> Outcome<Value> {
    call.substituted(pattern(call.argument(0))?, "", Extent::First)
}

pub fn split(call: &Call<'_>) -> Outcome<Value> {
    let text = match call.input {
        Value::Text(text) => text,
        Value::Array(items) if call.host == Host::Rails => return Ok(split_list(items, call.argument(0))),
        other => return Err(no_method("split", other)),
    };
    let separator = match call.argument(0) {
        Value::Nil => Separator::Blanks,
        other => Separator::from(pattern(other)?),
    };
    Ok(Value::array(split_at(text, separator).into_iter().map(Value::part).collect()))
}

/// `Array#split` of Rails: the lists between the items that are equal to a value.
fn split_list(items: &[Value], separator: &Value) -> Value {
    let parts = items.split(|item| equal(item, separator));
    Value::array(parts.map(|part| Value::array(part.to_vec())).collect())
}

/// `length` of what has one.
fn length(value: &Value) -> Outcome<i128> {
    Ok(match value {
        Value::Text(text) => text.chars().count() as i128,
        Value::Array(items) => items.len() as i128,
        Value::Object(object) => object.len() as i128,
        Value::Emptiness(word) => word.method().len() as i128,
        other => return Err(no_method("length", other)),
    })
}

pub fn truncate(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let dots = Value::text("...");
    let end = call.arguments.get(1).unwrap_or(&dots);
    let limit = call.arguments.first().map_or(Ok(50), to_i)?;
    let kept = usize::try_from(limit.saturating_sub(length(end)?)).unwrap_or(0);
    if length(call.input)? <= limit {
        return Ok(call.input.clone());
    }
    match (call.input, end) {
        (Value::Text(text), end) => joined(start(text, kept), only_text(end)?),
        (Value::Emptiness(word), end) => joined(start(word.method(), kept), only_text(end)?),
        (Value::Array(items), Value::Array(end)) => {
            Ok(Value::array(items.iter().take(kept).chain(end.iter()).cloned().collect()))
        }
        (Value::Array(_), end) => {
            Err(RenderError::of(format!("no implicit conversion of {} into Array", end.class())))
        }
        _ => Err(no_method("+", &Value::Nil)),
    }
}

pub fn truncatewords(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let last = call.arguments.first().map_or(Ok(15), to_i)?.saturating_sub(1);
    let last = usize::try_from(last.clamp(0, i128::from(u32::MAX))).unwrap_or(usize::MAX);
    let text = call.text();
    let mut words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
    if words.len() <= last {
        return Ok(call.input.clone());
    }
    let end = call.arguments.get(1).map_or(Ok("..."), only_text)?;
    words.truncate(last + 1);
    joined(&words.join(" "), end)
}

/// Methods that every object of Ruby has, and that 2.4 forgets to hide: called with the value, they fail.
pub fn object_method(_: &Call<'_>) -> Outcome<Value> {
    Err(RenderError::new("wrong number of arguments (given 1, expected 0)"))
}
