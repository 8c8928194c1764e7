//! Characters that cannot be seen or look like others, where Liquid or JSON stumble over them.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::text::characters::{OddKind, named, odd_character};
use crate::text::{Span, capital, slice};

/// The word for characters that show nothing, or look like a space.
const UNSEEN: &str = "invisible-character";
/// The word for quotes that are not straight.
const QUOTES: &str = "curly-quotes";
/// The word for characters that look like those of ASCII.
const LOOK_ALIKE: &str = "look-alike-character";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let text = subject.text();
    let is_broken = !subject.sends();
    let odd: Vec<Odd> = contexts(text)
        .into_iter()
        .filter_map(|(at, c, context)| odd_at(text, at, c, context, is_broken))
        .collect();
    for code in [UNSEEN, QUOTES, LOOK_ALIKE] {
        let of_code: Vec<&Odd> = odd.iter().filter(|odd| odd.code == code).collect();
        found.extend(finding(code, &of_code, is_broken));
    }
}

/// Whether one of these findings is about a place: whatever else fails there fails because of it.
pub fn explains(found: &[Finding], place: Span) -> bool {
    let of_characters = found.iter().filter(|finding| [UNSEEN, QUOTES, LOOK_ALIKE].contains(&finding.code));
    let mut edits = of_characters.flat_map(|finding| &finding.fix).flat_map(|fix| fix.edits());
    edits.any(|(span, _)| span.overlaps(place))
}

/// An odd character that is surely not meant.
struct Odd {
    code: &'static str,
    place: Span,
    character: char,
    instead: String,
    /// Whether it is a part of a text that is sent or compared, where a person may have meant it.
    in_text: bool,
}

/// Where a character of a template stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Between the braces of a tag or output.
    Markup,
    /// In a text in quotes there; whether it holds nothing but odd characters, as a filter that removes them does.
    Literal { only_odd: bool },
    /// Between the texts of the payload.
    Payload,
    /// In a text of the payload.
    Text,
}

fn odd_at(text: &str, at: usize, c: char, context: Context, is_broken: bool) -> Option<Odd> {
    let odd = odd_character(c)?;
    let place = Span::new(at, at + c.len_utf8());
    let before = place.before(text).chars().next_back();
    let after = place.after(text).chars().next();
    let beside = |test: &dyn Fn(char) -> bool| [before, after].into_iter().flatten().any(test);
    let in_text = matches!(context, Context::Text | Context::Literal { .. });
    let (code, is_wrong) = match odd.kind {
        OddKind::Control if matches!(c, '\t' | '\r') => (UNSEEN, context == Context::Text && is_broken),
        OddKind::Control | OddKind::Invisible | OddKind::Space => (UNSEEN, true),
        // Scripts and emoji need them.
        OddKind::Joiner => (UNSEEN, !in_text || !beside(&|c| !c.is_ascii())),
        OddKind::Quote => (QUOTES, context == Context::Markup || (is_broken && stands_for_json(text, place))),
        // A brace or percent sign only beside another: elsewhere it is writing.
        OddKind::LookAlike if context == Context::Text => {
            let is_brace = |c: char| "{}%".contains(&*plain(c));
            (LOOK_ALIKE, is_brace(c) && beside(&is_brace))
        }
        OddKind::LookAlike => (LOOK_ALIKE, !in_text),
    };
    let is_meant = context == Context::Literal { only_odd: true };
    // Only between the texts of the payload a line may end.
    let instead = match plain(c) {
        line if line == "\n" && context != Context::Payload => " ".to_owned(),
        other => other,
    };
    (is_wrong && !is_meant).then_some(Odd { code, place, character: c, instead, in_text })
}

fn plain(c: char) -> String {
    odd_character(c).map_or_else(|| c.to_string(), |odd| odd.instead_of(c).into_owned())
}

/// Whether a quote stands where JSON would have one of its own.
fn stands_for_json(text: &str, place: Span) -> bool {
    let before = place.before(text).trim_end().chars().next_back();
    let after = place.after(text).trim_start().chars().next();
    before.is_some_and(|c| "{[:,".contains(c)) || after.is_some_and(|c| "}]:,".contains(c))
}

fn finding(code: &'static str, odd: &[&Odd], is_broken: bool) -> Option<Finding> {
    let first = odd.first()?;
    let mut kinds: Vec<char> = odd.iter().map(|odd| odd.character).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut names: Vec<String> = kinds.iter().take(3).map(|c| named(*c)).collect();
    if kinds.len() > names.len() {
        names.push("others".to_owned());
    }
    let list = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => return None,
    };
    let verb = if kinds.len() == 1 { "stands" } else { "stand" };
    let places = match odd.len() {
        1 => String::new(),
        many => format!(", in {many} places"),
    };
    let (what, why) = match code {
        UNSEEN => (
            format!("{} {verb} in the template{places}.", capital(&list)),
            "It cannot be seen, and comes along when text is copied from a web page, a chat or a word processor. Liquid and JSON read it as one more character.",
        ),
        QUOTES => (
            format!("Curly quotes are used where Liquid and JSON need straight ones: {list}{places}."),
            "Word processors and chats make quotes curly on their own.",
        ),
        _ => (
            format!("{} {verb} where an ordinary character is expected{places}.", capital(&list)),
            "It looks like the ordinary one, but Liquid and JSON read it as a different character.",
        ),
    };
    let edits = odd.iter().map(|odd| (odd.place, odd.instead.clone())).collect();
    let fix = if odd.iter().any(|odd| odd.in_text) { Fix::review } else { Fix::safe };
    let severity = if is_broken { Severity::Breaks } else { Severity::Wrong };
    Some(
        Finding::new(code, severity, first.place, what)
            .because(why)
            .mended_by(Some(fix(label(code, odd), edits))),
    )
}

fn label(code: &str, odd: &[&Odd]) -> &'static str {
    let all = |instead: &str| odd.iter().all(|odd| odd.instead == instead);
    match (code, odd.len()) {
        (QUOTES, _) => "Make the quotes straight",
        (LOOK_ALIKE, _) => "Replace with ordinary characters",
        (_, 1) if all("") => "Remove the invisible character",
        _ if all("") => "Remove the invisible characters",
        (_, 1) if all(" ") => "Replace with an ordinary space",
        _ if all(" ") => "Replace with ordinary spaces",
        _ => "Clean up the invisible characters",
    }
}

/// Every character outside of comments, with its place and context.
pub fn contexts(text: &str) -> Vec<(usize, char, Context)> {
    let mut all = Vec::new();
    let mut in_text = false;
    let mut at = 0;
    while let Some(c) = slice(text, at..).chars().next() {
        let rest = slice(text, at..);
        let tag = rest.strip_prefix("{%");
        if tag.is_some() || rest.starts_with("{{") {
            let close = if tag.is_some() { "%}" } else { "}}" };
            let end = rest.find(close).map_or(text.len(), |length| at + length + close.len());
            let is_comment =
                tag.is_some_and(|tag| tag.trim_start_matches('-').trim_start().starts_with("comment"));
            markup(text, Span::new(at, end), &mut all);
            at = match slice(text, end..).find("endcomment") {
                Some(length) if is_comment => end + length,
                _ => end,
            };
            continue;
        }
        if c == '"' && !slice(text, ..at).ends_with('\\') {
            in_text = !in_text;
        }
        all.push((at, c, if in_text { Context::Text } else { Context::Payload }));
        at += c.len_utf8();
    }
    all
}

/// The same within a tag or output.
fn markup(text: &str, span: Span, all: &mut Vec<(usize, char, Context)>) {
    let mut at = span.start;
    while at < span.end {
        let Some(c) = slice(text, at..).chars().next() else { return };
        let next = at + c.len_utf8();
        all.push((at, c, Context::Markup));
        at = next;
        if c != '"' && c != '\'' {
            continue;
        }
        // A quote that nothing closes opens no text.
        let Some((literal, _)) = slice(text, next..span.end).split_once(c) else { continue };
        let context = Context::Literal { only_odd: literal.chars().all(|c| odd_character(c).is_some()) };
        all.extend(literal.char_indices().map(|(offset, c)| (next + offset, c, context)));
        all.push((next + literal.len(), c, Context::Markup));
        at = next + literal.len() + 1;
    }
}
