//! Edits that mend a template: what was probably meant.

use super::filters::Filter;
use super::{Dialect, tags};
use crate::{Span, slice};
use std::borrow::Cow;

/// One edit that mends an error or a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is replaced. An empty span is a place to insert at.
    pub span: Span,
    /// What takes its place.
    pub replacement: Cow<'static, str>,
}

impl Suggestion {
    pub(crate) fn new(span: Span, replacement: impl Into<Cow<'static, str>>) -> Self {
        Self { span, replacement: replacement.into() }
    }

    /// The template with the edit made.
    pub fn apply(&self, source: &str) -> String {
        let before = Span::new(0, self.span.start).of(source);
        let after = Span::new(self.span.end, source.len()).of(source);
        format!("{before}{}{after}", self.replacement)
    }
}

/// The filter that a misspelled one was meant to be.
pub(crate) fn filter(name: &str, filters: &'static [Filter]) -> Option<&'static str> {
    nearest(name, filters.iter().map(|filter| filter.name))
}

/// The candidate that is closest to a misspelled name, if any is a slip of the fingers away.
fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let lower = name.to_ascii_lowercase();
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&lower, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + lower.len().min(candidate.len()) / 6)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The tag that a misspelled one was meant to be inside a block: `elsif` for `elseif`, `endif` for `endfi`.
pub(crate) fn tag(name: &str, block: &str, dialect: Dialect) -> Option<&'static str> {
    let end = tags::find(block, dialect).and_then(|tag| tag.end);
    let branches: &[&'static str] = match block {
        "if" | "unless" => &["elsif", "else"],
        "case" => &["when", "else"],
        "for" => &["else"],
        _ => &[],
    };
    if branches.contains(&"elsif") && matches!(&*name.to_ascii_lowercase(), "elif" | "elseif" | "else_if") {
        return Some("elsif");
    }
    if name == "end" {
        return end;
    }
    let tags = tags::tags(dialect).map(|tag| tag.name).filter(|name| *name != "#");
    nearest(name, branches.iter().copied().chain(end).chain(tags))
}

/// Operators of other languages, and how Liquid spells them.
const OPERATORS: &[(&str, &str)] = &[
    ("=", "=="),
    ("===", "=="),
    ("is", "=="),
    ("eq", "=="),
    ("equals", "=="),
    ("!==", "!="),
    ("ne", "!="),
    ("=>", ">="),
    ("=<", "<="),
    ("gt", ">"),
    ("gte", ">="),
    ("lt", "<"),
    ("lte", "<="),
    ("include", "contains"),
    ("includes", "contains"),
    ("has", "contains"),
    ("contain", "contains"),
];

/// How Liquid spells an operator of other languages.
pub(crate) fn operator(written: &str) -> Option<&'static str> {
    OPERATORS.iter().find(|(other, _)| *other == written).map(|(_, ours)| *ours)
}

/// How Liquid spells a word that joins conditions in other languages, where a text begins with one; and its length.
pub(crate) fn join(text: &str) -> Option<(usize, &'static str)> {
    let word = |written: &str| {
        text.get(..written.len()).is_some_and(|start| start.eq_ignore_ascii_case(written))
            && !slice(text, written.len()..).starts_with(|next: char| next.is_ascii_alphanumeric())
    };
    if text.starts_with("&&") {
        return Some((2, "and"));
    }
    if text.starts_with("||") {
        return Some((2, "or"));
    }
    [("and", "and"), ("or", "or")]
        .into_iter()
        .find(|(written, _)| word(written))
        .map(|(written, ours)| (written.len(), ours))
}
