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
    let OnlyThere { condition, in_quotes, is_false } = only_in_a_condition(subject, id)?;
    let is_flag = json_slips::is_flag(slice(text, ..start));
    // Who sets false alone wants all others left out.
    let word = if is_false { "true" } else { "false" };
    let quote = if in_quotes { "'" } else { "" };
    let set = format!("{{% assign {name} = {quote}{word}{quote} %}}");
    let at = Span::new(condition.start, condition.start);
    let fix = is_flag.then(|| Fix::review(format!("Send {word} otherwise"), vec![(at, set)]));
    let what = format!(
        "“{name}” is set only where a condition holds, and is empty for this ticket: before the condition, set it to what is sent otherwise."
    );
    Some((what, fix))
}

/// Where and how a variable is set that is set in conditions alone.
struct OnlyThere {
    /// The first part of the template that sets it.
    condition: Span,
    /// Whether it is set to a text.
    in_quotes: bool,
    /// Whether it is set to nothing but false.
    is_false: bool,
}

fn only_in_a_condition(subject: &Subject<'_>, id: NameId) -> Option<OnlyThere> {
    let sets = |node: &ruby_liquid::Node| match &node.kind {
        NodeKind::Assign(target, pipeline) if target.id == id => {
            Some(match pipeline.value.as_ref().map(|value| &value.kind) {
                Some(ExpressionKind::Literal(Value::Text(text))) => (true, &**text == "false"),
                Some(ExpressionKind::Literal(Value::Bool(is))) => (false, !is),
                _ => (false, false),
            })
        }
        NodeKind::Capture(target, _) if target.id == id => Some((true, false)),
        _ => None,
    };
    let mut all: Option<OnlyThere> = None;
    for node in subject.template.nodes() {
        let mut set: Option<(bool, bool)> = None;
        walk(std::slice::from_ref(node), &mut |part| {
            if let Part::Node(node) = part
                && let Some((in_quotes, is_false)) = sets(node)
            {
                let (_, known) = *set.get_or_insert((in_quotes, is_false));
                set = set.map(|(in_quotes, _)| (in_quotes, known && is_false));
            }
        });
        let Some((in_quotes, is_false)) = set else { continue };
        if !matches!(node.kind, NodeKind::If(_) | NodeKind::Case(_) | NodeKind::For(_)) {
            return None;
        }
        let all = all.get_or_insert(OnlyThere { condition: node.span, in_quotes, is_false });
        all.is_false &= is_false;
    }
    all
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
