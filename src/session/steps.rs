//! The steps that can be undone and made again.

use super::Session;
use leptos::prelude::*;
use payload_core::workspace::{Change, History};

impl Session {
    /// Goes on with the steps of an earlier visit.
    pub fn resume(&self, history: History) {
        self.history.set(history);
    }

    /// One step back; returns what it undid.
    pub fn undo(&self) -> Option<Change> {
        self.history.try_update(History::undo).flatten()
    }

    /// One step forward again; returns what it did again.
    pub fn redo(&self) -> Option<Change> {
        self.history.try_update(History::redo).flatten()
    }

    /// The changes that can be undone, the last one first.
    pub fn undoable(&self) -> Vec<Change> {
        self.history.with(|history| history.undoable().cloned().collect())
    }

    /// The change that can be undone now.
    pub fn next_undo(&self) -> Option<Change> {
        self.history.with(|history| history.undoable().next().cloned())
    }

    /// The change that can be made again now.
    pub fn next_redo(&self) -> Option<Change> {
        self.history.with(|history| history.redoable().next().cloned())
    }

    /// Reads from the steps once.
    pub fn read_steps_once<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.history.with_untracked(read)
    }
}
