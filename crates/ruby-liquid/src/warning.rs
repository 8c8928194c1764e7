//! What a dialect renders anyway, though it is sloppy or surely not meant.

use super::suggestion::Suggestion;
use crate::Span;
use std::sync::Arc;

/// Something that renders, but is probably a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseWarning {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: WarningKind,
    /// One edit that mends it, where one does.
    pub suggestion: Option<Suggestion>,
}

impl ParseWarning {
    pub(crate) fn new(span: Span, kind: WarningKind) -> Self {
        Self { span, kind, suggestion: None }
    }

    pub(crate) fn mended_by(self, suggestion: Option<Suggestion>) -> Self {
        Self { suggestion, ..self }
    }
}

/// The kinds of warnings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WarningKind {
    /// The dialect has no filter of this name: the value passes unchanged.
    UnknownFilter(Arc<str>),
    /// The filter takes another number of arguments: it prints `Liquid error` instead.
    WrongArgumentCount {
        /// The filter's name.
        filter: Arc<str>,
        /// The fewest arguments it takes.
        least: usize,
        /// The most arguments it takes.
        most: usize,
    },
    /// A filter without the colon before its arguments, as in `replace 'a', 'b'`: the first argument is lost.
    MissingColon(Arc<str>),
    /// Characters that the engine skips silently.
    Ignored,
    /// Three braces: the third is swallowed, or printed on the other side.
    ThirdBrace,
    /// Space between two braces, as in `{ { ticket.id }}`: all of it is text.
    SplitBraces,
    /// A comparison by something that is no operator: it prints `Liquid error` instead.
    UnknownOperator(Arc<str>),
    /// `not` or `!` before a value, which Liquid does not have: `not` prints `Liquid error`, `!` is skipped.
    Negation,
    /// A condition after `else`, as in `{% else if ticket.vip %}`: it is ignored, the branch is a plain `else`.
    ConditionAfterElse,
    /// A branch of this name after an `else`. In an `if` it is never rendered. In a `case`, Liquid 2.4 renders it only
    /// where an earlier `when` fits, Liquid 5 in addition to the `else`.
    AfterElse(Arc<str>),
    /// `blank` in Liquid 2.4, where nothing is blank without Rails: `x == blank` never holds, `x != blank` always does.
    Blank,
    /// A `raw` that never ends: all that follows is printed as it stands.
    UnclosedRaw,
    /// An output without anything in it: it writes nothing.
    Empty,
}
