//! How Freshdesk might escape a value before Liquid prints it.

use std::borrow::Cow;
use std::fmt::Write;

/// What is done to every text of the ticket before a template sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Escaping {
    /// Nothing: the text as it is.
    #[default]
    None,
    /// As inside a JSON string: `"`, `\` and control characters with backslashes.
    Json,
    /// As Ruby's `CGI.escapeHTML`: `&`, `<`, `>`, `"`, `'` as entities.
    Html,
}

impl Escaping {
    /// The text as it would be handed over.
    pub fn escape(self, text: &str) -> Cow<'_, str> {
        let touches = |character: char| match self {
            Self::None => false,
            Self::Json => matches!(character, '"' | '\\') || character < ' ',
            Self::Html => matches!(character, '&' | '<' | '>' | '"' | '\''),
        };
        if !text.contains(touches) {
            return Cow::Borrowed(text);
        }
        let mut escaped = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            if !touches(character) {
                escaped.push(character);
            } else if self == Self::Html {
                escaped.push_str(match character {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&quot;",
                    _ => "&#39;",
                });
            } else {
                match character {
                    '\n' => escaped.push_str("\\n"),
                    '\r' => escaped.push_str("\\r"),
                    '\t' => escaped.push_str("\\t"),
                    '\u{8}' => escaped.push_str("\\b"),
                    '\u{c}' => escaped.push_str("\\f"),
                    '"' | '\\' => escaped.extend(['\\', character]),
                    _ => {
                        let _ = write!(escaped, "\\u{:04x}", u32::from(character));
                    }
                }
            }
        }
        Cow::Owned(escaped)
    }
}

#[cfg(test)]
mod tests {
    use super::Escaping::*;

    #[test]
    fn escapes_as_named() {
        for (escaping, text, escaped) in [
            (None, "a\"b", "a\"b"),
            (Json, "a\"b\\c\n\u{1}é", "a\\\"b\\\\c\\n\\u0001é"),
            (Html, "<b>'x' & \"y\"", "&lt;b&gt;&#39;x&#39; &amp; &quot;y&quot;"),
        ] {
            assert_eq!(escaping.escape(text), escaped);
        }
    }
}
