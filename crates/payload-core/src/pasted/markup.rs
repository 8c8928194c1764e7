//! Wrappings of chats, mails and web pages: fences, quote marks, HTML, percent signs.

use super::object;
use crate::text::html::unescaped;
use crate::text::{slice, split_before};

/// The inside of a code fence, or of backticks around the whole text.
pub fn fenced(text: &str) -> Option<String> {
    for fence in ["```", "~~~"] {
        let Some((_, inside)) = text.split_once(fence) else { continue };
        // A word behind it names the language.
        let (_, inside) = split_before(inside, |c| !c.is_alphanumeric());
        return Some(inside.split(fence).next().unwrap_or(inside).to_owned());
    }
    let inside = text.strip_prefix('`')?;
    Some(inside.strip_suffix('`').unwrap_or(inside).to_owned())
}

/// The lines without the `>` before each.
pub fn quoted_lines(text: &str) -> Option<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let plain: Option<Vec<&str>> = lines.map(|line| line.trim_start().strip_prefix('>')).collect();
    plain.filter(|plain| !plain.is_empty()).map(|plain| plain.join("\n"))
}

/// The lines without the number before each.
pub fn numbered(text: &str) -> Option<String> {
    let mut expected = None;
    let mut plain = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let (digits, rest) = split_before(line, |c| !c.is_ascii_digit());
        let number: usize = digits.parse().ok()?;
        if expected.is_some_and(|expected| number != expected) {
            return None;
        }
        expected = Some(number + 1);
        plain.push(rest.trim_start_matches([':', '.', '|', ')', '\t', ' ']));
    }
    (plain.len() > 1).then(|| plain.join("\n"))
}

/// The lines without the `+` before each.
pub fn added(text: &str) -> Option<String> {
    let plain: Option<Vec<&str>> = text.lines().map(|line| line.strip_prefix('+')).collect();
    plain.filter(|plain| plain.len() > 1).map(|plain| plain.join("\n"))
}

/// Tags that stand around text in mails, articles and the source of a page; `true` where a line ends with them.
const TAGS: &[(&str, bool)] = &[
    ("br", true),
    ("p", true),
    ("div", true),
    ("li", true),
    ("tr", true),
    ("pre", true),
    ("code", false),
    ("span", false),
    ("b", false),
    ("i", false),
    ("em", false),
    ("strong", false),
    ("font", false),
    ("a", false),
    ("ul", true),
    ("ol", true),
    ("td", false),
    ("table", true),
    ("tbody", true),
    ("textarea", false),
    ("html", false),
    ("body", false),
];

/// The text that HTML shows.
pub fn html(text: &str) -> Option<String> {
    // A space that holds a line together is a plain one to Liquid and JSON.
    let plain = unescaped(&without_tags(text).replace("&nbsp;", " "));
    (plain != text).then_some(plain)
}

/// The same where HTML stands between the parts of an object, as editors write line breaks and spaces.
pub fn html_between(text: &str) -> Option<String> {
    const SIGNS: [&str; 5] = ["<br", "&nbsp;", "<p>", "</p>", "<div"];
    let (mut at, mut is_inside) = (0, false);
    while at < text.len() {
        if is_inside && SIGNS.iter().any(|sign| slice(text, at..).starts_with(sign)) {
            return html(text);
        }
        let part = object::part(text, at);
        is_inside |= matches!(part, object::Part::Open(_));
        at += part.len();
    }
    None
}

fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let (name, _) = split_before(tag.trim_start_matches('/'), |c| !c.is_ascii_alphanumeric());
        let known = TAGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        match (known, tag.split_once('>')) {
            (Some((_, ends_line)), Some((_, after))) => {
                let closes = tag.starts_with('/') || name.eq_ignore_ascii_case("br");
                if *ends_line && closes {
                    plain.push('\n');
                }
                rest = after;
            }
            _ => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain + rest
}

/// The text that percent signs stand for, where its first brace is written by one.
pub fn percent_decoded(text: &str) -> Option<String> {
    // A form names it: `payload=%7B`.
    let text = match text.split_once('=') {
        Some((name, value)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => value,
        _ => text,
    };
    if !text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%7b")) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let coded = after.split_at_checked(2).filter(|_| *first == b'%').and_then(|(code, behind)| {
            // A sign would be read as a number's.
            let code = std::str::from_utf8(code).ok().filter(|code| !code.starts_with('+'))?;
            Some((u8::from_str_radix(code, 16).ok()?, behind))
        });
        let plain = (if *first == b'+' { b' ' } else { *first }, after);
        let (byte, behind) = coded.unwrap_or(plain);
        bytes.push(byte);
        rest = behind;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_without_a_number_stays_one() {
        for (text, plain) in [("%7B%7d", "{}"), ("%7B%+F%7D", "{% F}"), ("%7B%G0", "{%G0"), ("%7B%", "{%")] {
            assert_eq!(percent_decoded(text).as_deref(), Some(plain), "{text}");
        }
    }
}
