//! Texts of JSON written anew: other quotes, quotes around keys, brackets closed. Liquid in them stays as it is.

use crate::highlight::liquid_parts;
use crate::text::{Span, slice, split_before};

/// A text without its last sign, which must be that one.
pub fn without_last(text: &str, sign: char) -> Option<String> {
    let (text, blanks) = text.split_at(text.trim_end().len());
    Some(format!("{}{blanks}", text.strip_suffix(sign)?))
}

/// The stretches of a text outside of Liquid, and those of Liquid.
fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut all = Vec::new();
    let mut at = 0;
    for (part, _) in liquid_parts(text) {
        all.push((slice(text, at..part.start), false));
        all.push((part.of(text), true));
        at = part.end;
    }
    all.push((slice(text, at..), false));
    all
}

/// Single quotes of JSON as double ones; what is quoted inside of them stays what it is.
pub fn double_quotes(text: &str) -> String {
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
pub fn quoted_keys(text: &str) -> String {
    let mut plain = String::new();
    let mut in_text = false;
    // Whether a key may come.
    let mut key_may_come = false;
    for (stretch, is_liquid) in stretches(text) {
        if is_liquid {
            plain.push_str(stretch);
            continue;
        }
        let mut letters = stretch.chars();
        loop {
            let (word, behind) = split_before(letters.as_str(), |c| !c.is_alphanumeric() && c != '_');
            if key_may_come && !word.is_empty() && behind.trim_start().starts_with(':') {
                plain.push_str(&format!("\"{word}\""));
                letters = behind.chars();
                key_may_come = false;
                continue;
            }
            let Some(c) = letters.next() else { break };
            plain.push(c);
            match c {
                '\\' if in_text => {
                    plain.extend(letters.next());
                    continue;
                }
                '"' => in_text = !in_text,
                _ => {}
            }
            if !c.is_whitespace() {
                key_may_come = !in_text && matches!(c, '{' | ',');
            }
        }
    }
    plain
}

/// A text with signs replaced outside of its quotes.
pub fn outside(text: &str, signs: &[&str], instead: &str) -> String {
    let mut plain = String::new();
    let mut in_text = false;
    for (stretch, is_liquid) in stretches(text) {
        let mut letters = stretch.chars();
        loop {
            let behind = signs.iter().find_map(|sign| letters.as_str().strip_prefix(sign));
            if let Some(behind) = behind.filter(|_| !is_liquid && !in_text) {
                plain.push_str(instead);
                letters = behind.chars();
                continue;
            }
            let Some(c) = letters.next() else { break };
            in_text ^= c == '"' && !is_liquid;
            plain.push(c);
        }
    }
    plain
}

/// A text with the brackets closed that are open at its end.
pub fn closed(text: &str) -> String {
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

/// The bracket that is open at a place.
pub fn open_bracket(text: &str, place: usize) -> Option<usize> {
    let (mut open, mut in_text, mut at) = (Vec::new(), false, 0);
    for (stretch, is_liquid) in stretches(slice(text, ..place)) {
        for (offset, c) in stretch.char_indices().filter(|_| !is_liquid) {
            match c {
                '"' => in_text = !in_text,
                _ if in_text => {}
                '{' | '[' => open.push(at + offset),
                '}' | ']' => drop(open.pop()),
                _ => {}
            }
        }
        at += stretch.len();
    }
    open.pop()
}

/// Whether a place is in Liquid.
pub fn is_liquid_at(text: &str, place: usize) -> bool {
    liquid_parts(text).iter().any(|(part, _)| part.start <= place && place < part.end)
}

/// The one edit between two texts.
pub fn difference(from: &str, to: &str) -> (Span, String) {
    let start = from.char_indices().zip(to.chars()).find(|((_, one), other)| one != other);
    let start = start.map_or(from.len().min(to.len()), |((at, _), _)| at);
    let (old, new) = (slice(from, start..), slice(to, start..));
    let same = old.chars().rev().zip(new.chars().rev()).take_while(|(one, other)| one == other);
    let end: usize = same.map(|(one, _)| one.len_utf8()).sum();
    (Span::new(start, from.len() - end), slice(new, ..new.len() - end).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Fix;

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
