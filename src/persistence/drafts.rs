//! What was typed into settings and refused, kept in this tab, so that it survives a reload. With the tab it is gone.

use super::Autosave;
use crate::browser;
use crate::components::{Draft, DraftGroup};
use leptos::prelude::*;
use payload_core::options::Choice;

/// The drafts in the storage of this tab.
const DRAFTS: &str = "payload-builder.drafts";

/// A draft as it is kept: its group, its label, what was typed, the value in force, and why it was refused.
type KeptDraft = (String, String, String, String, Option<String>);

impl Autosave {
    /// Keeps the drafts: the page is being left.
    pub(super) fn keep_drafts(self) {
        let refused = untrack(|| self.drafts.refused()).into_iter();
        let kept: Vec<KeptDraft> = refused
            .map(|((group, label), draft)| {
                (group.0.to_owned(), label, draft.text, draft.value, draft.refusal)
            })
            .collect();
        browser::tab_keep(DRAFTS, &serde_json::to_string(&kept).unwrap_or_default());
    }

    /// Takes up the drafts that this tab was left with.
    pub(super) fn resume_drafts(self) {
        let text = browser::tab_kept(DRAFTS).unwrap_or_default();
        let kept: Vec<KeptDraft> = serde_json::from_str(&text).unwrap_or_default();
        for (group, label, text, value, refusal) in kept {
            if let Some(group) = Choice::ALL.into_iter().map(Choice::label).find(|known| *known == group) {
                self.drafts.keep((DraftGroup(group), label), Draft { text, value, refusal });
            }
        }
    }
}
