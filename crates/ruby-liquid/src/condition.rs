//! What `if`, `unless`, `elsif` and `when` ask: comparisons, joined by `and` and `or`.

use super::Dialect;
use super::expression::{Expression, Markup, Reader};
use super::pattern::{self, Letters};
use super::ruby::is_space;
use super::suggestion::{self, Suggestion};
use super::warning::{ParseWarning, WarningKind};
use crate::{Span, slice};
use std::sync::Arc;

/// Comparisons joined by `and` and `or`, which are evaluated from right to left: the last join binds first.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Where it stands.
    pub span: Span,
    /// The comparisons, at least one.
    pub comparisons: Vec<Comparison>,
}

/// One comparison, or a value alone.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Where it stands.
    pub span: Span,
    /// The left side.
    pub left: Expression,
    /// The operator and where it stands; without one the left side alone decides.
    pub operator: Option<(Operator, Span)>,
    /// The right side; nil where it is left out.
    pub right: Option<Expression>,
    /// How the next comparison is joined.
    pub join: Option<(Join, Span)>,
}

/// How two sides are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operator {
    /// `==`
    Equal,
    /// `!=` or `<>`
    NotEqual,
    /// `<`
    Less,
    /// `>`
    Greater,
    /// `<=`
    LessOrEqual,
    /// `>=`
    GreaterOrEqual,
    /// `contains`
    Contains,
    /// Anything else; it fails when it is rendered.
    Unknown(Arc<str>),
}

/// The operators that exist, as they are written.
pub const OPERATORS: &[(&str, Operator)] = &[
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("<>", Operator::NotEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("contains", Operator::Contains),
];

/// How comparisons are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// `and`
    And,
    /// `or`
    Or,
}

/// Reads a condition: `If#lax_parse`. The sentence says what is wrong.
pub(crate) fn parse(markup: &Markup<'_>, reader: &mut Reader<'_>) -> Result<Condition, String> {
    let text = &*markup.text;
    // `scan(ExpressionsAndOperators)`
    let letters = reader.builtins.letters;
    let part = |text: &str, at| pattern::conjunction(text, at, letters).or_else(|| side(text, at, letters));
    let parts = pattern::scan(text, 0, &part);
    // The engine takes them in pairs from the end: a comparison, the word before it, a comparison …
    if parts.is_empty() {
        return Err("there is no condition".to_owned());
    }
    if parts.len().is_multiple_of(2) {
        return Err("`and` or `or` lacks one of its sides".to_owned());
    }
    let mut comparisons = Vec::new();
    let mut parts = parts.into_iter();
    while let Some(side) = parts.next() {
        let mut comparison = comparison(markup, side, reader)?;
        if let Some(join) = parts.next() {
            let kind = match join.of(text).trim_matches(is_space) {
                "and" => Join::And,
                "or" => Join::Or,
                other => return Err(format!("`{other}` stands where `and` or `or` should")),
            };
            comparison.join = Some((kind, markup.span(pattern::trim(text, join))));
        }
        comparisons.push(comparison);
    }
    Ok(Condition { span: markup.span(pattern::trim(text, Span::new(0, text.len()))), comparisons })
}

/// `(?:\s*(?!conjunction)(?:QuotedFragment|\S+)\s*)+`
fn side(text: &str, from: usize, letters: Letters) -> Option<usize> {
    let mut end = from;
    loop {
        let at = pattern::spaces(text, end);
        if at == text.len() || pattern::conjunction(text, at, letters).is_some() {
            return Some(end).filter(|end| *end > from);
        }
        let next = pattern::quoted_fragment(text, at)
            .unwrap_or_else(|| pattern::run(text, at, |character| !is_space(character)));
        end = pattern::spaces(text, next);
    }
}

/// `/(QuotedFragment)\s*([=!<>a-z_]+)?\s*(QuotedFragment)?/`
fn comparison(markup: &Markup<'_>, part: Span, reader: &mut Reader<'_>) -> Result<Comparison, String> {
    let before = reader.warnings.len();
    let text = slice(&markup.text, ..part.end);
    let left = pattern::find_quoted_fragment(text, part.start).ok_or("there is nothing to compare")?;
    let operator_start = pattern::spaces(text, left.end);
    let operator_end = pattern::run(text, operator_start, |character| {
        matches!(character, '=' | '!' | '<' | '>' | 'a'..='z' | '_')
    });
    let right_start = pattern::spaces(text, operator_end);
    let right = pattern::quoted_fragment(text, right_start).map(|end| Span::new(right_start, end));
    let operator = (operator_end > operator_start).then(|| {
        let place = Span::new(operator_start, operator_end);
        let (written, span) = (place.of(text), markup.span(place));
        let known =
            OPERATORS.iter().find(|(spelling, _)| *spelling == written).map(|(_, operator)| operator.clone());
        let operator = known.unwrap_or_else(|| Operator::Unknown(written.into()));
        if let Operator::Unknown(written) = &operator {
            let ours = suggestion::operator(written).map(|ours| Suggestion::new(span, ours));
            let kind = WarningKind::UnknownOperator(written.clone());
            reader.warnings.push(ParseWarning::new(span, kind).mended_by(ours));
        }
        (operator, span)
    });
    let read = |reader: &mut Reader<'_>, range| match reader.dialect {
        Dialect::V2_4 => reader.expression(&markup.part(range)),
        Dialect::V5 => reader.condition_side(&markup.part(range)),
    };
    let left_side = read(reader, left)?;
    let counted = reader.warnings.len();
    let right_side = right.map(|right| read(reader, right)).transpose()?;
    if operator.is_none() {
        // Without an operator the right side is read, but does not count.
        reader.warnings.truncate(counted);
    }
    let used = if operator.is_some() { right.map_or(operator_end, |right| right.end) } else { left.end };
    reader.ignored(markup, Span::new(part.start, left.start), None);
    let rest = Span::new(used, part.end);
    reader.ignored(markup, rest, join(markup, rest));
    if let Some(negation) = negation(markup, part) {
        // Whatever else was odd in it follows from the negation.
        reader.warnings.truncate(before);
        reader.warnings.push(negation);
    }
    let span = markup.span(pattern::trim(text, part));
    Ok(Comparison { span, left: left_side, operator, right: right_side, join: None })
}

/// `&&` and the like at the start of what is ignored.
fn join(markup: &Markup<'_>, range: Span) -> Option<Suggestion> {
    let trimmed = pattern::trim(&markup.text, range);
    let (length, ours) = suggestion::join(trimmed.of(&markup.text))?;
    let word = Span::new(trimmed.start, trimmed.start + length);
    let spaced = pattern::character(&markup.text, word.end).is_some_and(is_space);
    let (before, after) = (if range.start == word.start { " " } else { "" }, if spaced { "" } else { " " });
    Some(Suggestion::new(markup.span(word), format!("{before}{ours}{after}")))
}

/// `not x` and `!x`, with what says the same in Liquid where that is possible.
fn negation(markup: &Markup<'_>, part: Span) -> Option<ParseWarning> {
    let text = &*markup.text;
    let whole @ Span { start, end } = pattern::trim(text, part);
    let value = if slice(text, start..).starts_with('!') {
        start + 1
    } else {
        let word = pattern::word(text, start).filter(|word| slice(text, start..*word) == "not")?;
        pattern::spaces(text, word)
    };
    let value_end = pattern::quoted_fragment(slice(text, ..end), value)?;
    let (value, rest) =
        (slice(text, value..value_end), slice(text, value_end..end).trim_start_matches(is_space));
    // Conditions bind from the right: only the last can become two.
    let last = slice(text, end..).chars().all(is_space);
    let meant = match (rest.strip_prefix("=="), rest.strip_prefix("!=")) {
        (Some(right), _) => Some(format!("{value} != {}", right.trim_start_matches(is_space))),
        (_, Some(right)) => Some(format!("{value} == {}", right.trim_start_matches(is_space))),
        _ if rest.is_empty() && last => Some(format!("{value} == false or {value} == nil")),
        _ => None,
    };
    let span = markup.span(whole);
    let meant = meant.map(|meant| Suggestion::new(span, meant));
    Some(ParseWarning::new(span, WarningKind::Negation).mended_by(meant))
}
