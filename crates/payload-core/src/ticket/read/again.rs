//! Other tries at a text that is not JSON: its list is without brackets, or something wrote it in its own way.

use super::among;
use super::text::parse;
use crate::pasted;
use crate::text::characters::is_unseen;
use serde_json::Value;

/// What makes another text of it, and what to say of that.
type Try = (fn(&str) -> Option<String>, &'static str);

const TRIES: [Try; 5] = [
    (in_brackets, "The tickets are read as a list, though its brackets are missing."),
    (without_unseen, "Invisible characters between the values (like U+00A0 or U+200B) were passed over."),
    (without_colors, "The colors of a terminal were passed over."),
    (of_html, "The quotes were written as in HTML (&quot;); they are read as quotes."),
    (of_a_cell, "The quotes were doubled, as in a cell of a table; they are read as single ones."),
];

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
            Some((values.or_else(|| Some(among::tickets(&plain)?.0))?, *note))
        })
    })
}

/// The lines of a quoted message, which may be quoted several times.
fn unquoted(text: &str) -> Option<String> {
    let quoted = text.lines().filter_map(|line| line.trim_start().strip_prefix('>'));
    let plain: Vec<&str> = quoted.map(|line| line.trim_start_matches(['>', ' '])).collect();
    (plain.len() > 1).then(|| plain.join("\n"))
}

/// A piece of a list: objects with commas between.
fn in_brackets(text: &str) -> Option<String> {
    text.starts_with('{').then(|| format!("[{}]", text.trim_end().trim_end_matches(',')))
}

/// The text with a space for each unseen character that stands outside of quotes.
fn without_unseen(text: &str) -> Option<String> {
    let mut cleaned = String::with_capacity(text.len());
    let (mut in_text, mut escaped, mut changed) = (false, false, false);
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        let replaced = !in_text && is_unseen(c) && !c.is_ascii_whitespace();
        changed |= replaced;
        cleaned.push(if replaced { ' ' } else { c });
    }
    changed.then_some(cleaned)
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
