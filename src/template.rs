//! Liquid as Freshdesk runs it.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Which Liquid is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Dialect {
    /// Liquid 2.4, which Freshdesk documents for its portal.
    #[default]
    #[serde(rename = "2.4")]
    V2_4,
    /// Liquid 5, should Freshdesk have moved on.
    #[serde(rename = "5")]
    V5,
}

/// A parsed template. Parsing is total: any text gives a template, with its errors.
#[derive(Debug)]
pub struct Template {
    source: String,
    errors: Vec<SyntaxError>,
}

/// Why a template does not parse; real Liquid renders nothing then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where in the template.
    pub span: Span,
    /// What is wrong, as a sentence.
    pub message: String,
}

/// What a ticket gives to a template: every value as Freshdesk hands it over.
#[derive(Debug, Clone)]
pub struct Data(serde_json::Value);

impl Data {
    /// Data from a JSON object: `{"ticket": {…}, …}`.
    pub fn new(json: &serde_json::Value) -> Self {
        Self(json.clone())
    }
}

/// The moment that `'now'` and `'today'` mean, in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock(pub i64);

/// What a template renders to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendering {
    /// The text that is sent.
    pub text: String,
    /// The text in pieces, in order and without gaps, each with where it came from.
    pub pieces: Vec<Piece>,
}

/// One stretch of rendered text and its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the rendered text.
    pub output: Span,
    /// The part of the template that wrote it: literal text, or one output.
    pub source: Span,
    /// The ticket's fields whose values went into it, like `ticket.requester.name`.
    pub fields: Vec<String>,
}

impl Template {
    /// Reads a template.
    pub fn parse(source: &str, _dialect: Dialect) -> Self {
        Self { source: source.to_owned(), errors: Vec::new() }
    }

    /// Every syntax error, in order of place.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Renders. With syntax errors nothing renders, as in real Liquid.
    pub fn render(&self, _data: &Data, _clock: Clock) -> Rendering {
        Rendering { text: self.source.clone(), pieces: Vec::new() }
    }
}
