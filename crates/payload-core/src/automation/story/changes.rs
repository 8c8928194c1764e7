//! What a person changes about a story.

use super::{RESOLVED, by};
use crate::automation::Status;
use crate::automation::simulate::{Actor, Move, Scene};
use crate::rule_settings::{Property, TicketSource};

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
    pub fn of(scene: &Scene) -> Self {
        let rest = scene.moves.get(1..).unwrap_or_default();
        Self {
            source: scene.source.clone(),
            from: scene.from,
            first: scene.moves.first().copied().unwrap_or(RESOLVED),
            then: Then::ALL.into_iter().find(|then| then.moves() == rest).unwrap_or(Then::Nothing),
            requester_is_agent: scene.requester_is_agent,
            has: Vec::new(),
        }
    }

    /// Makes them in a scene.
    pub fn put_into(&self, scene: &mut Scene) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::automation::story::STORIES;
    use crate::workspace::Workspace;

    #[test]
    fn a_story_with_nothing_changed_is_the_story() {
        let workspace = Workspace::default();
        for story in STORIES {
            let scene = story.scene(&workspace);
            let mut again = scene.clone();
            Changes::of(&scene).put_into(&mut again);
            assert_eq!(again, scene, "{}", story.id);
        }
    }
}
