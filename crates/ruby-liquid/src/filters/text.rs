//! Filters on texts, as Liquid 5 has them; those that 2.4 shares work on what `to_s` gives there too.

use super::Call;
use crate::error::{Outcome, RenderError};
use crate::limits;
use crate::ruby::inspect::to_s;
use crate::ruby::number::strict_integer;
use crate::ruby::split::{Separator, split as split_at};
use crate::ruby::substitute::Extent;
use crate::ruby::{case, is_space, is_strippable};
use crate::value::Value;

pub fn append(call: &Call<'_>) -> Outcome<Value> {
    joined(&call.text(), &to_s(call.argument(0)))
}

pub fn prepend(call: &Call<'_>) -> Outcome<Value> {
    joined(&to_s(call.argument(0)), &call.text())
}

/// Joins two texts.
pub fn joined(first: &str, second: &str) -> Outcome<Value> {
    if first.len() + second.len() > limits::VALUE {
        return Err(RenderError::limit("the text grows too long"));
    }
    Ok(Value::text([first, second].concat()))
}

pub fn capitalize(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(case::capitalize(&call.text())))
}

pub fn downcase(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(case::downcase(&call.text())))
}

pub fn downcase_ascii(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().to_ascii_lowercase()))
}

pub fn upcase(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(case::upcase(&call.text())))
}

pub fn strip(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().trim_matches(is_strippable)))
}

pub fn lstrip(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().trim_start_matches(is_strippable)))
}

pub fn rstrip(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().trim_end_matches(is_strippable)))
}

pub fn squish(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let text = call.text();
    let (mut result, mut blank) = (String::with_capacity(text.len()), false);
    for character in text.trim_matches(is_strippable).chars() {
        let space = is_space(character);
        if !space {
            result.push(character);
        } else if !blank {
            result.push(' ');
        }
        blank = space;
    }
    Ok(Value::text(result))
}

pub fn split(call: &Call<'_>) -> Outcome<Value> {
    let (text, pattern) = (call.text(), to_s(call.argument(0)));
    Ok(Value::array(split_at(&text, Separator::from(&*pattern)).into_iter().map(Value::part).collect()))
}

/// The replacement where none is given.
fn replacement<'c>(call: &'c Call<'_>) -> std::borrow::Cow<'c, str> {
    to_s(call.argument(1))
}

pub fn replace(call: &Call<'_>) -> Outcome<Value> {
    call.substituted(&to_s(call.argument(0)), &replacement(call), Extent::All)
}

pub fn replace_first(call: &Call<'_>) -> Outcome<Value> {
    call.substituted(&to_s(call.argument(0)), &replacement(call), Extent::First)
}

pub fn replace_last(call: &Call<'_>) -> Outcome<Value> {
    last_replaced(call, &replacement(call))
}

fn last_replaced(call: &Call<'_>, replacement: &str) -> Outcome<Value> {
    let (text, pattern) = (call.text(), to_s(call.argument(0)));
    let Some((before, after)) = text.rsplit_once(&*pattern) else { return Ok(Value::text(&*text)) };
    joined(&[before, replacement].concat(), after)
}

pub fn remove(call: &Call<'_>) -> Outcome<Value> {
    call.substituted(&to_s(call.argument(0)), "", Extent::All)
}

pub fn remove_first(call: &Call<'_>) -> Outcome<Value> {
    call.substituted(&to_s(call.argument(0)), "", Extent::First)
}

pub fn remove_last(call: &Call<'_>) -> Outcome<Value> {
    last_replaced(call, "")
}

/// `Utils.to_integer`
pub fn to_integer(value: &Value) -> Outcome<i128> {
    match value {
        Value::Int(int) => Ok(*int),
        other => strict_integer(&to_s(other)).ok_or(RenderError::new("invalid integer")),
    }
}

pub fn slice(call: &Call<'_>) -> Outcome<Value> {
    let offset = to_integer(call.argument(0))?;
    let length = if call.argument(1).truthy() { to_integer(call.argument(1))? } else { 1 };
    let range = |size: usize| {
        let start = if offset < 0 { offset.checked_add(size as i128)? } else { offset };
        let start = usize::try_from(start).ok().filter(|start| *start <= size)?;
        let length = usize::try_from(length.min(size as i128)).ok()?;
        Some(start..(start + length).min(size))
    };
    if let Value::Array(items) = call.input {
        let found = range(items.len()).and_then(|range| items.get(range));
        return Ok(Value::array(found.unwrap_or_default().to_vec()));
    }
    let text = call.text();
    let Some(range) = range(text.chars().count()) else { return Ok(Value::text("")) };
    Ok(Value::text(text.chars().skip(range.start).take(range.len()).collect::<String>()))
}

/// The first characters of a text.
pub fn start(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| text.split_at(end).0)
}

pub fn truncate(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let text = call.text();
    let length = call.arguments.first().map_or(Ok(50), to_integer)?;
    let end = call.arguments.get(1).map_or("...".into(), to_s);
    if (text.chars().count() as i128) <= length {
        return Ok(Value::text(&*text));
    }
    let kept = usize::try_from(length.saturating_sub(end.chars().count() as i128)).unwrap_or(0);
    joined(start(&text, kept), &end)
}

pub fn truncatewords(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let text = call.text();
    let count =
        usize::try_from(call.arguments.first().map_or(Ok(15), to_integer)?.clamp(1, i128::from(i32::MAX)))
            .unwrap_or(1);
    let end = call.arguments.get(1).map_or("...".into(), to_s);
    let mut words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).take(count + 1).collect();
    // Spaces after the last word counted make one more, empty, word in Ruby's limited split.
    let open = words.len() == count && text.ends_with(is_space);
    if words.len() <= count && !open {
        return Ok(Value::text(&*text));
    }
    words.truncate(count);
    joined(&words.join(" "), &end)
}
