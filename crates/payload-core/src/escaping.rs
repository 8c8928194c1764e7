//! How Freshdesk might escape a value before the template sees it. None of it is confirmed.

use crate::text::quoted;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What happens to a quote, a backslash, a line break or a `<` in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Escaping {
    /// Nothing: the value arrives as the customer typed it.
    #[default]
    None,
    /// As inside a JSON string: `\"`, `\\`, `\n`.
    Json,
    /// As inside HTML, by Ruby's `CGI.escapeHTML`: `&quot;`, `&amp;`, `&#39;`.
    Html,
}

impl Escaping {
    /// Every way, in the order the page offers them.
    pub const ALL: [Escaping; 3] = [Escaping::None, Escaping::Json, Escaping::Html];

    /// The value as the template would get it.
    pub fn escape(self, value: &str) -> Cow<'_, str> {
        match self {
            Escaping::None => Cow::Borrowed(value),
            Escaping::Json if value.bytes().any(|b| b < 0x20 || b == b'"' || b == b'\\') => {
                let quoted = quoted(value);
                Cow::Owned(quoted[1..quoted.len() - 1].to_owned())
            }
            Escaping::Json => Cow::Borrowed(value),
            Escaping::Html if value.contains(['&', '<', '>', '"', '\'']) => {
                let mut escaped = String::with_capacity(value.len() + 16);
                for character in value.chars() {
                    match character {
                        '&' => escaped.push_str("&amp;"),
                        '<' => escaped.push_str("&lt;"),
                        '>' => escaped.push_str("&gt;"),
                        '"' => escaped.push_str("&quot;"),
                        '\'' => escaped.push_str("&#39;"),
                        other => escaped.push(other),
                    }
                }
                Cow::Owned(escaped)
            }
            Escaping::Html => Cow::Borrowed(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_as_named() {
        let value = "a\"b\\c\n<'&>é\u{1}";
        assert_eq!(Escaping::None.escape(value), value);
        assert_eq!(Escaping::Json.escape(value), r#"a\"b\\c\n<'&>é\u0001"#);
        assert_eq!(Escaping::Html.escape(value), "a&quot;b\\c\n&lt;&#39;&amp;&gt;é\u{1}");
    }
}
