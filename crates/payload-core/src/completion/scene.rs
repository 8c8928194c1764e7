//! What is being typed at a place: the name of a tag, a value, a filter.

use crate::text::{slice, split_before};
use ruby_liquid::{Dialect, tags};

/// What could stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The name of a tag.
    Tag,
    /// A placeholder or variable.
    Value,
    /// The name of a filter.
    Filter,
}

/// A place in a template, and what stands around it.
#[derive(Debug)]
pub(super) struct Scene<'t> {
    /// What could stand there.
    pub wanted: Wanted,
    /// The blocks that are open there, from the outermost.
    pub open: Vec<Block<'t>>,
    /// The names that the template gave to values so far, with how it did.
    pub named: Vec<(&'t str, &'static str)>,
}

/// A block that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'t> {
    /// Its name, like `for`.
    pub name: &'t str,
    /// What stands after its name.
    markup: &'t str,
}

impl<'t> Block<'t> {
    /// The variable that a loop gives to each item.
    pub fn item(&self) -> Option<&'t str> {
        let is_loop = matches!(self.name, "for" | "tablerow");
        Some(word(self.markup).0).filter(|item| is_loop && !item.is_empty())
    }
}

impl<'t> Scene<'t> {
    /// The place of the caret; nothing outside of tags and outputs, nor where anything may stand.
    pub fn at(text: &'t str, caret: usize, dialect: Dialect) -> Option<Self> {
        let mut scene = Scene { wanted: Wanted::Tag, open: Vec::new(), named: Vec::new() };
        let mut at = 0;
        while let Some(open) = next_opening(text, at).filter(|open| open + 2 <= caret) {
            let is_tag = slice(text, open..).starts_with("{%");
            let inside = slice(text, open + 2..);
            let (length, closed) = reach(inside, is_tag, dialect);
            if caret <= open + 2 + length {
                scene.wanted = wanted(slice(text, open + 2..caret), is_tag, dialect)?;
                return Some(scene);
            }
            at = open + 2 + length + if closed { 2 } else { 0 };
            if is_tag && closed {
                let tag = bare(slice(inside, ..length), dialect);
                let (name, markup) = word(tag);
                if matches!(name, "raw" | "comment" | "doc") && tags::find(name, dialect).is_some() {
                    at = after_verbatim(text, at, name, dialect)?;
                } else {
                    scene.pass(name, markup.trim(), dialect);
                }
            }
        }
        None
    }

    /// A whole tag stands before the place.
    fn pass(&mut self, name: &'t str, markup: &'t str, dialect: Dialect) {
        let mut give = |name: &'t str, how: &'static str| {
            if !name.is_empty() && self.named.iter().all(|(known, _)| *known != name) {
                self.named.push((name, how));
            }
        };
        match name {
            "assign" => give(word(markup).0, "a value that assign keeps"),
            "capture" => give(word(markup.trim_start_matches(['\'', '"'])).0, "a text that capture keeps"),
            "increment" | "decrement" => give(word(markup).0, "a counter"),
            _ => {}
        }
        if let Some(closed) = name.strip_prefix("end") {
            // A forgotten end inside is closed with it.
            if let Some(depth) = self.open.iter().rposition(|block| block.name == closed) {
                self.open.truncate(depth);
            }
        } else if tags::find(name, dialect).is_some_and(|tag| tag.end.is_some()) {
            self.open.push(Block { name, markup });
        }
    }
}

/// The next `{{` or `{%`.
fn next_opening(text: &str, from: usize) -> Option<usize> {
    let mut found = slice(text, from..).match_indices('{').map(|(at, _)| from + at);
    found.find(|at| slice(text, *at + 1..).starts_with(['{', '%']))
}

/// How far a tag or output reaches that may be half typed: to its end, to where the next begins, in 2.4 to the
/// end of the line; and whether that is its end.
fn reach(inside: &str, is_tag: bool, dialect: Dialect) -> (usize, bool) {
    let close = if is_tag { "%}" } else { "}}" };
    let line = match dialect {
        Dialect::V2_4 => inside.find('\n').unwrap_or(inside.len()),
        Dialect::V5 => inside.len(),
    };
    let limit = next_opening(slice(inside, ..line), 0).unwrap_or(line);
    // `{{ x }` is closed for 2.4, and a slip of the keys for everyone.
    let inside = slice(inside, ..limit);
    match inside.find(close) {
        Some(length) => (length, true),
        None => (inside.find('}').filter(|_| !is_tag).unwrap_or(limit), false),
    }
}

/// Where a block ends whose inside is not read; nothing where it does not.
fn after_verbatim(text: &str, from: usize, name: &str, dialect: Dialect) -> Option<usize> {
    let mut at = from;
    loop {
        let open = at + slice(text, at..).find("{%")?;
        let length = slice(text, open + 2..).find("%}")?;
        let inside = bare(slice(text, open + 2..open + 2 + length), dialect);
        if word(inside).0.strip_prefix("end") == Some(name) {
            return Some(open + 2 + length + 2);
        }
        at = open + 2;
    }
}

/// The inside of a tag without spaces around it, in 5 without dashes.
fn bare(inside: &str, dialect: Dialect) -> &str {
    let inside = match dialect {
        Dialect::V2_4 => inside,
        Dialect::V5 => inside.strip_prefix('-').unwrap_or(inside),
    };
    inside.trim()
}

/// The word that a text begins with, maybe none, and the rest of it.
fn word(text: &str) -> (&str, &str) {
    split_before(text, |c| !c.is_alphanumeric() && c != '_')
}

/// What could stand after what was typed of a tag or an output.
fn wanted(typed: &str, is_tag: bool, dialect: Dialect) -> Option<Wanted> {
    let typed = match dialect {
        Dialect::V2_4 => typed,
        Dialect::V5 => typed.strip_prefix('-').unwrap_or(typed),
    };
    if !is_tag {
        return in_pipeline(typed);
    }
    let (name, markup) = word(typed.trim_start());
    if markup.is_empty() {
        return Some(Wanted::Tag);
    }
    match name {
        "liquid" if dialect == Dialect::V5 => {
            let line = markup.rsplit('\n').next().unwrap_or_default();
            wanted(line, true, Dialect::V2_4)
        }
        "echo" => in_pipeline(markup),
        "assign" => in_pipeline(markup.split_once('=')?.1),
        "if" | "unless" | "elsif" | "case" | "when" | "cycle" => in_expression(markup, true),
        "for" | "tablerow" => in_expression(markup, false),
        _ => None,
    }
}

/// In an output: a value, filters after bars, and what they are told.
fn in_pipeline(typed: &str) -> Option<Wanted> {
    let bar = last_outside_quotes(typed, '|')?;
    let Some(bar) = bar else { return in_expression(typed, true) };
    match word(slice(typed, bar + 1..).trim_start()) {
        (_, "") => Some(Wanted::Filter),
        (_, arguments) => in_expression(arguments, false),
    }
}

/// Where a value could stand: after what asks for one, or where the text begins, if it may begin with one.
fn in_expression(typed: &str, may_begin: bool) -> Option<Wanted> {
    last_outside_quotes(typed, '|')?;
    let before = typed.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    let blank = before.ends_with(char::is_whitespace);
    let before = before.trim_end();
    let asks = match before.chars().next_back() {
        None => may_begin,
        Some('=' | '<' | '>' | ':' | ',' | '(' | '[') => true,
        Some(_) => {
            let last = before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
            blank && matches!(last, Some("and" | "or" | "in" | "contains"))
        }
    };
    asks.then_some(Wanted::Value)
}

/// The last such sign that stands outside quotes, if any; nothing at all where a quote is open.
fn last_outside_quotes(text: &str, sign: char) -> Option<Option<usize>> {
    let (mut quote, mut last) = (None, None);
    for (at, character) in text.char_indices() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character == sign => last = Some(at),
            None => {}
        }
    }
    quote.is_none().then_some(last)
}
