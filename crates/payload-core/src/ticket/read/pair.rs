//! A name and its value in a line, `Status: Resolved`, and a line of many, `id=31 status=Resolved`.

use super::values::is_no_value;
use super::{headings, places};
use serde_json::{Map, Value};

/// A name, its value, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// How far the name is indented.
    pub indent: usize,
    /// Where the sign behind it stands.
    pub sign: usize,
}

/// The pair in a line; nothing where there is none. What may stand between name and value besides the usual.
pub fn of(line: &str, between: Option<char>) -> Option<Pair<'_>> {
    // As Markdown and chats have it: **Status:** Resolved, *Status*: Resolved.
    // And Ruby's YAML, :status: Resolved.
    let text = without_bullet(line.trim()).trim_start_matches(['*', ':']);
    let text = match text.strip_prefix('|').filter(|_| between == Some('|')) {
        Some(inside) => inside.strip_suffix('|').unwrap_or(inside).trim_start(),
        None => text,
    };
    let is_sign = |c| matches!(c, ':' | '：' | '=') || Some(c) == between;
    let (name, value) = text.split_once(is_sign)?;
    let start = line.find(text)?;
    let value = value.trim_start_matches('*').trim();
    let (name, sign) = (name.trim_end().trim_end_matches('*'), start + name.len());
    // The rest of an address, of Ruby's arrow and of a comparison; and the other cells of a row.
    let is_other = value.starts_with("//")
        || (value.starts_with(['>', '=']) && !BELOW.contains(&value))
        || value.contains('\t')
        || (line.starts_with('|') && value.contains('|'));
    (is_name(name) && !is_other).then_some(Pair { name, value: unquoted(value), indent: start, sign })
}

/// A line without the sign or the number before an entry of a list.
pub fn without_bullet(line: &str) -> &str {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = line.get(digits..).filter(|_| digits > 0);
    let numbered = numbered.and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")));
    let bullets = ["- ", "* ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet));
    bullets.or(numbered).map_or(line, str::trim_start)
}

/// The name of a part in a line of its own, as settings have them: `[requester]`, `[[tickets]]`.
pub fn section(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let last = name.rsplit('.').next().unwrap_or(name);
    is_name(last).then_some(last)
}

/// Whether a text may be what a field is called.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 60;
    const WORDS: usize = 6;
    let is_sign = |c: char| " _-./()'’#&[]?".contains(c);
    text.len() <= LONGEST
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || is_sign(c))
        && text.split(' ').count() <= WORDS
}

/// The signs by which YAML says that a text comes below.
const BELOW: [&str; 6] = ["|", ">", "|-", ">-", "|+", ">+"];

/// A value without the quotes around it, or the sign by which YAML says that its text comes below.
fn unquoted(value: &str) -> &str {
    if BELOW.contains(&value) || value == "~" || is_no_value(value) {
        return "";
    }
    // A remark behind a number.
    if let Some((number, _)) = value.split_once(" #")
        && number.trim_end().bytes().all(|byte| byte.is_ascii_digit())
    {
        return number.trim_end();
    }
    let inside = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    inside.unwrap_or(value)
}

/// The field that a name means.
pub fn field(name: &str) -> Option<&'static str> {
    let place = || places::PLACES.get(places::find(&places::name("", name))?.0).map(|(field, ..)| *field);
    place().or_else(|| headings::find(&headings::bare(name)).map(|(field, _)| field))
}

/// Whether a line has no words, or only says that a ticket begins: `---`, `*** 2. row ***`, `-[ RECORD 2 ]--`, `Ticket 2:`.
pub fn is_gap(line: &str) -> bool {
    let text = line.trim();
    let is_title = |text: &str| {
        let words = text.trim_end_matches(':').to_lowercase();
        words
            .strip_prefix("ticket")
            .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || " #".contains(c)))
    };
    !text.contains(char::is_alphanumeric)
        || ["***", "---", "-[", "#"].iter().any(|start| text.starts_with(start))
        || is_title(text)
}

/// Every pair of a line, as logs have them; nothing where there are few.
pub fn all(line: &str) -> Option<Map<String, Value>> {
    const LEAST: usize = 3;
    let mut map = Map::new();
    let mut rest = line;
    while let Some((_, name, value)) = first(rest) {
        let (text, behind) = quoted(value).unwrap_or_else(|| {
            let (text, behind) = value.split_at(first(value).map_or(value.len(), |(start, ..)| start));
            (Some(bare(text)).filter(|text| !is_no_value(text)).unwrap_or_default().to_owned(), behind)
        });
        // What nests would be taken apart wrongly.
        if text.ends_with(['(', '{', '[']) {
            return None;
        }
        map.entry(name).or_insert(Value::String(text));
        rest = behind;
    }
    (map.len() >= LEAST).then_some(map)
}

/// Where the first name in a text starts that has a value, the name, and what stands behind its sign.
fn first(text: &str) -> Option<(usize, &str, &str)> {
    text.match_indices('=').find_map(|(at, _)| {
        let (before, value) = (text.get(..at)?, text.get(at + 1..)?);
        let is_of_name = |c: char| c.is_alphanumeric() || "_-.".contains(c);
        let start = before.trim_end_matches(is_of_name).len();
        let is_apart = before
            .get(..start)?
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || ",;([{|".contains(c));
        let name = before.get(start..)?;
        let is_one = is_apart && name.starts_with(char::is_alphabetic) && !value.starts_with(['=', '>', '~']);
        is_one.then_some((start, name, value))
    })
}

/// A text in quotes at the start of another, and what stands behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (mut inside, mut escaped) = (String::new(), false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => {
                inside.push(if c == 'n' { '\n' } else { c });
                escaped = false;
            }
            '\\' => escaped = true,
            c if c == quote => return Some((inside, text.get(at + 1..)?)),
            c => inside.push(c),
        }
    }
    None
}

/// A value without what separates it from the next, and the bracket that closes all of them.
fn bare(text: &str) -> &str {
    let text = text.trim().trim_end_matches([',', ';', '|']).trim_end();
    let closed = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')].into_iter().find_map(|(open, close)| {
        let inside = text.strip_suffix(close)?;
        (inside.matches(open).count() <= inside.matches(close).count()).then_some(inside)
    });
    closed.unwrap_or(text)
}
