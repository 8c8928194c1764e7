//! Undo and redo: a list of workspaces.

use super::{Edit, Workspace};

/// Older states than this are forgotten.
const MAX_STEPS: usize = 200;

/// The workspace, what it was and what was undone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    now: Workspace,
    past: Vec<Workspace>,
    future: Vec<Workspace>,
    last: Option<Edit>,
}

impl History {
    /// A history that starts here.
    pub fn new(now: Workspace) -> Self {
        Self { now, ..Self::default() }
    }

    /// The workspace as it is.
    pub fn now(&self) -> &Workspace {
        &self.now
    }

    /// Makes a change; letters of one word are one step. What was done outside the page is noted, and is
    /// no step: undo cannot take it back there.
    pub fn edit(&mut self, edit: Edit) {
        if let Edit::Progress(_) = edit {
            return self.now.apply(edit);
        }
        let before = self.now.clone();
        self.now.apply(edit.clone());
        if self.now == before {
            return;
        }
        if !self.last.as_ref().is_some_and(|last| edit.continues(last)) {
            self.past.push(before);
            if self.past.len() > MAX_STEPS {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.last = Some(edit);
    }

    /// Puts another workspace in place of this one, as one step.
    pub fn replace(&mut self, workspace: Workspace) {
        if workspace != self.now {
            self.past.push(std::mem::replace(&mut self.now, workspace));
            self.future.clear();
            self.last = None;
        }
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// One step back.
    pub fn undo(&mut self) {
        if let Some(mut before) = self.past.pop() {
            before.progress = self.now.progress.clone();
            self.future.push(std::mem::replace(&mut self.now, before));
            self.last = None;
        }
    }

    /// One step forward again.
    pub fn redo(&mut self) {
        if let Some(mut after) = self.future.pop() {
            after.progress = self.now.progress.clone();
            self.past.push(std::mem::replace(&mut self.now, after));
            self.last = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blueprint::{Choice, Preset};

    #[test]
    fn a_word_is_one_step() {
        let mut history = History::default();
        let start = history.now().clone();
        for text in ["n", "no", "non", "none"] {
            history.edit(Edit::NoEmail(text.into()));
        }
        history.edit(Edit::Switch(Choice::Brand, true));
        history.undo();
        assert_eq!(history.now().blueprint.customer.no_email, "none");
        history.undo();
        assert_eq!(*history.now(), start);
        assert!(!history.can_undo());
        history.redo();
        assert_eq!(history.now().blueprint.customer.no_email, "none");
        history.edit(Edit::Preset(Preset::Guide));
        assert!(!history.can_redo());
    }

    #[test]
    fn what_was_done_outside_stays_done() {
        let mut history = History::default();
        let tick = |step: &str| Edit::Progress(crate::rulebook::ProgressEdit::Tick(step.into(), true));
        history.edit(tick("a"));
        assert!(!history.can_undo());
        history.edit(Edit::Preset(Preset::Guide));
        history.edit(tick("b"));
        history.undo();
        assert_eq!(history.now().blueprint.preset, Preset::Robust);
        assert_eq!(history.now().progress.done.len(), 2);
        history.edit(tick("c"));
        history.redo();
        assert_eq!(history.now().blueprint.preset, Preset::Guide);
        assert_eq!(history.now().progress.done.len(), 3);
    }

    #[test]
    fn nothing_changed_is_no_step() {
        let mut history = History::default();
        history.edit(Edit::Preset(Preset::Robust));
        assert!(!history.can_undo());
    }
}
