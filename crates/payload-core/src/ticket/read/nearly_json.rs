//! Other tries at a text that is not JSON: its list is without brackets, or something wrote it in its own way.

use super::json_in_text;
use super::text::parse;
use crate::pasted;
use crate::text::characters::is_unseen;
use crate::text::slice;
use serde_json::Value;

/// What makes another text of it, and what to say of that.
type Try = (fn(&str) -> Option<String>, &'static str);

const TRIES: [Try; 12] = [
    (in_brackets, "The tickets are read as a list, though its brackets are missing."),
    (without_unseen, "Invisible characters between the values (like U+00A0 or U+200B) were passed over."),
    (
        with_breaks_escaped,
        "Line breaks stand in texts as they are, where JSON wants them escaped (\\n): they are read as line breaks.",
    ),
    (without_written_breaks, "Line breaks were written as \\n between the values; they were passed over."),
    (without_colors, "The colors of a terminal were passed over."),
    (of_an_address, "It was percent-encoded, as in an address (%7B for {); it was decoded."),
    (of_base64, "It was written in base64; it was decoded."),
    (of_html, "The quotes were written as in HTML (&quot;); they are read as quotes."),
    (of_a_cell, "The quotes were doubled, as in a cell of a table; they are read as single ones."),
    (of_members, NO_BRACES),
    (of_last_members, NO_BRACES),
    (
        with_whole_characters,
        "Half of a character (like \\ud83d) stands in it, as where a text was shortened: it is read as \u{fffd}.",
    ),
];

const NO_BRACES: &str = "The braces around the ticket are missing: what else stood there is not known.";

/// What stands before each line, and what to say of that. Other lines may stand around those.
const BEFORE_LINES: [Try; 3] = [
    (unquoted, "The “>” before each line of a quoted message was passed over."),
    (pasted::numbered, "The number of each line was passed over."),
    (pasted::added, "The plus before each line was passed over."),
];

/// The JSON of the first try that succeeds, and what to say of it.
pub fn read(text: &str) -> Option<(Vec<Value>, &'static str)> {
    let tried = TRIES.iter().find_map(|(make, note)| Some((parse(&make(text)?).ok()?, *note)));
    tried.or_else(|| {
        BEFORE_LINES.iter().find_map(|(make, note)| {
            let plain = make(text)?;
            let values =
                parse(&plain).ok().filter(|all| all.iter().all(|one| one.is_object() || one.is_array()));
            Some((values.or_else(|| Some(json_in_text::tickets(&plain)?.0))?, *note))
        })
    })
}

/// The lines of a quoted message, which may be quoted several times.
fn unquoted(text: &str) -> Option<String> {
    let quoted = text.lines().filter_map(|line| line.trim_start().strip_prefix('>'));
    let plain: Vec<&str> = quoted.map(|line| line.trim_start_matches(['>', ' '])).collect();
    (plain.len() > 1).then(|| plain.join("\n"))
}

/// JSON as a part of an address or a form: `payload=%7B%22id%22%3A31%7D`.
fn of_an_address(text: &str) -> Option<String> {
    const BRACES: [&str; 3] = ["%7b%22", "%5b%7b", "%7b%0a"];
    let lower = text.to_ascii_lowercase();
    let start = BRACES.iter().filter_map(|brace| lower.find(brace)).min()?;
    let part = slice(text, start..).split(['&', ' ', '\n', '"', '\'']).next()?;
    // Only an object is known to that decoder.
    let list = part.get(..3).filter(|start| start.eq_ignore_ascii_case("%5b"));
    match list {
        Some(_) => pasted::percent_decoded(slice(part, 3..)).map(|rest| format!("[{rest}")),
        None => pasted::percent_decoded(part),
    }
}

/// JSON in base64, by itself or in an address: `data:application/json;base64,eyJ…`.
fn of_base64(text: &str) -> Option<String> {
    let text = if text.starts_with("data:") { text.split_once("base64,")?.1 } else { text };
    super::base64::decoded(text)
}

/// A piece of a list: objects with commas between.
fn in_brackets(text: &str) -> Option<String> {
    text.starts_with('{').then(|| format!("[{}]", text.trim_end().trim_end_matches(',')))
}

/// What stands between the braces of an object, several members.
fn of_members(text: &str) -> Option<String> {
    (text.starts_with('"') && text.contains(','))
        .then(|| format!("{{{}}}", text.trim_end().trim_end_matches(',')))
}

/// The same, with the brace that closes it.
fn of_last_members(text: &str) -> Option<String> {
    text.starts_with('"').then(|| format!("{{{}", text.trim_end().trim_end_matches(',')))
}

/// The text with a sign for each half of a character that is written by its number, as JavaScript writes a text that
/// was shortened inside an emoji.
fn with_whole_characters(text: &str) -> Option<String> {
    const NUMBER: usize = "\\ud83d".len();
    let number = |at: usize| u16::from_str_radix(slice(text, at..).strip_prefix("\\u")?.get(..4)?, 16).ok();
    let is_first = |at| number(at).is_some_and(|number| (0xd800..0xdc00).contains(&number));
    let is_second = |at| number(at).is_some_and(|number| (0xdc00..0xe000).contains(&number));
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = slice(text, at..).chars().next() {
        let is_half = is_first(at) || is_second(at);
        let length = match () {
            () if is_first(at) && is_second(at + NUMBER) => 2 * NUMBER,
            () if is_half => NUMBER,
            // What is escaped may be a backslash itself.
            () if c == '\\' => 1 + slice(text, at + 1..).chars().next().map_or(0, char::len_utf8),
            () => c.len_utf8(),
        };
        match is_half && length == NUMBER {
            true => whole.push('\u{fffd}'),
            false => whole.push_str(slice(text, at..at + length)),
        }
        at += length;
    }
    (whole != text).then_some(whole)
}

/// The characters of a text, and whether each stands inside of quotes.
fn quoted(text: &str) -> impl Iterator<Item = (char, bool)> {
    let (mut in_text, mut escaped) = (false, false);
    text.chars().map(move |c| {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        (c, in_text)
    })
}

/// The text with a space for each unseen character that stands outside of quotes.
fn without_unseen(text: &str) -> Option<String> {
    let mut cleaned = String::with_capacity(text.len());
    let mut changed = false;
    for (c, in_text) in quoted(text) {
        let replaced = !in_text && is_unseen(c) && !c.is_ascii_whitespace();
        changed |= replaced;
        cleaned.push(if replaced { ' ' } else { c });
    }
    changed.then_some(cleaned)
}

/// The text with the line breaks and tabs inside of quotes escaped, which whoever wrote it forgot.
fn with_breaks_escaped(text: &str) -> Option<String> {
    let mut whole = String::with_capacity(text.len());
    for (c, in_text) in quoted(text) {
        match c {
            '\n' if in_text => whole.push_str("\\n"),
            '\r' if in_text => whole.push_str("\\r"),
            '\t' if in_text => whole.push_str("\\t"),
            c => whole.push(c),
        }
    }
    (whole.len() > text.len()).then_some(whole)
}

/// The text without the line breaks that are written between its values, as where a program printed a text.
fn without_written_breaks(text: &str) -> Option<String> {
    let (mut in_text, mut escaped) = (false, false);
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' if !in_text => match rest.next() {
                Some('n' | 'r' | 't') => plain.push(' '),
                _ => return None,
            },
            c => {
                let is_quote = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                in_text ^= is_quote;
                plain.push(c);
            }
        }
    }
    (plain.len() < text.len()).then_some(plain)
}

/// The text without what makes a terminal show it in colors: `ESC [ 0;32 m`.
fn without_colors(text: &str) -> Option<String> {
    const START: &str = "\u{1b}[";
    let (before, colored) = text.split_once(START)?;
    let plain = colored.split(START).map(|part| part.split_once('m').map_or(part, |(_, plain)| plain));
    Some(plain.fold(before.to_owned(), |text, plain| text + plain))
}

/// What a web page's source stands for.
fn of_html(text: &str) -> Option<String> {
    // Without these, markup is what the ticket holds.
    ["&quot;", "&#34;"].iter().any(|quote| text.contains(quote)).then(|| pasted::html(text))?
}

/// What a cell of CSV holds: quotes around it, and each inside of it doubled.
fn of_a_cell(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    inside.contains("\"\"").then(|| inside.replace("\"\"", "\""))
}
