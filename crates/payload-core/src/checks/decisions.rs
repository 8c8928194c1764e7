//! Conditions of a template as what they decide: the one that writes *do not send* from `true` and `false`, and
//! whether one decides what is sent at all.

use super::subject::Subject;
use super::walk::{Part, walk};
use crate::text::Span;
use ruby_liquid::Node;
use ruby_liquid::node::NodeKind;

/// A condition whose branches hold nothing but words, as `true` and `false`, with or without quotes.
pub struct Branches {
    /// All of it.
    pub span: Span,
    /// Where its words stand.
    pub words: Vec<Span>,
}

/// The outermost of them around a place.
pub fn flag_around(subject: &Subject<'_>, place: Span) -> Option<Branches> {
    words_around(subject, place, |word| matches!(word, "true" | "false" | "\"true\"" | "\"false\""))
}

/// The outermost condition around a place whose branches hold nothing but such words.
pub fn words_around(subject: &Subject<'_>, place: Span, is_word: impl Fn(&str) -> bool) -> Option<Branches> {
    let mut found = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && found.is_none()
            && is_condition(node)
            && node.span.contains(place)
        {
            found = words(node, subject.text(), &is_word);
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

fn words(condition: &Node, text: &str, is_word: &dyn Fn(&str) -> bool) -> Option<Branches> {
    let mut words = Vec::new();
    let mut are_words = true;
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
                    written if is_word(written) => words.push(word),
                    _ => are_words = false,
                }
            }
            _ => are_words = false,
        }
    });
    (are_words && !words.is_empty()).then_some(Branches { span: condition.span, words })
}
