//! `blank` in Liquid 2.4, where it is no keyword without Rails.

use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::text::Span;
use ruby_liquid::condition::{Condition, Join, Operator};
use ruby_liquid::walk::{Part, walk};

/// What a `blank` at a place comes to.
pub fn finding(subject: &Subject<'_>, place: Span) -> Finding {
    let mut condition = None;
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Condition(one) = part
            && one.span.contains(place)
        {
            condition = Some(one);
        }
    });
    let text = subject.text();
    let dialect = subject.template.dialect().label();
    let comparison = condition.and_then(|one| one.comparisons.iter().find(|one| one.span.contains(place)));
    let consequence = match comparison.and_then(|one| one.operator.as_ref()) {
        Some((Operator::NotEqual, _)) => "the condition is always met",
        Some((Operator::Equal, _)) => "the condition is never met",
        _ => "nothing is equal to it",
    };
    Finding::new("blank", Severity::Wrong, place, format!("{dialect} does not know blank: {consequence}."))
        .because("The word comes from Rails. Compare with nil and with an empty text instead.")
        .mended_by(condition.and_then(|condition| fix(condition, place, text)))
}

/// The same asked in words that every Liquid knows, where the rest of the condition leaves room for it.
fn fix(condition: &Condition, place: Span, text: &str) -> Option<Fix> {
    let comparison = condition.comparisons.iter().find(|one| one.span.contains(place))?;
    let (operator, join, word) = match comparison.operator.as_ref()? {
        (Operator::NotEqual, _) => ("!=", Join::And, "and"),
        (Operator::Equal, _) => ("==", Join::Or, "or"),
        _ => return None,
    };
    // Liquid has no brackets: among others the two parts hold together only under the same join.
    let holds_together =
        condition.comparisons.iter().all(|one| one.join.as_ref().is_none_or(|(other, _)| *other == join));
    let right = comparison.right.as_ref()?;
    let value = if right.span.contains(place) { &comparison.left } else { right }.span.of(text);
    holds_together.then(|| {
        let asked = format!("{value} {operator} nil {word} {value} {operator} ''");
        let stretch = Span::new(comparison.left.span.start, right.span.end);
        Fix::safe("Compare with nil and an empty text", vec![(stretch, asked)])
    })
}
