//! Which of the ticket's fields went into a value.

use super::limits;
use super::names::{FieldId, Names};
use std::sync::Arc;

/// A set of fields, by its place in [`Origins`]; 0 is the empty set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Origin(u32);

/// The sets of fields that a render met, each kept once.
pub(crate) struct Origins<'n> {
    names: &'n Names,
    /// Sets beyond the empty one and those of one field that the template names.
    sets: Vec<Arc<[Arc<str>]>>,
    /// The places of these, in the order of the sets.
    sorted: Vec<u32>,
    none: Arc<[Arc<str>]>,
    /// Whether nobody asks: then every value comes from nowhere.
    plain: bool,
}

impl<'n> Origins<'n> {
    pub fn new(names: &'n Names, none: Arc<[Arc<str>]>, plain: bool) -> Self {
        Self { names, sets: Vec::new(), sorted: Vec::new(), none, plain }
    }

    fn static_count(&self) -> u32 {
        self.names.field_count() as u32 + 1
    }

    /// The one field that a path of the template names.
    pub fn field(&self, field: Option<FieldId>) -> Origin {
        Origin(field.filter(|_| !self.plain).map_or(0, |field| field.0 + 1))
    }

    /// The fields of a set.
    pub fn fields(&self, origin: Origin) -> &Arc<[Arc<str>]> {
        match origin.0 {
            0 => &self.none,
            place if place < self.static_count() => self.names.alone(FieldId(place - 1)),
            place => self.sets.get((place - self.static_count()) as usize).unwrap_or(&self.none),
        }
    }

    /// The place of a set; `otherwise` where there are too many.
    fn keep(&mut self, set: Arc<[Arc<str>]>, otherwise: Origin) -> Origin {
        if let [only] = &set[..]
            && let Some(field) = self.names.find_field(only)
        {
            return self.field(Some(field));
        }
        let known = self.sorted.binary_search_by(|place| self.sets.get(*place as usize).cmp(&Some(&set)));
        let place = match known {
            Ok(at) => self.sorted.get(at).copied().unwrap_or_default(),
            Err(_) if self.sets.len() >= limits::SETS => return otherwise,
            Err(at) => {
                let place = self.sets.len() as u32;
                self.sorted.insert(at, place);
                self.sets.push(set);
                place
            }
        };
        Origin(self.static_count() + place)
    }

    /// Both sets in one.
    pub fn union(&mut self, a: Origin, b: Origin) -> Origin {
        if a == b || b.0 == 0 {
            return a;
        }
        if a.0 == 0 {
            return b;
        }
        let (first, second) = (self.fields(a), self.fields(b));
        let more: Vec<Arc<str>> = second.iter().filter(|field| !first.contains(field)).cloned().collect();
        if more.is_empty() {
            return a;
        }
        let all: Arc<[Arc<str>]> = first.iter().cloned().chain(more).take(limits::FIELDS).collect();
        self.keep(all, a)
    }

    /// What `.step` of a value from one field is: the field below it.
    pub fn below(&mut self, origin: Origin, step: &str) -> Origin {
        let [field] = &self.fields(origin)[..] else { return origin };
        if field.split('.').nth(limits::PATH - 1).is_some() {
            return origin;
        }
        let path = format!("{field}.{step}");
        self.keep(Arc::from([Arc::from(path)]), origin)
    }
}
