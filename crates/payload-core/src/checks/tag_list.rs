//! The ticket's tags as items of a list, in the place of what writes them now.

use super::subject::Subject;
use super::unescaped::NEUTRAL;
use crate::payload::contract::MAX_TAGS;
use crate::payload::{Json, Kind};
use crate::text::Span;

/// Where the commas between the tags and the other items stand.
#[derive(Clone, Copy, PartialEq)]
enum Commas {
    /// Before each tag but the first: there are no other items.
    Between,
    /// Before each tag: other items come before them.
    Before,
    /// After each tag: other items follow.
    After,
}

/// The edit that writes the tags where a part of the template writes them now: a list, or items of the one that is there
/// already. `None` where a tag stands beside the part, so that nobody knows what is there.
pub fn in_place_of(subject: &Subject<'_>, part: Span) -> Option<(Span, String)> {
    let text = subject.text();
    let (before, after) = (part.before(text).trim_end(), part.after(text).trim_start());
    if before.ends_with('[') && after.starts_with(']') {
        return Some((part, items(Commas::Between, MAX_TAGS)));
    }
    let Some(Json { kind: Kind::List(sent), .. }) = subject.sent("tags") else {
        return Some((part, format!("[{}]", items(Commas::Between, MAX_TAGS))));
    };
    let written = |item: &&Json| subject.origin(item.span).is_some_and(|place| !part.overlaps(place));
    let most = MAX_TAGS.saturating_sub(sent.iter().filter(written).count());
    if before.ends_with("%}") || after.starts_with("{%") {
        return None;
    }
    let follows = after.strip_prefix(',').unwrap_or(after);
    if !follows.trim_start().starts_with(']') {
        // The comma that follows is written with each tag instead.
        let end = if follows.len() < after.len() { text.len() - follows.len() } else { part.end };
        return Some((Span::new(part.start, end), items(Commas::After, most)));
    }
    let start = if before.ends_with(',') { before.len() - 1 } else { part.start };
    Some((Span::new(start, part.end), items(Commas::Before, most)))
}

/// The tags: cut at commas, made harmless.
fn items(commas: Commas, most: usize) -> String {
    let (first, before, after) = match commas {
        Commas::Between => ("{% assign comma = '' %}", "{{ comma }}", "{% assign comma = ', ' %}"),
        Commas::Before => ("", ", ", ""),
        Commas::After => ("", "", ", "),
    };
    format!(
        "{first}{{% assign list = ticket.tags | append: '' | split: ',' %}}{{% for tag in list limit:{most} %}}{{% assign word = tag{NEUTRAL} %}}{{% if word != '' %}}{before}\"{{{{ word }}}}\"{after}{{% endif %}}{{% endfor %}}"
    )
}
