//! A `case` that is told more than the value that it looks at: Liquid ignores the rest of the tag.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::text::Span;
use ruby_liquid::Node;
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::node::{Case, NodeKind};
use ruby_liquid::value::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::Case(case) = &node.kind
        {
            found.extend(finding(subject, node, case));
        }
    });
}

fn finding(subject: &Subject<'_>, node: &Node, case: &Case) -> Option<Finding> {
    let text = subject.text();
    let end = node.head.start + node.head.of(text).strip_suffix("%}")?.trim_end_matches('-').len();
    let rest = Span::new(case.subject.span.end, end.max(case.subject.span.end));
    let ignored = rest.of(text).trim();
    if !ignored.starts_with(['|', '=', '!', '<', '>']) && !ignored.starts_with("contains ") {
        return None;
    }
    let fix = match ignored.strip_prefix('|') {
        Some(filters) => filtered(subject, node, case, rest, filters.trim()),
        None => asks_for_texts(case).then(|| Fix::review("Remove it", vec![(rest, " ".to_owned())])),
    };
    let why = match ignored.starts_with('|') {
        true => "A case takes no filters. Assign the value first, and use the variable.",
        false => {
            "A case names only the value; what it is compared with stands in its when. To compare, use if."
        }
    };
    Some(
        Finding::new("case-ignores", Severity::Wrong, rest, format!("“{ignored}” is ignored in this case."))
            .because(why)
            .mended_by(fix),
    )
}

/// Whether filters stand behind the value of a case, which are told of by themselves: what its `when` ask for is that
/// value through them.
pub fn is_filtered(text: &str, case: &Case) -> bool {
    Span::new(case.subject.span.end, text.len()).of(text).trim_start().starts_with('|')
}

/// Whether every `when` names a text: then the comparison was meant by them.
fn asks_for_texts(case: &Case) -> bool {
    let is_text = |kind: &ExpressionKind| matches!(kind, ExpressionKind::Literal(Value::Text(_)));
    case.branches.iter().flat_map(|when| when.values.iter().flatten()).all(|value| is_text(&value.kind))
}

/// The value through its filters under a name of its own.
fn filtered(subject: &Subject<'_>, node: &Node, case: &Case, rest: Span, filters: &str) -> Option<Fix> {
    let value = case.subject.span.of(subject.text());
    let filter = filters.split([':', ' ', '|']).next()?;
    let name = format!("{}_{filter}", value.rsplit('.').next()?);
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then(|| {
        let at = Span::new(node.head.start, node.head.start);
        let assign = format!("{{% assign {name} = {value} | {filters} %}}");
        let looked_at = Span::new(case.subject.span.start, rest.end);
        Fix::review("Assign it first", vec![(at, assign), (looked_at, format!("{name} "))])
    })
}
