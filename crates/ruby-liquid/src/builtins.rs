//! Which filters and tags a template may use: all of them, or those of simple templates.
//!
//! A program that is fetched in two parts can bring [`COMMON`] with the first and [`FULL`] with the second: filters and
//! tags are reached through here, by functions, so what is in neither is not linked.

use super::Dialect;
use super::error::Outcome;
use super::expression::{Markup, Reader, Refusal};
use super::filters::{self, Filter};
use super::node::Node;
use super::parse::{Parser, Statement};
use super::pattern::Letters;
use super::pipeline::{self, Pipeline};
use super::render::Render;
use super::ruby::number::leading_float;
use super::strict;
use super::suggestion;

/// The filters and tags that a template may use; any other is unknown to it.
#[derive(Debug)]
pub struct Builtins {
    /// The filters of a dialect, by name.
    pub(super) filters: fn(Dialect) -> &'static [Filter],
    /// Reads a pipeline by the exact grammar of Liquid 5; `None` where it is not well formed. What is reads the same
    /// without it.
    pub(super) exact: for<'m> fn(&Markup<'m>, &mut Reader<'_>) -> Option<Result<Pipeline, Refusal>>,
    /// Whether a pipeline is well formed by that grammar.
    pub(super) is_exact: fn(&str) -> bool,
    /// Reads a number with a fraction.
    pub(super) fraction: fn(&str) -> f64,
    /// The filter that a misspelled one was meant to be.
    pub(super) meant_filter: fn(&str, Dialect) -> Option<&'static str>,
    /// The tag that a misspelled one inside a block was meant to be.
    pub(super) meant_tag: fn(&str, &str, Dialect) -> Option<&'static str>,
    /// Tells letters and digits from other characters. Unicode's tables are large.
    pub(super) letters: Letters,
    /// Reads a tag that is not common.
    pub(super) read: for<'s> fn(&mut Parser<'s>, Statement<'s>),
    /// Tells of a tag that fits nowhere.
    pub(super) stray: for<'s> fn(&mut Parser<'s>, Statement<'s>),
    /// Renders such a tag.
    pub(super) render: for<'t> fn(&mut Render<'t>, &'t Node) -> Outcome<()>,
}

impl Builtins {
    /// The filter of that name.
    pub(super) fn filter(&self, name: &str, dialect: Dialect) -> Option<&'static Filter> {
        filters::among((self.filters)(dialect), name)
    }
}

/// Everything that the dialects have.
pub static FULL: Builtins = Builtins {
    filters: filters::filters,
    exact: pipeline::exact,
    is_exact: |text| strict::pipeline(text).is_some(),
    fraction: leading_float,
    meant_filter: |name, dialect| suggestion::filter(name, filters::filters(dialect)),
    meant_tag: suggestion::tag,
    letters: char::is_alphanumeric,
    read: |parser, statement| parser.rare(statement),
    stray: |parser, statement| parser.stray(statement),
    render: |render, node| render.rare(node),
};

/// The filters and tags of simple templates of Liquid 2.4: a few filters, `assign`, `capture`, `if`, `unless`, `case`,
/// `for` and `comment`.
pub static COMMON: Builtins = Builtins {
    filters: |dialect| if dialect == Dialect::V2_4 { filters::COMMON } else { &[] },
    exact: |_, _| None,
    is_exact: |_| false,
    fraction: |_| f64::NAN,
    meant_filter: |_, _| None,
    meant_tag: |_, _, _| None,
    letters: |character| character.is_ascii_alphanumeric(),
    read: |parser, statement| parser.of_choices(statement),
    stray: |parser, statement| parser.misplaced(statement),
    render: |_, _| Ok(()),
};
