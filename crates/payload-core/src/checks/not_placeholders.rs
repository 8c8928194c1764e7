//! Text that is meant as a placeholder and is none: one brace instead of two, or the signs of another language.

use super::bare_value::harmless_output;
use super::names::{is_known, of_role};
use super::subject::Subject;
use super::{Finding, Fix, Severity};
use crate::text::{Span, slice, split_before};
use crate::ticket::synonyms::freshdesk_name;
use ruby_liquid::node::NodeKind;
use ruby_liquid::walk::{Part, walk};

/// What stands around a value in other languages.
const AROUND: &[(&str, &str)] = &[
    ("${", "}"),
    ("#{", "}"),
    ("%{", "}"),
    ("{!", "}"),
    ("<%=", "%>"),
    ("<%-", "%>"),
    ("<%", "%>"),
    ("[%=", "%]"),
    ("[%", "%]"),
    ("[[", "]]"),
    ("<<", ">>"),
    ("{ {", "} }"),
    ("{", "}}"),
    ("{", "}"),
    ("%", "%"),
    ("@", ""),
    ("$", ""),
    ("", ""),
];

/// Signs that stand around nothing but a value, whatever its name is.
const OF_VALUES: [&str; 9] = ["${", "#{", "%{", "{!", "<%=", "<%-", "<%", "[%=", "[%"];

/// Signs that stand around a value if its name has a dot.
const OF_PATHS: [&str; 3] = ["[[", "<<", "{"];

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    if !subject.template.errors().is_empty() {
        return;
    }
    let text = subject.text();
    let mut places = Vec::new();
    walk(subject.template.nodes(), &mut |part| {
        if let Part::Node(node) = part
            && matches!(node.kind, NodeKind::Text)
        {
            places.extend(unread(text, node.span));
        }
    });
    for (place, name) in places {
        let written = place.of(text);
        let name = match is_known(name) {
            true => Some(name.to_owned()),
            false => freshdesk_name(name).or_else(|| of_role(subject, place)),
        };
        let fix = name.map(|name| {
            let output = harmless_output(text, place, format!("{{{{{name}}}}}"));
            Fix::review(format!("Write {{{{{name}}}}}"), vec![(place, output)])
        });
        found.push(
            Finding::new(
                "unread-placeholder",
                Severity::Breaks,
                place,
                format!("“{written}” is sent as text: it is not a placeholder."),
            )
            .because("Liquid replaces only what is between {{ and }}.")
            .mended_by(fix),
        );
    }
}

/// The names of fields in a stretch of plain text, each with the signs around it.
fn unread(text: &str, stretch: Span) -> Vec<(Span, &str)> {
    let mut found = Vec::new();
    let words = stretch.of(text);
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let mut at = 0;
    while let Some(start) = slice(words, at..).find(is_of_name).map(|start| at + start) {
        let (name, _) = split_before(slice(words, start..), |c| !is_of_name(c));
        at = start + name.len();
        let name = name.trim_end_matches('.');
        let is_path = name.contains('.') && !name.starts_with('.');
        let is_field = is_path && is_known(name);
        let place = Span::new(start, start + name.len());
        let (before, after) = (place.before(words), place.after(words));
        let signs = AROUND.iter().filter(|(open, _)| {
            let is_of_values = OF_VALUES.contains(open) || is_path && OF_PATHS.contains(open);
            is_field || is_of_values && !name.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        });
        let around = signs.into_iter().find_map(|(open, close)| {
            let before = before.trim_end_matches(' ').strip_suffix(open)?;
            let after = after.trim_start_matches(' ').strip_prefix(close)?;
            let is_alone = !open.is_empty() || (before.ends_with('"') && after.starts_with('"'));
            is_alone.then_some((before.len(), words.len() - after.len()))
        });
        if let Some((start, end)) = around {
            found.push((Span::new(stretch.start + start, stretch.start + end), name));
        }
    }
    found
}
