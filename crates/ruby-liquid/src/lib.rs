//! Liquid as Ruby's engines 2.4.0 and 5.13.0 run it: the same output, byte for byte, sloppy templates included.
//!
//! Hosts that still run an old Liquid render what newer engines refuse, and print what newer engines do not. This crate
//! shows beforehand what such a host will send, and says why: errors and warnings know their place and often the edit
//! that mends them, and every piece of the output knows the part of the template that wrote it and the fields of the
//! data that went into it.
//!
//! ```
//! use ruby_liquid::{Clock, Data, Dialect, Template};
//! use serde_json::json;
//!
//! let template = Template::parse("Hello {{ user.name | strip }}!", Dialect::V2_4);
//! assert!(template.errors().is_empty());
//!
//! // Liquid 2.4 has no filter `strip`: the value passes unchanged, without an error.
//! assert_eq!(template.warnings().len(), 1);
//!
//! let data = Data::new(&json!({"user": {"name": " Ann "}}));
//! let rendering = template.render(&data, Clock(1_750_000_000));
//! assert_eq!(rendering.text, "Hello  Ann !");
//!
//! // Where the name in the output came from.
//! assert_eq!(rendering.pieces[1].fields.join(", "), "user.name");
//! ```
//!
//! A slip of the keyboard comes with the edit that mends it:
//!
//! ```
//! # use ruby_liquid::{Dialect, Template};
//! let source = "{% if a %}x{% elseif b %}y{% endif %}";
//! let template = Template::parse(source, Dialect::V2_4);
//! let suggestion = template.errors()[0].suggestion.as_ref().expect("a suggestion");
//! assert_eq!(suggestion.apply(source), "{% if a %}x{% elsif b %}y{% endif %}");
//! ```
//!
//! # How it works
//!
//! [`scan`] cuts a template into text, tags and outputs, as the tokenizer of each dialect does. The parser makes
//! [`node`]s of them, with [`condition`]s, [`pipeline`]s and [`expression`]s; it is total, so any text gives a
//! template. Rendering turns the nodes into text, with [`filters`] and what [`ruby`] decides. No template and no data
//! can make it panic or run for long: see [`limits`].
//!
//! A template is parsed once and rendered often. [`Data`] is cheap to clone and shared between renders.
//!
//! # Agreement with the real engines
//!
//! `tests/conformance.rs` compares 1,600 templates with what both engines really printed.
//! Real engines on Rails see more: [`Host`].
//!
//! # Where it differs from real Liquid
//!
//! | What | Real Liquid | Here | Why |
//! |---|---|---|---|
//! | Numbers beyond 38 digits | any length | a whole literal is read as a float; reckoning beyond them prints `Liquid error`, with fractions it is done in floats | beyond any use |
//! | Blocks, brackets or ranges nested more than [100](limits::NESTING) deep | 2.4 has no limit while it reads, and prints `Liquid error` in the 100th scope; 5 stops at 100 too | a syntax error | the stack is finite |
//! | Long loops, values and outputs | run on, or until the host stops them | end with a `Liquid error` that names the [limit](limits) | no template may hang its host |
//! | `include`, `render` | look templates up where the host has them | always `Liquid error: This liquid context does not allow includes.` | so does real Liquid without a file system |
//! | `date` of a text with a part of ten digits, or with more than nine of a fraction | 5 prints `Liquid error`; all of them | passes unchanged; zeros | beyond any use |
//! | `date: '%-z'` of UTC itself | `-0000` | `+0000` | nobody means it |
//! | `map: (1..2)` and the like on a number | some of its bits | `Liquid error` | nobody means it |
//! | `date` beyond some 10¹¹ years | any year | the value passes unchanged | no calendar |
//! | The time zone of a date without one | the server's | UTC | the server's is not known |
//! | `sort: 'x'`, `map: 'x'` in 2.4 | call any method of Ruby of that name | those a template could mean (`size`, `upcase`, `first` …); else nil | there are hundreds |
//! | `methods`, `singleton_methods` as filters in 2.4 | print Ruby's methods | pass the value on | nobody means them |
//! | Reasons after `Liquid error:` | Ruby's words, and `internal` for many in 5 | words near to Ruby's | they differ from one Ruby to the next |
//! | A `liquid` tag in a `liquid` tag | without line numbers 5.13.0 crashes | works, as it does with line numbers | the crash is a slip |
//! | Characters that Ruby's Unicode tables do not know, in printed lists | as `\u{…}` | as they are | the tables differ from one Ruby to the next |
//! | `base64_decode` to what is no UTF-8 | those bytes, or `Liquid error` where they meet a text beyond ASCII | U+FFFD in their place | the output is text |
//! | `base64_url_safe_decode` to what is no UTF-8 | the same | always `Liquid error` | the output is text |

use builtins::Builtins;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

pub mod condition;
pub mod expression;
mod error;
mod host;
pub mod filters;
pub mod limits;
mod memory;
pub mod names;
pub mod node;
mod origin;
mod parse;
mod pattern;
pub mod pipeline;
mod reads;
pub mod walk;
mod warning;
mod render;
mod rendering;
pub mod ruby;
pub mod scan;
mod span;
mod strict;
mod stretches;
mod suggestion;
pub mod tags;
pub mod value;
pub mod builtins;

pub use error::RenderError;
pub use host::Host;
pub use node::Node;
pub use rendering::{ErrorText, Fields, Piece, Plain, Problem, Rendering};
pub use span::{Span, slice};
pub use suggestion::Suggestion;
pub use warning::{ParseWarning, WarningKind};

/// A version of Liquid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Dialect {
    /// Liquid 2.4, as Ruby's 2.4.0 runs it.
    #[default]
    #[serde(rename = "2.4")]
    V2_4,
    /// Liquid 5, as Ruby's 5.13.0 runs it.
    #[serde(rename = "5")]
    V5,
}

impl Dialect {
    /// Its name in a sentence: `Liquid 2.4`.
    pub fn label(self) -> &'static str {
        match self {
            Self::V2_4 => "Liquid 2.4",
            Self::V5 => "Liquid 5",
        }
    }
}

/// A parsed template. Parsing is total: any text gives a template, with its errors.
#[derive(Debug)]
pub struct Template {
    source: String,
    dialect: Dialect,
    host: Host,
    builtins: &'static Builtins,
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
    /// Whether it is the first tag of a block that has no last one.
    pub is_unclosed: bool,
    /// One edit that probably mends it, where one does.
    pub suggestion: Option<Suggestion>,
}

/// What a template is rendered with.
#[derive(Debug, Clone, Default)]
pub struct Data(Arc<value::Object>);

impl Data {
    /// Data from a JSON object, whose names are the template's variables. Anything else gives no data.
    pub fn new(json: &serde_json::Value) -> Self {
        match value::Value::from_json(json) {
            value::Value::Object(object) => Self(object),
            _ => Self::default(),
        }
    }

    /// The same as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        value::Value::Object(self.0.clone()).to_json()
    }

    /// The value behind a path of names, like `ticket.requester.name`.
    pub fn get(&self, path: &str) -> Option<&value::Value> {
        let mut names = path.split('.');
        let first = self.0.get(names.next()?)?;
        names.try_fold(first, |value, name| match value {
            value::Value::Object(object) => object.get(name),
            _ => None,
        })
    }
}

impl From<value::Object> for Data {
    fn from(object: value::Object) -> Self {
        Self(Arc::new(object))
    }
}

/// The moment that `'now'` and `'today'` mean, in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock(pub i64);

impl Template {
    /// Parses a template.
    pub fn parse(source: &str, dialect: Dialect) -> Self {
        Self::parse_with(source, dialect, &builtins::FULL)
    }

    /// Parses a template that may use these filters and tags only.
    pub fn parse_with(source: &str, dialect: Dialect, builtins: &'static Builtins) -> Self {
        Self {
            source: source.to_owned(),
            dialect,
            host: Host::Plain,
            builtins,
            parsed: parse::parse(source, dialect, builtins),
            no_fields: Arc::from([]),
        }
    }

    /// The same template where Liquid 2.4 runs on another host.
    pub fn hosted_by(mut self, host: Host) -> Self {
        self.host = host;
        if host == Host::Rails {
            self.parsed.warnings.retain(|warning| warning.kind != WarningKind::Blank);
        }
        self
    }

    /// Every syntax error, by position.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.parsed.errors
    }

    /// Every warning, by position: what renders, but is sloppy or surely not meant.
    pub fn warnings(&self) -> &[ParseWarning] {
        &self.parsed.warnings
    }

    /// Its parts, in order.
    pub fn nodes(&self) -> &[Node] {
        &self.parsed.nodes
    }

    /// The variables and fields that it names.
    pub fn names(&self) -> &names::Names {
        &self.parsed.names
    }

    /// The text it was parsed from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The version of Liquid it was parsed as.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Renders the text alone, which is faster: nothing is kept of where each piece came from.
    pub fn render_plain(&self, data: &Data, clock: Clock) -> Plain {
        if self.parsed.errors.is_empty() {
            render::render_plain(self, &data.0, clock)
        } else {
            Plain::default()
        }
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
