//! Filters of Liquid 5 for addresses and Base64.

use super::Call;
use crate::error::{Outcome, RenderError};
use crate::value::Value;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// `CGI.escape`
pub fn url_encode(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let mut result = String::new();
    for byte in call.text().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'-' | b'~' => {
                result.push(char::from(byte))
            }
            b' ' => result.push('+'),
            _ => {
                result.push('%');
                for nibble in [byte >> 4, byte & 15] {
                    result.push(char::from_digit(nibble.into(), 16).unwrap_or('0').to_ascii_uppercase());
                }
            }
        }
    }
    Ok(Value::text(result))
}

/// `CGI.unescape`
pub fn url_decode(call: &Call<'_>) -> Outcome<Value> {
    if call.input.is_nil() {
        return Ok(Value::Nil);
    }
    let text = call.text();
    let (bytes, mut result, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    while let Some(byte) = bytes.get(at).copied() {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'+', ..) => result.push(b' '),
            (b'%', Some(high), Some(low)) => {
                result.push((high * 16 + low) as u8);
                at += 2;
            }
            _ => result.push(byte),
        }
        at += 1;
    }
    String::from_utf8(result).map(Value::text).map_err(|_| RenderError::new("invalid byte sequence in UTF-8"))
}

fn decode(text: &str, filter: &str) -> Outcome<Vec<u8>> {
    STANDARD.decode(text).map_err(|_| RenderError::of(format!("invalid base64 provided to {filter}")))
}

pub fn base64_encode(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(STANDARD.encode(&*call.text())))
}

pub fn base64_url_safe_encode(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(URL_SAFE.encode(&*call.text())))
}

pub fn base64_decode(call: &Call<'_>) -> Outcome<Value> {
    let bytes = decode(&call.text(), "base64_decode")?;
    Ok(Value::text(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Ruby fills up missing `=` here.
pub fn base64_url_safe_decode(call: &Call<'_>) -> Outcome<Value> {
    let mut text = call.text().replace('-', "+").replace('_', "/");
    if !text.ends_with('=') {
        while !text.len().is_multiple_of(4) {
            text.push('=');
        }
    }
    let bytes = decode(&text, "base64_url_safe_decode")?;
    // Ruby hands on bytes that are no text, and fails as soon as they meet one.
    String::from_utf8(bytes)
        .map(Value::text)
        .map_err(|_| RenderError::new("incompatible character encodings"))
}
