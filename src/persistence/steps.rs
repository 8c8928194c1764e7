//! The last steps, kept in this tab, so that undo survives a reload. With the tab they are gone.

use super::Autosave;
use crate::browser;
use leptos::prelude::*;
use payload_core::workspace::saved::{read_steps, write_steps};

/// The steps in the storage of this tab.
const STEPS: &str = "payload-builder.steps";

impl Autosave {
    /// Keeps the steps: the page is being left.
    pub(super) fn keep_steps(self) {
        let tickets = self.with_ticket.get_untracked();
        let text = self.session.read_steps_once(|history| write_steps(history, tickets));
        browser::tab_keep(STEPS, &text);
    }

    /// Takes up the steps that led to what the page opened with.
    pub(super) fn resume_steps(self) {
        let tickets = self.with_ticket.get_untracked();
        let history = browser::tab_kept(STEPS)
            .and_then(|text| self.session.read_once(|now| read_steps(&text, now, tickets)));
        if let Some(history) = history {
            self.session.resume(history);
        }
    }
}
