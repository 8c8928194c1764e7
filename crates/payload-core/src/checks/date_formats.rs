//! A date written in the letters of other languages, as `date: 'YYYY-MM-DD'`: Liquid wants a percent sign before each.

use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::text::{slice, split_before};
use ruby_liquid::expression::ExpressionKind;
use ruby_liquid::pipeline::FilterCall;
use ruby_liquid::value::Value;

/// What other languages write for a part of a date, and what Liquid does.
const PARTS: [(&str, &str); 20] = [
    ("YYYY", "%Y"),
    ("yyyy", "%Y"),
    ("YY", "%y"),
    ("yy", "%y"),
    ("MMMM", "%B"),
    ("MMM", "%b"),
    ("MM", "%m"),
    ("DD", "%d"),
    ("dd", "%d"),
    ("HH", "%H"),
    ("hh", "%I"),
    ("mm", "%M"),
    ("SS", "%S"),
    ("ss", "%S"),
    ("D", "%d"),
    ("d", "%d"),
    ("M", "%m"),
    ("m", "%m"),
    ("Y", "%Y"),
    ("T", "T"),
];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Pipeline(pipeline) = part {
            found.extend(pipeline.filters.iter().filter_map(finding));
        }
    });
}

fn finding(call: &FilterCall) -> Option<Finding> {
    let [argument] = &call.arguments[..] else { return None };
    let ExpressionKind::Literal(Value::Text(format)) = &argument.value.kind else { return None };
    if &*call.name != "date" || !is_foreign(format) {
        return None;
    }
    let meant = meant(format).filter(|meant| !meant.contains('\''));
    let fix = meant.map(|meant| {
        let edit = (argument.value.span, format!("'{meant}'"));
        Fix::review(format!("Write '{meant}'"), vec![edit])
    });
    Some(
        Finding::new(
            "filter-arguments",
            Severity::Wrong,
            argument.value.span,
            format!("“{format}” is not how Liquid writes a date."),
        )
        .because("A percent sign stands before one letter for each part, as in '%Y-%m-%d'. Other letters are sent as they are, the same for every ticket.")
        .mended_by(fix),
    )
}

/// Whether a format has letters but no percent sign, or repeats the letter behind one: `%YYYY`.
fn is_foreign(format: &str) -> bool {
    let repeats = |(at, _)| {
        let mut behind = slice(format, at + 1..).chars();
        matches!((behind.next(), behind.next()), (Some(one), Some(two)) if one == two && one.is_ascii_alphabetic())
    };
    match format.contains('%') {
        true => format.match_indices('%').any(repeats),
        false => format.contains(|c: char| c.is_ascii_alphabetic()),
    }
}

/// The same date as Liquid writes it; nothing where the letters may mean something else.
fn meant(format: &str) -> Option<String> {
    let plain = format.replace('%', "");
    let (mut rest, mut meant) = (plain.as_str(), String::new());
    while let Some(first) = rest.chars().next() {
        let (run, behind) = split_before(rest, |c| c != first);
        rest = behind;
        match PARTS.iter().find(|(other, _)| *other == run) {
            // Small letters mean minutes behind the hour alone.
            Some((_, "%M" | "%m")) if run.starts_with('m') => {
                meant += if meant.ends_with("%H:") || meant.ends_with("%I:") { "%M" } else { "%m" };
            }
            Some((_, ours)) => meant += ours,
            None if first.is_alphabetic() => return None,
            None => meant += run,
        }
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_other_languages_are_read() {
        for (format, liquid) in [
            ("YYYY-MM-DD", Some("%Y-%m-%d")),
            ("dd/mm/yyyy", Some("%d/%m/%Y")),
            ("yyyy-MM-ddTHH:mm:ss", Some("%Y-%m-%dT%H:%M:%S")),
            ("%YYYY-%MM-%DD", Some("%Y-%m-%d")),
            ("d.m.Y", Some("%d.%m.%Y")),
            ("MMM DD, YYYY", Some("%b %d, %Y")),
            ("full", None),
        ] {
            assert!(is_foreign(format), "{format}");
            assert_eq!(meant(format).as_deref(), liquid, "{format}");
        }
        for right in ["%Y-%m-%d", "%d %B %Y, %H:%M", "", "%d. %m.", "%%Y"] {
            assert!(!is_foreign(right), "{right}");
        }
    }
}
