//! The steps of a history as text, so that undo survives a reload. The admin's own tickets go along only where they
//! are kept anyway; a step without its ticket has the one that the page opens with.

use super::{Place, read, write_short};
use crate::ticket::sample::is_built_in;
use crate::workspace::{Change, History, Workspace};
use serde::{Deserialize, Serialize};

/// So many steps each way are kept, the nearest.
const KEPT: usize = 50;

/// A history.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptHistory {
    /// The settings that the steps lead to.
    now: String,
    /// The steps that can be undone, the nearest first.
    past: Vec<KeptStep>,
    /// The steps that can be made again, the nearest first.
    future: Vec<KeptStep>,
}

/// A step.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptStep {
    change: Change,
    settings: String,
    /// Whether its ticket is the admin's own, and not among the settings.
    without_ticket: bool,
}

/// The nearest steps of a history, with the admin's own tickets or without.
pub fn write_steps(history: &History, tickets: bool) -> String {
    let settings = |workspace: &Workspace| write_short(workspace, Place::Browser, tickets);
    let step = |(workspace, change): (&Workspace, &Change)| KeptStep {
        change: change.clone(),
        settings: settings(workspace),
        without_ticket: !tickets && !is_built_in(&workspace.ticket),
    };
    let kept = KeptHistory {
        now: settings(history.now()),
        past: history.past().take(KEPT).map(step).collect(),
        future: history.future().take(KEPT).map(step).collect(),
    };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The history that was written, if it leads to `now`. A step that changes nothing any more, as its ticket was not kept,
/// is none.
pub fn read_steps(text: &str, now: &Workspace, tickets: bool) -> Option<History> {
    let kept: KeptHistory = serde_json::from_str(text).ok()?;
    if kept.now != write_short(now, Place::Browser, tickets) {
        return None;
    }
    let start = Workspace::default();
    let steps = |kept: Vec<KeptStep>| {
        let mut steps: Vec<(Workspace, Change)> = Vec::new();
        for step in kept {
            // What cannot be read, and all beyond it, is forgotten.
            let Ok(mut workspace) = read(&step.settings, Place::Browser, &start) else { break };
            if step.without_ticket {
                workspace.ticket = now.ticket.clone();
            }
            if steps.last().map_or(now, |(nearer, _)| nearer) != &workspace {
                steps.push((workspace, step.change));
            }
        }
        steps
    };
    Some(History::with(now.clone(), steps(kept.past), steps(kept.future)))
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn steps_are_read_as_they_were() {
        let history = edited();
        let mut read = read_steps(&write_steps(&history, true), history.now(), true).unwrap();
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
    fn without_its_ticket_a_step_of_the_ticket_is_none() {
        let history = edited();
        let text = write_steps(&history, false);
        assert!(!text.contains("Zoë"), "{text}");
        // The page opens without the ticket.
        let mut now = history.now().clone();
        now.ticket = Workspace::default().ticket;
        let read = read_steps(&text, &now, false).unwrap();
        assert_eq!(names(&read), ["Language on", "Brand on"]);
    }

    #[test]
    fn other_settings_have_other_steps() {
        let history = edited();
        let text = write_steps(&history, true);
        assert_eq!(read_steps(&text, &Workspace::default(), true), None);
        assert_eq!(read_steps("{", history.now(), true), None);
    }
}
