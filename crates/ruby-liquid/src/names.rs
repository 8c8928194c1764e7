//! The names of variables and fields in a template, each kept once.

use super::limits;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A name of a variable, by its place in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameId(pub(crate) u32);

/// A path of a field, like `ticket.requester.name`, by its place in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub(crate) u32);

/// The variables and fields that a template names.
#[derive(Debug, Default)]
pub struct Names {
    variables: Interned,
    fields: Interned,
    /// Each field alone, as pieces of output name it.
    alone: Vec<Arc<[Arc<str>]>>,
}

#[derive(Debug, Default)]
struct Interned {
    texts: Vec<Arc<str>>,
    places: FxHashMap<Arc<str>, u32>,
}

impl Interned {
    #[expect(clippy::indexing_slicing, reason = "a place is only given for a text that is kept")]
    fn text(&self, place: u32) -> &Arc<str> {
        &self.texts[place as usize]
    }

    fn place(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let (place, text): (u32, Arc<str>) = (self.texts.len() as u32, text.into());
        self.texts.push(text.clone());
        self.places.insert(text, place);
        place
    }
}

impl Names {
    /// The name of a variable, remembered.
    pub(crate) fn variable(&mut self, name: &str) -> NameId {
        NameId(self.variables.place(name))
    }

    /// A path, remembered; none where it is longer than anyone reads.
    pub(crate) fn field(&mut self, path: &str) -> Option<FieldId> {
        if path.len() > 1000 || path.bytes().filter(|byte| *byte == b'.').count() >= limits::PATH {
            return None;
        }
        let place = self.fields.place(path);
        if place as usize == self.alone.len() {
            self.alone.push(Arc::from([self.fields.text(place).clone()]));
        }
        Some(FieldId(place))
    }

    /// The name of a variable that the template mentions somewhere.
    pub fn find_variable(&self, name: &str) -> Option<NameId> {
        self.variables.places.get(name).copied().map(NameId)
    }

    /// A path that the template mentions somewhere.
    pub(crate) fn find_field(&self, path: &str) -> Option<FieldId> {
        self.fields.places.get(path).copied().map(FieldId)
    }

    /// A name as text.
    pub fn variable_text(&self, id: NameId) -> &Arc<str> {
        self.variables.text(id.0)
    }

    /// A path as text.
    pub fn field_text(&self, id: FieldId) -> &Arc<str> {
        self.fields.text(id.0)
    }

    /// Every path that the template reads, like `ticket.requester.name`, with those on the way to it.
    pub fn fields(&self) -> &[Arc<str>] {
        &self.fields.texts
    }

    #[expect(clippy::indexing_slicing, reason = "every field is kept alone, too")]
    pub(crate) fn alone(&self, id: FieldId) -> &Arc<[Arc<str>]> {
        &self.alone[id.0 as usize]
    }

    pub(crate) fn variable_count(&self) -> usize {
        self.variables.texts.len()
    }

    pub(crate) fn field_count(&self) -> usize {
        self.fields.texts.len()
    }
}
