//! What the simulator plays: a built-in story, and what a person changed about it.

use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::simulate::Scene;
use payload_core::automation::story::{Changes, Story};
use payload_core::workspace::Workspace;

/// A story and the changes to it.
#[derive(Clone, Copy)]
pub struct Player {
    session: Session,
    story: RwSignal<&'static str>,
    changes: RwSignal<Option<Changes>>,
}

impl Player {
    /// One that plays the ordinary story.
    pub fn new() -> Self {
        Self {
            session: Session::here(),
            story: RwSignal::new(Story::ordinary().id),
            changes: RwSignal::new(None),
        }
    }

    /// The story.
    pub fn story(self) -> &'static Story {
        Story::find(self.story.get()).unwrap_or(Story::ordinary())
    }

    /// Plays another story, with nothing changed.
    pub fn play(self, story: &'static str) {
        self.story.set(story);
        self.changes.set(None);
    }

    /// The rules and the scene of what is played.
    pub fn scene(self) -> (Workspace, Scene) {
        let story = self.story();
        let supposed = self.session.read(|workspace| story.suppose(workspace));
        let mut scene = story.scene(&supposed);
        if let Some(changes) = &*self.changes.read() {
            changes.put_into(&mut scene);
        }
        (supposed, scene)
    }

    /// What is played, as it can be changed.
    pub fn changes(self) -> Changes {
        match self.changes.get() {
            Some(changes) => changes,
            None => Changes::of(&self.scene().1),
        }
    }

    /// Changes what is played.
    pub fn change(self, change: impl FnOnce(&mut Changes)) {
        let mut changes = untrack(|| self.changes());
        change(&mut changes);
        self.changes.set(Some(changes));
    }
}
