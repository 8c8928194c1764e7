//! A template that stands in a comment as a whole: nothing is sent for any ticket.

use super::Fix;
use super::subject::Subject;
use crate::text::Span;
use ruby_liquid::node::NodeKind;
use ruby_liquid::walk::{Part, walk};

/// What is to be said of it.
pub const WHY: &str =
    "The template stands between {% comment %} and {% endcomment %}: nothing of it is sent.";

/// The template without the tags of a comment, where it is a payload then.
pub fn fix(subject: &Subject<'_>) -> Option<Fix> {
    let text = subject.text();
    let mut fix = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && matches!(node.kind, NodeKind::Comment)
            && let Some(end) = node.span.of(text).rfind("{%")
        {
            let tags = [node.head, Span::new(node.span.start + end, node.span.end)];
            let edits = tags.map(|tag| (tag, String::new())).to_vec();
            fix.get_or_insert(Fix::review("Remove the comment’s tags", edits));
        }
    });
    let fix = fix?;
    let template = subject.workspace.assumptions.parse(&fix.apply(text));
    let sent = subject.try_with(&template, &subject.harmless);
    (template.errors().is_empty() && sent.payload.is_ok()).then_some(fix)
}
