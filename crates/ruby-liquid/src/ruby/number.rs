//! Numbers as Ruby reads and prints them.

use super::float::{Shortest, read_float, shortest};
use crate::ruby::is_space;
use crate::slice;
use crate::value::Value;

/// A JSON number as Ruby's JSON reads it.
pub fn integer_of_json(number: &serde_json::Number) -> Value {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(int), ..) => Value::Int(int.into()),
        (_, Some(int), _) => Value::Int(int.into()),
        (.., Some(float)) => Value::Float(float),
        _ => Value::Nil,
    }
}

/// `Float#to_s`: the shortest digits that read back, with an exponent below 1e-4, from 1e16, and from 1e15 where there
/// is no fraction.
pub fn float_text(float: f64) -> String {
    if float.is_nan() {
        return "NaN".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if float == 0.0 {
        return if float.is_sign_negative() { "-0.0" } else { "0.0" }.to_owned();
    }
    let Shortest { digits, exponent } = shortest(float.abs());
    let sign = if float < 0.0 { "-" } else { "" };
    let zeros = |count: usize| "0".repeat(count);
    let places = usize::try_from(exponent).map_or(0, |exponent| exponent + 1);
    match exponent {
        -4..0 => format!("{sign}0.{}{digits}", zeros(exponent.unsigned_abs() as usize - 1)),
        0..15 if digits.len() <= places => format!("{sign}{digits}{}.0", zeros(places - digits.len())),
        0..16 if digits.len() > places => {
            let (whole, fraction) = digits.split_at(places);
            format!("{sign}{whole}.{fraction}")
        }
        _ => {
            let (first, rest) = digits.split_at(1);
            let rest = if rest.is_empty() { "0" } else { rest };
            let way = if exponent < 0 { '-' } else { '+' };
            format!("{sign}{first}.{rest}e{way}{:02}", exponent.abs())
        }
    }
}

/// The digits at the start of `text`, where single underscores may stand between digits; and what follows.
fn digits(text: &str) -> (String, &str) {
    let (bytes, mut taken, mut at) = (text.as_bytes(), String::new(), 0);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_digit() {
            taken.push(char::from(*byte));
        } else if !(*byte == b'_' && !taken.is_empty() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            break;
        }
        at += 1;
    }
    (taken, slice(text, at..))
}

/// `String#to_i`: the whole number at the start, 0 where there is none; none where it is too long for this engine.
pub fn leading_integer(text: &str) -> Option<i128> {
    let text = text.trim_start_matches(is_space);
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, _) = digits(rest);
    if digits.is_empty() {
        return Some(0);
    }
    let number: i128 = digits.parse().ok()?;
    Some(if negative { -number } else { number })
}

/// `String#to_f`: the number at the start, 0.0 where there is none.
pub fn leading_float(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, mut rest) = digits(rest);
    if whole.is_empty() {
        return 0.0;
    }
    let mut number = format!("{sign}{whole}");
    if let Some(fraction) = rest.strip_prefix('.') {
        let (fraction, after) = digits(fraction);
        if !fraction.is_empty() {
            number = format!("{number}.{fraction}");
            rest = after;
        }
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(exponent) => ("-", exponent),
            None => ("", exponent.strip_prefix('+').unwrap_or(exponent)),
        };
        let (exponent, _) = digits(exponent);
        if !exponent.is_empty() {
            number = format!("{number}e{sign}{exponent}");
        }
    }
    read_float(&number)
}

/// `Integer("…")`: the whole text must be a number, in base 2, 8, 10 or 16 by its prefix.
pub fn strict_integer(text: &str) -> Option<i128> {
    if text.contains('\0') {
        return None;
    }
    let text = text.trim_matches(is_space);
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (prefix, body) = rest.split_at_checked(2).unwrap_or_default();
    let (base, body) = match &*prefix.to_ascii_lowercase() {
        "0x" => (16, body),
        "0b" => (2, body),
        "0o" => (8, body),
        "0d" => (10, body),
        _ if prefix.starts_with('0') => (8, rest.strip_prefix("0_").unwrap_or(rest)),
        _ => (10, rest),
    };
    let sound = !body.is_empty()
        && !body.starts_with('_')
        && !body.ends_with('_')
        && !body.contains("__")
        && body.chars().all(|digit| digit == '_' || digit.is_digit(base));
    if !sound {
        return None;
    }
    let number = i128::from_str_radix(&body.replace('_', ""), base).ok()?;
    Some(if negative { -number } else { number })
}

/// Whether the text, or with `any_line` one of its lines, is digits, a point, digits; a sign where `signed`.
pub fn looks_decimal(text: &str, signed: bool, any_line: bool) -> bool {
    let decimal = |line: &str| {
        let line = if signed { line.strip_prefix('-').unwrap_or(line) } else { line };
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        line.split_once('.').is_some_and(|(whole, fraction)| all_digits(whole) && all_digits(fraction))
    };
    if any_line { text.split('\n').any(decimal) } else { decimal(text) }
}
