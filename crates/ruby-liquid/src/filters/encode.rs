//! Filters of Liquid 5 for addresses and Base64.

use super::Call;
use crate::error::{Outcome, RenderError};
use crate::value::Value;

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

const PLAIN: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

#[expect(clippy::indexing_slicing, reason = "six bits are one of 64 letters")]
fn encoded(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut result = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            if place <= chunk.len() {
                result.push(char::from(alphabet[(bits >> (18 - 6 * place) & 63) as usize]));
            } else {
                result.push('=');
            }
        }
    }
    result
}

/// The bytes; none where the text is not strictly Base64, with all its `=`.
fn decoded(text: &str, alphabet: &[u8; 64]) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let body = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let mut result = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in body.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for byte in chunk {
            bits = bits << 6 | alphabet.iter().position(|letter| letter == byte)? as u32;
        }
        let spare = match chunk.len() {
            4 => 0,
            3 => 2,
            2 => 4,
            _ => return None,
        };
        if bits & ((1 << spare) - 1) != 0 {
            return None;
        }
        let bytes = (bits >> spare).to_be_bytes();
        result.extend(bytes.into_iter().skip(5 - chunk.len()));
    }
    Some(result)
}

fn decode(text: &str, alphabet: &[u8; 64], filter: &str) -> Outcome<Vec<u8>> {
    decoded(text, alphabet).ok_or_else(|| RenderError::of(format!("invalid base64 provided to {filter}")))
}

pub fn base64_encode(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(encoded(call.text().as_bytes(), PLAIN)))
}

pub fn base64_url_safe_encode(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(encoded(call.text().as_bytes(), URL_SAFE)))
}

pub fn base64_decode(call: &Call<'_>) -> Outcome<Value> {
    let bytes = decode(&call.text(), PLAIN, "base64_decode")?;
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
    let bytes = decode(&text, PLAIN, "base64_url_safe_decode")?;
    // Ruby hands on bytes that are no text, and fails as soon as they meet one.
    String::from_utf8(bytes)
        .map(Value::text)
        .map_err(|_| RenderError::new("incompatible character encodings"))
}
