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
    /// A text.
    Text(Arc<[Stretch]>, Place),
    /// A list of texts.
    List(Arc<[Stretch]>, Arc<[Place]>),
}

/// So many bytes of some stretches.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    start: usize,
    end: usize,
    /// The first stretch that reaches beyond the start.
    first: usize,
}

impl Parts {
    /// Becomes an item of a list. A loop through a text goes to a next item of the same list thousands of times.
    pub fn become_item(&mut self, list: &Parts, at: usize) {
        let found = match list {
            Parts::List(stretches, items) => items.get(at).map(|place| (stretches, *place)),
            _ => None,
        };
        *self = match (&mut *self, found) {
            (Parts::Text(held, place), Some((stretches, next))) if Arc::ptr_eq(held, stretches) => {
                *place = next;
                return;
            }
            (_, Some((stretches, next))) => Parts::Text(stretches.clone(), next),
            (_, None) => Parts::Alike,
        };
    }

    /// The stretch that all of a text lies in, as a character of a text does; none where it lies in several, and where
    /// all is alike.
    pub fn alone(&self) -> Option<&Stretch> {
        let Parts::Text(stretches, Place { start, end, first }) = self else { return None };
        stretches.get(*first).filter(|stretch| start < end && *end <= stretch.end)
    }

    /// The stretches of a text, each with where it begins and ends in it; none where all is alike.
    pub fn stretches(&self) -> impl Iterator<Item = (usize, usize, Stretch)> {
        let (stretches, Place { start, end, first }) = match self {
            Parts::Text(stretches, place) => (&stretches[..], *place),
            _ => (&[][..], Place { start: 0, end: 0, first: 0 }),
        };
        let stretches = stretches.iter().skip(first);
        let begins = std::iter::once(start).chain(stretches.clone().map(|stretch| stretch.end));
        stretches
            .zip(begins)
            .take_while(move |(_, begin)| *begin < end)
            .map(move |(stretch, begin)| (begin - start, stretch.end.min(end) - start, *stretch))
    }

    /// What remains of them after a filter; all alike where that cannot be told.
    pub fn after(&self, filter: &str, input: &Value, arguments: &[Value], output: &Value) -> Parts {
        let (Parts::Text(stretches, place), Value::Text(text)) = (self, input) else {
            return Parts::Alike;
        };
        // What was told apart stays so.
        let made = Builder { differ: true, ..Builder::default() };
        let mut cut = Cut { text, stretches, start: place.start, next: place.first, made };
        let found = match (filter, arguments, output) {
            (_, _, Value::Text(output)) if output == text => return self.clone(),
            ("replace", [Value::Text(old), Value::Text(new)], Value::Text(output)) => {
                cut.replaced(old, new, output)
            }
            ("remove", [Value::Text(old)], Value::Text(output)) => cut.replaced(old, "", output),
            (_, _, Value::Text(output)) => cut.left_over(output),
            (_, _, Value::Array(items)) => {
                return cut
                    .items(items)
                    .map_or(Parts::Alike, |places| Parts::List(stretches.clone(), places));
            }
            _ => None,
        };
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
        if !self.differ && (origin != Origin::default() || !text.trim().is_empty()) {
            self.differ = *self.first.get_or_insert(origin) != origin;
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
                let place = Place { start: 0, end: self.end(), first: 0 };
                Parts::Text(self.stretches.into(), place)
            }
            false => Parts::Alike,
        }
    }
}

/// Follows a filter through a text, from its beginning to its end.
struct Cut<'p> {
    text: &'p str,
    stretches: &'p [Stretch],
    /// Where the text begins in the stretches.
    start: usize,
    /// The stretch that was reached.
    next: usize,
    made: Builder,
}

impl Cut<'_> {
    /// Goes on to the stretch that holds a byte of the text.
    fn reach(&mut self, at: usize) -> Option<Stretch> {
        while self.stretches.get(self.next)?.end - self.start <= at {
            self.next += 1;
        }
        self.stretches.get(self.next).copied()
    }

    /// Keeps a part of the text as it is.
    fn keep(&mut self, mut from: usize, to: usize) -> Option<()> {
        while from < to {
            let stretch = self.reach(from)?;
            let end = to.min(stretch.end - self.start);
            self.made.push(slice(self.text, from..end), stretch.source, stretch.origin);
            from = end;
        }
        Some(())
    }

    /// Every `old` became `new`, which belongs to where the `old` began.
    fn replaced(&mut self, old: &str, new: &str, mut output: &str) -> Option<()> {
        if old.is_empty() {
            return None;
        }
        let (text, mut at) = (self.text, 0);
        for (place, _) in text.match_indices(old) {
            output = output.strip_prefix(slice(text, at..place))?.strip_prefix(new)?;
            self.keep(at, place)?;
            let stretch = self.reach(place)?;
            self.made.push(new, stretch.source, stretch.origin);
            at = place + old.len();
        }
        self.keep(at, text.len())?;
        (output == slice(text, at..)).then_some(())
    }

    /// Characters were left out, and none put in.
    fn left_over(&mut self, output: &str) -> Option<()> {
        let mut input = self.text.char_indices();
        for wanted in output.chars() {
            let (at, found) = input.find(|(_, character)| *character == wanted)?;
            self.keep(at, at + found.len_utf8())?;
        }
        Some(())
    }

    /// The text was cut into the items of a list.
    fn items(&mut self, items: &[Value]) -> Option<Arc<[Place]>> {
        let (mut at, mut places) = (0, Vec::with_capacity(items.len()));
        for item in items {
            let Value::Text(item) = item else { return None };
            let rest = self.text.get(at..)?;
            let start = if rest.starts_with(&**item) { at } else { at + rest.find(&**item)? };
            at = start + item.len();
            self.reach(start);
            places.push(Place { start: self.start + start, end: self.start + at, first: self.next });
        }
        Some(places.into())
    }
}
