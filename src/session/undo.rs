//! Undo and redo.

use super::Session;
use payload_core::workspace::{Change, History};

impl Session {
    /// Goes on with the history of an earlier visit.
    pub fn resume(&self, history: History) {
        self.state.begin(history);
    }

    /// Undoes the last change and returns it.
    pub fn undo(&self) -> Option<Change> {
        let mut undone = None;
        self.state.change(|history| undone = history.undo());
        undone
    }

    /// Makes the change that was undone last again, and returns it.
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

    /// Reads from the history once.
    pub fn read_history_once<T>(&self, read: impl FnOnce(&History) -> T) -> T {
        self.state.read_once(read)
    }
}
