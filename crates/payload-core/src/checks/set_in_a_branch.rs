//! A variable that is set only where a condition holds, and is printed without quotes: for other tickets nothing stands
//! there.

use super::Fix;
use super::json_slips;
use super::subject::Subject;
use super::walk::{Part, walk};
use crate::text::{Span, slice};
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::NodeKind;
use ruby_liquid::value::Value;

/// What is to be said of a place before which nothing was written, and the variable set before the condition where it is
/// *do not send*.
pub fn explained(subject: &Subject<'_>, place: Span) -> Option<(String, Option<Fix>)> {
    let text = subject.text();
    let before = place.before(text).trim_end();
    let start = before.ends_with("}}").then(|| before.rfind("{{"))??;
    let (id, name) = variable(subject.output_at(Span::new(start, before.len()))?.value.as_ref()?)?;
    let (condition, in_quotes) = only_in_a_condition(subject, id)?;
    let is_flag = json_slips::is_flag(slice(text, ..start));
    let word = if in_quotes { "'false'" } else { "false" };
    let set = format!("{{% assign {name} = {word} %}}");
    let at = Span::new(condition.start, condition.start);
    let fix = is_flag.then(|| Fix::review("Send false otherwise", vec![(at, set)]));
    let what = format!(
        "“{name}” is set only where a condition holds, and is empty for this ticket: before the condition, set it to what is sent otherwise."
    );
    Some((what, fix))
}

/// The first part of the template that sets a variable, where no part outside of a condition does, and whether it is set to
/// texts.
fn only_in_a_condition(subject: &Subject<'_>, id: NameId) -> Option<(Span, bool)> {
    let sets = |node: &ruby_liquid::Node| match &node.kind {
        NodeKind::Assign(target, pipeline) if target.id == id => {
            let literal = pipeline.value.as_ref().map(|value| &value.kind);
            Some(matches!(literal, Some(ExpressionKind::Literal(Value::Text(_)))))
        }
        NodeKind::Capture(target, _) if target.id == id => Some(true),
        _ => None,
    };
    let mut first = None;
    for node in subject.template.nodes() {
        let mut set = None;
        walk(std::slice::from_ref(node), &mut |part| {
            if let Part::Node(node) = part {
                set = set.or(sets(node));
            }
        });
        let Some(in_quotes) = set else { continue };
        if !matches!(node.kind, NodeKind::If(_) | NodeKind::Case(_) | NodeKind::For(_)) {
            return None;
        }
        first.get_or_insert((node.span, in_quotes));
    }
    first
}

fn variable(value: &Expression) -> Option<(NameId, &str)> {
    match &value.kind {
        ExpressionKind::Path(path) if path.steps.is_empty() => match &path.head {
            Head::Name(id, name, _) => Some((*id, name)),
            _ => None,
        },
        _ => None,
    }
}
