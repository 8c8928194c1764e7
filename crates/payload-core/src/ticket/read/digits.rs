//! Numbers of more digits than a computer reckons with: they are kept as texts, so that none of the digits is lost.

use crate::text::slice;
use std::borrow::Cow;

/// So many digits any number may have: 2^64 has twenty.
const MOST: usize = 19;

/// The JSON with each longer whole number in quotes; nearly all JSON as it is.
pub fn kept(json: &str) -> Cow<'_, str> {
    let is_long = |part: &str| part.len() > MOST;
    if !json.split(|c: char| !c.is_ascii_digit()).any(is_long) {
        return Cow::Borrowed(json);
    }
    let mut kept = String::with_capacity(json.len() + 2);
    let mut rest = json;
    while let Some(at) = rest.find(|c: char| c == '"' || c == '-' || c.is_ascii_digit()) {
        kept.push_str(slice(rest, ..at));
        rest = slice(rest, at..);
        let is_text = rest.starts_with('"');
        let length = if is_text { text(rest) } else { number(rest) };
        let (token, behind) = rest.split_at(length);
        let is_whole = token.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        match is_whole && is_long(token) {
            true => kept.extend(["\"", token, "\""]),
            false => kept.push_str(token),
        }
        rest = behind;
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// The length of the text at the start, with its quotes.
fn text(json: &str) -> usize {
    let mut escaped = false;
    let ends = |byte: u8| {
        let is_end = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    };
    json.bytes().skip(1).position(ends).map_or(json.len(), |at| at + 2)
}

/// The length of the number at the start.
fn number(json: &str) -> usize {
    json.bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)))
        .unwrap_or(json.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_whole_numbers_become_texts() {
        const LONG: &str = "123456789012345678901";
        for (json, expected) in [
            (
                format!(r#"{{"id":{LONG},"a":[-{LONG},1]}}"#),
                format!(r#"{{"id":"{LONG}","a":["-{LONG}",1]}}"#),
            ),
            (format!(r#"{{"id":"{LONG}","a\"{LONG}":1}}"#), format!(r#"{{"id":"{LONG}","a\"{LONG}":1}}"#)),
            (format!(r#"{{"a":0.{LONG},"b":{LONG}e5}}"#), format!(r#"{{"a":0.{LONG},"b":{LONG}e5}}"#)),
            (r#"{"id":9223372036854775807}"#.to_owned(), r#"{"id":9223372036854775807}"#.to_owned()),
            (format!("{LONG} \"é"), format!("\"{LONG}\" \"é")),
        ] {
            assert_eq!(kept(&json), expected);
        }
    }
}
