//! A field of the account's own that is compared with the text `'true'`: a ticked checkbox is likely no text.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::preview::roles::is_own;
use crate::text::Span;
use ruby_liquid::condition::{Comparison, Join, Operator};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::value::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    // A checkbox that excludes tickets is tried with each form.
    let is_told = |field: &str, found: &[Finding]| {
        found.iter().any(|finding| {
            finding.field.as_ref().is_some_and(|it| it.as_str() == field)
                && finding.code.starts_with("do-not-send")
        })
    };
    walk(subject.template.nodes(), &mut |part| {
        let Part::Condition(condition) = part else { return };
        let text = subject.text();
        let words = |one: &Comparison| one.left.span.of(text).to_owned();
        for one in &condition.comparisons {
            let (Some((operator, _)), Some(right)) = (&one.operator, &one.right) else { continue };
            let (field, is_equal) = (words(one), *operator == Operator::Equal);
            let asks = matches!(operator, Operator::Equal | Operator::NotEqual)
                && matches!(&right.kind, ExpressionKind::Literal(Value::Text(text)) if **text == *"true")
                && field.starts_with("ticket.")
                && is_own(&field);
            let is_other = |other: &Comparison| {
                words(other) == field && other.right.as_ref().is_some_and(|it| it.span.of(text) == "true")
            };
            if !asks || is_told(&field, found) || condition.comparisons.iter().any(is_other) {
                continue;
            }
            // One comparison becomes two: beside others they must be joined alike.
            let (join, sign) = if is_equal { (Join::Or, "==") } else { (Join::And, "!=") };
            let has_room = condition
                .comparisons
                .iter()
                .all(|one| one.join.as_ref().is_none_or(|(other, _)| *other == join));
            let word = if is_equal { "or" } else { "and" };
            let end = Span::new(right.span.end, right.span.end);
            let fix = has_room.then(|| {
                Fix::review("Compare with true as well", vec![(end, format!(" {word} {field} {sign} true"))])
            });
            found.push(
                Finding::new("true-as-text", Severity::Wrong, one.span, format!("{field} is compared with the text “true”."))
                    .because("A ticked checkbox likely arrives as true, which is no text: in Liquid the two are not equal. Compare with both.")
                    .mended_by(fix),
            );
        }
    });
}
