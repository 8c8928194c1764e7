//! Slips that leave no JSON even for an ordinary ticket: a comma too many or too few, single quotes, a comment, `True`.
//! The edit that mends each of them is looked for by trying.

use super::Fix;
use super::subject::{Subject, origin};
use crate::highlight::liquid_parts;
use crate::payload::{Broken, Reason};
use crate::preview::{Sent, send};
use crate::text::Span;
use ruby_liquid::Template;

/// So many slips are mended one after another; who made more wrote something else than JSON.
const MOST: usize = 12;

/// The fix after which an ordinary ticket gives JSON, if slips are all that keeps it back.
pub fn fix(subject: &Subject<'_>) -> Option<Fix> {
    let mut text = subject.text().to_owned();
    let mut sent = subject.plain.clone();
    let mut labels: Vec<&'static str> = Vec::new();
    for _ in 0..MOST {
        let Err(broken) = &sent.payload else { break };
        let (label, mended, next) = step(subject, &text, &sent, broken)?;
        labels.push(label);
        (text, sent) = (mended, next);
    }
    sent.payload.as_ref().ok()?;
    labels.dedup();
    let label = if let [one] = labels[..] { one } else { "Write it as JSON" };
    Some(Fix::review(label, vec![difference(subject.text(), &text)]))
}

/// The first edit that brings the reader of JSON further.
fn step(
    subject: &Subject<'_>,
    text: &str,
    sent: &Sent,
    broken: &Broken,
) -> Option<(&'static str, String, Sent)> {
    let rendered = &sent.rendering.text;
    let at = broken.offset.min(rendered.len());
    let next = rendered[at..].chars().next().map_or(0, char::len_utf8);
    let place = match next {
        0 => Span::new(text.len(), text.len()),
        length => origin(sent, text, Span::new(at, at + length))?,
    };
    // Where a value broke it, the value must be mended.
    (next == 0 || place.len() == next).then_some(())?;
    candidates(text, place, &broken.reason).into_iter().find_map(|(label, mended)| {
        let template = Template::parse(&mended, subject.template.dialect());
        if !template.errors().is_empty() {
            return None;
        }
        let after = send(&template, &subject.handed_over(), subject.channel, subject.clock());
        let gets_further = match &after.payload {
            Ok(_) => true,
            Err(later) => later.offset > broken.offset && later.reason != Reason::EndsEarly,
        };
        gets_further.then_some((label, mended, after))
    })
}

/// What may have been meant where the text is no JSON any more.
fn candidates(text: &str, place: Span, reason: &Reason) -> Vec<(&'static str, String)> {
    let at = place.start;
    let (before, after) = (&text[..at], &text[at..]);
    let behind = &text[place.end..];
    let end_of_last = before.trim_end().len();
    let insert = |at: usize, sign: &str| format!("{}{sign}{}", &text[..at], &text[at..]);
    let replace = |from: &str, to: &str| after.strip_prefix(from).map(|rest| format!("{before}{to}{rest}"));
    let mut all: Vec<(&'static str, Option<String>)> = Vec::new();
    match reason {
        Reason::TrailingComma(_) => {
            all.push(("Remove the comma", without_last(before, ',').map(|start| start + after)))
        }
        Reason::NoColon('=') => {
            all.push(("Write a colon", replace("=>", ":").or_else(|| replace("=", ":"))));
        }
        Reason::NoColon(_) => all.push(("Add the colon", Some(insert(end_of_last, ":")))),
        Reason::NoComma { found: ';', .. } => all.push(("Write a comma", replace(";", ","))),
        Reason::MoreText('}' | ']' | ',' | ';') => all.push(("Remove it", Some(format!("{before}{behind}")))),
        Reason::NoKey(',') | Reason::NoValue(',') => {
            all.push(("Remove the comma", Some(format!("{before}{behind}"))));
        }
        Reason::NoKey('\'') | Reason::NoValue('\'') => {
            all.push(("Write double quotes", Some(double_quotes(text))));
        }
        Reason::NoKey('\\') | Reason::NoValue('\\') => {
            all.push(("Unescape the quotes", Some(text.replace("\\u0022", "\""))));
            all.push(("Break the lines", Some(outside(text, &["\\r\\n", "\\n", "\\t"], " "))));
        }
        Reason::NoKey(first) if first.is_alphabetic() || *first == '_' => {
            all.push(("Put quotes around the keys", Some(quoted_keys(text))));
            all.push(("Add the quote", Some(insert(at, "\""))));
        }
        Reason::NoValue(first) if first.is_alphabetic() => {
            let words = [
                ("True", "true"),
                ("False", "false"),
                ("None", "null"),
                ("nil", "null"),
                ("undefined", "null"),
            ];
            all.extend(words.map(|(word, json)| ("Write it as JSON does", replace(word, json))));
        }
        Reason::BadEscape(_) => {
            all.push(("Remove the backslash", without_last(before, '\\').map(|start| start + after)))
        }
        Reason::EndsEarly => all.push(("Close the brackets", Some(closed(text)))),
        Reason::ControlCharacter(_) => {
            let line = before.len() - before.trim_end_matches([' ', '\t', '\r']).len();
            let end = at - line;
            let comma = before[..end].strip_suffix(',').map(|start| format!("{start}\",{}", &text[end..]));
            all.push(("Close the quote", comma));
            all.push(("Close the quote", Some(insert(end, "\""))));
        }
        _ => {}
    }
    if after.starts_with("//") || after.starts_with('#') {
        let rest = after.find('\n').map_or("", |end| &after[end..]);
        all.push(("Remove the comment", Some(format!("{before}{rest}"))));
    }
    if let Some(comment) = after.strip_prefix("/*") {
        let rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
        all.push(("Remove the comment", Some(format!("{before}{rest}"))));
    }
    if matches!(reason, Reason::NoComma { .. }) {
        // Two values side by side, or a quote too many.
        all.push(("Add the comma", Some(insert(end_of_last, ","))));
        all.push(("Remove the quote", without_last(before, '"').map(|start| start + after)));
    }
    all.into_iter()
        .filter_map(|(label, mended)| Some((label, mended?)))
        .filter(|(_, mended)| mended != text)
        .collect()
}

/// A text without its last sign, which must be that one.
fn without_last(text: &str, sign: char) -> Option<String> {
    let end = text.trim_end();
    Some(format!("{}{}", end.strip_suffix(sign)?, &text[end.len()..]))
}

/// The stretches of a text outside of Liquid, and those of Liquid.
fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut all = Vec::new();
    let mut at = 0;
    for (part, _) in liquid_parts(text) {
        all.push((&text[at..part.start], false));
        all.push((part.of(text), true));
        at = part.end;
    }
    all.push((&text[at..], false));
    all
}

/// Single quotes of JSON as double ones; what is quoted inside of them stays what it is.
fn double_quotes(text: &str) -> String {
    let mut plain = String::new();
    let mut open = None;
    for (stretch, is_liquid) in stretches(text) {
        if is_liquid {
            plain.push_str(stretch);
            continue;
        }
        let mut letters = stretch.chars().peekable();
        while let Some(c) = letters.next() {
            match (c, open) {
                ('\\', Some('\'')) if letters.peek() == Some(&'\'') => plain.extend(letters.next()),
                ('\\', _) => plain.extend(Some(c).into_iter().chain(letters.next())),
                ('\'' | '"', None) => {
                    open = Some(c);
                    plain.push('"');
                }
                (c, Some(quote)) if c == quote => {
                    open = None;
                    plain.push('"');
                }
                ('"', Some('\'')) => plain.push_str("\\\""),
                (c, _) => plain.push(c),
            }
        }
    }
    plain
}

/// Words that stand where a key does, in quotes.
fn quoted_keys(text: &str) -> String {
    let mut plain = String::new();
    let mut in_text = false;
    // Whether a key may come.
    let mut key_may_come = false;
    for (stretch, is_liquid) in stretches(text) {
        if is_liquid {
            plain.push_str(stretch);
            continue;
        }
        let mut at = 0;
        while let Some(c) = stretch[at..].chars().next() {
            let rest = &stretch[at..];
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').map_or(rest, |end| &rest[..end]);
            if key_may_come && !word.is_empty() && rest[word.len()..].trim_start().starts_with(':') {
                plain.push_str(&format!("\"{word}\""));
                at += word.len();
                key_may_come = false;
                continue;
            }
            match c {
                '\\' if in_text => {
                    let length = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
                    plain.push_str(&rest[..length]);
                    at += length;
                    continue;
                }
                '"' => in_text = !in_text,
                _ => {}
            }
            if !c.is_whitespace() {
                key_may_come = !in_text && matches!(c, '{' | ',');
            }
            plain.push(c);
            at += c.len_utf8();
        }
    }
    plain
}

/// A text with signs replaced outside of its quotes.
fn outside(text: &str, signs: &[&str], instead: &str) -> String {
    let mut plain = String::new();
    let mut in_text = false;
    for (stretch, is_liquid) in stretches(text) {
        let mut rest = stretch;
        while let Some(c) = rest.chars().next() {
            let sign = signs.iter().find(|sign| !is_liquid && !in_text && rest.starts_with(**sign));
            if let Some(sign) = sign {
                plain.push_str(instead);
                rest = &rest[sign.len()..];
                continue;
            }
            in_text ^= c == '"' && !is_liquid;
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    plain
}

/// A text with the brackets closed that are open at its end.
fn closed(text: &str) -> String {
    let mut open = Vec::new();
    let mut in_text = false;
    for (stretch, _) in stretches(text).into_iter().filter(|(_, is_liquid)| !is_liquid) {
        let mut escaped = false;
        for c in stretch.chars() {
            match c {
                _ if escaped => escaped = false,
                '\\' if in_text => escaped = true,
                '"' => in_text = !in_text,
                _ if in_text => {}
                '{' => open.push('}'),
                '[' => open.push(']'),
                '}' | ']' => drop(open.pop()),
                _ => {}
            }
        }
    }
    let quote = if in_text { "\"" } else { "" };
    format!("{text}{quote}{}", open.into_iter().rev().collect::<String>())
}

/// The one edit between two texts.
fn difference(from: &str, to: &str) -> (Span, String) {
    let start = from.char_indices().zip(to.chars()).find(|((_, one), other)| one != other);
    let start = start.map_or(from.len().min(to.len()), |((at, _), _)| at);
    let same =
        from[start..].chars().rev().zip(to[start..].chars().rev()).take_while(|(one, other)| one == other);
    let end: usize = same.map(|(one, _)| one.len_utf8()).sum();
    (Span::new(start, from.len() - end), to[start..to.len() - end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_leads_from_one_text_to_the_other() {
        for (from, to) in
            [("abc", "abc"), ("abc", "axc"), ("aä", "aöä"), ("", "a"), ("aa", "aaa"), ("aaa", "a")]
        {
            let (span, new) = difference(from, to);
            assert_eq!(Fix::safe("", vec![(span, new)]).apply(from), to);
        }
    }

    #[test]
    fn quotes_are_put_and_turned_outside_of_liquid() {
        assert_eq!(
            double_quotes(r#"{'a': '{{ b | append: 'c' }} "d" it\'s'}"#),
            r#"{"a": "{{ b | append: 'c' }} \"d\" it's"}"#
        );
        assert_eq!(quoted_keys(r#"{a: "b: {c: d", e_f : {{g}}}"#), r#"{"a": "b: {c: d", "e_f" : {{g}}}"#);
        assert_eq!(closed(r#"{"a": [{{b}}, "{"#), r#"{"a": [{{b}}, "{"]}"#);
    }
}
