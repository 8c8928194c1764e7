//! What the simulator plays: a built-in story, and what a person changed about it.

use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::Status;
use payload_core::automation::simulate::{Actor, Move, Scene};
use payload_core::automation::story::Story;
use payload_core::rule_settings::{Property, TicketSource};
use payload_core::workspace::Workspace;

/// What happens after the first change of status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing.
    Nothing,
    /// An automation closes the ticket.
    ClosedBySystem,
    /// An agent closes the ticket.
    ClosedByAgent,
    /// The customer reopens it, and an agent resolves it again.
    ReopenedAndResolved,
}

impl Then {
    /// Every one, in the order on screen.
    pub const ALL: [Then; 4] =
        [Then::Nothing, Then::ClosedBySystem, Then::ClosedByAgent, Then::ReopenedAndResolved];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Then::Nothing => "Nothing more",
            Then::ClosedBySystem => "Closed by an automation",
            Then::ClosedByAgent => "Closed by an agent",
            Then::ReopenedAndResolved => "Reopened by the customer, resolved again",
        }
    }

    fn moves(self) -> &'static [Move] {
        const fn by(by: Actor, to: Status) -> Move {
            Move { by, to }
        }
        match self {
            Then::Nothing => &[],
            Then::ClosedBySystem => const { &[by(Actor::System, Status::Closed)] },
            Then::ClosedByAgent => const { &[by(Actor::Agent, Status::Closed)] },
            Then::ReopenedAndResolved => {
                const { &[by(Actor::Requester, Status::Open), by(Actor::Agent, Status::Resolved)] }
            }
        }
    }
}

/// What can be changed about a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// Where the ticket came from.
    pub source: TicketSource,
    /// Its status before.
    pub from: Status,
    /// The first change of status.
    pub first: Move,
    /// What happens then.
    pub then: Then,
    /// Whether the customer is an agent of the account.
    pub requester_is_agent: bool,
    /// What the ticket has of properties, where a person typed it.
    pub has: Vec<(Property, String)>,
}

impl Changes {
    /// A scene as it is, with nothing changed.
    fn of(scene: &Scene) -> Self {
        let rest = scene.moves.get(1..).unwrap_or_default();
        let resolved = Move { by: Actor::Agent, to: Status::Resolved };
        Self {
            source: scene.source.clone(),
            from: scene.from,
            first: scene.moves.first().copied().unwrap_or(resolved),
            then: Then::ALL.into_iter().find(|then| then.moves() == rest).unwrap_or(Then::Nothing),
            requester_is_agent: scene.requester_is_agent,
            has: Vec::new(),
        }
    }

    fn put_into(&self, scene: &mut Scene) {
        scene.source = self.source.clone();
        scene.from = self.from;
        scene.requester_is_agent = self.requester_is_agent;
        scene.moves = std::iter::once(self.first).chain(self.then.moves().iter().copied()).collect();
        for (property, text) in &self.has {
            scene.ticket.set(&property.placeholder(), Some(text.as_str().into()));
        }
    }

    /// Says what the ticket has of a property.
    pub fn set_property(&mut self, property: &Property, text: String) {
        self.has.retain(|(known, _)| known != property);
        self.has.push((property.clone(), text));
    }
}

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
