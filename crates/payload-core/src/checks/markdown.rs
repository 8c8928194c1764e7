//! What chats, wikis and mail programs do to a template that passes through them: `ticket.id` looks like an address of
//! the web and becomes a link, and signs that mean something in Markdown get a backslash.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::text::{QUOTED, Span, shorten, slice};

/// The word for it.
pub const CODE: &str = "pasted-markdown";

/// Signs that Markdown writes behind a backslash, and JSON never does.
const ESCAPED: [char; 8] = ['_', '|', '*', '#', '[', ']', '<', '>'];

/// What a link to an address begins with.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let text = subject.text();
    let links = links(text);
    if let Some((first, _)) = links.first() {
        let what = format!("“{}” is a link, made of what was written here.", shorten(first.of(text), QUOTED));
        found.push(
            Finding::new(CODE, Severity::Breaks, *first, what)
                .because("Chats and mail programs take names with dots for addresses of the web. Liquid and JSON know no links.")
                .mended_by(Some(Fix::safe("Write the words alone", links))),
        );
    }
    // One brace alone may stand behind a backslash that a template captures.
    let has_braces = text.contains("\\{\\{");
    let is_escaped = |at: usize| {
        let behind = slice(text, at + 1..);
        behind.starts_with(ESCAPED) || has_braces && behind.starts_with(['{', '}'])
    };
    let escapes: Vec<_> = text.match_indices('\\').filter(|(at, _)| is_escaped(*at)).collect();
    let plain = |at: usize| (Span::new(at, at + 2), slice(text, at + 1..at + 2).to_owned());
    let edits: Vec<_> = escapes.iter().map(|(at, _)| plain(*at)).collect();
    if let Some((first, _)) = edits.first() {
        let sign = slice(first.of(text), 1..);
        found.push(
            Finding::new(
                CODE,
                Severity::Breaks,
                *first,
                format!("A backslash stands before “{sign}”, as Markdown writes it."),
            )
            .because("It belongs neither to Liquid nor to JSON.")
            .mended_by(Some(Fix::safe("Remove the backslashes", edits))),
        );
    }
}

/// The links in a text that lead to their own words, and these words: `[a.b](http://a.b)`, `<http://a.b|a.b>`.
fn links(text: &str) -> Vec<(Span, String)> {
    let mut links = Vec::new();
    let mut from = 0;
    while let Some(found) = slice(text, from..).find(['[', '<']) {
        let start = from + found;
        from = start + 1;
        let rest = slice(text, start + 1..);
        let link = match slice(text, start..).starts_with('[') {
            true => rest.split_once("](").and_then(|(words, rest)| {
                let (target, _) = rest.split_once(')')?;
                Some((words, target, words.len() + target.len() + 4))
            }),
            false => rest.split_once('>').and_then(|(inside, _)| {
                let (target, words) = inside.split_once('|')?;
                Some((words, target, inside.len() + 2))
            }),
        };
        let Some((words, target, length)) = link else { continue };
        let leads_to = |scheme: &&str| {
            target.strip_prefix(*scheme).map(|rest| rest.trim_end_matches('/')) == Some(words)
        };
        if !words.is_empty() && SCHEMES.iter().any(leads_to) {
            links.push((Span::new(start, start + length), words.to_owned()));
            from = start + length;
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_its_own_words_is_one() {
        for (text, words) in [
            ("{{ [ticket.id](http://ticket.id) }}", "{{ ticket.id }}"),
            ("{{<http://ticket.id|ticket.id>}}", "{{ticket.id}}"),
            ("\"[a@b.example](mailto:a@b.example)\"", "\"a@b.example\""),
            ("[a](http://ticket.id)", "[a](http://ticket.id)"),
            ("<http://ticket.id>", "<http://ticket.id>"),
            ("[\"a\"](", "[\"a\"]("),
            ("", ""),
        ] {
            assert_eq!(Fix::safe("", links(text)).apply(text), words, "{text}");
        }
    }
}
