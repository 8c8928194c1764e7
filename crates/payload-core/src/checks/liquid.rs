//! What the engine says itself: syntax errors, sloppy forms, filters and tags that do nothing.

use super::bare_value::{fix_json_filter, harmless_output, is_json_filter};
use super::subject::Subject;
use super::walk::{Part, walk};
use super::{Finding, Fix, Severity};
use crate::highlight::liquid_parts;
use crate::probe_result::{Known, Question};
use crate::text::{Span, capital, slice};
use ruby_liquid::node::NodeKind;
use ruby_liquid::{Dialect, Node, Suggestion, Template, WarningKind, filters};

pub fn check(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    errors(subject, found);
    remarks(subject, found);
    other_dialect(subject, found);
}

fn errors(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let explained = |found: &[Finding], span| {
        super::characters::explains(found, span) || super::slips::explains(found, span)
    };
    let hyphens = trim_marks(subject);
    let mut fixed: Vec<(Span, String)> = found
        .iter()
        .filter_map(|finding| finding.fix.as_ref())
        .flat_map(|fix| fix.edits().to_vec())
        .collect();
    fixed.sort_by_key(|(span, _)| span.start);
    fixed.dedup();
    let parses = |fixed: &[(Span, String)]| {
        let mended = Fix::safe("", fixed.to_vec()).apply(subject.text());
        !fixed.is_empty() && Template::parse(&mended, subject.template.dialect()).errors().is_empty()
    };
    // What is gone once the slips are mended follows from them.
    if parses(&fixed) {
        return;
    }
    let mut all: Vec<Finding> = Vec::new();
    for error in subject.template.errors().iter().filter(|error| !explained(found, error.span)) {
        let is_of_hyphen = !marks(subject.text(), error.span).is_empty();
        // All of them go at once.
        if is_of_hyphen
            && all.iter().any(|other| other.fix.as_ref().is_some_and(|fix| Some(fix) == hyphens.as_ref()))
        {
            continue;
        }
        let fix = hyphens
            .clone()
            .filter(|_| is_of_hyphen)
            .or_else(|| line_breaks(subject, error.span))
            .or_else(|| meant(error.suggestion.as_ref()))
            .or_else(|| break_of_loop(subject, error.span))
            .or_else(|| error.is_unclosed.then(|| super::unclosed::fix(subject, error.span))?)
            .or_else(|| super::unclosed::stray(subject, error.span));
        fixed.extend(fix.iter().flat_map(|fix| fix.edits().to_vec()));
        all.push(
            Finding::new("syntax", Severity::Breaks, error.span, sentence(&error.message))
                .because("With a syntax error nothing is rendered at all: no payload is sent for any ticket.")
                .mended_by(fix),
        );
    }
    // What is gone once the others are fixed follows from them.
    fixed.sort_by_key(|(span, _)| span.start);
    fixed.dedup();
    if parses(&fixed) {
        all.retain(|finding| finding.fix.is_some());
    }
    found.extend(all);
}

/// The end of a loop's rounds, which 2.4 does not have: what it is for is done by then.
fn break_of_loop(subject: &Subject<'_>, span: Span) -> Option<Fix> {
    let inside = span.of(subject.text()).strip_prefix("{%")?.strip_suffix("%}")?.trim();
    (inside == "break").then(|| Fix::review("Remove it", vec![(span, String::new())]))
}

/// The edit that the engine suggests.
fn meant(suggestion: Option<&Suggestion>) -> Option<Fix> {
    let Suggestion { span, replacement } = suggestion?;
    let label = match &**replacement {
        "" => "Remove it".to_owned(),
        ":" => "Add the colon".to_owned(),
        long if long.contains('\n') || long.len() > 60 => "Write it as Liquid reads it".to_owned(),
        short => format!("Use {}", short.trim()),
    };
    Some(Fix::review(label, vec![(*span, replacement.to_string())]))
}

/// The edit for a value that must not be there: nothing, an empty text, or a box that is not ticked, in each of its forms.
fn nothing_ticked(suggestion: &Suggestion) -> Option<Fix> {
    let Some((value, _)) = suggestion.replacement.split_once(" == false or ") else {
        return meant(Some(suggestion));
    };
    // What a loop says of itself is true or false, and nothing else.
    let forms: &[&str] = if value.starts_with("forloop.") {
        &["false"]
    } else {
        &["nil", "''", "false", "'false'", "0", "'0'"]
    };
    let all: Vec<String> = forms.iter().map(|form| format!("{value} == {form}")).collect();
    let label = if all.len() > 1 { "Check for every form of false" } else { "Compare it with false" };
    Some(Fix::review(label, vec![(suggestion.span, all.join(" or "))]))
}

fn sentence(message: &str) -> String {
    let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    capital(message) + end
}

/// Every `{%-` and `-%}`, which 2.4 does not know.
fn trim_marks(subject: &Subject<'_>) -> Option<Fix> {
    if subject.template.dialect() != Dialect::V2_4 {
        return None;
    }
    let text = subject.text();
    let edits = marks(text, Span::new(0, text.len()));
    (!edits.is_empty()).then(|| Fix::safe("Remove the hyphens", edits))
}

/// The hyphens of white-space control within a stretch.
fn marks(text: &str, span: Span) -> Vec<(Span, String)> {
    let mut edits = Vec::new();
    for (open, close) in [("{%-", "-%}"), ("{{-", "-}}")] {
        for (mark, hyphen) in [(open, 2), (close, 0)] {
            for (at, _) in span.of(text).match_indices(mark) {
                let at = span.start + at + hyphen;
                edits.push((Span::new(at, at + 1), String::new()));
            }
        }
    }
    edits.sort_by_key(|(span, _)| span.start);
    edits
}

/// Line breaks inside a tag or output, which 2.4 does not take for one then.
fn line_breaks(subject: &Subject<'_>, span: Span) -> Option<Fix> {
    if subject.template.dialect() != Dialect::V2_4 {
        return None;
    }
    let text = subject.text();
    let open = span.of(text);
    let close = if open.starts_with("{{") { "}}" } else { "%}" };
    if !open.starts_with("{{") && !open.starts_with("{%") {
        return None;
    }
    let from_open = slice(text, span.start..);
    let edits: Vec<_> = slice(from_open, ..from_open.find(close)?)
        .match_indices('\n')
        .map(|(at, _)| (Span::new(span.start + at, span.start + at + 1), " ".to_owned()))
        .collect();
    if edits.is_empty() {
        return None;
    }
    let fix = Fix::safe("Put it on one line", edits);
    // Only where that is all that is wrong.
    let mended = Template::parse(&fix.apply(text), Dialect::V2_4);
    (mended.errors().len() < subject.template.errors().len()).then_some(fix)
}

fn remarks(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let dialect = subject.template.dialect().label();
    let split = subject.template.warnings().iter().filter(|remark| remark.kind == WarningKind::SplitBraces);
    let split = split.filter_map(|remark| remark.suggestion.as_ref());
    let mut split = super::slips::one_by_one(
        subject,
        split
            .map(|meant| {
                vec![(meant.span, harmless_output(subject.text(), meant.span, meant.replacement.to_string()))]
            })
            .collect(),
    );
    for remark in subject.template.warnings() {
        let words = remark.span.of(subject.text());
        if remark.kind == WarningKind::Ignored && super::characters::explains(found, remark.span)
            || super::slips::run_into(subject, found, remark.span)
        {
            continue;
        }
        let finding = match &remark.kind {
            WarningKind::UnknownFilter(name) => {
                let near = super::filters::meant(subject.template.dialect(), name);
                let elsewhere = filters::find(name, other(subject.template.dialect())).is_some();
                let hint = match (near, elsewhere) {
                    (_, true) => format!(" {} has it.", other(subject.template.dialect()).label()),
                    (Some(near), false) => format!(" Did you mean {near}?"),
                    (None, false) => String::new(),
                };
                let fix = match is_json_filter(name) {
                    true => fix_json_filter(subject, remark.span)
                        .or_else(|| super::filters::without(subject, name, remark.span)),
                    false => near
                        .filter(|_| !elsewhere)
                        .map(|near| Fix::review(format!("Use {near}"), vec![(remark.span, near.to_owned())]))
                        .or_else(|| super::filters::without(subject, name, remark.span)),
                };
                Finding::new(
                    "unknown-filter",
                    Severity::Wrong,
                    remark.span,
                    format!("{dialect} has no filter {name}: the value passes unchanged.{hint}"),
                )
                .because("Liquid reports no error: the value is sent without the change that was meant.")
                .mended_by(fix)
            }
            WarningKind::WrongArgumentCount { filter, least, most } => {
                let takes = if least == most { format!("{least}") } else { format!("{least} to {most}") };
                let fix = super::filters::apart(subject, remark.span);
                let why = match fix {
                    Some(_) => "Liquid 2.4 reads on past a bar without a space before it. ",
                    None => "",
                };
                Finding::new(
                    "filter-arguments",
                    Severity::Breaks,
                    remark.span,
                    format!("{filter} has the wrong number of values: it takes {takes}."),
                )
                .because(format!("{why}“Liquid error” is printed into the payload instead."))
                .mended_by(fix)
            }
            WarningKind::Ignored => {
                // White-space control is among it.
                let text = subject.text();
                let parts = liquid_parts(text);
                let part = parts.iter().find(|(part, _)| part.contains(remark.span));
                let edits = part.map_or_else(Vec::new, |(part, _)| marks(text, *part));
                let fix = (!edits.is_empty() && subject.template.dialect() == Dialect::V2_4)
                    .then(|| Fix::safe("Remove the hyphens", edits));
                Finding::new("ignored", Severity::Wrong, remark.span, format!("“{words}” is ignored."))
                    .because("Liquid reports no error and reads on after it.")
                    .mended_by(
                        fix.or_else(|| super::filters::comma(text, remark.span))
                            .or_else(|| meant(remark.suggestion.as_ref())),
                    )
            }
            WarningKind::ThirdBrace => {
                let fix = third_brace(subject, remark.span).or_else(|| meant(remark.suggestion.as_ref()));
                Finding::new(
                    "third-brace",
                    Severity::Wrong,
                    remark.span,
                    "There are three braces: one of them is dropped or printed.",
                )
                .because("Liquid has no triple braces; two are enough.")
                .mended_by(fix)
            }
            WarningKind::UnknownOperator(operator) => Finding::new(
                "unknown-operator",
                Severity::Breaks,
                remark.span,
                format!("{operator} is not an operator of Liquid."),
            )
            .because("“Liquid error” is printed instead. The operators are == != < > <= >= and contains.")
            .mended_by(meant(remark.suggestion.as_ref())),
            WarningKind::MissingColon(filter) => Finding::new(
                "missing-colon",
                Severity::Breaks,
                remark.span,
                format!("{filter} needs a colon before its values."),
            )
            .because("Without it the first value is lost.")
            .mended_by(meant(remark.suggestion.as_ref())),
            WarningKind::SplitBraces => Finding::new(
                "split-braces",
                Severity::Wrong,
                remark.span,
                "There is a space between the two braces.",
            )
            .because("Liquid reads all of it as text.")
            .mended_by(meant(remark.suggestion.as_ref()).map(|fix| {
                let edits = remark.suggestion.as_ref().and_then(|meant| split.remove(&meant.span));
                Fix::review(fix.label, edits.unwrap_or_default())
            })),
            WarningKind::Negation => {
                Finding::new("negation", Severity::Breaks, remark.span, "Liquid has neither “not” nor “!”.")
                    .because("The condition fails, or means the opposite.")
                    .mended_by(
                        remark
                            .suggestion
                            .as_ref()
                            .and_then(nothing_ticked)
                            .or_else(|| super::slips::without_not(subject, remark.span)),
                    )
            }
            WarningKind::ConditionAfterElse => Finding::new(
                "condition-after-else",
                Severity::Wrong,
                remark.span,
                format!("“{words}” after else is ignored: this is a plain else."),
            )
            .because("Use elsif for a further condition.")
            .mended_by(meant(remark.suggestion.as_ref())),
            WarningKind::AfterElse(branch) => Finding::new(
                "after-else",
                Severity::Wrong,
                remark.span,
                format!("This {branch} comes after an else."),
            )
            .because("The else already takes every other case. Put it last."),
            WarningKind::Blank => super::blank_keyword::finding(subject, remark.span),
            WarningKind::UnclosedRaw => Finding::new(
                "unclosed-raw",
                Severity::Breaks,
                remark.span,
                "This raw never ends: everything after it is printed as written.",
            )
            .because("Put {% endraw %} where it should end.")
            .mended_by(Some(Fix::review("Remove raw", vec![(remark.span, String::new())]))),
            WarningKind::Empty => Finding::new(
                "empty-output",
                Severity::Note,
                remark.span,
                "There is nothing between the braces.",
            )
            .because("It writes nothing."),
        };
        found.push(finding);
    }
}

/// The Liquid that is not this one.
pub fn other(dialect: Dialect) -> Dialect {
    match dialect {
        Dialect::V2_4 => Dialect::V5,
        Dialect::V5 => Dialect::V2_4,
    }
}

/// Two braces on each side that has more.
fn third_brace(subject: &Subject<'_>, span: Span) -> Option<Fix> {
    let text = subject.text();
    let run = |at: usize, brace: char| slice(text, at..).chars().take_while(|c| *c == brace).count();
    let first = span.before(text).trim_end_matches('{').len();
    let opened = run(first, '{');
    let close = first + slice(text, first..).find("}}")?;
    let closed = run(close, '}');
    let edits = vec![
        (Span::new(first, first + opened.checked_sub(2)?), String::new()),
        (Span::new(close, close + closed - 2), String::new()),
    ];
    (opened > 2 && closed > 2).then(|| Fix::safe("Remove the third brace", edits))
}

/// What only the newer Liquid has, in a template that must run on what Freshdesk documents.
fn other_dialect(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let dialect = subject.template.dialect();
    let mut seen = Vec::new();
    walk(subject.template.nodes(), &mut |part| match part {
        Part::Pipeline(pipeline) => {
            for call in &pipeline.filters {
                if call.filter.is_some() && filters::find(&call.name, other(dialect)).is_none() {
                    seen.push((call.name_span, format!("The filter {}", call.name)));
                }
            }
        }
        Part::Node(Node { kind: NodeKind::Echo(_), head, .. }) => {
            seen.push((*head, "The tag echo".to_owned()))
        }
        _ => {}
    });
    for (span, what) in seen {
        found.push(
            Finding::new(
                "one-liquid-only",
                Severity::Note,
                span,
                format!("{what} exists in {} only.", dialect.label()),
            )
            .because(match subject.workspace.known(Question::Liquid) {
                Known::ByProbe(day) => format!("Your probe on {day} confirmed {}.", dialect.label()),
                Known::Generally(_) => {
                    "Which Liquid runs Freshdesk’s webhooks is not confirmed; the probe under Prove finds out."
                        .to_owned()
                }
            }),
        );
    }
    if dialect == Dialect::V5 && subject.template.errors().is_empty() {
        let edits = marks(subject.text(), Span::new(0, subject.text().len()));
        if let Some((first, _)) = edits.first() {
            found.push(
                Finding::new(
                    "white-space-control",
                    Severity::Note,
                    *first,
                    "White-space control, as in {%-, is an error in Liquid 2.4.",
                )
                .because("Freshdesk documents 2.4. Spaces between the parts of a payload do no harm.")
                .mended_by(Some(Fix::review("Remove the hyphens", edits))),
            );
        }
    }
}
