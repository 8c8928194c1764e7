//! Texts of JSON that hold a template: their quotes are escaped.

use super::object;
use crate::text::slice;

/// The first text in quotes that holds escaped quotes, and a template by them.
pub fn text(text: &str) -> Option<String> {
    let mut at = 0;
    while let Some(open) = slice(text, at..).find('"') {
        let start = at + open;
        let length = closed(slice(text, start..))?;
        let inside = slice(text, start + 1..start + length - 1);
        let holds_a_template = inside.contains('{') && inside.contains("\\\"");
        if holds_a_template && let Some(plain) = unescape(inside) {
            return Some(plain);
        }
        at = start + length;
    }
    None
}

/// The length of the text in quotes that a text begins with.
fn closed(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at + 1)
    })
}

/// The whole text without its escapes, where every quote is escaped.
pub fn unescaped(text: &str) -> Option<String> {
    let is_escaped = |(at, _): (usize, &str)| slice(text, ..at).ends_with('\\');
    let has_quotes = text.contains('"') || text.contains("\\u0022");
    (has_quotes && text.match_indices('"').all(is_escaped)).then(|| unescape(text))?
}

/// The text with line breaks for the `\n` that stand outside of texts and of Liquid, if there are any: those of a text
/// of JSON that lost its quotes. Where lines are broken already, they are none of these.
pub fn line_breaks(text: &str) -> Option<String> {
    if !text.starts_with('{') || text.contains("\\\"") || text.contains('\n') {
        return None;
    }
    let mut plain = String::new();
    let (mut at, mut in_text) = (0, false);
    while let Some(c) = slice(text, at..).chars().next() {
        let rest = slice(text, at..);
        let liquid = [("{{", "}}"), ("{%", "%}")].into_iter().find(|(open, _)| rest.starts_with(open));
        let taken = match liquid {
            Some((_, close)) => rest.find(close).map_or(rest.len(), |end| end + close.len()),
            None => c.len_utf8(),
        };
        let escaped = ["\\r\\n", "\\n", "\\t"].into_iter().find(|sign| !in_text && rest.starts_with(sign));
        if let Some(sign) = escaped {
            plain.push(if sign == "\\t" { '\t' } else { '\n' });
            at += sign.len();
            continue;
        }
        in_text ^= c == '"';
        plain.push_str(slice(rest, ..taken));
        at += taken;
    }
    (plain != text).then_some(plain)
}

/// What stands between three quotes, as some languages write a text of several lines.
pub fn tripled(text: &str) -> Option<String> {
    const QUOTES: &str = "\"\"\"";
    let (_, rest) = text.split_once(QUOTES)?;
    let (inside, _) = rest.rsplit_once(QUOTES)?;
    object::find(inside).is_some().then(|| inside.to_owned())
}

/// What a cell of CSV holds: quotes around it, and each inside of it doubled.
pub fn cell(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let is_doubled = inside.contains("\"\"") && !inside.replace("\"\"", "").contains('"');
    is_doubled.then(|| inside.replace("\"\"", "\"")).filter(|plain| object::find(plain).is_some())
}

/// A text of JSON without its escapes. One that was escaped by hand has only its quotes escaped.
fn unescape(text: &str) -> Option<String> {
    let on_one_line = text.replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
    serde_json::from_str(&format!("\"{on_one_line}\""))
        .ok()
        .or_else(|| Some(text.replace("\\\"", "\"")))
        .filter(|plain: &String| plain != text && (object::find(plain).is_some() || plain.contains("\\\"")))
}
