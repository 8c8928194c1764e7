//! A comma behind the end of a condition that belongs into it: what the condition writes is parted by it from what follows.

use super::Fix;
use super::subject::Subject;
use crate::highlight::liquid_parts;
use crate::placeholder::Placeholder;
use crate::text::Span;

/// The template with the comma in the condition, where that mends it for a ticket without a field and spoils nothing else.
pub fn moved(subject: &Subject<'_>, field: &Placeholder) -> Option<Fix> {
    let text = subject.text();
    let ends = liquid_parts(text).into_iter().map(|(part, _)| part).filter(|part| {
        let tag = part.of(text).trim_start_matches(['{', '%', '-']).trim_start();
        ["endif", "endunless"].iter().any(|end| tag.starts_with(end))
    });
    ends.filter_map(|end| {
        let blanks = end.after(text).len() - end.after(text).trim_start().len();
        let comma = Span::new(end.end + blanks, end.end + blanks + 1);
        let inside = end.before(text).trim_end().len();
        (text.get(comma.start..comma.end) == Some(",")).then(|| {
            let edits = vec![(Span::new(inside, inside), ",".to_owned()), (comma, String::new())];
            Fix::review("Move the comma into the condition", edits)
        })
    })
    .find(|fix| {
        let template = subject.workspace.assumptions.parse(&fix.apply(text));
        let mut without = subject.harmless.clone();
        without.set(&subject.harmless.kept_as(field), Some(serde_json::Value::Null));
        [&subject.harmless, &without]
            .into_iter()
            .all(|ticket| subject.try_with(&template, ticket).payload.is_ok())
    })
}
