//! `#to_s` and `#inspect`: how values read as text.

use super::number::float_text;
use crate::limits;
use crate::value::Value;
use std::borrow::Cow;
use std::fmt::Write;

/// `#to_s`.
pub fn to_s(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Nil => Cow::Borrowed(""),
        Value::Bool(true) => Cow::Borrowed("true"),
        Value::Bool(false) => Cow::Borrowed("false"),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Emptiness(word) => Cow::Borrowed(word.method()),
        Value::Time(_, shown) => Cow::Borrowed(shown),
        Value::Loop(state) => Cow::Borrowed(state.class()),
        Value::Variables => Cow::Borrowed("Liquid::SelfDrop"),
        Value::Int(_) | Value::Float(_) | Value::Range(..) | Value::Array(_) | Value::Object(_) => {
            let mut text = String::new();
            inspect(value, &mut text);
            Cow::Owned(text)
        }
    }
}

/// `#inspect`. Stops growing where the text would be too long for any use.
pub fn inspect(value: &Value, out: &mut String) {
    if out.len() > limits::VALUE {
        return;
    }
    match value {
        Value::Nil => out.push_str("nil"),
        Value::Int(number) => {
            let _ = write!(out, "{number}");
        }
        Value::Float(number) => out.push_str(&float_text(*number)),
        Value::Range(first, last) => {
            let _ = write!(out, "{first}..{last}");
        }
        Value::Text(text) => quote(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                inspect(item, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            for (at, (name, item)) in object.entries().iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                quote(name, out);
                out.push_str("=>");
                inspect(item, out);
            }
            out.push('}');
        }
        Value::Emptiness(word) => {
            out.push(':');
            out.push_str(word.method());
        }
        Value::Bool(_) | Value::Time(..) | Value::Loop(_) | Value::Variables => out.push_str(&to_s(value)),
    }
}

/// `String#inspect`.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '#' if characters.peek().is_some_and(|next| matches!(next, '{' | '$' | '@')) => {
                out.push_str("\\#")
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{c}' => out.push_str("\\f"),
            '\u{b}' => out.push_str("\\v"),
            '\u{8}' => out.push_str("\\b"),
            '\u{7}' => out.push_str("\\a"),
            '\u{1b}' => out.push_str("\\e"),
            ' '..='~' => out.push(character),
            _ if printable(character) => out.push(character),
            _ if u32::from(character) > 0xFFFF => {
                let _ = write!(out, "\\u{{{:X}}}", u32::from(character));
            }
            _ => {
                let _ = write!(out, "\\u{:04X}", u32::from(character));
            }
        }
    }
    out.push('"');
}

/// Whether Ruby shows the character as it is: all but controls (NEL is none to it) and line separators.
/// Ruby also hides what its Unicode tables do not know; those differ from one Ruby to the next.
fn printable(character: char) -> bool {
    !matches!(character, '\u{2028}' | '\u{2029}') && (!character.is_control() || character == '\u{85}')
}
