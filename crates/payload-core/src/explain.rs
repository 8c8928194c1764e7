//! Each piece of a template in one plain sentence, for someone who administers Freshdesk and programs nothing.

mod condition;
mod filter;
mod tag;
mod words;

pub use filter::filter;
pub use tag::{LOOP, tag};

use crate::highlight::{Paint, json_parts, liquid_parts};
use crate::text::{Span, slice, split_before};
use ruby_liquid::Template;
use ruby_liquid::node::{Body, Node, NodeKind};
use words::Words;

/// What the part at a place does: a tag, an output, or text. Nothing beyond the end.
pub fn explain(template: &Template, at: Span) -> Option<String> {
    let source = template.source();
    let at = source.floor_char_boundary(at.start);
    if at >= source.len() {
        return None;
    }
    let holds = |span: Span| span.start <= at && at < span.end;
    if let Some(error) = template.errors().iter().find(|error| holds(error.span)) {
        return Some(format!("Liquid cannot read this: {}.", error.message));
    }
    let place = Place { words: Words { template }, source, at };
    place.among(template.nodes(), None).or_else(|| place.between())
}

/// A place in a template.
struct Place<'t> {
    words: Words<'t>,
    source: &'t str,
    at: usize,
}

impl Place<'_> {
    fn is_in(&self, span: Span) -> bool {
        span.start <= self.at && self.at < span.end
    }

    /// Looks among these parts; what they write goes to `keeper`, where a capture stands around them.
    fn among(&self, body: &[Node], keeper: Option<&str>) -> Option<String> {
        let node = body.iter().find(|node| self.is_in(node.span))?;
        self.node(node, keeper)
    }

    fn node(&self, node: &Node, keeper: Option<&str>) -> Option<String> {
        let words = &self.words;
        if self.is_in(node.head) {
            return match &node.kind {
                NodeKind::Text => Some(self.text(keeper)),
                kind => Some(tag::opening(words, kind, self.tag_name().unwrap_or_default())),
            };
        }
        let inside = |body: &Body| self.among(body, keeper);
        let found = match &node.kind {
            NodeKind::If(all) => match all.branches.iter().find(|branch| self.is_in(branch.head)) {
                Some(branch) => Some(tag::branch(words, branch.condition.as_ref())),
                None => all.branches.iter().find_map(|branch| inside(&branch.body)),
            },
            NodeKind::Case(all) => match all.branches.iter().find(|branch| self.is_in(branch.head)) {
                Some(branch) => Some(tag::when(words, &all.subject, branch.values.as_deref())),
                None => all.branches.iter().find_map(|branch| inside(&branch.body)),
            },
            NodeKind::For(spec) | NodeKind::TableRow(spec) => {
                inside(&spec.body).or_else(|| spec.otherwise.as_ref().and_then(inside))
            }
            NodeKind::Capture(target, body) => self.among(body, Some(&target.name)),
            NodeKind::IfChanged(body) => inside(body),
            NodeKind::Raw if self.at < node.head.start => return Some(tag::RAW.to_owned()),
            NodeKind::Comment if self.tag_name().is_none_or(|name| !name.starts_with("end")) => {
                return Some("Part of a comment: nothing of it is sent.".to_owned());
            }
            _ => None,
        };
        found.or_else(|| match (self.tag_name()?, &node.kind) {
            ("else", NodeKind::For(spec)) => Some(tag::without_items(words, spec)),
            (name, kind) if name.starts_with("end") => Some(tag::closing(words, kind, name)),
            _ => None,
        })
    }

    /// What stands at no part: the shell of a `liquid` tag, or spaces that a tag takes away.
    fn between(&self) -> Option<String> {
        if self.tag_name() == Some("liquid") {
            return Some("Several tags, one per line.".to_owned());
        }
        let character = slice(self.source, self.at..).chars().next()?;
        character.is_whitespace().then(|| "Spaces that are not sent.".to_owned())
    }

    /// The name of the tag here, or in a `liquid` tag the first word of the line.
    fn tag_name(&self) -> Option<&str> {
        let reach = self.source.floor_char_boundary(self.at + 2);
        let open = slice(self.source, ..reach).rfind("{%")?;
        let inside = slice(self.source, open + 2..);
        let inside = inside.split("%}").next().unwrap_or(inside);
        if self.at >= open + 2 + inside.len() + 2 {
            return None;
        }
        let name = first_word(inside);
        let line = slice(self.source, ..self.at.max(open + 2)).rfind('\n').filter(|line| *line > open);
        match line {
            Some(line) if name == "liquid" => Some(first_word(slice(self.source, line + 1..))),
            _ => Some(name),
        }
    }

    /// Text: the payload's own letters.
    fn text(&self, keeper: Option<&str>) -> String {
        if let Some(name) = keeper {
            return format!("Part of the text that is stored as {name}.");
        }
        let parts = json_parts(self.source, &liquid_parts(self.source));
        let is_key = |paint: Paint| paint == Paint::Key;
        let name = |span: Span| span.of(self.source).trim_matches('"').to_owned();
        let key = parts.iter().rfind(|(span, paint)| is_key(*paint) && span.start <= self.at);
        let here = parts.iter().find(|(span, _)| self.is_in(*span));
        match (here, key) {
            (Some((span, paint)), _) if is_key(*paint) => {
                format!("The key “{}” of the payload, sent as written.", name(*span))
            }
            (Some(_), Some((span, _))) => {
                format!("Part of the value of “{}”, sent as written.", name(*span))
            }
            _ => "Sent as written.".to_owned(),
        }
    }
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches('-').trim_start();
    if text.starts_with('#') {
        return "#";
    }
    split_before(text, |c| !c.is_alphanumeric() && c != '_').0
}

#[cfg(test)]
mod tests;
