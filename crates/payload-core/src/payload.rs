//! The rendered text as Stella would read it: JSON with the place of every value, or where it broke.
//!
//! `serde_json` tells neither where a value stood nor that a key came twice, and both are what the page
//! has to show; so this reads JSON itself, and a property test holds it to `serde_json`'s judgment.

mod broken;
pub mod contract;
mod reader;

#[cfg(test)]
mod tests;

pub use broken::{Broken, Reason};
pub use reader::{MAX_DEPTH, read};

use crate::text::{Span, quoted};

/// A JSON value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    /// Its place in the payload, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of JSON values.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as written.
    Number(String),
    /// A text, unescaped.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: every member as it came, also where a key comes twice.
    Object(Vec<Member>),
}

/// A key and its value in an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key, unescaped.
    pub key: String,
    /// Where the key stands, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Json,
}

impl Json {
    /// The members of an object; none where it is something else.
    pub fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    /// The last value of that key, which is the one most readers keep.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.members().iter().rev().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The value at the end of a path of keys, joined by dots.
    pub fn at(&self, path: &str) -> Option<&Json> {
        path.split('.').try_fold(self, |json, key| json.get(key))
    }

    /// The value as text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Laid out for reading, two spaces a level.
    pub fn formatted(&self) -> String {
        let mut out = String::new();
        self.format(0, &mut out);
        out
    }

    fn format(&self, depth: usize, out: &mut String) {
        let indent = |depth: usize| format!("\n{}", "  ".repeat(depth));
        match &self.kind {
            Kind::Null => out.push_str("null"),
            Kind::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
            Kind::Number(number) => out.push_str(number),
            Kind::Text(text) => out.push_str(&quoted(text)),
            Kind::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { ", " });
                    item.format(depth + 1, out);
                }
                out.push(']');
            }
            Kind::Object(members) => {
                out.push('{');
                for (at, member) in members.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { "," });
                    out.push_str(&indent(depth + 1));
                    out.push_str(&quoted(&member.key));
                    out.push_str(": ");
                    member.value.format(depth + 1, out);
                }
                if !members.is_empty() {
                    out.push_str(&indent(depth));
                }
                out.push('}');
            }
        }
    }
}
