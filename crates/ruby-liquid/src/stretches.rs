//! Where the parts of a captured text came from, through `replace`, `split` and the like.
//!
//! One origin for a whole text is enough where the text came from one field. A text that was captured from
//! several, and cleaned and cut as a whole, would otherwise say of each of its words that all of them went into it.

use crate::limits;
use crate::origin::Origin;
use crate::value::Value;
use crate::{Span, slice};
use std::sync::Arc;

/// A part of a text that came from one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Where it ends, in bytes; it begins where the one before ends.
    pub end: usize,
    /// The part of the template that wrote it.
    pub source: Span,
    /// The fields that went into it.
    pub origin: Origin,
}

/// Where the parts of a value came from.
#[derive(Debug, Clone, Default)]
pub(crate) enum Parts {
    /// All from one place.
    #[default]
    Alike,
    /// A text: so many bytes of these stretches.
    Text(Arc<[Stretch]>, usize, usize),
    /// A list of texts: so many bytes of these stretches each.
    List(Arc<[Stretch]>, Arc<[(usize, usize)]>),
}

impl Parts {
    /// The item of a list.
    pub fn item(&self, at: usize) -> Parts {
        match self {
            Parts::List(stretches, items) => items
                .get(at)
                .map_or(Parts::Alike, |(start, end)| Parts::Text(stretches.clone(), *start, *end)),
            _ => Parts::Alike,
        }
    }

    /// The stretches of a text, each with where it begins and ends in it; none where all is alike.
    pub fn stretches(&self) -> impl Iterator<Item = (usize, usize, Stretch)> {
        let (stretches, start, end) = match self {
            Parts::Text(stretches, start, end) => (&stretches[..], *start, *end),
            _ => (&[][..], 0, 0),
        };
        let first = stretches.partition_point(|stretch| stretch.end <= start);
        let stretches = stretches.iter().skip(first);
        let begins = std::iter::once(start).chain(stretches.clone().map(|stretch| stretch.end));
        stretches
            .zip(begins)
            .take_while(move |(_, begin)| *begin < end)
            .map(move |(stretch, begin)| (begin - start, stretch.end.min(end) - start, *stretch))
    }

    /// What remains of them after a filter; all alike where that cannot be told.
    pub fn after(&self, filter: &str, input: &Value, arguments: &[Value], output: &Value) -> Parts {
        let (Parts::Text(stretches, start, _), Value::Text(text)) = (self, input) else {
            return Parts::Alike;
        };
        let mut cut = Cut { from: self, made: Builder::default() };
        let found = match (filter, arguments, output) {
            ("replace", [Value::Text(old), Value::Text(new)], Value::Text(output)) => {
                cut.replaced(text, old, new, output)
            }
            ("remove", [Value::Text(old)], Value::Text(output)) => cut.replaced(text, old, "", output),
            (_, _, Value::Text(output)) => cut.left_over(text, output),
            (_, _, Value::Array(items)) => {
                let places = places(text, items);
                return places.map_or(Parts::Alike, |places| {
                    let places = places.into_iter().map(|(from, to)| (start + from, start + to));
                    Parts::List(stretches.clone(), places.collect())
                });
            }
            _ => None,
        };
        // What was told apart stays so.
        cut.made.differ = true;
        found.map_or(Parts::Alike, |()| cut.made.done())
    }
}

/// Puts stretches together.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    stretches: Vec<Stretch>,
    /// Where the first text came from that can be seen, or has fields.
    first: Option<Origin>,
    /// Whether others came from elsewhere.
    differ: bool,
}

impl Builder {
    /// Adds a text. Spaces of the template between two words of one value belong to the value.
    pub fn push(&mut self, text: &str, source: Span, origin: Origin) {
        let length = text.len();
        if origin != Origin::default() || !text.trim().is_empty() {
            self.differ |= *self.first.get_or_insert(origin) != origin;
        }
        let alike = |stretch: &Stretch| stretch.source == source && stretch.origin == origin;
        let end = self.end() + length;
        match &mut self.stretches[..] {
            _ if length == 0 => {}
            [.., last] if alike(last) => last.end = end,
            [.., word, space]
                if alike(word) && space.origin == Origin::default() && space.end - word.end == 1 =>
            {
                word.end = end;
                self.stretches.pop();
            }
            _ => self.stretches.push(Stretch { end, source, origin }),
        }
    }

    fn end(&self) -> usize {
        self.stretches.last().map_or(0, |stretch| stretch.end)
    }

    /// The stretches; all alike where they come from one field at most, or are too many to follow.
    pub fn done(self) -> Parts {
        match self.differ && self.stretches.len() <= limits::STRETCHES {
            true => {
                let end = self.end();
                Parts::Text(self.stretches.into(), 0, end)
            }
            false => Parts::Alike,
        }
    }
}

/// Follows a filter through a text.
struct Cut<'p> {
    from: &'p Parts,
    made: Builder,
}

impl Cut<'_> {
    /// Keeps a part of the text as it is.
    fn keep(&mut self, text: &str, from: usize, to: usize) {
        let from_here = self.from.stretches().skip_while(|(_, end, _)| *end <= from);
        for (start, end, stretch) in from_here.take_while(|(start, ..)| *start < to) {
            let kept = slice(text, start.max(from)..end.min(to));
            self.made.push(kept, stretch.source, stretch.origin);
        }
    }

    /// Every `old` became `new`, which belongs to where the `old` began.
    fn replaced(&mut self, text: &str, old: &str, new: &str, output: &str) -> Option<()> {
        if old.is_empty() || text.replace(old, new) != output {
            return None;
        }
        let mut at = 0;
        for (place, _) in text.match_indices(old) {
            self.keep(text, at, place);
            let (.., stretch) = self.from.stretches().find(|(_, end, _)| *end > place)?;
            self.made.push(new, stretch.source, stretch.origin);
            at = place + old.len();
        }
        self.keep(text, at, text.len());
        Some(())
    }

    /// Characters were left out, and none put in.
    fn left_over(&mut self, text: &str, output: &str) -> Option<()> {
        let mut input = text.char_indices();
        for wanted in output.chars() {
            let (at, found) = input.find(|(_, character)| *character == wanted)?;
            self.keep(text, at, at + found.len_utf8());
        }
        Some(())
    }
}

/// Where the items of a list stand in the text that was cut into them.
fn places(text: &str, items: &[Value]) -> Option<Vec<(usize, usize)>> {
    let mut at = 0;
    let place = |item: &Value| {
        let Value::Text(item) = item else { return None };
        let start = at + text.get(at..)?.find(&**item)?;
        at = start + item.len();
        Some((start, at))
    };
    items.iter().map(place).collect()
}
