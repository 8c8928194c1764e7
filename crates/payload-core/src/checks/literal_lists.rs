//! A list written as a text, like `'High, Urgent' | split: ','`: every item but the first begins with a space, and equals
//! nothing that is asked for.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use ruby_liquid::condition::{Comparison, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::NodeKind;
use ruby_liquid::pipeline::{FilterCall, Pipeline};
use ruby_liquid::value::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let asked = asked(subject);
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && let NodeKind::Assign(target, pipeline) = &node.kind
            && asked.contains(&target.id)
            && let Some((call, second, separator)) = spaced(pipeline)
        {
            let new = format!("replace: '{separator} ', '{separator}' | split: '{separator}'");
            found.push(
                Finding::new(
                    "list-with-spaces",
                    Severity::Wrong,
                    call.span,
                    format!("Split at “{separator}”, this list holds “{second}”, with a space before it."),
                )
                .because("With the space it is not equal to the same word without one. Remove the spaces before the list is split.")
                .mended_by(Some(Fix::review("Split without the spaces", vec![(call.span, new)]))),
            );
        }
    });
}

/// The variables that a condition asks for what they hold: the whole list, or each item of a loop over it.
fn asked(subject: &Subject<'_>) -> Vec<NameId> {
    let (mut asked, mut loops) = (Vec::new(), Vec::new());
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Node(node) => {
            if let NodeKind::For(each) = &node.kind
                && let Some(list) = variable(&each.collection)
            {
                loops.push((each.item.id, list));
            }
        }
        Part::Condition(condition) => {
            for Comparison { left, operator, right, .. } in &condition.comparisons {
                match operator {
                    Some((Operator::Contains, _)) => asked.extend(variable(left)),
                    Some((Operator::Equal | Operator::NotEqual, _)) => {
                        asked.extend(variable(left));
                        asked.extend(right.as_ref().and_then(variable));
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    });
    let lists = loops.iter().filter(|(item, _)| asked.contains(item)).map(|(_, list)| *list);
    let lists: Vec<NameId> = lists.collect();
    asked.extend(lists);
    asked
}

fn variable(side: &Expression) -> Option<NameId> {
    match &side.kind {
        ExpressionKind::Path(path) if path.steps.is_empty() => match &path.head {
            Head::Name(id, ..) => Some(*id),
            _ => None,
        },
        _ => None,
    }
}

/// The call that cuts a text with spaces behind its separators, the first item that keeps one, and the separator.
fn spaced(pipeline: &Pipeline) -> Option<(&FilterCall, &str, &str)> {
    let [call] = &pipeline.filters[..] else { return None };
    let [argument] = &call.arguments[..] else { return None };
    let (text, separator) = (literal(pipeline.value.as_ref()?)?, literal(&argument.value)?);
    let is_cut = &*call.name == "split" && matches!(separator, "," | ";" | "|");
    let item = text.split(separator).skip(1).find(|item| item.starts_with(' '))?;
    is_cut.then_some((call, item, separator))
}

fn literal(value: &Expression) -> Option<&str> {
    match &value.kind {
        ExpressionKind::Literal(Value::Text(text)) => Some(text),
        _ => None,
    }
}
