//! The tags of each dialect, as data.

use super::Dialect;

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: &'static str,
    /// Whether it holds other parts, up to `end` and its name.
    pub block: bool,
    /// Whether Liquid 2.4 has it. Liquid 5 has them all.
    pub in_2_4: bool,
}

const fn tag(name: &'static str, block: bool, in_2_4: bool) -> Tag {
    Tag { name, block, in_2_4 }
}

const ALL: &[Tag] = &[
    tag("#", false, false),
    tag("assign", false, true),
    tag("break", false, false),
    tag("capture", true, true),
    tag("case", true, true),
    tag("comment", true, true),
    tag("continue", false, false),
    tag("cycle", false, true),
    tag("decrement", false, true),
    tag("doc", true, false),
    tag("echo", false, false),
    tag("for", true, true),
    tag("if", true, true),
    tag("ifchanged", true, true),
    tag("include", false, true),
    tag("increment", false, true),
    tag("liquid", false, false),
    tag("raw", true, true),
    tag("render", false, false),
    tag("tablerow", true, true),
    tag("unless", true, true),
];

/// The tags of a dialect, by name.
pub fn tags(dialect: Dialect) -> impl Iterator<Item = &'static Tag> {
    ALL.iter().filter(move |tag| dialect == Dialect::V5 || tag.in_2_4)
}

/// The tag of that name.
pub fn find(name: &str, dialect: Dialect) -> Option<&'static Tag> {
    tags(dialect).find(|tag| tag.name == name)
}
