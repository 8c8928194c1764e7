//! How many filters and tags are at hand: all of them, or those with which choices are written.
//!
//! The page comes in two halves, and the first meets no template but what choices write (`crate::options`). It
//! reaches filters and tags through here, by functions: what those templates never use is in the second half, and
//! the first load is a sixth smaller.

use super::Dialect;
use super::error::Outcome;
use super::filters::{self, Filter};
use super::node::Node;
use super::parse::{Parser, Statement};
use super::pattern::Letters;
use super::render::Render;

/// The filters and tags that a template may use; any other is unknown to it.
#[derive(Debug)]
pub struct Builtins {
    /// The filters of a dialect, by name.
    pub(super) filters: fn(Dialect) -> &'static [Filter],
    /// Tells letters and digits from other characters. Choices are written in ASCII; Unicode's tables are large.
    pub(super) letters: Letters,
    /// Reads a tag of those with which choices are not written.
    pub(super) read: for<'s> fn(&mut Parser<'s>, Statement<'s>),
    /// Renders such a tag.
    pub(super) render: for<'t> fn(&mut Render<'t>, &'t Node) -> Outcome<()>,
}

impl Builtins {
    /// The filter of that name.
    pub(super) fn filter(&self, name: &str, dialect: Dialect) -> Option<&'static Filter> {
        filters::among((self.filters)(dialect), name)
    }
}

/// All that the dialects have.
pub static ALL: Builtins = Builtins {
    filters: filters::filters,
    letters: char::is_alphanumeric,
    read: |parser, statement| parser.rare(statement),
    render: |render, node| render.rare(node),
};

/// What choices are written with.
pub static WRITTEN: Builtins = Builtins {
    filters: filters::written,
    letters: |character| character.is_ascii_alphanumeric(),
    read: |parser, statement| parser.unknown(statement),
    render: |_, _| Ok(()),
};
