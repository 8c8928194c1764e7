//! How Freshdesk might escape a value before the template sees it. None of it is confirmed.

use crate::text::escaped;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What happens to a quote, a backslash, a line break or a `<` in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Escaping {
    /// Nothing: the value arrives as the customer typed it.
    #[default]
    None,
    /// As inside a JSON string: `\"`, `\\`, `\n`.
    Json,
    /// As inside HTML, by Ruby's `CGI.escapeHTML`: `&quot;`, `&amp;`, `&#39;`.
    Html,
    /// As Rails's `to_json` escapes: for JSON, and `<`, `>`, `&`, U+2028 and U+2029 as `\u003c` and the like.
    RailsJson,
    /// For HTML first, then for JSON.
    HtmlThenJson,
    /// For JSON first, then for HTML: a quote becomes `\&quot;`.
    JsonThenHtml,
}

impl Escaping {
    /// Every way, in the order the page offers them.
    pub const ALL: [Escaping; 6] = [
        Escaping::None,
        Escaping::Json,
        Escaping::Html,
        Escaping::RailsJson,
        Escaping::HtmlThenJson,
        Escaping::JsonThenHtml,
    ];

    /// The value as the template would get it.
    pub fn escape(self, value: &str) -> Cow<'_, str> {
        match self {
            Escaping::None => Cow::Borrowed(value),
            Escaping::Json => json(value),
            Escaping::Html => html(value),
            Escaping::RailsJson => rails_json(value),
            Escaping::HtmlThenJson => then(html(value), json),
            Escaping::JsonThenHtml => then(json(value), html),
        }
    }
}

/// Escapes once more what is escaped already.
fn then<'a>(escaped: Cow<'a, str>, next: fn(&str) -> Cow<'_, str>) -> Cow<'a, str> {
    match next(&escaped) {
        Cow::Owned(both) => Cow::Owned(both),
        Cow::Borrowed(_) => escaped,
    }
}

fn json(value: &str) -> Cow<'_, str> {
    if !value.bytes().any(|b| b < 0x20 || b == b'"' || b == b'\\') {
        return Cow::Borrowed(value);
    }
    Cow::Owned(escaped(value))
}

fn html(value: &str) -> Cow<'_, str> {
    replace(value, |character| match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    })
}

/// What ActiveSupport's JSON encoder adds to JSON, with its default settings.
fn rails_json(value: &str) -> Cow<'_, str> {
    then(json(value), |json| {
        replace(json, |character| match character {
            '<' => Some(r"\u003c"),
            '>' => Some(r"\u003e"),
            '&' => Some(r"\u0026"),
            '\u{2028}' => Some(r"\u2028"),
            '\u{2029}' => Some(r"\u2029"),
            _ => None,
        })
    })
}

/// Puts another text for some of the characters.
fn replace(value: &str, instead: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    if value.chars().all(|character| instead(character).is_none()) {
        return Cow::Borrowed(value);
    }
    let mut replaced = String::with_capacity(value.len() + 16);
    for character in value.chars() {
        match instead(character) {
            Some(text) => replaced.push_str(text),
            None => replaced.push(character),
        }
    }
    Cow::Owned(replaced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_as_named() {
        let value = "a\"b\\c\n<'&>é\u{1}\u{2028}";
        for (escaping, escaped) in [
            (Escaping::None, value),
            (Escaping::Json, "a\\\"b\\\\c\\n<'&>é\\u0001\u{2028}"),
            (Escaping::Html, "a&quot;b\\c\n&lt;&#39;&amp;&gt;é\u{1}\u{2028}"),
            (Escaping::RailsJson, r#"a\"b\\c\n\u003c'\u0026\u003eé\u0001\u2028"#),
            (Escaping::HtmlThenJson, "a&quot;b\\\\c\\n&lt;&#39;&amp;&gt;é\\u0001\u{2028}"),
            (Escaping::JsonThenHtml, "a\\&quot;b\\\\c\\n&lt;&#39;&amp;&gt;é\\u0001\u{2028}"),
        ] {
            assert_eq!(escaping.escape(value), escaped, "{escaping:?}");
            assert_eq!(escaping.escape("Ann Lee"), "Ann Lee");
        }
    }

    #[test]
    fn settings_keep_their_words() {
        let words = Escaping::ALL.map(|escaping| serde_json::to_value(escaping).unwrap());
        assert_eq!(words, ["none", "json", "html", "rails-json", "html-then-json", "json-then-html"]);
    }
}
