//! The steps that can be undone and made again.

use super::Session;
use payload_core::workspace::{Change, History};

impl Session {
    /// Goes on with the steps of an earlier visit.
    pub fn resume(&self, history: History) {
        self.state.begin(history);
    }

    /// One step back; returns what it undid.
    pub fn undo(&self) -> Option<Change> {
        let mut undone = None;
        self.state.change(|history| undone = history.undo());
        undone
    }

    /// One step forward again; returns what it did again.
    pub fn redo(&self) -> Option<Change> {
        let mut redone = None;
        self.state.change(|history| redone = history.redo());
        redone
    }

    /// The last changes that can be undone, at most `count`, the last one first.
    pub fn undoable(&self, count: usize) -> Vec<Change> {
        self.state.read_after_paint(|history| history.undoable().take(count).cloned().collect())
    }

    /// The change that can be undone now.
    pub fn next_undo(&self) -> Option<Change> {
        self.state.read_after_paint(|history| history.undoable().next().cloned())
    }

    /// The change that can be made again now.
    pub fn next_redo(&self) -> Option<Change> {
        self.state.read_after_paint(|history| history.redoable().next().cloned())
    }

    /// Reads from the steps once.
    pub fn read_steps_once<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.state.read_once(read)
    }
}
