//! What can be undone and redone, kept in this tab, so that undo survives a reload. With the tab it is gone.

use super::Autosave;
use crate::browser;
use leptos::prelude::*;
use payload_core::viewed_case::without_own_cases;
use payload_core::workspace::saved::{read_history, write_history};

/// The history in the storage of this tab.
const HISTORY: &str = "payload-builder.steps";

impl Autosave {
    /// Keeps the history: the page is being left.
    pub(super) fn keep_history(self) {
        let tickets = self.with_ticket.get_untracked();
        let text = self.session.read_history_once(|history| match tickets {
            true => write_history(history, true),
            false => write_history(&without_own_cases(history), false),
        });
        browser::tab_keep(HISTORY, &text);
    }

    /// Takes up the history that led to what the page opened with.
    pub(super) fn resume_history(self) {
        let tickets = self.with_ticket.get_untracked();
        let history = browser::tab_kept(HISTORY)
            .and_then(|text| self.session.read_once(|now| read_history(&text, now, tickets)));
        if let Some(history) = history {
            self.session.resume(history);
        }
    }
}
