//! Numbers, values and places in the words of the page.

use crate::assumptions::{Assumptions, TagJoin, Unticked};
use crate::escaping::Escaping;
use crate::options::USUAL_CHANNELS;
use crate::text::characters::is_unseen;
use crate::text::shorten;
use ruby_liquid::{Dialect, Host};
use serde_json::Value;

/// A count with its thousands set apart: `1,152`.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count and its noun: `1 ticket`, `1,152 tickets`.
pub fn counted(number: usize, noun: &str) -> String {
    format!("{} {noun}{}", count(number), if number == 1 { "" } else { "s" })
}

/// At most so many characters of a value are shown.
const SHOWN: usize = 80;

/// A value as it can be seen: a text in quotes with everything invisible written out, shortened.
pub fn shown(value: &Value) -> String {
    let Value::String(text) = value else {
        return shorten(&value.to_string(), SHOWN);
    };
    let mut seen = String::from("\"");
    for (at, character) in text.chars().enumerate() {
        if at == SHOWN {
            return format!("{seen}…\" ({} characters)", count(text.chars().count()));
        }
        match character {
            '"' | '\\' => seen.extend(['\\', character]),
            '\n' => seen.push_str("\\n"),
            '\r' => seen.push_str("\\r"),
            '\t' => seen.push_str("\\t"),
            c if is_unseen(c) => seen.push_str(&format!("\\u{{{:x}}}", c as u32)),
            c => seen.push(c),
        }
    }
    seen.push('"');
    seen
}

/// A value as it is in the ticket: a text in curly quotes with only what is invisible written out, shortened.
pub fn raw(value: &Value) -> String {
    let Value::String(text) = value else {
        return shorten(&value.to_string(), SHOWN);
    };
    let mut seen = String::new();
    for character in text.chars().take(SHOWN) {
        match character {
            '\n' => seen.push_str("\\n"),
            '\r' => seen.push_str("\\r"),
            '\t' => seen.push_str("\\t"),
            c if is_unseen(c) => seen.push_str(&format!("\\u{{{:x}}}", c as u32)),
            c => seen.push(c),
        }
    }
    match text.chars().count() {
        all if all > SHOWN => format!("“{seen}…” ({} characters)", count(all)),
        _ => format!("“{seen}”"),
    }
}

/// The Liquid as it is called in a line of text.
pub fn liquid(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::V2_4 => "Liquid 2.4",
        Dialect::V5 => "Liquid 5",
    }
}

/// The engine of a Freshdesk as it is called in a line of text.
pub fn engine(freshdesk: Assumptions) -> &'static str {
    match (freshdesk.liquid, freshdesk.host) {
        (Dialect::V2_4, Host::Rails) => "Liquid 2.4 on Rails",
        (dialect, _) => liquid(dialect),
    }
}

/// The escaping as it is called in a line of text.
pub fn escaping(escaping: Escaping) -> &'static str {
    match escaping {
        Escaping::None => "no escaping",
        Escaping::Json => "escaped for JSON",
        Escaping::Html => "escaped for HTML",
        Escaping::RailsJson => "escaped for JSON as Rails does",
        Escaping::HtmlThenJson => "escaped for HTML, then JSON",
        Escaping::JsonThenHtml => "escaped for JSON, then HTML",
    }
}

/// What an unticked checkbox gives, as it is called in a line of text.
pub fn unticked(unticked: Unticked) -> &'static str {
    match unticked {
        Unticked::False => "unticked is false",
        Unticked::Empty => "unticked is empty",
        Unticked::Zero => "unticked is 0",
    }
}

/// How tags are joined, as it is called in a line of text.
pub fn tags(tags: TagJoin) -> &'static str {
    match tags {
        TagJoin::CommaBlank => "tags joined by “, ”",
        TagJoin::Comma => "tags joined by “,”",
        TagJoin::Blank => "tags joined by a space",
    }
}

/// One possible Freshdesk in one line.
pub fn freshdesk(assumptions: Assumptions) -> String {
    [
        engine(assumptions),
        escaping(assumptions.escaping),
        unticked(assumptions.unticked),
        tags(assumptions.tags),
    ]
    .join(", ")
}

/// A channel’s name on screen: Stella’s usual ones with a capital letter, one’s own as they are spelled.
pub fn channel(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if USUAL_CHANNELS.contains(&name) => first.to_uppercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn sets_thousands_apart() {
        for (number, text) in [(0, "0"), (999, "999"), (1152, "1,152"), (1_000_000, "1,000,000")] {
            assert_eq!(count(number), text);
        }
        assert_eq!((counted(1, "case"), counted(2, "case")), ("1 case".into(), "2 cases".into()));
    }

    #[test]
    fn shows_what_cannot_be_seen() {
        for (value, text) in [
            (
                json!("a\"b\\\n\u{0}\u{202e}é👩\u{200d}💻\u{2028}"),
                r#""a\"b\\\n\u{0}\u{202e}é👩\u{200d}💻\u{2028}""#,
            ),
            (json!(null), "null"),
            (json!(["a"]), "[\"a\"]"),
        ] {
            assert_eq!(shown(&value), text);
        }
        assert_eq!(raw(&json!("\"},\"a\":{\"\n\u{202e}")), r#"“"},"a":{"\n\u{202e}”"#);
        assert_eq!(raw(&json!(7)), "7");
        assert!(raw(&json!("x".repeat(5000))).ends_with("x…” (5,000 characters)"));
        assert!(shown(&json!("x".repeat(5000))).ends_with("x…\" (5,000 characters)"));
    }
}
