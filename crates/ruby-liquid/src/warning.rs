//! What a dialect renders anyway, though it is sloppy or surely not meant.

use crate::Span;
use std::sync::Arc;

/// Something that renders, and is worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseWarning {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: WarningKind,
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
    /// Characters that the engine passes over without a word.
    Ignored,
    /// Three braces: the third is swallowed, or printed on the other side.
    ThirdBrace,
    /// A comparison by something that is no operator: it prints `Liquid error` instead.
    UnknownOperator(Arc<str>),
    /// A `raw` that never ends: all that follows is printed as it stands.
    UnclosedRaw,
    /// An output without anything in it: it writes nothing.
    Empty,
}
