//! A word for an empty value by a filter that Liquid 2.4 lacks, `default`: the same by a condition.

use super::Fix;
use super::subject::Subject;
use super::walk::{Part, walk};
use crate::placeholder::ROOTS;
use crate::text::{Span, slice};
use ruby_liquid::Node;
use ruby_liquid::node::NodeKind;
use ruby_liquid::pipeline::{FilterCall, Pipeline};

/// What the filter is called, here and elsewhere.
pub const NAMES: [&str; 4] = ["default", "fallback", "default_if_none", "if_empty"];

/// Filters that write a word in other letters: those behind the default change it too.
const OF_LETTERS: [&str; 3] = ["downcase", "upcase", "capitalize"];

/// The condition in the place of the filter whose name stands there, in an output or behind an `assign`.
pub fn asked_for(subject: &Subject<'_>, place: Span) -> Option<Fix> {
    let mut fix = None;
    walk(subject.template.nodes(), &mut |part| {
        let Part::Node(node) = part else { return };
        let (NodeKind::Output(pipeline) | NodeKind::Assign(_, pipeline)) = &node.kind else { return };
        if node.span.contains(place)
            && let Some(at) = pipeline.filters.iter().position(|call| call.name_span == place)
        {
            fix = edits(subject, node, pipeline, at)
                .map(|edits| Fix::review("Check for an empty value", edits));
        }
    });
    fix
}

fn edits(subject: &Subject<'_>, node: &Node, pipeline: &Pipeline, at: usize) -> Option<Vec<(Span, String)>> {
    let text = subject.text();
    let value = pipeline.value.as_ref()?.span;
    let call = pipeline.filters.get(at)?;
    let [argument] = &call.arguments[..] else { return None };
    let word = quoted(argument.value.span.of(text));
    let before = Span::new(value.end, end_before(pipeline, value, at));
    let behind = slice(text, call.span.end..pipeline.span.end.max(call.span.end)).trim_end();
    let is_changed =
        pipeline.filters.iter().skip(at + 1).any(|call: &FilterCall| OF_LETTERS.contains(&&*call.name));
    let value = value.of(text);
    let empty = format!("{value} == nil or {value} == ''");
    Some(match &node.kind {
        NodeKind::Assign(target, _) => {
            let end = Span::new(node.span.end, node.span.end);
            let changed = if is_changed { behind } else { "" };
            let asked =
                format!("{{% if {empty} %}}{{% assign {} = {word}{changed} %}}{{% endif %}}", target.name);
            vec![(Span::new(before.end, call.span.end), String::new()), (end, asked)]
        }
        _ => {
            let plain = literal(&word).filter(|_| !is_changed);
            let instead = plain.map_or_else(
                || format!("{{{{ {word}{} }}}}", if is_changed { behind } else { "" }),
                str::to_owned,
            );
            let rest = format!("{{{{ {value}{}{behind} }}}}", before.of(text));
            vec![(node.span, format!("{{% if {empty} %}}{instead}{{% else %}}{rest}{{% endif %}}"))]
        }
    })
}

/// Where the value and the filters before one end.
fn end_before(pipeline: &Pipeline, value: Span, at: usize) -> usize {
    let last = at.checked_sub(1).and_then(|last| pipeline.filters.get(last));
    last.map_or(value.end, |call| call.span.end)
}

/// A word without quotes, as `default: Acme` has it, in quotes; anything else as it is.
fn quoted(argument: &str) -> String {
    let is_word = argument.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        && argument.starts_with(char::is_alphabetic)
        && !matches!(argument, "true" | "false" | "nil" | "null")
        && !ROOTS.contains(&argument);
    if is_word { format!("'{argument}'") } else { argument.to_owned() }
}

/// What is written where the value is empty, if it is known.
fn literal(argument: &str) -> Option<&str> {
    let inside = argument.trim_matches(['\'', '"']);
    (inside.len() + 2 == argument.len() || matches!(argument, "true" | "false")).then_some(inside)
}
