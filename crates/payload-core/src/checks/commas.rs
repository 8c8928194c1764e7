//! A comma beside a condition that belongs into it: what the condition writes is parted by it from what stands next to it.

use super::Fix;
use super::subject::Subject;
use super::walk::{Part, walk};
use crate::highlight::liquid_parts;
use crate::placeholder::Placeholder;
use crate::text::Span;
use ruby_liquid::node::NodeKind;

/// The template with the comma in the condition, where that mends it for a ticket without a field and spoils nothing else.
pub fn moved(subject: &Subject<'_>, field: &Placeholder) -> Option<Fix> {
    let mut fixes = behind(subject.text()).chain(before(subject));
    fixes.find(|fix| {
        let template = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
        let mut without = subject.harmless.clone();
        without.set(&subject.harmless.kept_as(field), Some(serde_json::Value::Null));
        [&subject.harmless, &without]
            .into_iter()
            .all(|ticket| subject.try_with(&template, ticket).payload.is_ok())
    })
}

fn fix(edits: Vec<(Span, String)>) -> Fix {
    Fix::review("Move the comma into the condition", edits)
}

/// Commas behind the end of a condition.
fn behind(text: &str) -> impl Iterator<Item = Fix> {
    let ends = liquid_parts(text).into_iter().map(|(part, _)| part).filter(|part| {
        let tag = part.of(text).trim_start_matches(['{', '%', '-']).trim_start();
        ["endif", "endunless"].iter().any(|end| tag.starts_with(end))
    });
    ends.filter_map(|end| {
        let blanks = end.after(text).len() - end.after(text).trim_start().len();
        let comma = Span::new(end.end + blanks, end.end + blanks + 1);
        let inside = end.before(text).trim_end().len();
        (text.get(comma.start..comma.end) == Some(","))
            .then(|| fix(vec![(Span::new(inside, inside), ",".to_owned()), (comma, String::new())]))
    })
}

/// Commas before a condition that writes the last of the keys, or nothing.
fn before<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Fix> + use<'s> {
    let text = subject.text();
    let mut fixes = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::If(all) = &node.kind
            && all.branches.len() == 1
            && let Some(start) = node.span.before(text).trim_end().strip_suffix(',')
            && node.span.after(text).trim_start().starts_with('}')
        {
            let comma = Span::new(start.len(), start.len() + 1);
            let inside = Span::new(node.head.end, node.head.end);
            fixes.push(fix(vec![(comma, String::new()), (inside, ", ".to_owned())]));
        }
    });
    fixes.into_iter()
}
