//! Liquid as Freshdesk runs it.

use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub mod condition;
pub mod expression;
mod fault;
pub mod filters;
pub mod limits;
pub mod names;
pub mod node;
mod origin;
mod parse;
mod pattern;
pub mod pipeline;
mod remark;
mod render;
mod rendering;
pub mod ruby;
mod runtime;
mod scan;
mod strict;
pub mod tags;
pub mod value;

pub use fault::Fault;
pub use node::Node;
pub use remark::{Remark, RemarkKind};
pub use rendering::{ErrorText, Fields, Piece, Problem, Rendering};

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
    dialect: Dialect,
    parsed: parse::Parsed,
    no_fields: Fields,
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
#[derive(Debug, Clone, Default)]
pub struct Data(Arc<value::Object>);

impl Data {
    /// Data from a JSON object: `{"ticket": {…}, …}`. Anything else gives no data.
    pub fn new(json: &serde_json::Value) -> Self {
        match value::Value::from_json(json) {
            value::Value::Object(object) => Self(object),
            _ => Self::default(),
        }
    }
}

/// The moment that `'now'` and `'today'` mean, in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock(pub i64);

impl Template {
    /// Reads a template.
    pub fn parse(source: &str, dialect: Dialect) -> Self {
        Self {
            source: source.to_owned(),
            dialect,
            parsed: parse::parse(source, dialect),
            no_fields: Arc::from([]),
        }
    }

    /// Every syntax error, in order of place.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.parsed.errors
    }

    /// What renders, and is sloppy or surely not meant; in order of place.
    pub fn remarks(&self) -> &[Remark] {
        &self.parsed.remarks
    }

    /// Its parts.
    pub fn nodes(&self) -> &[Node] {
        &self.parsed.nodes
    }

    /// The variables and fields that it speaks of.
    pub fn names(&self) -> &names::Names {
        &self.parsed.names
    }

    /// The text it was read from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The Liquid it was read as.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Renders. With syntax errors nothing renders, as in real Liquid.
    pub fn render(&self, data: &Data, clock: Clock) -> Rendering {
        self.render_as(data, clock, ErrorText::WithReason)
    }

    /// Renders, with or without the reasons of what fails on the way.
    pub fn render_as(&self, data: &Data, clock: Clock, errors: ErrorText) -> Rendering {
        if self.parsed.errors.is_empty() {
            render::render(self, &data.0, clock, errors)
        } else {
            Rendering::default()
        }
    }
}
