//! A payload that is kept in a capture and printed later, letter by letter or through filters, as the robust preset does it:
//! where it breaks is only to be seen where it is written.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, contract, json_slips};
use crate::text::Span;
use ruby_liquid::node::NodeKind;

/// What is wrong with a payload that is no JSON, at the place where it is written, with a fix that mends the whole template.
pub fn finding(subject: &Subject<'_>) -> Option<Finding> {
    let text = alone(subject)?;
    let template = subject.workspace.assumptions.parse(&text);
    if !template.errors().is_empty() {
        return None;
    }
    let inner = Subject::new(&template, subject.workspace, subject.channel, subject.clock());
    if inner.plain.payload.is_ok() {
        return None;
    }
    let mends = |fix: &Fix| {
        let mended = subject.workspace.assumptions.parse(&fix.apply(subject.text()));
        mended.errors().is_empty() && subject.try_with(&mended, &subject.harmless).payload.is_ok()
    };
    let mut found = Vec::new();
    contract::check(&inner, &mut found);
    let finding = found.into_iter().find(|finding| finding.fix.as_ref().is_some_and(mends))?;
    // What comes of it may need no more than the first of its slips mended.
    let fix = json_slips::first(&inner, mends).or_else(|| finding.fix.clone());
    Some(finding.mended_by(fix))
}

/// The template with the payload where it is kept, and spaces in the place of what comes of it: every byte stays where it
/// is.
fn alone(subject: &Subject<'_>) -> Option<String> {
    let text = subject.text();
    let mut captures: Vec<(Span, Span)> = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && matches!(node.kind, NodeKind::Capture(..))
            && let Some(end) = node.span.of(text).rfind("{%")
        {
            captures.push((node.head, Span::new(node.head.end, node.span.start + end)));
        }
    });
    let (_, inside) = *captures.iter().find(|(_, inside)| {
        let written = inside.of(text).trim_start();
        written.starts_with('{') && !written.starts_with("{%") && written.contains("\"channel\"")
    })?;
    let around = captures.iter().filter(|(_, other)| other.contains(inside)).map(|(head, _)| *head);
    let blank: Vec<Span> = around.chain([Span::new(inside.end, text.len())]).collect();
    let is_blank = |at: usize| blank.iter().any(|span| span.start <= at && at < span.end);
    let mut alone = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match is_blank(at) {
            true => alone.extend(std::iter::repeat_n(' ', c.len_utf8())),
            false => alone.push(c),
        }
    }
    Some(alone)
}
