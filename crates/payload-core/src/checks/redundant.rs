//! A part of a condition that changes nothing: what the rest asks decides alone.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Severity};
use ruby_liquid::condition::{Comparison, Condition, Join, Operator};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::value::Value;

/// More different questions are not tried: there are two to the power of them.
const MAX_QUESTIONS: usize = 8;

/// What other checks say of a condition that is always or never met.
const TOLD: [&str; 3] = ["always-true", "never-true", "constant-condition"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let text = subject.text();
    let mut new = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        let Part::Condition(condition) = part else { return };
        let is_told = found.iter().any(|finding| {
            TOLD.contains(&finding.code) && finding.span.is_some_and(|span| span.overlaps(condition.span))
        });
        if let Some(part) = (!is_told).then(|| redundant(condition, text)).flatten() {
            new.push(
                Finding::new(
                    "redundant-condition",
                    Severity::Note,
                    part.span,
                    format!("“{}” changes nothing here.", part.span.of(text)),
                )
                .because("Whatever it gives, the rest of the condition decides. Liquid has no brackets, and evaluates “and” and “or” from right to left: check what you meant to ask."),
            );
        }
    });
    found.extend(new);
}

/// What a comparison asks: a question that others may ask too, its opposite, or nothing.
#[derive(Clone, Copy)]
enum Asked {
    Question(usize),
    Opposite(usize),
    Always(bool),
}

/// The first comparison without which the condition would be met by the same tickets.
fn redundant<'c>(condition: &'c Condition, text: &str) -> Option<&'c Comparison> {
    let all = &condition.comparisons;
    if all.len() < 2 {
        return None;
    }
    let mut questions: Vec<(&str, &str)> = Vec::new();
    let asked: Vec<Asked> = all.iter().map(|one| asked(one, text, &mut questions)).collect();
    if questions.len() > MAX_QUESTIONS {
        return None;
    }
    let joins: Vec<Join> = all.iter().filter_map(|one| Some(one.join.as_ref()?.0)).collect();
    let answers: Vec<u32> =
        (0..1u32 << questions.len()).filter(|answers| is_possible(*answers, &questions)).collect();
    let is_alike = |without: usize| {
        answers.iter().all(|answers| {
            let whole = met(&asked, &joins, *answers);
            let (mut rest, mut rest_joins) = (asked.clone(), joins.clone());
            rest.remove(without);
            // A comparison goes with the word before it, the first with the word behind it.
            rest_joins.remove(without.saturating_sub(1));
            whole == met(&rest, &rest_joins, *answers)
        })
    };
    // The last of equals is the one too many.
    (0..all.len()).rev().find(|at| is_alike(*at)).and_then(|at| all.get(at))
}

fn asked<'t>(one: &Comparison, text: &'t str, questions: &mut Vec<(&'t str, &'t str)>) -> Asked {
    let sides = (one.left.span.of(text), one.right.as_ref().map_or("", |right| right.span.of(text)));
    if let (None, ExpressionKind::Literal(value)) = (&one.operator, &one.left.kind) {
        return Asked::Always(!matches!(value, Value::Nil | Value::Bool(false)));
    }
    let (operator, is_opposite) = match &one.operator {
        Some((Operator::NotEqual, _)) => ("==", true),
        Some((Operator::Equal, _)) => ("==", false),
        Some((_, span)) => (span.of(text), false),
        None => ("", false),
    };
    // Only what is compared for being equal is asked alike by others; the rest is itself.
    let question = if operator == "==" { sides } else { (one.span.of(text).trim(), operator) };
    let at = questions.iter().position(|known| *known == question).unwrap_or_else(|| {
        questions.push(question);
        questions.len() - 1
    });
    if is_opposite { Asked::Opposite(at) } else { Asked::Question(at) }
}

/// Whether a ticket can give these answers: no value is equal to two different texts.
fn is_possible(answers: u32, questions: &[(&str, &str)]) -> bool {
    let is_text = |side: &str| side.starts_with(['"', '\'']);
    let met = questions.iter().enumerate().filter(|(at, _)| answers >> at & 1 == 1).map(|(_, asked)| asked);
    let equal: Vec<_> = met.filter(|(_, right)| is_text(right)).collect();
    equal.iter().enumerate().all(|(at, (left, _))| equal.iter().skip(at + 1).all(|(other, _)| left != other))
}

/// Whether a condition is met, as Liquid evaluates it: from right to left.
fn met(asked: &[Asked], joins: &[Join], answers: u32) -> bool {
    let answer = |one: &Asked| match one {
        Asked::Question(at) => answers >> at & 1 == 1,
        Asked::Opposite(at) => answers >> at & 1 == 0,
        Asked::Always(is_met) => *is_met,
    };
    let Some((last, before)) = asked.split_last() else { return false };
    before.iter().zip(joins).rev().fold(answer(last), |rest, (one, join)| match join {
        Join::And => answer(one) && rest,
        Join::Or => answer(one) || rest,
    })
}
