//! Texts in fields that are not, or not quite, the value in force.

use crate::reactive::effect;
use leptos::prelude::*;

/// What a person typed into each [`CheckedField`](super::CheckedField): it outlives the field, so that a refused
/// text is still there when a person comes back to the view.
#[derive(Clone, Copy)]
pub struct Drafts(RwSignal<Vec<(DraftKey, Draft)>>);

/// The group of settings that a field belongs to, as context for everything below; see [`Drafts::forget_where`]. A field
/// without one, like that of a pasted text, is no setting: see [`Drafts::refused`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DraftGroup(pub &'static str);

/// Which field a draft belongs to: its group and its label.
pub type DraftKey = (DraftGroup, String);

/// A text in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed.
    pub text: String,
    /// The value in force after that. Once it is another one, the draft no longer counts.
    pub value: String,
    /// Why the text was refused, where it was.
    pub refusal: Option<String>,
}

impl Drafts {
    /// Makes them and hands them to everything below.
    pub fn provide() -> Self {
        let drafts = Self(RwSignal::default());
        provide_context(drafts);
        drafts
    }

    /// The drafts of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// What stands in a field whose value is `value`.
    pub fn shown(self, key: &DraftKey, value: &str) -> String {
        self.read(key, value, |draft| draft.text.clone()).unwrap_or_else(|| value.to_owned())
    }

    /// Why what stands in a field whose value is `value` was refused; empty where it was not.
    pub fn refusal(self, key: &DraftKey, value: &str) -> String {
        self.read(key, value, |draft| draft.refusal.clone()).flatten().unwrap_or_default()
    }

    /// Reads the draft of a field whose value is `value`, where there is one.
    fn read<T>(self, key: &DraftKey, value: &str, read: impl Fn(&Draft) -> T) -> Option<T> {
        self.0.with(|drafts| {
            let draft = drafts.iter().find(|(other, draft)| other == key && draft.value == value);
            draft.map(|(_, draft)| read(draft))
        })
    }

    /// Keeps what was typed.
    pub fn keep(self, key: DraftKey, draft: Draft) {
        self.0.update(|drafts| {
            drafts.retain(|(other, _)| *other != key);
            drafts.push((key, draft));
        });
    }

    /// Forgets every draft: the values in force were exchanged.
    pub fn clear(self) {
        if self.0.with_untracked(|drafts| !drafts.is_empty()) {
            self.0.update(Vec::clear);
        }
    }

    /// Forgets the drafts of a group whenever its fields are out of use.
    pub fn forget_where(self, group: DraftGroup, out_of_use: impl Fn() -> bool + 'static) {
        effect(move || {
            if out_of_use() {
                self.drop_those(|(other, _), _| *other == group);
            }
        });
    }

    /// Forgets the draft of a field whose value is no longer the one that it was typed over, as after an undo.
    pub fn settle(self, key: &DraftKey, value: &str) {
        self.drop_those(|other, draft| other == key && draft.value != value);
    }

    fn drop_those(self, is_one: impl Fn(&DraftKey, &Draft) -> bool) {
        self.0.maybe_update(|drafts| {
            let before = drafts.len();
            drafts.retain(|(key, draft)| !is_one(key, draft));
            drafts.len() < before
        });
    }

    /// The refused texts of settings.
    pub fn refused(self) -> Vec<(DraftKey, Draft)> {
        let is_refused = |((group, _), draft): &&(DraftKey, Draft)| {
            *group != DraftGroup::default() && draft.refusal.is_some()
        };
        self.0.with(|drafts| drafts.iter().filter(is_refused).cloned().collect())
    }
}
