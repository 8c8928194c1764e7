//! Slips that leave no JSON even for an ordinary ticket: a comma too many or too few, single quotes, a comment, `True`.
//! The edit that mends each of them is looked for by trying.

mod brackets;
mod rewritten;

use super::Fix;
use super::conditional_items::end_of_block;
use super::one_line::{text_on_one_line, words_on_one_line};
use super::subject::{Subject, origin};
use crate::highlight::liquid_parts;
use crate::payload::{Broken, Reason};
use crate::preview::{Sent, send};
use crate::text::{Span, slice, split_before};
use crate::ticket::Ticket;
use rewritten::{closed, difference, double_quotes, outside, quoted_keys, without_last};
use ruby_liquid::{Data, Template};

/// The maximum number of slips that are mended: a text with more is something else than JSON.
const MOST: usize = 12;

/// The fix after which an ordinary ticket gives JSON; where not all of its slips are known, the one that mends the first
/// of them.
pub fn fix(subject: &Subject<'_>) -> Option<Fix> {
    let mut text = subject.text().to_owned();
    let mut sent = subject.plain.clone();
    let mut labels: Vec<&'static str> = Vec::new();
    for _ in 0..MOST {
        let Err(broken) = &sent.payload else { break };
        let Some((label, mended, next)) = step(subject, &subject.handed_over(), &text, &sent, broken) else {
            break;
        };
        labels.push(label);
        (text, sent) = (mended, next);
    }
    labels.dedup();
    let label = match labels[..] {
        [] => return None,
        [one] => one,
        _ => "Write it as JSON",
    };
    Some(Fix::review(label, vec![difference(subject.text(), &text)]))
}

/// The fix of the one slip that a ticket's payload has.
pub fn fix_for(subject: &Subject<'_>, ticket: &Ticket, sent: &Sent) -> Option<Fix> {
    let Err(broken) = &sent.payload else { return None };
    let handed_over = subject.workspace.assumptions.hand_over(ticket);
    let (label, mended, after) = step(subject, &handed_over, subject.text(), sent, broken)?;
    after.payload.is_ok().then(|| Fix::review(label, vec![difference(subject.text(), &mended)]))
}

/// The fix of the first slip alone that is good enough for whoever asks.
pub fn first(subject: &Subject<'_>, is_enough: impl Fn(&Fix) -> bool) -> Option<Fix> {
    let Err(broken) = &subject.plain.payload else { return None };
    let next = slice(&subject.plain.rendering.text, broken.offset..).chars().next()?;
    let place = subject.origin(Span::new(broken.offset, broken.offset + next.len_utf8()))?;
    let text = subject.text();
    let fixes = candidates(text, place, &broken.reason)
        .into_iter()
        .map(|(label, mended)| Fix::review(label, vec![difference(text, &mended)]));
    fixes.into_iter().find(is_enough)
}

/// The first edit that brings the reader of JSON further.
fn step(
    subject: &Subject<'_>,
    ticket: &Data,
    text: &str,
    sent: &Sent,
    broken: &Broken,
) -> Option<(&'static str, String, Sent)> {
    let rendered = &sent.rendering.text;
    let at = broken.offset.min(rendered.len());
    let next = slice(rendered, at..).chars().next().map_or(0, char::len_utf8);
    let place = match next {
        0 => Span::new(text.len(), text.len()),
        length => origin(sent, text, Span::new(at, at + length))?,
    };
    let all = match next == 0 || place.len() == next {
        true => candidates(text, place, &broken.reason),
        // Where a value broke it, the value must be mended, or what stands around it.
        false => vec![("Add the quote", with_opening_quote(text, place)?)],
    };
    all.into_iter().find_map(|(label, mended)| {
        let template = Template::parse(&mended, subject.template.dialect());
        if !template.errors().is_empty() {
            return None;
        }
        let after = send(&template, ticket, subject.channel, subject.clock());
        // What was put in is no way on by itself.
        let added = usize::from(after.rendering.text.len() > rendered.len());
        let gets_further = match &after.payload {
            Ok(_) => true,
            Err(later) => later.offset > broken.offset + added && later.reason != Reason::EndsEarly,
        };
        gets_further.then_some((label, mended, after))
    })
}

/// What may have been meant where the text is no JSON any more.
fn candidates(text: &str, place: Span, reason: &Reason) -> Vec<(&'static str, String)> {
    let at = place.start;
    let (before, after) = text.split_at(at);
    let behind = place.after(text);
    let end_of_last = before.trim_end().len();
    let insert = |at: usize, sign: &str| {
        let (before, after) = text.split_at(at);
        format!("{before}{sign}{after}")
    };
    let replace = |from: &str, to: &str| after.strip_prefix(from).map(|rest| format!("{before}{to}{rest}"));
    let mut all: Vec<(&'static str, Option<String>)> = Vec::new();
    match reason {
        Reason::TrailingComma(_) => {
            all.push(("Remove the comma", without_last(before, ',').map(|start| start + after)))
        }
        Reason::NoColon('=') => {
            all.push(("Write a colon", replace("=>", ":").or_else(|| replace("=", ":"))));
        }
        Reason::NoColon(_) => {
            all.push(("Write square brackets", brackets::square(text, at)));
            // The colon stands in the key.
            let key = before.strip_suffix('"').and_then(|key| key.trim_end().strip_suffix(':'));
            all.push(("Close the quote", key.map(|key| format!("{key}\": \"{after}"))));
            all.push(("Add the colon", Some(insert(end_of_last, ":"))));
        }
        Reason::NoComma { found: ':', .. } => {
            all.push(("Write the brace", brackets::with_brace(before).map(|start| start + after)));
        }
        Reason::NoValue('(') => all.push(("Write square brackets", brackets::of_round(text, at))),
        Reason::NoComma { found: ';', .. } => all.push(("Write a comma", replace(";", ","))),
        Reason::MoreText(',') if before.trim_end().ends_with('}') => {
            // The person before it ends twice.
            all.push(("Remove the brace", without_last(before, '}').map(|start| start + after)));
            all.push(("Remove it", Some(format!("{before}{behind}"))));
        }
        Reason::MoreText('}' | ']' | ',' | ';') => all.push(("Remove it", Some(format!("{before}{behind}")))),
        Reason::NoValue(',' | '}' | ']') if open_block(before).is_some() => {
            let start = start_of_value(before).unwrap_or(at);
            let (of, condition) = before.split_at(start);
            let (label, word) = match is_flag(of) {
                // Who writes false alone wants all others left out.
                true if writes_only_false(condition) => ("Send true otherwise", Some("true")),
                true => ("Send false otherwise", Some("false")),
                false => {
                    let first = first_text(condition).filter(|_| is_one_of_several(of));
                    ("Send the first of them otherwise", first)
                }
            };
            // The last end first: the others are those of conditions within it.
            for end in ends_of_conditions(condition) {
                all.push((label, word.map(|word| insert(start + end, &format!("{{% else %}}{word}")))));
            }
        }
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
        // What is no object at all is not made one by quotes.
        Reason::NoValue(first) if first.is_alphabetic() && !before.trim().is_empty() => {
            let run = bare_words(after);
            let word = run.to_lowercase();
            let known = |words: &[(&[&str], &'static str)]| {
                words.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, json)| *json)
            };
            let json = if is_flag(before) { flag_meant(&word) } else { known(&WORDS) };
            all.push(("Write it as JSON does", json.and_then(|json| replace(run, json))));
            all.push((
                "Put quotes around it",
                replace(run, &format!("\"{run}\"")).filter(|_| !run.is_empty()),
            ));
            let (inside, _) = split_before(after, |c| matches!(c, '"' | ',' | ':' | '{' | '}' | ']' | '\n'));
            let is_closed = slice(after, inside.len()..).starts_with('"');
            all.push(("Add the quote", is_closed.then(|| insert(at, "\""))));
            all.push(("Put quotes around it", quoted_choice(text, before)));
        }
        Reason::BadEscape('u') if half_character(before).is_some() => {
            let start = half_character(before).map(|half| slice(before, ..before.len() - half.len()));
            all.push(("Remove it", start.map(|start| format!("{start}{after}"))));
        }
        Reason::BadEscape(_) => {
            all.push(("Remove the backslash", without_last(before, '\\').map(|start| start + after)))
        }
        Reason::EndsEarly => {
            let before_keys = brackets::before_keys(text).into_iter();
            all.extend(before_keys.map(|comma| ("Close the brackets", Some(insert(comma, "}")))));
            all.push(("Close the brackets", Some(closed(text))));
        }
        Reason::ControlCharacter(_) => {
            all.push(("Put it on one line", text_on_one_line(text, at)));
            all.push(("Put it on one line", words_on_one_line(text, at)));
            let end = before.trim_end_matches([' ', '\t', '\r']).len();
            let (start, rest) = text.split_at(end);
            let comma = start.strip_suffix(',').map(|start| format!("{start}\",{rest}"));
            all.push(("Close the quote", comma));
            all.push(("Close the quote", Some(insert(end, "\""))));
        }
        _ => {}
    }
    if after.starts_with("//") || after.starts_with('#') {
        let (_, rest) = split_before(after, |c| c == '\n');
        all.push(("Remove the comment", Some(format!("{before}{rest}"))));
    }
    for (open, close) in [("/*", "*/"), ("<!--", "-->"), ("{#", "#}")] {
        if let Some(comment) = after.strip_prefix(open) {
            let rest = comment.split_once(close).map_or("", |(_, rest)| rest);
            all.push(("Remove the comment", Some(format!("{before}{rest}"))));
        }
    }
    if matches!(reason, Reason::NoComma { .. }) {
        // A value that ends in a quote, and has none at its start.
        let output = before.ends_with("}}").then(|| before.rfind("{{"));
        let opened = output.flatten().map(|start| Span::new(start, at));
        all.push(("Add the quote", opened.and_then(|output| with_opening_quote(text, output))));
        all.push(("Write a comma between the items", end_of_loop(text, at).map(|end| insert(end, BETWEEN))));
        // Two values side by side, or a quote too many.
        all.push(("Add the comma", Some(insert(end_of_last, ","))));
        all.push(("Remove the quote", without_last(before, '"').map(|start| start + after)));
    }
    all.into_iter()
        .filter_map(|(label, mended)| Some((label, mended?)))
        .filter(|(_, mended)| mended != text)
        .collect()
}

/// What writes a comma in a loop, behind every item but the last.
pub const BETWEEN: &str = "{% unless forloop.last %},{% endunless %}";

/// What other languages call values of JSON, in small letters.
const WORDS: [(&[&str], &str); 3] =
    [(&["true"], "true"), (&["false"], "false"), (&["none", "nil", "null", "undefined"], "null")];

/// The same where only true and false have a meaning.
const FLAGS: [(&[&str], &str); 2] = [
    (&["true", "yes", "on", "y", "t", "1"], "true"),
    (&["false", "no", "off", "n", "f", "0", "none", "nil", "null", "undefined", ""], "false"),
];

/// What a word means where only true and false have a meaning.
pub fn flag_meant(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    FLAGS.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, meant)| *meant)
}

/// Whether a word is what other languages call a value of JSON.
pub fn is_word(word: &str) -> bool {
    let word = word.to_lowercase();
    WORDS.iter().chain(&FLAGS).any(|(words, _)| words.contains(&word.as_str()))
}

/// A quote before an output that is the value of a key and ends with a quote.
fn with_opening_quote(text: &str, output: Span) -> Option<String> {
    let (before, value) = (output.before(text), slice(text, output.start..));
    (is_key(before) && output.after(text).starts_with('"')).then(|| format!("{before}\"{value}"))
}

/// Whether the branches of a condition write nothing but `false`.
fn writes_only_false(condition: &str) -> bool {
    let parts = condition.split("%}").skip(1).map(|part| split_before(part, |c| c == '{').0.trim());
    let mut words = parts.filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| word == "false")
}

/// Where the condition begins that is the value of the last key with one.
fn start_of_value(before: &str) -> Option<usize> {
    let starts = ["{% if", "{% unless", "{% case"].into_iter().flat_map(|tag| before.match_indices(tag));
    starts.map(|(at, _)| at).filter(|at| is_key(slice(before, ..*at))).max()
}

/// Where conditions end within a text, the last first.
fn ends_of_conditions(text: &str) -> impl Iterator<Item = usize> {
    let tags = text.rmatch_indices("{%").map(|(at, _)| at);
    tags.filter(|at| {
        let tag = slice(text, at + 2..).trim_start();
        ["endif", "endunless", "endcase"].iter().any(|end| tag.starts_with(end))
    })
}

/// Quotes around a condition whose branches all write words without quotes.
fn quoted_choice(text: &str, before: &str) -> Option<String> {
    let start = start_of_value(before)?;
    let liquid = liquid_parts(text);
    let end = end_of_block(text, &liquid, start)?;
    let is_plain = |at: usize| !liquid.iter().any(|(part, _)| part.start <= at && at < part.end);
    let block = slice(text, start..end);
    let has_quotes = block.match_indices('"').any(|(at, _)| is_plain(start + at));
    (before.len() < end && !has_quotes)
        .then(|| format!("{}\"{block}\"{}", slice(text, ..start), slice(text, end..)))
}

/// Whether a text ends with a key and its colon.
fn is_key(before: &str) -> bool {
    before.trim_end().strip_suffix(':').is_some_and(|key| key.trim_end().ends_with('"'))
}

/// Whether the value that comes next is a brand or a language, of which an account has one for every ticket.
fn is_one_of_several(before: &str) -> bool {
    let key = before.trim_end().strip_suffix(':').map(str::trim_end);
    key.is_some_and(|key| ["\"brand\"", "\"language\""].iter().any(|known| key.ends_with(known)))
}

/// The first text that the branches of a condition write, with its quotes.
fn first_text(condition: &str) -> Option<&str> {
    let mut written = condition.split("%}").skip(1).map(str::trim_start);
    let text = written.find(|written| written.starts_with('"'))?;
    let (inner, _) = text.strip_prefix('"')?.split_once('"')?;
    (!inner.contains('{')).then(|| slice(text, ..inner.len() + 2))
}

/// Whether the value that comes next is that of *do not send*.
pub fn is_flag(before: &str) -> bool {
    let key = before.trim_end().strip_suffix(':').map(str::trim_end);
    key.is_some_and(|key| key.ends_with("\"do_not_send\""))
}

/// The words at the start of a text, up to where the value ends; none where Liquid is among them.
pub fn bare_words(text: &str) -> &str {
    let (run, _) = split_before(text, |c| matches!(c, ',' | '}' | ']' | '\n' | '"' | '{' | ':'));
    let rest = slice(text, run.len()..);
    if rest.starts_with(['{', ':', '"']) { "" } else { run.trim_end() }
}

/// Where a condition ends that a text ends with.
pub fn open_block(before: &str) -> Option<usize> {
    let start = before.rfind("{%")?;
    let tag = slice(before, start..).trim_end().strip_prefix("{%")?.strip_suffix("%}")?.trim();
    matches!(tag, "endif" | "endunless" | "endcase").then_some(start)
}

/// One half of a character at the end of a text, as `\ud83d` is.
pub fn half_character(before: &str) -> Option<&str> {
    const LENGTH: usize = "\\ud83d".len();
    let half = before.get(before.len().checked_sub(LENGTH)?..)?;
    let rest = half.strip_prefix("\\u")?;
    // What begins with D0 to D7 is a character by itself.
    (0xd800..0xe000).contains(&u32::from_str_radix(rest, 16).ok()?).then_some(half)
}

/// Where the loop ends in which a place stands.
pub fn end_of_loop(text: &str, place: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (part, _) in liquid_parts(text).into_iter().filter(|(part, _)| part.start >= place) {
        let tag = part.of(text).trim_start_matches(['{', '%', '-']).trim_start();
        match () {
            () if tag.starts_with("endfor") && depth == 0 => return Some(part.start),
            () if tag.starts_with("endfor") => depth -= 1,
            () if tag.starts_with("for ") => depth += 1,
            () => {}
        }
    }
    None
}
