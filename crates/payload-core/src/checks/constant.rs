//! Parts that are the same for every ticket, though they look as if they read one.

use super::bare_value::harmless_output;
use super::exclusive::{exclude_each_other, joined_by};
use super::names::is_known;
use super::subject::Subject;
use super::unescaped::NEUTRAL;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::text::Span;
use ruby_liquid::Node;
use ruby_liquid::condition::{Comparison, Condition, Join, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::{If, NodeKind};
use ruby_liquid::pipeline::Pipeline;
use ruby_liquid::value::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let text = subject.text();
    let fixed = fixed_variables(subject);
    let mut set = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part {
            set.extend(assigned(node, text));
        }
    });
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Expression(expression) => found.extend(quoted_placeholder(expression, text).map(|finding| {
            let own = set.iter().find(|(place, _)| finding.span == Some(*place));
            let fix = own.map(|(_, fix)| fix.clone()).or_else(|| finding.fix.clone());
            finding.mended_by(fix)
        })),
        Part::Condition(condition) => found.extend(condition_that_never_changes(condition, text, &fixed)),
        Part::Node(Node { kind: NodeKind::Case(case), .. }) if is_fixed(&case.subject, &fixed) => {
            found.push(never_changes(case.subject.span, text));
        }
        Part::Node(Node { kind: NodeKind::Output(pipeline), span, .. }) => {
            found.extend(constant_output(pipeline, *span, text));
        }
        Part::Node(Node { kind: NodeKind::If(all), .. }) => repeated_condition(all, text, found),
        Part::Node(Node { kind: NodeKind::Raw, head, span, .. }) => {
            found.extend(placeholders_in_raw(*span, *head, text));
        }
        _ => {}
    });
}

/// A placeholder in quotes: a text that looks like a field.
fn quoted_placeholder(expression: &Expression, text: &str) -> Option<Finding> {
    let literal = literal_text(expression)?;
    let written = expression.span.of(text);
    let fix = |label, meant: &str| Some(Fix::review(label, vec![(expression.span, meant.to_owned())]));
    if let Some((_, inner)) = literal.split_once("{{")
        && let Some((inner, _)) = inner.split_once("}}")
    {
        let is_whole = literal.len() == inner.len() + "{{}}".len() && is_known(inner.trim());
        let what = format!("{written} is a fixed text: nothing is put in for what is in quotes.");
        let fix = is_whole.then(|| fix(BARE, inner.trim())).flatten();
        return Some(
            Finding::new("quoted-placeholder", Severity::Breaks, expression.span, what)
                .because("A tag reads a field by its name alone, without braces. The braces themselves are sent, or compared, for every ticket.")
                .mended_by(fix),
        );
    }
    let name = Some(literal).filter(|name| name.contains('.') && is_known(name))?;
    Some(
        Finding::new(
            "quoted-placeholder",
            Severity::Wrong,
            expression.span,
            format!("{written} in quotes is a fixed text, not the field."),
        )
        .because("Liquid does not look up what is in quotes: the same text is sent for every ticket.")
        .mended_by(fix("Remove the quotes", name)),
    )
}

/// A variable that is set to a text with placeholders in it: to the field itself, or to what is captured, where they are
/// read. What is in them is made harmless, as it was while it was no value of a ticket.
fn assigned(node: &Node, text: &str) -> Option<(Span, Fix)> {
    let NodeKind::Assign(target, Pipeline { value: Some(value), filters, .. }) = &node.kind else {
        return None;
    };
    let literal = literal_text(value).filter(|literal| literal.contains("{{"))?;
    let alone = literal.strip_prefix("{{").and_then(|inner| inner.strip_suffix("}}")).map(str::trim);
    if let Some(name) = alone.filter(|name| is_known(name)) {
        let edit = (value.span, format!("{name}{NEUTRAL}"));
        return Some((value.span, Fix::review(BARE, vec![edit])));
    }
    (filters.is_empty() && !text.contains("{%-") && !literal.contains("{%")).then(|| {
        let inside = literal.replace("}}", &format!("{NEUTRAL}}}}}"));
        let capture = format!("{{% capture {} %}}{inside}{{% endcapture %}}", target.name);
        (value.span, Fix::review("Capture it", vec![(node.span, capture)]))
    })
}

/// What the button is called that makes a field of a text with one in it.
const BARE: &str = "Remove the quotes and braces";

fn literal_text(expression: &Expression) -> Option<&str> {
    match &expression.kind {
        ExpressionKind::Literal(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// An output that reads nothing.
fn constant_output(pipeline: &Pipeline, span: Span, text: &str) -> Option<Finding> {
    let value = pipeline.value.as_ref()?;
    // The time is no field, and changes all the same.
    let is_fixed = |value: &Expression| {
        matches!(value.kind, ExpressionKind::Literal(_))
            && literal_text(value).is_none_or(|text| !matches!(text, "now" | "today") && !is_known(text))
    };
    let mut arguments = pipeline.filters.iter().flat_map(|call| &call.arguments);
    (is_fixed(value) && arguments.all(|argument| is_fixed(&argument.value))).then(|| {
        Finding::new("constant-output", Severity::Wrong, span, format!("{} writes the same for every ticket.", span.of(text)))
            .because("It reads no field. If you meant a field, write its name without quotes. Otherwise write the text into the payload directly.")
    })
}

/// The variables that hold the same for every ticket: set once, to a fixed value, and not within a branch or loop.
fn fixed_variables(subject: &Subject<'_>) -> Vec<NameId> {
    let mut set: Vec<NameId> = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        let Part::Node(node) = part else { return };
        match &node.kind {
            NodeKind::Assign(target, _)
            | NodeKind::Capture(target, _)
            | NodeKind::Increment(target)
            | NodeKind::Decrement(target) => set.push(target.id),
            NodeKind::For(each) | NodeKind::TableRow(each) => set.push(each.item.id),
            _ => {}
        }
    });
    let once = |id: NameId| set.iter().filter(|other| **other == id).count() == 1;
    subject
        .template
        .nodes()
        .iter()
        .filter_map(|node| match &node.kind {
            NodeKind::Assign(target, Pipeline { value: Some(value), filters, .. })
                if filters.is_empty()
                    && matches!(value.kind, ExpressionKind::Literal(_))
                    && once(target.id) =>
            {
                Some(target.id)
            }
            _ => None,
        })
        .collect()
}

/// Whether a value is the same for every ticket.
fn is_fixed(side: &Expression, fixed: &[NameId]) -> bool {
    match &side.kind {
        ExpressionKind::Literal(_) => true,
        ExpressionKind::Path(path) => {
            path.steps.is_empty() && matches!(&path.head, Head::Name(id, ..) if fixed.contains(id))
        }
        ExpressionKind::Range(_) => false,
    }
}

fn never_changes(place: Span, text: &str) -> Finding {
    Finding::new(
        "constant-condition",
        Severity::Wrong,
        place,
        format!("“{}” is the same for every ticket.", place.of(text)),
    )
    .because("It reads no field: what is in quotes is a fixed text.")
}

/// A condition that reads nothing, or that no value can meet.
fn condition_that_never_changes(condition: &Condition, text: &str, fixed: &[NameId]) -> Option<Finding> {
    let all = &condition.comparisons;
    let is_literal = |side: &Expression| matches!(side.kind, ExpressionKind::Literal(_));
    let reads_nothing = all
        .iter()
        .all(|one| is_fixed(&one.left, fixed) && one.right.as_ref().is_none_or(|side| is_fixed(side, fixed)));
    let is_false = |one: &Comparison| {
        one.operator.is_none()
            && matches!(one.left.kind, ExpressionKind::Literal(Value::Nil | Value::Bool(false)))
    };
    // What is true without a comparison is told of as such.
    let is_told = all.iter().all(|one| one.operator.is_none() && is_literal(&one.left) && !is_false(one));
    let same_sides = |one: &Comparison| {
        let right = one.right.as_ref().filter(|right| !is_literal(right));
        one.operator.is_some() && right.is_some_and(|right| right.span.of(text) == one.left.span.of(text))
    };
    if (reads_nothing && !is_told) || all.iter().all(same_sides) {
        return Some(never_changes(condition.span, text));
    }
    let written = condition.span.of(text);
    // `a == 1 and a == 2`: no value is both.
    let joined_by_and = all.iter().all(|one| one.join.as_ref().is_none_or(|(join, _)| *join == Join::And));
    let both = all.array_windows().any(|pair| exclude_each_other(pair, &Operator::Equal, text));
    (joined_by_and && both).then(|| {
        Finding::new(
            "never-true",
            Severity::Wrong,
            condition.span,
            format!("“{written}” is true for no ticket."),
        )
        .because("One value cannot be both. To allow either, join them with “or”.")
        .mended_by(joined_by(condition, "or"))
    })
}

/// A branch that asks the same as one before it: it is never reached.
fn repeated_condition(all: &If, text: &str, found: &mut Vec<Finding>) {
    let mut asked = Vec::new();
    for branch in &all.branches {
        let Some(condition) = &branch.condition else { continue };
        let written = condition.span.of(text);
        let repeats = asked.contains(&written);
        asked.push(written);
        // The first branch of an `unless` asks the opposite.
        if !repeats || (all.unless && asked.first() == Some(&written)) {
            continue;
        }
        found.push(
            Finding::new(
                "repeated-condition",
                Severity::Wrong,
                branch.head,
                "This branch is never reached: an earlier one has the same condition.",
            )
            .because("Only the first branch whose condition is met is used."),
        );
    }
}

/// `raw` around placeholders.
fn placeholders_in_raw(span: Span, inside: Span, text: &str) -> Option<Finding> {
    let placeholders = crate::highlight::liquid_parts(inside.of(text));
    let (first, _) = placeholders.first()?;
    let first = Span::new(inside.start + first.start, inside.start + first.end);
    let closes = Span::new(inside.end, span.end).of(text).contains("endraw");
    let mut edits = vec![(Span::new(span.start, inside.start), String::new())];
    // What is read then is to break nothing.
    edits.extend(placeholders.iter().filter_map(|(part, _)| {
        let place = Span::new(inside.start + part.start, inside.start + part.end);
        let output = harmless_output(text, place, place.of(text).to_owned());
        (output != place.of(text)).then_some((place, output))
    }));
    edits.push((Span::new(inside.end, span.end), String::new()));
    Some(
        Finding::new("raw-placeholder", Severity::Breaks, first, format!("raw prints {} as written, without the ticket’s value.", first.of(text)))
            .because("Liquid replaces nothing between {% raw %} and {% endraw %}: Stella would get the placeholders themselves.")
            .mended_by(closes.then(|| Fix::safe("Remove raw", edits))),
    )
}
