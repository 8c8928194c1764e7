//! Where and why a text is not JSON, in words.

use super::MAX_DEPTH;
use crate::text::characters::named;

/// Where and why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The byte of the payload at which it can be JSON no longer.
    pub offset: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing but white space.
    Empty,
    /// It ends in the middle.
    EndsEarly,
    /// Something else stands where a value must.
    NoValue(char),
    /// Something else stands where a key in quotes must.
    NoKey(char),
    /// A comma and then the end of the list or object.
    TrailingComma(char),
    /// A key is not followed by a colon.
    NoColon(char),
    /// A value is followed neither by a comma nor by the end of its list or object. Where the value is a
    /// text, a quote in it most likely ended it early.
    NoComma {
        /// What stands there.
        found: char,
        /// The end of the text before it, if a text is what came before.
        after_text: Option<String>,
    },
    /// A control character as it is, inside a text.
    ControlCharacter(char),
    /// A backslash and something that makes no escape.
    BadEscape(char),
    /// A number that JSON does not allow.
    BadNumber,
    /// More text after the end.
    MoreText(char),
    /// Nested deeper than any reader goes.
    TooDeep,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = |c: &char| named(*c);
        match self {
            Reason::Empty => write!(f, "nothing is rendered"),
            Reason::EndsEarly => write!(f, "it ends in the middle"),
            Reason::NoValue(c) => write!(f, "{} where a value is expected", shown(c)),
            Reason::NoKey(c) => write!(f, "{} where a key in quotes is expected", shown(c)),
            Reason::TrailingComma(c) => write!(f, "a comma before {} with nothing between", shown(c)),
            Reason::NoColon(c) => write!(f, "{} where a colon is expected", shown(c)),
            Reason::NoComma { found, after_text: Some(text) } => {
                write!(
                    f,
                    "a quote ends the text early: after “{text}” comes {} where a comma is expected",
                    shown(found)
                )
            }
            Reason::NoComma { found, after_text: None } => {
                write!(f, "{} where a comma is expected", shown(found))
            }
            Reason::ControlCharacter(c) => {
                write!(f, "{} inside a text, which JSON allows only escaped", shown(c))
            }
            Reason::BadEscape(c) => write!(f, "a backslash before {} means nothing in JSON", shown(c)),
            Reason::BadNumber => write!(f, "a number is written in a way JSON does not allow"),
            Reason::MoreText(c) => write!(f, "{} comes after the end", shown(c)),
            Reason::TooDeep => write!(f, "it nests deeper than {MAX_DEPTH} levels"),
        }
    }
}
