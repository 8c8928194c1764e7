//! A star in the place of letters, as in `'*@acme.com'`: Liquid compares letter by letter.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::placeholder::Placeholder;
use crate::text::Span;
use ruby_liquid::condition::{Comparison, Operator};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::value::Value;

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Condition(condition) = part {
            found.extend(condition.comparisons.iter().filter_map(|one| finding(one, subject.text())));
        }
    });
}

/// The letters that a text with stars at its ends asks for: `acme` of `*acme*`, and of `%acme%` of databases.
fn letters(text: &str) -> Option<&str> {
    let inner = match text.strip_prefix('%').and_then(|text| text.strip_suffix('%')) {
        Some(inner) => inner,
        None => text.trim_matches('*'),
    };
    let is_word = inner.contains(char::is_alphanumeric) && !inner.contains(['*', '\'']);
    (is_word && inner.len() < text.len()).then_some(inner)
}

fn finding(one: &Comparison, source: &str) -> Option<Finding> {
    let (Some((operator, sign)), Some(right)) = (&one.operator, &one.right) else { return None };
    let ExpressionKind::Literal(Value::Text(text)) = &right.kind else { return None };
    let field = one.left.span.of(source);
    let letters = Placeholder::read(field).ok().and_then(|_| letters(text))?;
    let edits: Vec<(Span, String)> = match operator {
        Operator::Equal => vec![(*sign, "contains".to_owned()), (right.span, format!("'{letters}'"))],
        Operator::Contains => vec![(right.span, format!("'{letters}'"))],
        Operator::NotEqual => Vec::new(),
        _ => return None,
    };
    let label = format!("Write contains '{letters}'");
    Some(
        Finding::new(
            "never-equal",
            Severity::Wrong,
            right.span,
            format!("“{text}” is compared letter by letter: Liquid knows no signs that stand for any text."),
        )
        .because(format!("{field} would have to hold that very sign. To look for a part of it, use contains with the letters alone."))
        .mended_by((!edits.is_empty()).then(|| Fix::review(label, edits))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_at_the_ends() {
        for (text, asked) in [
            ("*@acme.com", Some("@acme.com")),
            ("vip*", Some("vip")),
            ("%vip%", Some("vip")),
            ("***", None),
            ("50%", None),
            ("a*b", None),
            ("vip", None),
        ] {
            assert_eq!(letters(text), asked, "{text}");
        }
    }
}
