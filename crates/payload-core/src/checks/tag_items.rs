//! `ticket.tags.first` and `ticket.tags[0]`: Freshdesk hands the tags over as one text, which has no items.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::placeholder::Placeholder;
use crate::text::Span;

const TAGS: &str = "ticket.tags";

/// The list that takes the text's place.
const LIST: &str = "{% assign tag_list = ticket.tags | append: '' | replace: ', ', ',' | split: ',' %}";

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let text = subject.text();
    let mut places: Vec<Span> = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Expression(expression) = part
            && let Some(step) = expression.span.of(text).strip_prefix(TAGS)
            && (step.starts_with('[') || matches!(step, ".first" | ".last"))
        {
            places.push(expression.span);
        }
    });
    let Some(first) = places.first().copied() else { return };
    let edits =
        places.iter().map(|place| (Span::new(place.start, place.start + TAGS.len()), "tag_list".to_owned()));
    let edits = std::iter::once((Span::new(0, 0), LIST.to_owned())).chain(edits).collect();
    found.push(
        Finding::new(
            "tags-as-list",
            Severity::Wrong,
            first,
            format!("{} is empty: all tags are one text, which has no items.", first.of(text)),
        )
        .because("Freshdesk joins tags with a comma and a space (seen). Make a list of them first.")
        .of_field(&Placeholder::known(TAGS))
        .mended_by(Some(Fix::review("Make a list of the tags", edits))),
    );
}
