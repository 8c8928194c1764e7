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
    /// Finds a filter by its name.
    pub(super) filter: fn(&str, Dialect) -> Option<&'static Filter>,
    /// Tells letters and digits from other characters. Choices are written in ASCII; Unicode's tables are large.
    pub(super) letters: Letters,
    /// Reads a tag of those with which choices are not written.
    pub(super) read: for<'s> fn(&mut Parser<'s>, Statement<'s>),
    /// Renders such a tag.
    pub(super) render: for<'t> fn(&mut Render<'t>, &'t Node) -> Outcome<()>,
}

/// All that the dialects have.
pub static ALL: Builtins = Builtins {
    filter: filters::find,
    letters: char::is_alphanumeric,
    read: |parser, statement| parser.rare(statement),
    render: |render, node| render.rare(node),
};

/// What choices are written with.
pub static WRITTEN: Builtins = Builtins {
    filter: filters::find_written,
    letters: |character| character.is_ascii_alphanumeric(),
    read: |parser, statement| parser.unknown(statement),
    render: |_, _| Ok(()),
};
