//! What a template renders to, and where each piece of it came from.

use crate::error::{Outcome, RenderError};
use crate::origin::{Origin, Origins};
use crate::render::Traced;
use crate::ruby::inspect::to_s;
use crate::stretches::{Parts, Stretch};
use crate::value::Value;
use crate::{Span, limits};
use std::fmt::Write;
use std::sync::Arc;

/// What a template renders to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendering {
    /// The text that is sent.
    pub text: String,
    /// The text in pieces, in order and without gaps, each with where it came from.
    pub pieces: Vec<Piece>,
    /// What failed on the way, in the order it happened.
    pub problems: Vec<Problem>,
    /// The fields that were asked for by a key of the rendering's own, as in `{{ ticket[key] }}`, each once with the
    /// place that asked first: also where they had no value, or were only compared.
    pub asked: Vec<(Span, Arc<str>)>,
}

/// One stretch of rendered text and its origin. An output that writes nothing is an empty stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the rendered text.
    pub output: Span,
    /// The part of the template that wrote it: literal text, one output, or one tag.
    pub source: Span,
    /// The ticket's fields whose values went into it, like `ticket.requester.name`.
    pub fields: Fields,
}

/// Paths of fields, shared.
pub type Fields = Arc<[Arc<str>]>;

/// A part that failed: real Liquid prints `Liquid error: …` in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The part of the template that failed.
    pub source: Span,
    /// What is printed: `Liquid error: divided by 0`.
    pub message: String,
    /// Whether it is printed; Liquid 5 hides it where the part could never write anything, as an `assign`.
    pub printed: bool,
}

/// Whether a failure prints its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ErrorText {
    /// `Liquid error: divided by 0`
    #[default]
    WithReason,
    /// `Liquid error`
    Plain,
}

/// The text alone that a template renders to, and what failed on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plain {
    /// The text that is sent.
    pub text: String,
    /// What failed on the way, in the order it happened.
    pub problems: Vec<Problem>,
}

/// Text that grows, with where its pieces came from.
#[derive(Debug, Default)]
pub(crate) struct Out {
    pub text: String,
    /// The pieces in order and without gaps.
    pub pieces: Vec<Stretch>,
    pub kept: Kept,
}

/// Which pieces of a text are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kept {
    /// None: only the text is wanted.
    None,
    /// One for each output and each literal text, also where it writes nothing.
    #[default]
    All,
    /// Those that can be told apart in a text that is captured: a loop through characters writes thousands that are
    /// alike, or empty.
    Distinct,
}

impl Out {
    /// A text that keeps such pieces.
    pub fn keeping(kept: Kept) -> Self {
        Self { kept, ..Self::default() }
    }

    /// The place reached so far, for [`Out::back_to`].
    pub fn mark(&self) -> (usize, usize) {
        (self.text.len(), self.pieces.len())
    }

    /// Takes back all that was written since that place.
    pub fn back_to(&mut self, (text, pieces): (usize, usize)) {
        self.text.truncate(text);
        self.pieces.truncate(pieces);
        if let Some(last) = self.pieces.last_mut() {
            last.end = last.end.min(text);
        }
    }

    /// Ends a piece, which begins where the one before ended.
    pub fn piece(&mut self, source: Span, origin: Origin) {
        let end = self.text.len();
        match (self.kept, self.pieces.last_mut()) {
            (Kept::None, _) => {}
            (Kept::Distinct, Some(last)) if last.source == source && last.origin == origin => last.end = end,
            (Kept::Distinct, Some(last)) if last.end == end && origin == Origin::default() => {}
            _ => self.pieces.push(Stretch { end, source, origin }),
        }
    }

    /// Writes a part of the template, or what a tag writes by itself.
    pub fn literal(&mut self, text: &str, source: Span) {
        self.text.push_str(text);
        self.piece(source, Origin::default());
    }

    /// Prints a value: lists without brackets, nil as nothing.
    pub fn print(&mut self, traced: &Traced, source: Span) -> Outcome<()> {
        let start = self.text.len();
        if let Err(fault) = write_value(&traced.value, &mut self.text) {
            self.text.truncate(start);
            return Err(fault);
        }
        let one = match traced.parts {
            Parts::Alike => Some((source, traced.origin)),
            _ => traced.parts.alone().map(|stretch| (stretch.source, stretch.origin)),
        };
        if let Some((source, origin)) = one {
            self.piece(source, origin);
            return Ok(());
        }
        let before = self.pieces.len();
        let parts = traced.parts.stretches();
        self.pieces.extend(parts.map(|(_, end, stretch)| Stretch { end: start + end, ..stretch }));
        if self.pieces.len() == before {
            self.piece(source, traced.origin);
        }
        Ok(())
    }

    /// Appends what was written elsewhere.
    pub fn append(&mut self, other: Out) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.into_iter().map(|piece| Stretch { end: piece.end + shift, ..piece }));
    }

    /// The pieces with the names of their fields.
    pub fn pieces(&self, origins: &Origins<'_>) -> Vec<Piece> {
        let mut start = 0;
        let piece = |stretch: &Stretch| {
            let output = Span::new(start, stretch.end);
            start = stretch.end;
            Piece { output, source: stretch.source, fields: origins.fields(stretch.origin).clone() }
        };
        self.pieces.iter().map(piece).collect()
    }
}

fn write_value(value: &Value, out: &mut String) -> Outcome<()> {
    match value {
        Value::Text(text) => out.push_str(text),
        Value::Array(items) => {
            for item in items.iter() {
                write_value(item, out)?;
            }
        }
        Value::Int(int) => {
            let _ = write!(out, "{int}");
        }
        other => out.push_str(&to_s(other)),
    }
    if out.len() > limits::OUTPUT { Err(RenderError::limit("the output grows too long")) } else { Ok(()) }
}
