//! JSON that is written in base64, as functions and queues have the bodies of requests.

use crate::text::{base64url, slice};

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

/// Whether a text begins with a long run of base64 that stands for words with signs between them.
pub fn is_of_words(text: &str) -> bool {
    const LEAST: usize = 40;
    let first = text.lines().next().unwrap_or_default().trim_end_matches('=');
    let run: String = first.chars().take_while(char::is_ascii).take(4 * LEAST).collect();
    let whole = slice(&run, ..run.len() / 4 * 4);
    let is_words = |bytes: Vec<u8>| {
        // The run may end inside of a character.
        let words = str::from_utf8(&bytes);
        words.map_or_else(|error| error.error_len().is_none(), |words| words.contains(SIGNS))
    };
    whole.len() >= LEAST && base64url::read(&whole.replace('+', "-").replace('/', "_")).is_some_and(is_words)
}

/// What stands between the words of JSON, a table or a message.
const SIGNS: [char; 6] = ['"', ',', ';', '\t', '\n', ' '];

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

    #[test]
    fn words_in_base64_are_told() {
        for text in [
            "VGlja2V0IElELFN1YmplY3QsU3RhdHVzLFNvdXJjZQozMSxhLFJlc29sdmVkLEVtYWlsCg==",
            "eyJpZCI6MzEsInN1YmplY3QiOiJQYXJjZWwgbGF0ZSIsInN0YXR1cyI6NH0",
        ] {
            assert!(is_of_words(text), "{text}");
        }
        for text in
            ["", "TicketID", "Ticket ID,Subject,Status", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
        {
            assert!(!is_of_words(text), "{text}");
        }
    }
}
