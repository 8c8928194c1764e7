//! The tags of each dialect, as data.

use super::Dialect;

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: &'static str,
    /// The tag that closes it, where it holds other parts.
    pub end: Option<&'static str>,
    /// Whether Liquid 2.4 has it. Liquid 5 has them all.
    pub in_2_4: bool,
}

const fn tag(name: &'static str, end: Option<&'static str>, in_2_4: bool) -> Tag {
    Tag { name, end, in_2_4 }
}

const ALL: &[Tag] = &[
    tag("#", None, false),
    tag("assign", None, true),
    tag("break", None, false),
    tag("capture", Some("endcapture"), true),
    tag("case", Some("endcase"), true),
    tag("comment", Some("endcomment"), true),
    tag("continue", None, false),
    tag("cycle", None, true),
    tag("decrement", None, true),
    tag("doc", Some("enddoc"), false),
    tag("echo", None, false),
    tag("for", Some("endfor"), true),
    tag("if", Some("endif"), true),
    tag("ifchanged", Some("endifchanged"), true),
    tag("include", None, true),
    tag("increment", None, true),
    tag("liquid", None, false),
    tag("raw", Some("endraw"), true),
    tag("render", None, false),
    tag("tablerow", Some("endtablerow"), true),
    tag("unless", Some("endunless"), true),
];

/// The tags of a dialect, by name.
pub fn tags(dialect: Dialect) -> impl Iterator<Item = &'static Tag> {
    ALL.iter().filter(move |tag| dialect == Dialect::V5 || tag.in_2_4)
}

/// The tag of that name.
pub fn find(name: &str, dialect: Dialect) -> Option<&'static Tag> {
    tags(dialect).find(|tag| tag.name == name)
}
