//! Built-in stories for the simulator: what happens to tickets every day, and what goes wrong.

mod changes;

pub use changes::{Changes, Then};

use super::Status;
use super::simulate::{Actor, Move, Scene};
use crate::placeholder::Placeholder;
use crate::rule_settings::{RuleId, Source, TicketSource};
use crate::workspace::Workspace;
use serde_json::{Value, json};

/// A story: something that happens to the sample ticket.
#[derive(Debug, Clone, Copy)]
pub struct Story {
    /// A stable word for it.
    pub id: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// What it takes to be so, where that may differ from the admin's own choices.
    pub supposes: Option<&'static str>,
    moves: &'static [Move],
}

const fn by(by: Actor, to: Status) -> Move {
    Move { by, to }
}

const RESOLVED: Move = by(Actor::Agent, Status::Resolved);

const fn story(id: &'static str, name: &'static str, moves: &'static [Move]) -> Story {
    Story { id, name, supposes: None, moves }
}

/// Every built-in story; the first is the ordinary one.
pub const STORIES: &[Story; 10] = &[
    story("resolved", "Resolved by an agent", &[RESOLVED]),
    story("closed", "Closed directly", &[by(Actor::Agent, Status::Closed)]),
    story("auto-closed", "Resolved, then auto-closed", &[RESOLVED, by(Actor::System, Status::Closed)]),
    story("closed-later", "Resolved, then closed by an agent", &[RESOLVED, by(Actor::Agent, Status::Closed)]),
    story(
        "reopened",
        "Resolved, reopened, resolved again",
        &[RESOLVED, by(Actor::Requester, Status::Open), RESOLVED],
    ),
    Story {
        supposes: Some("Assumes that no agent is assigned to the ticket."),
        ..story("nobody", "Nobody assigned", &[RESOLVED])
    },
    Story {
        supposes: Some("Assumes that the rule “Do not send” is on and the ticket has its first tag."),
        ..story("excluded", "A tag that excludes", &[RESOLVED])
    },
    Story {
        supposes: Some(
            "Assumes that the rule “Do not send” is on, stands last, and the ticket has its first tag.",
        ),
        ..story("below", "Exclusion placed below", &[RESOLVED])
    },
    Story {
        supposes: Some(
            "Assumes that the customer is an agent of your account, as you are when you test with your own address.",
        ),
        ..story("agent", "The requester is an agent", &[RESOLVED])
    },
    Story {
        supposes: Some("Assumes that Email is the only channel that is on."),
        ..story("chat", "A chat ticket while only Email is on", &[RESOLVED])
    },
];

impl Story {
    /// The story of that word.
    pub fn find(id: &str) -> Option<&'static Story> {
        STORIES.iter().find(|story| story.id == id)
    }

    /// The first one: what happens to an ordinary ticket.
    pub fn ordinary() -> &'static Story {
        let [ordinary, ..] = STORIES;
        ordinary
    }

    /// The workspace with what the story assumes.
    pub fn suppose(&self, workspace: &Workspace) -> Workspace {
        let mut workspace = workspace.clone();
        let set = |workspace: &mut Workspace, path, value: Value| {
            workspace.ticket.set(&Placeholder::known(path), Some(value));
        };
        match self.id {
            "nobody" => {
                let agent = workspace.ticket.text(&Placeholder::known("ticket.agent.email"));
                if !agent.trim().is_empty() {
                    set(&mut workspace, "event_performer.email", json!(agent));
                }
                set(&mut workspace, "ticket.agent.email", json!(""));
                set(&mut workspace, "ticket.agent.name", json!(""));
                workspace.ticket.set(&Placeholder::known("ticket.agent.id"), None);
            }
            "excluded" | "below" => {
                workspace.options.do_not_send.on = true;
                workspace.rules.exclude = true;
                let tag =
                    workspace.rules.exclude_tags.first().cloned().unwrap_or_else(|| "no-survey".to_owned());
                if workspace.rules.exclude_tags.is_empty() {
                    workspace.rules.exclude_tags.push(tag.clone());
                }
                let mut tags = super::simulate::tags(&workspace.ticket);
                tags.push(tag);
                set(&mut workspace, "ticket.tags", json!(tags.join(", ")));
            }
            "chat" => {
                for channel in &mut workspace.options.channels {
                    channel.on = channel.name == "email";
                }
            }
            _ => {}
        }
        let rules = super::rules(&workspace).into_iter().map(|rule| rule.id);
        match self.id {
            "excluded" => {
                let (below, above): (Vec<_>, Vec<_>) = rules.partition(|id| matches!(id, RuleId::Send(_)));
                workspace.rules.order = above.into_iter().chain(below).collect();
            }
            "below" => {
                let (last, first): (Vec<_>, Vec<_>) = rules.partition(|id| *id == RuleId::Exclude);
                workspace.rules.order = first.into_iter().chain(last).collect();
            }
            _ => {}
        }
        workspace
    }

    /// What happens, to the ticket of the workspace that the story supposes.
    pub fn scene(&self, workspace: &Workspace) -> Scene {
        let source = match self.id {
            "chat" => Source::Chat.into(),
            _ => source_of(workspace),
        };
        Scene {
            requester_is_agent: self.id == "agent",
            moves: self.moves.to_vec(),
            ..Scene::of(workspace, source)
        }
    }
}

impl Scene {
    /// The sample ticket, open, and nothing happens to it yet.
    pub fn of(workspace: &Workspace, source: TicketSource) -> Scene {
        let text = |path| workspace.ticket.text(&Placeholder::known(path));
        let known = [text("ticket.agent.email"), text("event_performer.email")];
        // A ticket that is over already is played from its beginning.
        let status = Status::find(&text("ticket.status"));
        let from = status.filter(|status| matches!(status, Status::Open | Status::Pending));
        let agent_email = known.into_iter().find(|email| !email.trim().is_empty());
        Scene {
            ticket: workspace.ticket.clone(),
            source,
            from: from.unwrap_or(Status::Open),
            requester_is_agent: false,
            agent_email: agent_email.unwrap_or_else(|| "maya@acme.example".to_owned()),
            moves: Vec::new(),
        }
    }
}

/// The source that the ticket names, or else one that the channel on show takes.
fn source_of(workspace: &Workspace) -> TicketSource {
    let named = workspace.ticket.text(&Placeholder::known("ticket.source_name"));
    if !named.trim().is_empty() {
        return TicketSource::named(&named);
    }
    let channel = workspace.shown_channel().unwrap_or_default();
    workspace.rules.sources_of(channel).first().cloned().unwrap_or(Source::Email.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Edit;

    #[test]
    fn a_story_starts_from_the_ticket_on_show() {
        let mut workspace = Workspace::default();
        workspace.apply(Edit::Channel("phone".into(), true));
        let scene = |workspace: &Workspace| STORIES[0].scene(workspace);
        assert_eq!(scene(&workspace).source, Source::Email.into(), "whatever channel is on show");
        for (source, status, expected) in [
            ("Phone", "Pending", (Source::Phone.into(), Status::Pending)),
            ("Kiosk", "Closed", (TicketSource::Own("Kiosk".into()), Status::Open)),
            ("", "", (Source::Phone.into(), Status::Open)),
        ] {
            workspace.ticket.set(&Placeholder::known("ticket.source_name"), Some(json!(source)));
            workspace.ticket.set(&Placeholder::known("ticket.status"), Some(json!(status)));
            let scene = scene(&workspace);
            assert_eq!((scene.source, scene.from), expected, "{source}");
        }
    }

    #[test]
    fn every_story_has_its_own_word_and_says_what_it_supposes() {
        let workspace = Workspace::default();
        for (at, story) in STORIES.iter().enumerate() {
            assert!(STORIES[..at].iter().all(|other| other.id != story.id));
            let changed = story.suppose(&workspace) != workspace;
            assert!(!changed || story.supposes.is_some(), "{}", story.id);
        }
    }
}
