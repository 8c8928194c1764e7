//! Conditions of a template as what they decide: the one that writes *do not send* from `true` and `false`, and
//! whether one decides what is sent at all.

use super::subject::Subject;
use super::walk::{Part, walk};
use crate::text::Span;
use ruby_liquid::Node;
use ruby_liquid::node::NodeKind;

/// A condition whose branches hold nothing but `true` and `false`, with or without quotes.
pub struct Branches {
    /// All of it.
    pub span: Span,
    /// Where its words stand.
    pub words: Vec<Span>,
}

/// The outermost of them around a place.
pub fn flag_around(subject: &Subject<'_>, place: Span) -> Option<Branches> {
    let mut found = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && found.is_none()
            && is_condition(node)
            && node.span.contains(place)
        {
            found = flag(node, subject.text());
        }
    });
    found
}

/// Whether a condition decides whether a place of the template is sent, or what stands in it.
pub fn decides(subject: &Subject<'_>, place: Span) -> bool {
    let mut decides = false;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part {
            decides |= is_condition(node) && node.span.overlaps(place);
        }
    });
    decides
}

fn is_condition(node: &Node) -> bool {
    matches!(node.kind, NodeKind::If(_) | NodeKind::Case(_))
}

fn flag(condition: &Node, text: &str) -> Option<Branches> {
    let mut words = Vec::new();
    let mut is_flag = true;
    walk(std::slice::from_ref(condition), &mut |part| {
        let Part::Node(node) = part else { return };
        match &node.kind {
            NodeKind::If(_) | NodeKind::Case(_) | NodeKind::Comment => {}
            NodeKind::Text => {
                let written = node.span.of(text);
                let start = node.span.start + written.len() - written.trim_start().len();
                let word = Span::new(start, start + written.trim().len());
                match word.of(text) {
                    "" => {}
                    "true" | "false" | "\"true\"" | "\"false\"" => words.push(word),
                    _ => is_flag = false,
                }
            }
            _ => is_flag = false,
        }
    });
    (is_flag && !words.is_empty()).then_some(Branches { span: condition.span, words })
}
