//! A value and the filters it runs through, as in `{{ ticket.tags | split: ' ' | join: ', ' }}`: `Variable`.

use super::expression::{Expression, Markup, Reader, Refusal};
use super::filters::Filter;
use super::pattern;
use super::ruby::is_space;
use super::suggestion::Suggestion;
use super::warning::{ParseWarning, WarningKind};
use super::{Dialect, strict};
use crate::{Span, slice};
use std::sync::Arc;

/// A value and its filters.
#[derive(Debug, Clone)]
pub struct Pipeline {
    /// Where it stands, without the spaces around it.
    pub span: Span,
    /// The value; none in `{{ }}`, which writes nothing.
    pub value: Option<Expression>,
    /// The filters, in order.
    pub filters: Vec<FilterCall>,
}

impl Pipeline {
    /// The value, where no filter changes it.
    pub(crate) fn alone(&self) -> Option<&Expression> {
        self.value.as_ref().filter(|_| self.filters.is_empty())
    }
}

/// A call of a filter.
#[derive(Debug, Clone)]
pub struct FilterCall {
    /// From its name to the end of its last argument.
    pub span: Span,
    /// Its name.
    pub name: Arc<str>,
    /// Where its name stands.
    pub name_span: Span,
    /// Its arguments, in order.
    pub arguments: Vec<Argument>,
    /// The filter; none where the dialect knows none of that name, and the value passes unchanged.
    pub filter: Option<&'static Filter>,
}

/// An argument of a filter.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Where it stands, with its name.
    pub span: Span,
    /// Its name, as in `default: '-', allow_false: true`; Liquid 5 only.
    pub name: Option<Arc<str>>,
    /// Its value.
    pub value: Expression,
}

/// Reads the inside of an output, or what an `assign` assigns.
pub(crate) fn parse(markup: &Markup<'_>, reader: &mut Reader<'_>) -> Result<Pipeline, Refusal> {
    let before = reader.warnings.len();
    let parsed = match reader.dialect {
        Dialect::V5 => match (reader.builtins.exact)(markup, reader) {
            Some(Ok(pipeline)) => Ok(pipeline),
            Some(Err(_)) | None => {
                reader.warnings.truncate(before);
                forgiving(markup, reader)
            }
        },
        Dialect::V2_4 => {
            let pipeline = forgiving(markup, reader);
            // What the exact grammar would read in the same way is not sloppy.
            if reader.warnings.len() > before && (reader.builtins.is_exact)(&markup.text) {
                let new = reader.warnings.split_off(before);
                reader
                    .warnings
                    .extend(new.into_iter().filter(|warning| warning.kind != WarningKind::Ignored));
            }
            pipeline
        }
    };
    let mut pipeline = parsed?;
    pipeline.span = trimmed(markup);
    Ok(pipeline)
}

/// What is wrong with a call by its name or the number of its arguments.
fn warning(call: &FilterCall, reader: &Reader<'_>) -> Option<ParseWarning> {
    let Reader { builtins, dialect, .. } = *reader;
    let Some(filter) = call.filter else {
        let other = if dialect == Dialect::V5 { Dialect::V2_4 } else { Dialect::V5 };
        // What the other dialect knows is no slip; looking for what was meant takes long.
        let is_slip = builtins.filter(&call.name, other).is_none();
        let near = is_slip.then(|| (builtins.meant_filter)(&call.name, dialect)).flatten();
        let warning = ParseWarning::new(call.name_span, WarningKind::UnknownFilter(call.name.clone()));
        return Some(warning.mended_by(near.map(|near| Suggestion::new(call.name_span, near))));
    };
    let named = call.arguments.iter().filter(|argument| argument.name.is_some()).count();
    let count = call.arguments.len() - named + usize::from(named > 0);
    let kind =
        WarningKind::WrongArgumentCount { filter: call.name.clone(), least: filter.least, most: filter.most };
    (!filter.takes(count)).then(|| ParseWarning::new(call.span, kind))
}

fn trimmed(markup: &Markup<'_>) -> Span {
    let text = &markup.text;
    let start = text.len() - text.trim_start_matches(is_space).len();
    markup.span(Span::new(start, text.trim_end_matches(is_space).len().max(start)))
}

fn call(name: &Markup<'_>, span: Span, arguments: Vec<Argument>, reader: &Reader<'_>) -> FilterCall {
    FilterCall {
        span,
        name: name.text.as_ref().into(),
        name_span: name.span,
        arguments,
        filter: reader.builtins.filter(&name.text, reader.dialect),
    }
}

/// The exact grammar of Liquid 5.
pub(crate) fn exact(markup: &Markup<'_>, reader: &mut Reader<'_>) -> Option<Result<Pipeline, Refusal>> {
    let (value, filters) = strict::pipeline(&markup.text)?;
    let located = |found: &strict::Strict| Markup {
        exact: markup.exact && found.span.of(&markup.text) == found.text,
        span: markup.span(found.span),
        text: found.text.clone().into(),
    };
    let mut build = || -> Result<Pipeline, Refusal> {
        let value = value.as_ref().map(|value| reader.expression(&located(value))).transpose()?;
        let mut calls = Vec::new();
        for filter in &filters {
            let arguments = filter
                .arguments
                .iter()
                .map(|found| argument(&located(found), reader))
                .collect::<Result<_, _>>()?;
            let span = markup.span(Span::new(filter.name.start, filter.end));
            let call = call(&markup.part(filter.name), span, arguments, reader);
            reader.warnings.extend(warning(&call, reader));
            calls.push(call);
        }
        Ok(Pipeline { span: markup.span, value, filters: calls })
    };
    Some(build())
}

/// An argument, which in Liquid 5 may have a name.
fn argument(markup: &Markup<'_>, reader: &mut Reader<'_>) -> Result<Argument, Refusal> {
    if reader.dialect == Dialect::V5
        && let Some((name, value)) = named(&markup.text)
    {
        let value = reader.expression(&markup.part(value))?;
        return Ok(Argument { span: markup.span, name: Some(markup.part(name).text.into()), value });
    }
    Ok(Argument { span: markup.span, name: None, value: reader.expression(markup)? })
}

/// `\A(\w[\w-]*)\s*\:\s*(QuotedFragment)\z`: it goes on until the end, where it can.
fn named(text: &str) -> Option<(Span, Span)> {
    let end = pattern::run(text, pattern::word(text, 0)?, pattern::is_segment);
    let colon = pattern::spaces(text, end);
    let value = pattern::spaces(text, slice(text, colon..).starts_with(':').then_some(colon + 1)?);
    (pattern::quoted_fragments(text, value)? == text.len())
        .then_some((Span::new(0, end), Span::new(value, text.len())))
}

/// The grammar of 2.4, and what 5 falls back to: takes what it knows and leaves the rest.
fn forgiving(markup: &Markup<'_>, reader: &mut Reader<'_>) -> Result<Pipeline, Refusal> {
    let text = &*markup.text;
    let mut pipeline = Pipeline { span: markup.span, value: None, filters: Vec::new() };
    let Some(value) = pattern::find_quoted_fragment(text, 0) else {
        reader.ignored(markup, Span::new(0, text.len()), None);
        return Ok(pipeline);
    };
    reader.ignored(markup, Span::new(0, value.start), None);
    pipeline.value = Some(reader.expression(&markup.part(value))?);
    let Some(bar) = slice(text, value.end..).find('|').map(|bar| value.end + bar) else {
        reader.ignored(markup, Span::new(value.end, text.len()), None);
        return Ok(pipeline);
    };
    reader.ignored(markup, Span::new(value.end, bar), None);
    // `scan(FilterParser)`: the text after the first bar, cut at bars.
    let part = match reader.dialect {
        Dialect::V2_4 => filter_part_2_4,
        Dialect::V5 => filter_part_5,
    };
    for whole @ Span { start, end } in pattern::scan(text, pattern::spaces(text, bar + 1), &part) {
        let Some(name) = pattern::find_word(slice(text, ..end), start) else {
            reader.ignored(markup, whole, None);
            continue;
        };
        reader.ignored(markup, Span::new(start, name.start), None);
        let found = argument_parts(slice(text, ..end), start, reader.dialect);
        let last = found.iter().map(|argument| argument.end).fold(name.end, usize::max);
        let colon = missing_colon(markup, name, end, reader);
        if colon.is_none() {
            let first = found.first().map_or(name.end, |argument| argument.start);
            let between = Span::new(name.end, first);
            if !between.is_empty() && !between.of(text).contains(':') {
                reader.ignored(markup, between, None);
            }
            reader.ignored(markup, Span::new(last, end), None);
        }
        let arguments =
            found.into_iter().map(|found| argument(&markup.part(found), reader)).collect::<Result<_, _>>()?;
        let span = markup.span(Span::new(name.start, last));
        let call = call(&markup.part(name), span, arguments, reader);
        reader.warnings.extend(colon.or_else(|| warning(&call, reader)));
        pipeline.filters.push(call);
    }
    Ok(pipeline)
}

/// A filter that takes arguments, and has some, but no colon before them.
fn missing_colon(markup: &Markup<'_>, name: Span, end: usize, reader: &Reader<'_>) -> Option<ParseWarning> {
    let text = slice(&markup.text, ..end);
    let filter = reader.builtins.filter(name.of(text), reader.dialect)?;
    let Span { start, end } = pattern::trim(text, Span::new(name.end, end));
    let has_arguments = start > name.end
        && !slice(text, start..).starts_with(':')
        && pattern::quoted_fragment(text, start).is_some();
    if filter.most == 0 || !has_arguments {
        return None;
    }
    let colon = Suggestion::new(markup.span(Span::new(name.end, name.end)), ":");
    let kind = WarningKind::MissingColon(filter.name.into());
    Some(ParseWarning::new(markup.span(Span::new(name.start, end)), kind).mended_by(Some(colon)))
}

/// `(?:\s*(?!\|)(?:QuotedFragment|\S+)\s*)+`
fn filter_part_2_4(text: &str, from: usize) -> Option<usize> {
    let mut end = from;
    loop {
        let at = pattern::spaces(text, end);
        let next = match pattern::character(text, at) {
            None | Some('|') => None,
            Some(_) => pattern::quoted_fragment(text, at)
                .or_else(|| Some(pattern::run(text, at, |character| !is_space(character)))),
        };
        match next {
            Some(next) => end = pattern::spaces(text, next),
            None => return Some(end).filter(|end| *end > from),
        }
    }
}

/// `(?:\s+|QuotedFragment|,)+`
fn filter_part_5(text: &str, from: usize) -> Option<usize> {
    let mut end = from;
    loop {
        let spaces = pattern::spaces(text, end);
        let next = if spaces > end {
            Some(spaces)
        } else if slice(text, end..).starts_with(',') {
            Some(end + 1)
        } else {
            pattern::quoted_fragment(text, end)
        };
        match next {
            Some(next) => end = next,
            None => return Some(end).filter(|end| *end > from),
        }
    }
}

/// `scan(/(?::|,)\s*(QuotedFragment)/)`; in 5 with a name and a colon before it, if any.
fn argument_parts(text: &str, from: usize, dialect: Dialect) -> Vec<Span> {
    let (mut parts, mut at) = (Vec::new(), from);
    while let Some(mark) = slice(text, at..).find([':', ',']).map(|mark| at + mark) {
        let start = pattern::spaces(text, mark + 1);
        let after_name = || {
            let colon = pattern::spaces(text, pattern::word(text, start)?);
            slice(text, colon..)
                .starts_with(':')
                .then(|| pattern::quoted_fragment(text, pattern::spaces(text, colon + 1)))
                .flatten()
        };
        let named = if dialect == Dialect::V5 { after_name() } else { None };
        match named.or_else(|| pattern::quoted_fragment(text, start)) {
            Some(end) => {
                parts.push(Span::new(start, end));
                at = end;
            }
            None => at = mark + 1,
        }
    }
    parts
}
