//! Keeps the settings as they change, beside those of other tabs.

use super::backups::Reason;
use super::kept::STARTING;
use super::{Autosave, Banner, PAUSE, SETTINGS, is_ticket_kept};
use crate::browser::{self, crash_overlay};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::workspace::Workspace;
use payload_core::workspace::saved::{self, Place, Turn};

impl Autosave {
    /// The settings as this tab has them.
    pub(super) fn text(self) -> String {
        self.session.read_once(|workspace| self.written(workspace))
    }

    /// A case that is looked at is no part of the settings.
    pub(super) fn written(self, workspace: &Workspace) -> String {
        saved::write(&self.opened.settings(workspace), Place::Browser, self.with_ticket.get_untracked())
    }

    /// The settings as they are, also for the case that the program stops.
    pub(super) fn remember(self) -> String {
        let text = self.text();
        crash_overlay::hold(&text);
        text
    }

    pub(super) fn changed(self) {
        let autosave = self;
        let opening = self.with_state(|state| {
            // Replacing the old one ends it.
            state.pending = Some(Timeout::new(PAUSE, move || autosave.save()));
            std::mem::take(&mut state.opening)
        });
        if !opening {
            // What was opened has been gone on with: a step back is no longer the way out of it.
            self.take_down(|banner| matches!(banner, Banner::Opened { .. } | Banner::Said(_)));
        }
    }

    /// Keeps the settings now, if it is this tab's turn.
    pub(super) fn save(self) {
        if crash_overlay::has_stopped() {
            return;
        }
        let mine = self.remember();
        let (seen, wanted) = self.with_state(|state| {
            state.pending = None;
            (state.seen.clone(), !state.locked && state.base.as_ref() != Some(&mine))
        });
        if !wanted {
            return;
        }
        let stored = match browser::kept(SETTINGS) {
            Ok(stored) => stored,
            Err(trouble) => return self.show(Banner::NotKept(trouble)),
        };
        match saved::turn(stored.as_deref(), seen.as_deref(), &mine) {
            Turn::Conflict => self.show(Banner::OtherTab),
            Turn::Kept => self.has_seen(mine),
            Turn::Write => match browser::keep(SETTINGS, &mine) {
                Ok(()) => self.has_seen(mine),
                Err(trouble) => self.show(Banner::NotKept(trouble)),
            },
        }
    }

    fn has_seen(self, text: String) {
        let mine = self.text();
        self.with_state(|state| {
            state.seen = Some(text);
            state.base = Some(mine);
        });
        self.take_down(|banner| matches!(banner, Banner::NotKept(_) | Banner::OtherTab));
    }

    /// Looks whether another tab kept something.
    pub(super) fn look(self) {
        let with_ticket = is_ticket_kept();
        if with_ticket != self.with_ticket.get_untracked() {
            self.with_ticket.set(with_ticket);
        }
        self.show_backups();
        let Ok(Some(stored)) = browser::kept(SETTINGS) else { return };
        let seen = self.with_state(|state| state.seen.clone());
        match saved::turn(Some(&stored), seen.as_deref(), &self.text()) {
            Turn::Conflict => self.show(Banner::OtherTab),
            Turn::Kept => self.has_seen(stored),
            // It is what this tab last saw there again.
            Turn::Write => self.take_down(|banner| *banner == Banner::OtherTab),
        }
    }

    /// The page is being left: what cannot be kept because of another tab is set aside.
    pub(super) fn leave(self) {
        if crash_overlay::has_stopped() {
            return;
        }
        // Nothing has stopped it: a page that is left while it opens can start with these settings too.
        browser::mark(STARTING, false);
        self.save();
        self.keep_history();
        self.keep_drafts();
        let torn = self.banners.with_untracked(|banners| banners.contains(&Banner::OtherTab));
        let mine = self.text();
        if torn && self.with_state(|state| state.base.as_ref() != Some(&mine)) {
            self.set_aside(&mine, Reason::Tab);
        }
    }

    /// Takes over what the other tab kept.
    pub(super) fn take_over(self) {
        let Ok(Some(stored)) = browser::kept(SETTINGS) else {
            return self.take_down(|banner| *banner == Banner::OtherTab);
        };
        let read = self.session.read_once(|present| saved::read(&stored, Place::Browser, present));
        match read {
            Ok(workspace) => {
                self.end_edits();
                self.session.replace(workspace);
                self.has_seen(stored);
                self.announcer.announce("Taken over from the other tab.");
            }
            Err(why) => self.refuse("What the other tab kept cannot be read here.", &why.to_string()),
        }
    }

    /// Keeps what this tab has instead of what the other kept; that tab will say so.
    pub(super) fn keep_mine(self) {
        if let Ok(stored) = browser::kept(SETTINGS) {
            self.with_state(|state| {
                state.seen = stored;
                state.base = None;
            });
        }
        self.save();
    }
}
