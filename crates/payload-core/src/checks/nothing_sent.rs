//! A template that writes nothing at all, for some ticket or for every one: its payload is kept in a capture that nobody
//! prints, or stands in a condition.

use super::Fix;
use super::subject::Subject;
use super::walk::{Part, walk};
use crate::text::{QUOTED, Span, shorten};
use ruby_liquid::Node;
use ruby_liquid::expression::{ExpressionKind, Head};
use ruby_liquid::node::{If, NodeKind};

/// What is to be said of it, and the fix after which the ordinary ticket is sent something.
pub fn explained(subject: &Subject<'_>) -> Option<(String, Option<Fix>)> {
    let (what, fix) = captured(subject).or_else(|| {
        let (condition, fix) = whole_condition(subject)?;
        let asked = shorten(condition.of(subject.text()), QUOTED);
        Some((format!("All of it stands in a condition that this ticket does not meet: {asked}."), fix))
    })?;
    let template = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
    let mends =
        template.errors().is_empty() && subject.try_with(&template, &subject.harmless).payload.is_ok();
    Some((what, mends.then_some(fix)))
}

/// A payload in a capture whose name is never read.
fn captured(subject: &Subject<'_>) -> Option<(String, Fix)> {
    let text = subject.text();
    let mut captures = Vec::new();
    let mut read = Vec::new();
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Node(Node { kind: NodeKind::Capture(target, _), head, span, .. }) => {
            captures.push((target.id, target.name.to_string(), Span::new(head.end, span.end)));
        }
        Part::Expression(expression) => {
            if let ExpressionKind::Path(path) = &expression.kind
                && let Head::Name(id, ..) = &path.head
            {
                read.push(*id);
            }
        }
        _ => {}
    });
    captures.retain(|(id, _, inside)| !read.contains(id) && inside.of(text).trim_start().starts_with('{'));
    let (_, name, _) = captures.first()?;
    let what = format!("The payload is kept as “{name}” by {{% capture %}}, and nothing writes it.");
    let end = Span::new(text.trim_end().len(), text.trim_end().len());
    Some((what, Fix::review("Write it at the end", vec![(end, format!("{{{{ {name} }}}}"))])))
}

/// The condition without an else that the whole template stands in, and the template without it.
pub fn whole_condition(subject: &Subject<'_>) -> Option<(Span, Fix)> {
    let text = subject.text();
    let written =
        |node: &&Node| !matches!(node.kind, NodeKind::Text) || !node.span.of(text).trim().is_empty();
    let mut conditions = subject
        .template
        .nodes()
        .iter()
        .filter(written)
        .filter(|node| !matches!(node.kind, NodeKind::Assign(..) | NodeKind::Comment));
    let (node, None) = (conditions.next()?, conditions.next()) else { return None };
    let NodeKind::If(If { branches, .. }) = &node.kind else { return None };
    let [only] = &branches[..] else { return None };
    let end = node.span.start + node.span.of(text).rfind("{%")?;
    let edits = vec![(node.head, String::new()), (Span::new(end, node.span.end), String::new())];
    Some((only.condition.as_ref()?.span, Fix::review("Send it whatever the ticket holds", edits)))
}
