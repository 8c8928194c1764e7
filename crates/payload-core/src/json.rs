//! JSON that a person pasted or opened, and in the page's own words what is wrong with it.
//!
//! `serde_json` speaks to programmers (“EOF while parsing a value”, “invalid type: map”), and the optimized build
//! drops the texts that it quotes. So where a text is no JSON, the reader of payloads says why, and where JSON is
//! not what was asked for, [`misfit`] does.

use crate::payload;
use crate::text::{LineColumn, line_column};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Error, Value};

/// Where and why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotJson {
    /// The first place at which it can be JSON no longer.
    pub at: LineColumn,
    /// Why, as half a sentence.
    pub reason: String,
}

impl std::fmt::Display for NotJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Not JSON: {}: {}.", self.at, self.reason)
    }
}

/// A value as text for another thread. By way of plain JSON, as everything else here is written and read: else all of
/// it would be compiled twice.
pub fn to_text(value: &impl Serialize) -> String {
    serde_json::to_value(value).map(|value| value.to_string()).unwrap_or_default()
}

/// The value of a text that another thread wrote; `None` where it is none.
pub fn of_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(serde_json::from_str(text).ok()?).ok()
}

/// Reads JSON.
///
/// # Errors
/// Where and why it is none.
pub fn read(text: &str) -> Result<Value, NotJson> {
    serde_json::from_str(text).map_err(|error| match payload::read(text) {
        Err(broken) => NotJson { at: line_column(text, broken.offset), reason: broken.reason.to_string() },
        // The one thing that only the other reader minds.
        Ok(_) => NotJson {
            at: LineColumn { line: error.line(), column: error.column().max(1) },
            reason: "a number is larger than any computer reckons with".to_owned(),
        },
    })
}

/// Why JSON is not what was asked for, as a sentence not longer than a person reads.
pub fn misfit(error: &Error) -> String {
    const MOST: usize = 400;
    let text = error.to_string();
    let typed = text.strip_prefix("invalid type: ").or_else(|| text.strip_prefix("invalid value: "));
    let mut reason = match typed.and_then(|rest| rest.rsplit_once(", expected ")) {
        Some((found, wanted)) => {
            // Numbers and the like stand there as they are; texts do not.
            let literal = found.split('`').nth(1);
            format!("{} belongs here, not {}", kind(wanted), literal.unwrap_or_else(|| kind(found)))
        }
        None if text.starts_with("invalid length ") => "a list of another length belongs here".to_owned(),
        None => match text.strip_prefix("missing field ") {
            Some(name) => format!("{} is missing", name.replace('`', "'")),
            None => text
                .replace('`', "'")
                .replace("unknown field", "unknown setting")
                .replace("unknown variant", "unknown value"),
        },
    };
    if let Some((end, _)) = reason.char_indices().nth(MOST) {
        reason.truncate(end);
        reason.push('…');
    }
    if !reason.ends_with(['.', '…', '?', '!']) {
        reason.push('.');
    }
    reason
}

/// A kind of value in the page's words, by the first of `serde_json`'s.
fn kind(words: &str) -> &'static str {
    if words.starts_with("map with a single key") {
        // A choice out of several.
        return "a text";
    }
    let words = words.strip_prefix("a ").or_else(|| words.strip_prefix("an ")).unwrap_or(words);
    match words.split(' ').next().unwrap_or_default() {
        "string" | "character" => "a text",
        "integer" | "floating" | "number" => "a number",
        "u8" => "a number from 0 to 255",
        "u32" | "u64" | "usize" => "a number from 0 up",
        "boolean" => "true or false",
        "null" | "unit" | "Option" => "null",
        "map" | "struct" => "an object",
        "sequence" | "tuple" | "array" => "a list",
        _ => "something else",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn says_where_and_why() {
        for (text, words) in [
            ("{", "Not JSON: line 1, column 2: it ends in the middle."),
            ("{\n \"a\": x}", "Not JSON: line 2, column 7: “x” where a value is expected."),
            ("[1,]", "Not JSON: line 1, column 4: a comma before “]” with nothing between."),
            ("{} {}", "Not JSON: line 1, column 4: “{” comes after the end."),
            ("[1e999]", "Not JSON: line 1, column 6: a number is larger than any computer reckons with."),
        ] {
            assert_eq!(read(text).unwrap_err().to_string(), words, "{text}");
        }
        assert_eq!(read("[1]").unwrap(), serde_json::json!([1]));
    }

    #[test]
    fn says_what_belongs_there() {
        let why = |choices: &str| {
            let all = read(&format!("{{\"choices\":{choices}}}")).unwrap();
            misfit(&serde_json::from_value::<Workspace>(all).unwrap_err())
        };
        for (choices, words) in [
            ("3", "an object belongs here, not 3"),
            ("{\"channels\":\"x\"}", "a list belongs here, not a text"),
            ("{\"channels\":[{\"name\":[],\"on\":true}]}", "a text belongs here, not a list"),
            ("{\"link\":{\"on\":\"yes\"}}", "true or false belongs here, not a text"),
            ("{\"link\":{}}", "'on' is missing"),
            ("{\"preset\":{}}", "a text belongs here"),
            (
                "{\"tags\":{\"on\":true,\"settings\":{\"limit\":-1}}}",
                "a number from 0 up belongs here, not -1",
            ),
            (
                "{\"custom_properties\":{\"on\":true,\"settings\":[[\"a\"]]}}",
                "a list of another length belongs here",
            ),
        ] {
            assert!(why(choices).starts_with(words), "{choices}: {}", why(choices));
        }
    }
}
