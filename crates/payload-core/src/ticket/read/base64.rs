//! JSON that is written in base64, as functions and queues have the bodies of requests.

use crate::text::base64url;

/// How an object, a list of objects and a text begin there.
const STARTS: [&str; 4] = ["eyJ", "eyAi", "ewog", "W3si"];

/// The text that another stands for, where it begins as JSON does.
pub fn decoded(text: &str) -> Option<String> {
    let text = text.trim();
    if !STARTS.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    // Mails break lines; addresses have no padding, and other signs for two of the 64.
    let lines: String = text.trim_end_matches('=').split_ascii_whitespace().collect();
    let bytes = base64url::read(&lines.replace('+', "-").replace('/', "_"))?;
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_decoded() {
        assert_eq!(decoded("eyJhIjoiw7wifQ==").as_deref(), Some("{\"a\":\"ü\"}"));
        assert_eq!(decoded("eyJhIjoiw7wifQ\n").as_deref(), Some("{\"a\":\"ü\"}"));
        for text in ["", "eyJ?", "eyJh\u{e9}", "aGVsbG8=", "{}"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
