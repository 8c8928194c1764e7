//! What Ruby itself decides, and Liquid takes over: how numbers print, how texts split, what equals what.

pub mod case;
pub mod compare;
pub mod decimal;
pub mod float;
pub mod inspect;
pub mod number;
mod regexp;
pub mod split;
pub mod substitute;
pub mod time;

/// Ruby's `\s`: the white space of regular expressions.
pub fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n' | '\u{c}' | '\u{b}')
}

/// Ruby's `\w`: letters of ASCII, digits, underscore.
pub fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

/// What `String#strip` takes off: white space and NUL.
pub fn is_strippable(character: char) -> bool {
    is_space(character) || character == '\0'
}
