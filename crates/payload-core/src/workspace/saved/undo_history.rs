//! What can be undone and redone as text, so that undo survives a reload. The admin's own tickets go along only where
//! they are kept anyway; a state without its ticket has the one that the page opens with.

use super::{Place, read, write_short};
use crate::ticket::sample::is_built_in;
use crate::workspace::{Change, History, Workspace};
use serde::{Deserialize, Serialize};

/// So many states each way are kept, the nearest.
const KEPT: usize = 50;

/// A history.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptHistory {
    /// The settings as they are.
    now: String,
    /// The states before, the nearest first.
    past: Vec<KeptState>,
    /// The states that were undone, the nearest first.
    future: Vec<KeptState>,
}

/// A state, and the change that leads to it or away from it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptState {
    change: Change,
    settings: String,
    /// Whether its ticket is the admin's own, and not among the settings.
    without_ticket: bool,
}

/// The nearest states of a history, with the admin's own tickets or without. A case that was looked at is none of them:
/// nothing would say that it is one.
pub fn write_history(history: &History, tickets: bool) -> String {
    let settings = |workspace: &Workspace| write_short(workspace, Place::Browser, tickets);
    let state = |(workspace, change): (&Workspace, &Change)| KeptState {
        change: change.clone(),
        settings: settings(workspace),
        without_ticket: !tickets && !is_built_in(&workspace.ticket),
    };
    let kept = KeptHistory {
        now: settings(history.now()),
        past: history.past().take(KEPT).map(state).collect(),
        future: history
            .future()
            .take_while(|(_, change)| !change.opens_case())
            .take(KEPT)
            .map(state)
            .collect(),
    };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The history that was written, if it leads to `now`. A state that differs in nothing any more, as its
/// ticket was not kept, is left out.
pub fn read_history(text: &str, now: &Workspace, tickets: bool) -> Option<History> {
    let kept: KeptHistory = serde_json::from_str(text).ok()?;
    if kept.now != write_short(now, Place::Browser, tickets) {
        return None;
    }
    let start = Workspace::default();
    let states = |kept: Vec<KeptState>| {
        let mut states: Vec<(Workspace, Change)> = Vec::new();
        for state in kept {
            // What cannot be read, and all beyond it, is forgotten.
            let Ok(mut workspace) = read(&state.settings, Place::Browser, &start) else { break };
            if state.without_ticket {
                workspace.ticket = now.ticket.clone();
            }
            if states.last().map_or(now, |(nearer, _)| nearer) != &workspace {
                states.push((workspace, state.change));
            }
        }
        states
    };
    Some(History::with(now.clone(), states(kept.past), states(kept.future)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{Assumptions, TagJoin};
    use crate::options::Choice;
    use crate::placeholder::Placeholder;
    use crate::workspace::Edit;

    fn names(history: &History) -> Vec<String> {
        history.undoable().map(|change| change.what.clone()).collect()
    }

    fn edited() -> History {
        let mut history = History::default();
        history.edit(Edit::Switch(Choice::Brand, true));
        history.edit(Edit::Field(Placeholder::known("ticket.requester.name"), Some("Zoë".into())));
        history.edit(Edit::Switch(Choice::Language, true));
        history.edit(Edit::Switch(Choice::Tags, false));
        history.undo();
        history
    }

    #[test]
    fn a_history_is_read_as_it_was() {
        let history = edited();
        let mut read = read_history(&write_history(&history, true), history.now(), true).unwrap();
        assert_eq!(names(&read), ["Language on", "Requester name", "Brand on"]);
        read.redo();
        assert!(!read.now().options.tags.on);
        for _ in 0..3 {
            read.undo();
        }
        assert_eq!(read.now().ticket.text(&Placeholder::known("ticket.requester.name")), "Ann Lee");
        read.undo();
        assert_eq!(*read.now(), Workspace::default());
    }

    #[test]
    fn without_its_ticket_a_change_of_the_ticket_is_left_out() {
        let history = edited();
        let text = write_history(&history, false);
        assert!(!text.contains("Zoë"), "{text}");
        // The page opens without the ticket.
        let mut now = history.now().clone();
        now.ticket = Workspace::default().ticket;
        let read = read_history(&text, &now, false).unwrap();
        assert_eq!(names(&read), ["Language on", "Brand on"]);
    }

    #[test]
    fn a_case_that_was_looked_at_is_not_kept() {
        let mut history = edited();
        let (ticket, assumptions) =
            (Workspace::default().ticket, Assumptions { tags: TagJoin::Comma, ..Assumptions::default() });
        history.edit(Edit::OpenCase(ticket, assumptions, "email".into()));
        history.undo();
        let read = read_history(&write_history(&history, true), history.now(), true).unwrap();
        assert_eq!((names(&read).len(), read.redoable().count()), (3, 0));
    }

    #[test]
    fn other_settings_have_another_history() {
        let history = edited();
        let text = write_history(&history, true);
        assert_eq!(read_history(&text, &Workspace::default(), true), None);
        assert_eq!(read_history("{", history.now(), true), None);
    }
}
