//! A variable that holds a text, asked as if it held true, false, a number or nothing: `{% capture vip %}true{% endcapture %}`
//! and then `{% if vip == true %}`, or `{% if vip %}`.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::text::Span;
use ruby_liquid::condition::{Comparison, Operator};
use ruby_liquid::expression::{Expression, ExpressionKind, Head};
use ruby_liquid::names::NameId;
use ruby_liquid::node::{Body, NodeKind};
use ruby_liquid::pipeline::Pipeline;
use ruby_liquid::value::Value;
use std::collections::HashMap;

/// Filters that make a text of everything, also of nothing.
const OF_TEXT: [&str; 10] = [
    "append",
    "prepend",
    "downcase",
    "upcase",
    "capitalize",
    "replace",
    "replace_first",
    "remove",
    "remove_first",
    "join",
];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let texts = Texts::of(subject);
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Condition(condition) => {
            let all = &condition.comparisons;
            // Who asks for a text as well knows both.
            let knows_both = |one: &Comparison| {
                let side = one.left.span.of(subject.text());
                let mut others = all.iter().filter(|other| other.left.span.of(subject.text()) == side);
                others.any(|other| other.right.as_ref().is_some_and(is_text))
            };
            found.extend(all.iter().filter(|one| !knows_both(one)).filter_map(|one| texts.asked(one)));
        }
        Part::Node(node) => {
            if let NodeKind::Case(case) = &node.kind {
                let mut values = case.branches.iter().flat_map(|when| when.values.iter().flatten());
                if !values.clone().any(is_text) {
                    found.extend(values.find_map(|value| texts.compared(&case.subject, value)));
                }
            }
        }
        _ => {}
    });
}

fn is_text(side: &Expression) -> bool {
    matches!(side.kind, ExpressionKind::Literal(Value::Text(_)))
}

/// What a variable holds that only ever holds a text.
struct Held {
    /// The words that are written for it.
    words: Vec<String>,
    /// Where it is first set for every ticket.
    since: Option<usize>,
}

struct Texts<'s> {
    source: &'s str,
    /// The variables; none for one that may hold something else.
    held: HashMap<NameId, Option<Held>>,
}

impl<'s> Texts<'s> {
    fn of(subject: &Subject<'s>) -> Self {
        let mut texts = Self { source: subject.text(), held: HashMap::new() };
        let mut branches: Vec<Span> = Vec::new();
        walk(subject.template.nodes(), &mut |part| {
            let Part::Node(node) = part else { return };
            let (id, words) = match &node.kind {
                NodeKind::Capture(target, body) => (target.id, Some(texts.written(body))),
                NodeKind::Assign(target, pipeline) => (target.id, texts.assigned(pipeline)),
                NodeKind::Increment(target) | NodeKind::Decrement(target) => (target.id, None),
                NodeKind::For(each) | NodeKind::TableRow(each) => {
                    branches.push(node.span);
                    (each.item.id, None)
                }
                NodeKind::If(_) | NodeKind::Case(_) | NodeKind::IfChanged(_) => {
                    branches.push(node.span);
                    return;
                }
                _ => return,
            };
            let is_for_all = !branches.iter().any(|branch| branch.contains(node.span));
            let known = texts.held.entry(id).or_insert_with(|| Some(Held { words: Vec::new(), since: None }));
            match (known.as_mut(), words) {
                (Some(held), Some(words)) => {
                    held.words.extend(words);
                    held.since = held.since.or(is_for_all.then_some(node.span.end));
                }
                _ => *known = None,
            }
        });
        texts
    }

    /// The words that a capture writes.
    fn written(&self, body: &Body) -> Vec<String> {
        let mut words = Vec::new();
        walk(body, &mut |part| {
            if let Part::Node(node) = part
                && matches!(node.kind, NodeKind::Text)
            {
                words.push(node.span.of(self.source).to_owned());
            }
        });
        words
    }

    /// The word that a variable is set to, or none of a text that filters make; nothing where it may be no text.
    fn assigned(&self, pipeline: &Pipeline) -> Option<Vec<String>> {
        match (pipeline.filters.last(), &pipeline.value.as_ref()?.kind) {
            (Some(last), _) => OF_TEXT.contains(&&*last.name).then(Vec::new),
            (None, ExpressionKind::Literal(Value::Text(text))) => Some(vec![text.to_string()]),
            _ => None,
        }
    }

    fn variable(&self, side: &Expression) -> Option<&Held> {
        match &side.kind {
            ExpressionKind::Path(path) if path.steps.is_empty() => match &path.head {
                Head::Name(id, ..) => self.held.get(id)?.as_ref(),
                _ => None,
            },
            _ => None,
        }
    }

    fn asked(&self, one: &Comparison) -> Option<Finding> {
        match (&one.operator, &one.right) {
            (None, _) => self.alone(&one.left),
            (Some((Operator::Equal | Operator::NotEqual, _)), Some(right)) => self.compared(&one.left, right),
            _ => None,
        }
    }

    fn compared(&self, side: &Expression, value: &Expression) -> Option<Finding> {
        let held = self.variable(side)?;
        let meant = match &value.kind {
            ExpressionKind::Literal(Value::Nil) if held.is_set_at(side.span) => String::new(),
            ExpressionKind::Literal(Value::Bool(_) | Value::Int(_) | Value::Float(_)) => {
                value.span.of(self.source).to_owned()
            }
            _ => return None,
        };
        let (name, written) = (side.span.of(self.source), value.span.of(self.source));
        let fix = Fix::review(format!("Use '{meant}'"), vec![(value.span, format!("'{meant}'"))]);
        Some(
            Finding::new(
                "never-equal",
                Severity::Wrong,
                value.span,
                format!("{name} is a text here, never {written} itself."),
            )
            .because("What is captured, or assigned in quotes, is a text. In Liquid a text equals only the same text.")
            .mended_by(Some(fix).filter(|_| held.is_written(&meant))),
        )
    }

    /// Every text is true, and so is an empty one.
    fn alone(&self, side: &Expression) -> Option<Finding> {
        let held = self.variable(side).filter(|held| held.is_set_at(side.span))?;
        let name = side.span.of(self.source);
        let asked = if held.is_written("true") { "== 'true'" } else { "!= ''" };
        // A word with spaces around it is neither.
        let is_sure = held.words.iter().all(|word| word.trim() == word);
        let fix = Fix::review(format!("Write {name} {asked}"), vec![(side.span, format!("{name} {asked}"))]);
        Some(
            Finding::new(
                "always-true",
                Severity::Wrong,
                side.span,
                format!("{name} is a text here, and alone it is true for every ticket."),
            )
            .because("Only nil and false are false in Liquid: the text “false” and an empty text are true. Compare it with a text.")
            .mended_by(Some(fix).filter(|_| is_sure)),
        )
    }
}

impl Held {
    /// Whether it is set whatever the ticket, where it is read.
    fn is_set_at(&self, place: Span) -> bool {
        self.since.is_some_and(|since| since <= place.start)
    }

    /// Whether a word is all that is written for it; what filters make may be any.
    fn is_written(&self, word: &str) -> bool {
        self.words.is_empty() || word.is_empty() || self.words.iter().any(|written| written == word)
    }
}
