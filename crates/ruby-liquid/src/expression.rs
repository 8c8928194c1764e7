//! What stands for a value in a template: a literal, a path or a range. `Context#resolve` of 2.4, `Expression` of 5.

use super::builtins::Builtins;
use super::names::{FieldId, NameId, Names};
use super::pattern;
use super::ruby::is_space;
use super::ruby::number::leading_integer;
use super::suggestion::Suggestion;
use super::value::{Emptiness, Value};
use super::warning::{ParseWarning, WarningKind};
use super::{Dialect, limits};
use crate::{Span, slice};
use std::borrow::Cow;
use std::sync::Arc;

/// A literal, a path or a range, with its place in the template.
#[derive(Debug, Clone)]
pub struct Expression {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ExpressionKind,
}

/// The kinds of expressions.
#[derive(Debug, Clone)]
pub enum ExpressionKind {
    /// A text in quotes, a number, `true`, `nil`, `blank` …
    Literal(Value),
    /// A variable or field: `ticket.requester.name`.
    Path(Path),
    /// `(1..ticket.count)`.
    Range(Box<(Expression, Expression)>),
}

/// A variable and the steps from it.
#[derive(Debug, Clone)]
pub struct Path {
    /// Where it starts.
    pub head: Head,
    /// How it goes on.
    pub steps: Vec<Step>,
    /// The field that the head alone names.
    pub(crate) field: Option<FieldId>,
}

/// Where a path starts.
#[derive(Debug, Clone)]
pub enum Head {
    /// At a name.
    Name(NameId, Arc<str>, Span),
    /// At the name that an expression in brackets gives.
    Computed(Box<Expression>),
    /// Nowhere: there is no name in it, as in `{{ = }}`. Its value is nil.
    Nothing,
}

/// One step of a path.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where it stands: the name, or the brackets.
    pub span: Span,
    /// What it is.
    pub kind: StepKind,
    /// The field that the path names up to here, where that is known beforehand.
    pub(crate) field: Option<FieldId>,
}

/// The kinds of steps.
#[derive(Debug, Clone)]
pub enum StepKind {
    /// `.name`
    Name(Arc<str>),
    /// `[…]`
    Computed(Expression),
}

impl Expression {
    /// The path as the template means it, like `ticket.requester.name`, if it is one whose steps are all known.
    pub fn field<'n>(&self, names: &'n Names) -> Option<&'n Arc<str>> {
        let ExpressionKind::Path(path) = &self.kind else { return None };
        path.steps.last().map_or(path.field, |step| step.field).map(|id| names.field_text(id))
    }
}

/// A part of a tag or output: its text, and where that stands in the template.
#[derive(Debug, Clone)]
pub(crate) struct Markup<'s> {
    pub text: Cow<'s, str>,
    pub span: Span,
    /// Whether `text` stands in the template just so; else any part of it gets the span of the whole.
    pub exact: bool,
}

impl<'s> Markup<'s> {
    pub fn of(source: &'s str, span: Span) -> Self {
        Self { text: Cow::Borrowed(span.of(source)), span, exact: true }
    }

    /// Where a range of `text` stands in the template.
    pub fn span(&self, range: Span) -> Span {
        if self.exact { range.within(self.span.start) } else { self.span }
    }

    pub fn part(&self, range: Span) -> Markup<'_> {
        Markup { text: Cow::Borrowed(range.of(&self.text)), span: self.span(range), exact: self.exact }
    }
}

/// Why an expression is none.
pub(crate) type Refusal = String;

/// Reads expressions of one dialect.
pub(crate) struct Reader<'n> {
    pub dialect: Dialect,
    pub builtins: &'static Builtins,
    pub names: &'n mut Names,
    pub warnings: &'n mut Vec<ParseWarning>,
}

impl Reader<'_> {
    /// Warns of characters that are skipped; not of white space.
    pub fn ignored(&mut self, markup: &Markup<'_>, range: Span, suggestion: Option<Suggestion>) {
        if range.is_empty() {
            return;
        }
        let range = pattern::trim(&markup.text, range);
        if !range.is_empty() {
            let warning = ParseWarning::new(markup.span(range), WarningKind::Ignored);
            self.warnings.push(warning.mended_by(suggestion));
        }
    }

    /// Reads one side of a condition, where `blank` and `empty` ask instead of being a value.
    pub fn condition_side(&mut self, markup: &Markup<'_>) -> Result<Expression, Refusal> {
        let word = match &*markup.text {
            "blank" => Emptiness::Blank,
            "empty" => Emptiness::Empty,
            _ => return self.expression(markup),
        };
        Ok(Expression { span: markup.span, kind: ExpressionKind::Literal(Value::Emptiness(word)) })
    }

    /// Reads an expression.
    pub fn expression(&mut self, markup: &Markup<'_>) -> Result<Expression, Refusal> {
        self.within(markup, limits::NESTING)
    }

    fn within(&mut self, markup: &Markup<'_>, depth: usize) -> Result<Expression, Refusal> {
        if depth == 0 {
            return Err("this nests too deep".to_owned());
        }
        let start = if self.dialect == Dialect::V5 {
            pattern::run(&markup.text, 0, super::ruby::is_strippable)
        } else {
            0
        };
        let end = match self.dialect {
            Dialect::V5 => markup.text.trim_end_matches(super::ruby::is_strippable).len().max(start),
            Dialect::V2_4 => markup.text.len(),
        };
        let markup = markup.part(Span::new(start, end));
        let kind = match self.literal(&markup.text) {
            Some(value) => {
                if matches!(value, Value::Emptiness(Emptiness::Blank)) {
                    self.warnings.push(ParseWarning::new(markup.span, WarningKind::Blank));
                }
                ExpressionKind::Literal(value)
            }
            None => match self.range(&markup, depth)? {
                Some(range) => range,
                None => match number(&markup.text, self.builtins.fraction) {
                    Some(number) => ExpressionKind::Literal(number),
                    None => ExpressionKind::Path(self.path(&markup, depth)?),
                },
            },
        };
        Ok(Expression { span: markup.span, kind })
    }

    fn literal(&self, text: &str) -> Option<Value> {
        let quoted = |quote: char| text.starts_with(quote) && text.ends_with(quote);
        if (quoted('"') || quoted('\'')) && (text.len() > 1 || self.dialect == Dialect::V5) {
            return Some(Value::text(text.get(1..text.len() - 1).unwrap_or_default()));
        }
        Some(match (text, self.dialect) {
            ("" | "nil" | "null", _) => Value::Nil,
            ("true", _) => Value::Bool(true),
            ("false", _) => Value::Bool(false),
            ("blank", Dialect::V2_4) => Value::Emptiness(Emptiness::Blank),
            ("empty", Dialect::V2_4) => Value::Emptiness(Emptiness::Empty),
            ("blank" | "empty", Dialect::V5) => Value::text(""),
            _ => return None,
        })
    }

    fn range(&mut self, markup: &Markup<'_>, depth: usize) -> Result<Option<ExpressionKind>, Refusal> {
        let ends = match self.dialect {
            Dialect::V2_4 => range_2_4(&markup.text),
            Dialect::V5 => range_5(&markup.text),
        };
        let Some((first, last)) = ends else { return Ok(None) };
        let ends =
            (self.within(&markup.part(first), depth - 1)?, self.within(&markup.part(last), depth - 1)?);
        if self.dialect == Dialect::V2_4 {
            return Ok(Some(ExpressionKind::Range(Box::new(ends))));
        }
        // A range between two literals is itself one; and bounds no other range.
        if let (ExpressionKind::Literal(from), ExpressionKind::Literal(to)) = (&ends.0.kind, &ends.1.kind) {
            let whole = |value: &Value, range: Span| {
                literal_to_i(value)
                    .ok_or_else(|| format!("`{}` cannot bound a range", range.of(&markup.text)))
            };
            return Ok(Some(ExpressionKind::Literal(Value::Range(whole(from, first)?, whole(to, last)?))));
        }
        Ok(Some(ExpressionKind::Range(Box::new(ends))))
    }

    fn path(&mut self, markup: &Markup<'_>, depth: usize) -> Result<Path, Refusal> {
        let nested = self.dialect == Dialect::V5;
        let parts = pattern::path(&markup.text, nested);
        self.skipped(markup, &parts);
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else {
            return Ok(Path { head: Head::Nothing, steps: Vec::new(), field: None });
        };
        let mut known: Option<String> = None;
        let mut field = None;
        let head = match inside(&markup.text, first) {
            Some(brackets) => {
                let computed = self.within(&markup.part(brackets), depth - 1)?;
                if let ExpressionKind::Literal(Value::Text(name)) = &computed.kind {
                    known = Some(name.to_string());
                    self.names.variable(name);
                }
                Head::Computed(Box::new(computed))
            }
            None => {
                let name = first.of(&markup.text);
                known = Some(name.to_owned());
                let id = self.names.variable(name);
                Head::Name(id, self.names.variable_text(id).clone(), markup.span(first))
            }
        };
        if let Some(name) = &known {
            field = self.names.field(name);
        }
        let mut steps = Vec::new();
        let mut last = field;
        for (place, part) in parts.enumerate() {
            let kind = match inside(&markup.text, part) {
                Some(brackets) => StepKind::Computed(self.within(&markup.part(brackets), depth - 1)?),
                None => StepKind::Name(part.of(&markup.text).into()),
            };
            last = match (&kind, &mut known) {
                _ if place >= limits::PATH => None,
                (StepKind::Name(name), Some(_)) if matches!(&**name, "size" | "first" | "last") => last,
                (
                    StepKind::Computed(Expression { kind: ExpressionKind::Literal(Value::Int(_)), .. }),
                    Some(_),
                ) => last,
                (StepKind::Name(name), Some(path))
                | (
                    StepKind::Computed(Expression {
                        kind: ExpressionKind::Literal(Value::Text(name)), ..
                    }),
                    Some(path),
                ) => {
                    path.push('.');
                    path.push_str(name);
                    self.names.field(path)
                }
                _ => {
                    known = None;
                    None
                }
            };
            if last.is_none() {
                known = None;
            }
            steps.push(Step { span: markup.span(part), kind, field: last });
        }
        Ok(Path { head, steps, field })
    }

    /// Warns of what a path skips: all between its parts but single dots.
    fn skipped(&mut self, markup: &Markup<'_>, parts: &[Span]) {
        let (mut end, length) = (0, markup.text.len());
        for part in parts.iter().copied().chain([Span::new(length, length)]) {
            let gap = Span::new(end, part.start);
            let between = end > 0 && part.start < length;
            if !(between && gap.of(&markup.text) == ".") {
                self.ignored(markup, gap, None);
            }
            end = part.end;
        }
    }
}

/// What stands inside the brackets, if there are brackets.
fn inside(text: &str, Span { start, end }: Span) -> Option<Span> {
    (slice(text, start..).starts_with('[') && end > start + 1).then(|| Span::new(start + 1, end - 1))
}

/// `to_i` of a literal, as 5 takes it for the ends of a range.
fn literal_to_i(value: &Value) -> Option<i128> {
    match value {
        Value::Nil => Some(0),
        Value::Int(int) => Some(*int),
        Value::Float(float) => Some(*float as i128),
        Value::Text(text) => leading_integer(text),
        _ => None,
    }
}

/// `/^\((\S+)\.\.(\S+)\)$/`
fn range_2_4(text: &str) -> Option<(Span, Span)> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    if inner.contains(is_space) {
        return None;
    }
    let before_last = inner.char_indices().next_back()?.0;
    let dots = slice(inner, ..before_last).rfind("..").filter(|dots| *dots > 0)?;
    Some((Span::new(1, 1 + dots), Span::new(1 + dots + 2, text.len() - 1)))
}

/// `/\A\(\s*(?>(\S+)\s*\.\.)\s*(\S+)\s*\)\z/`
fn range_5(text: &str) -> Option<(Span, Span)> {
    if !text.starts_with('(') || !text.ends_with(')') {
        return None;
    }
    let start = pattern::spaces(text, 1);
    let run_end = pattern::run(text, start, |character| !is_space(character));
    let after = pattern::spaces(text, run_end);
    let (first_end, dots) = if slice(text, after..).starts_with("..") && run_end > start {
        (run_end, after)
    } else {
        let dots = start + slice(text, start..run_end).rfind("..").filter(|dots| *dots > 0)?;
        (dots, dots)
    };
    let last = pattern::spaces(text, dots + 2);
    let end = text.len() - 1;
    let last_end = slice(text, ..end).trim_end_matches(is_space).len();
    (last < last_end && !slice(text, last..last_end).contains(is_space))
        .then_some((Span::new(start, first_end), Span::new(last, last_end)))
}

/// A number, where the text is one.
fn number(text: &str, fraction: fn(&str) -> f64) -> Option<Value> {
    let body = text.strip_prefix('-').unwrap_or(text);
    if !body.starts_with(|first: char| first.is_ascii_digit())
        || !body.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return None;
    }
    if !body.contains('.') {
        // A number beyond 38 digits is taken for the nearest with an exponent.
        return Some(leading_integer(text).map_or_else(|| Value::Float(fraction(text)), Value::Int));
    }
    Some(Value::Float(fraction(text)))
}
