//! Filters for HTML and line breaks.

use super::Call;
use crate::error::Outcome;
use crate::slice;
use crate::value::Value;

/// `CGI.escapeHTML`
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match entity(character) {
            Some(entity) => result.push_str(entity),
            None => result.push(character),
        }
    }
    result
}

fn entity(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

pub fn escape(call: &Call<'_>) -> Outcome<Value> {
    Ok(if call.input.is_nil() { Value::Nil } else { Value::text(escaped(&call.text())) })
}

/// 2.4 escapes texts only, and passes the rest on.
pub fn escape_2_4(call: &Call<'_>) -> Outcome<Value> {
    Ok(match call.input {
        Value::Text(text) => Value::text(escaped(text)),
        other => other.clone(),
    })
}

/// Without Rails 2.4 has nothing to do it with, and passes the value on.
pub fn escape_once_2_4(call: &Call<'_>) -> Outcome<Value> {
    Ok(call.input.clone())
}

/// `/["><']|&(?!([a-zA-Z]+|(#\d+));)/`
pub fn escape_once(call: &Call<'_>) -> Outcome<Value> {
    let text = call.text();
    let mut result = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match entity(character) {
            Some(_) if character == '&' && is_entity(characters.as_str()) => result.push('&'),
            Some(entity) => result.push_str(entity),
            None => result.push(character),
        }
    }
    Ok(Value::text(result))
}

/// Whether the text goes on as an entity does after its `&`.
fn is_entity(rest: &str) -> bool {
    let (name, is_of_name): (_, fn(&char) -> bool) = match rest.strip_prefix('#') {
        Some(digits) => (digits, char::is_ascii_digit),
        None => (rest, char::is_ascii_alphabetic),
    };
    let after = name.trim_start_matches(|character| is_of_name(&character));
    after.len() < name.len() && after.starts_with(';')
}

/// The first of the openings stands at a place, and its end somewhere after it: what is between goes.
struct Stripper<'t> {
    text: &'t str,
    one_line: bool,
    /// The end of the line, or of the text: as far as an end is looked for.
    line_end: usize,
}

impl<'t> Stripper<'t> {
    fn strip(text: &'t str, kinds: &[(&str, &str)], one_line: bool) -> String {
        let line_end = if one_line { 0 } else { text.len() };
        let mut stripper = Self { text, one_line, line_end };
        // Each with the place up to which no end of its kind follows.
        let mut kinds: Vec<_> = kinds.iter().map(|kind| (kind, 0)).collect();
        let (mut result, mut last, mut at) = (String::with_capacity(text.len()), 0, 0);
        while let Some(found) = slice(text, at..).find('<') {
            at += found;
            let end = kinds.iter_mut().find_map(|(kind, searched)| stripper.end(at, kind, searched));
            match end {
                Some(end) => {
                    result.push_str(slice(text, last..at));
                    last = end;
                    at = end;
                }
                None => at += 1,
            }
        }
        result.push_str(slice(text, last..));
        result
    }

    fn end(&mut self, at: usize, (open, close): &(&str, &str), searched: &mut usize) -> Option<usize> {
        let rest = slice(self.text, at..).strip_prefix(open).filter(|_| at >= *searched)?;
        let start = at + open.len();
        if self.one_line && start > self.line_end {
            self.line_end = rest.find('\n').map_or(self.text.len(), |length| start + length);
        }
        let found = slice(rest, ..self.line_end - start).find(close);
        if found.is_none() {
            *searched = self.line_end;
        }
        found.map(|end| start + end + close.len())
    }
}

const SCRIPT: (&str, &str) = ("<script", "</script>");
const COMMENT: (&str, &str) = ("<!--", "-->");
const STYLE: (&str, &str) = ("<style", "</style>");
const TAG: (&str, &str) = ("<", ">");

pub fn strip_html(call: &Call<'_>) -> Outcome<Value> {
    let blocks = Stripper::strip(&call.text(), &[SCRIPT, COMMENT, STYLE], false);
    Ok(Value::text(Stripper::strip(&blocks, &[TAG], false)))
}

/// 2.4 looks no further than the end of the line.
pub fn strip_html_2_4(call: &Call<'_>) -> Outcome<Value> {
    let scripts = Stripper::strip(&call.text(), &[SCRIPT], true);
    let comments = Stripper::strip(&scripts, &[COMMENT], true);
    Ok(Value::text(Stripper::strip(&comments, &[TAG], true)))
}

pub fn strip_newlines(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().replace("\r\n", "\n").replace('\n', "")))
}

pub fn strip_newlines_2_4(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().replace('\n', "")))
}

pub fn newline_to_br(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().replace("\r\n", "\n").replace('\n', "<br />\n")))
}

pub fn newline_to_br_2_4(call: &Call<'_>) -> Outcome<Value> {
    Ok(Value::text(call.text().replace('\n', "<br />\n")))
}
