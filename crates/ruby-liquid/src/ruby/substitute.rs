//! `String#gsub` and `String#sub` with a text to look for, and Ruby's references in the replacement.

use crate::error::{Outcome, RenderError};
use crate::limits;
use crate::slice;
use std::borrow::Cow;

/// How many occurrences are replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// `sub`.
    First,
    /// `gsub`.
    All,
}

/// `text` with `pattern` replaced. In the replacement `\0` and `\&` are what was found, `` \` `` and `\'` what
/// stands before and after it, `\1` to `\9` nothing, `\\` one backslash; `\k<` fails, as nothing has a name.
/// `None` where there is nothing to replace.
pub fn substitute(text: &str, pattern: &str, replacement: &str, extent: Extent) -> Outcome<Option<String>> {
    // A character is found faster than a text, and most templates replace what few texts hold.
    if pattern.chars().next().is_some_and(|first| !text.contains(first)) {
        return Ok(None);
    }
    let mut all = text.match_indices(pattern).peekable();
    if all.peek().is_none() {
        return Ok(None);
    }
    let (mut result, mut last) = (String::with_capacity(text.len()), 0);
    let plain = !replacement.contains('\\');
    for (at, found) in all {
        result.push_str(slice(text, last..at));
        last = at + found.len();
        if plain {
            result.push_str(replacement);
        } else {
            expand(&mut result, replacement, slice(text, ..at), found, slice(text, last..))?;
        }
        if result.len() > limits::VALUE {
            return Err(RenderError::limit("the text grows too long"));
        }
        if extent == Extent::First {
            break;
        }
    }
    result.push_str(slice(text, last..));
    Ok(Some(result))
}

fn expand(result: &mut String, replacement: &str, before: &str, found: &str, after: &str) -> Outcome<()> {
    let mut rest = replacement;
    while let Some((plain, after_backslash)) = rest.split_once('\\') {
        result.push_str(plain);
        let mut characters = after_backslash.chars();
        match characters.next() {
            None => {
                result.push('\\');
                return Ok(());
            }
            Some('k') if characters.as_str().starts_with('<') => {
                return Err(RenderError::new("undefined group name reference"));
            }
            Some('0' | '&') => result.push_str(found),
            Some('1'..='9') => {}
            Some('`') => result.push_str(before),
            Some('\'') => result.push_str(after),
            Some('\\') => result.push('\\'),
            Some(other) => {
                result.push('\\');
                result.push(other);
            }
        }
        rest = characters.as_str();
    }
    result.push_str(rest);
    Ok(())
}

/// `text` without any `pattern`.
pub fn delete<'t>(text: &'t str, pattern: &str) -> Cow<'t, str> {
    if pattern.is_empty() || !text.contains(pattern) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace(pattern, ""))
    }
}
