//! A case that is looked at: its ticket and its Freshdesk stand in front of the settings, and decide nothing.

use crate::assumptions::Assumptions;
use crate::proof::words;
use crate::ticket::Ticket;
use crate::ticket::sample::is_built_in;
use crate::workspace::{Area, Change, Edit, History, Workspace};

/// What of a workspace is another one while a case is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The sample ticket.
    pub ticket: Ticket,
    /// What Freshdesk does.
    pub assumptions: Assumptions,
    /// The channel on show.
    pub channel: String,
}

impl Scene {
    /// That of a workspace.
    pub fn of(workspace: &Workspace) -> Self {
        let Workspace { ticket, assumptions, channel, .. } = workspace;
        Self { ticket: ticket.clone(), assumptions: *assumptions, channel: channel.clone() }
    }

    /// The change that leads to it.
    pub fn edit(self) -> Edit {
        Edit::OpenCase(self.ticket, self.assumptions, self.channel)
    }
}

/// A case, and what was there before it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewedCase {
    case: Scene,
    before: Scene,
}

impl ViewedCase {
    /// A case that is about to be opened.
    pub fn new(case: Scene, now: &Workspace) -> Self {
        Self { case, before: Scene::of(now) }
    }

    /// Whether anything of it is still on show: its ticket, also edited, or its Freshdesk. A step back may have led out
    /// of it, or another sample ticket been chosen.
    pub fn is_on_show(&self, now: &Workspace) -> bool {
        let scene = Scene::of(now);
        let is_left = self.case != self.before && scene == self.before;
        !is_left && (self.has_ticket(now) || self.assumptions(now) != now.assumptions)
    }

    /// The workspace as it is without the case. What was decided meanwhile stays.
    pub fn settings(&self, now: &Workspace) -> Workspace {
        let mut settings = now.clone();
        if self.is_on_show(now) {
            settings.apply(self.scene(now).edit());
        }
        settings
    }

    /// The scene without the case.
    pub fn scene(&self, now: &Workspace) -> Scene {
        let of_case = now.channel == self.case.channel;
        Scene {
            ticket: if self.has_ticket(now) { &self.before.ticket } else { &now.ticket }.clone(),
            assumptions: self.assumptions(now),
            channel: if of_case { &self.before.channel } else { &now.channel }.clone(),
        }
    }

    /// Whether one step back leads out of it.
    pub fn is_last_step(&self, history: &History) -> bool {
        let now = history.now();
        let opening = Change::of(&self.case.clone().edit(), now);
        let is_untouched = now.ticket == self.case.ticket && now.assumptions == self.case.assumptions;
        self.case != self.before && is_untouched && history.undoable().next() == Some(&opening)
    }

    /// The change that leads back to the settings, where that is a step of its own.
    pub fn way_back() -> Change {
        Change::new("Back to my settings", Area::Ticket)
    }

    /// Whether undo or redo has led into it anew: the step that opened it was made again, or the one that led back
    /// undone.
    pub fn is_back(&self, history: &History) -> bool {
        let is_undone = history.redoable().next() == Some(&Self::way_back());
        (is_undone || self.is_last_step(history)) && self.is_on_show(history.now())
    }

    /// What is looked at, as a sentence; `what` is *a test case*, or what else it is.
    pub fn sentence(&self, what: &str) -> String {
        let (case, own) = (self.case.assumptions, self.before.assumptions);
        let mut parts = vec![words::engine(case), words::escaping(case.escaping)];
        if case.unticked != own.unticked {
            parts.push(words::unticked(case.unticked));
        }
        if case.tags != own.tags {
            parts.push(words::tags(case.tags));
        }
        format!("Looking at {what}: {}.", parts.join(", "))
    }

    /// Whether its ticket is the sample ticket, or was until it was edited.
    fn has_ticket(&self, now: &Workspace) -> bool {
        let is_listed =
            is_built_in(&now.ticket) || now.own_tickets.iter().any(|own| own.ticket == now.ticket);
        now.ticket == self.case.ticket || !is_listed
    }

    /// What Freshdesk does without the case: an answer that was chosen meanwhile stays.
    fn assumptions(&self, now: &Workspace) -> Assumptions {
        fn without<T: PartialEq>(now: T, case: T, before: T) -> T {
            if now == case { before } else { now }
        }
        let (now, case, before) = (now.assumptions, self.case.assumptions, self.before.assumptions);
        Assumptions {
            liquid: without(now.liquid, case.liquid, before.liquid),
            host: without(now.host, case.host, before.host),
            escaping: without(now.escaping, case.escaping, before.escaping),
            unticked: without(now.unticked, case.unticked, before.unticked),
            tags: without(now.tags, case.tags, before.tags),
        }
    }
}

/// The history without cases on tickets of the admin's own, where these are not kept: another ticket would stand in
/// their place. What was decided while such a case was on show stays.
pub fn without_own_cases(history: &History) -> History {
    let mut states: Vec<(Workspace, Change)> =
        history.past().map(|(workspace, change)| (workspace.clone(), change.clone())).collect();
    states.reverse();
    let after = states.iter().skip(1).map(|(workspace, _)| workspace).chain([history.now()]);
    let after: Vec<Scene> = after.map(Scene::of).collect();
    let mut case: Option<ViewedCase> = None;
    for ((workspace, change), after) in states.iter_mut().zip(after) {
        let opened = change.opens_case().then(|| ViewedCase::new(after, workspace));
        if let Some(case) = case.as_ref().filter(|_| !is_built_in(&workspace.ticket)) {
            *workspace = case.settings(workspace);
        }
        case = opened.or(case);
    }
    states.reverse();
    history.with_past(states)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::TagJoin;
    use crate::escaping::Escaping;
    use crate::options::Preset;
    use crate::placeholder::Placeholder;
    use crate::ticket::sample::Sample;
    use crate::workspace::saved::{Place, read, read_history, write, write_history};
    use ruby_liquid::Dialect;

    fn sample(id: &str) -> Ticket {
        Sample::find(id).unwrap().ticket()
    }

    /// A history in which a case was opened.
    fn opened() -> (History, ViewedCase) {
        let mut history = History::default();
        history.edit(Edit::Preset(Preset::Guide));
        let assumptions =
            Assumptions { liquid: Dialect::V5, escaping: Escaping::Html, ..Assumptions::default() };
        let case = Scene { ticket: sample("quotes"), assumptions, channel: "email".into() };
        let viewed_case = ViewedCase::new(case.clone(), history.now());
        history.edit(case.edit());
        (history, viewed_case)
    }

    #[test]
    fn a_case_decides_nothing() {
        let (mut history, viewed_case) = opened();
        assert!(viewed_case.is_on_show(history.now()) && viewed_case.is_last_step(&history));
        assert_eq!(
            viewed_case.sentence("a test case"),
            "Looking at a test case: Liquid 5, escaped for HTML."
        );
        let settings = viewed_case.settings(history.now());
        history.undo();
        assert_eq!(settings, *history.now());
        assert!(!viewed_case.is_on_show(history.now()));
        // Made again, it is looked at again.
        assert!(!viewed_case.is_back(&history));
        history.redo();
        assert!(viewed_case.is_on_show(history.now()) && viewed_case.is_back(&history));
    }

    #[test]
    fn a_case_is_back_once_the_way_back_is_undone() {
        let (mut history, viewed_case) = opened();
        history.edit(Edit::Field(Placeholder::known("ticket.requester.name"), Some("Zoë".into())));
        let scene = viewed_case.scene(history.now());
        history.edit_as(scene.edit(), ViewedCase::way_back());
        assert!(!viewed_case.is_on_show(history.now()) && !viewed_case.is_back(&history));
        history.undo();
        assert!(viewed_case.is_on_show(history.now()) && viewed_case.is_back(&history));
        // Its ticket, chosen from the list, is no case.
        let mut history = History::default();
        history.edit(Edit::Ticket(sample("quotes")));
        assert!(!viewed_case.is_back(&history));
    }

    #[test]
    fn a_case_on_a_ticket_that_is_not_kept_leaves_only_what_was_decided() {
        let mut ticket = sample("ordinary");
        ticket.set(&Placeholder::known("ticket.requester.name"), Some("Zoë".into()));
        let mut history = History::default();
        history.edit(Edit::AddTicket("Mine".into(), ticket.clone()));
        let assumptions = Assumptions { tags: TagJoin::Comma, ..Assumptions::default() };
        let case = Scene { ticket, assumptions, channel: "email".into() };
        let viewed_case = ViewedCase::new(case.clone(), history.now());
        history.edit(case.edit());
        history.edit(Edit::Preset(Preset::Guide));
        history.edit_as(viewed_case.scene(history.now()).edit(), ViewedCase::way_back());
        let text = write_history(&without_own_cases(&history), false);
        let mut opened =
            read(&write(history.now(), Place::Browser, false), Place::Browser, &Workspace::default())
                .unwrap();
        opened.progress = history.now().progress.clone();
        let mut kept = read_history(&text, &opened, false).unwrap();
        assert_eq!(kept.undo().unwrap().what, "Preset As in the guide");
        assert_eq!(
            (kept.now().options.preset, kept.now().assumptions),
            (Preset::Robust, Assumptions::default())
        );
        assert_eq!(kept.undo(), None);
    }

    #[test]
    fn what_was_decided_meanwhile_stays() {
        let (mut history, viewed_case) = opened();
        history.edit(Edit::Preset(Preset::Robust));
        history.edit(Edit::Assume(Assumptions { tags: TagJoin::Comma, ..history.now().assumptions }));
        history.edit(Edit::Field(Placeholder::known("ticket.requester.name"), Some("Zoë".into())));
        assert!(viewed_case.is_on_show(history.now()) && !viewed_case.is_last_step(&history));
        let settings = viewed_case.settings(history.now());
        assert_eq!(settings.options.preset, Preset::Robust);
        assert_eq!(settings.ticket, Ticket::default());
        assert_eq!(settings.assumptions, Assumptions { tags: TagJoin::Comma, ..Assumptions::default() });
    }

    #[test]
    fn another_sample_ticket_is_chosen_and_the_freshdesk_of_the_case_is_still_there() {
        let (mut history, viewed_case) = opened();
        history.edit(Edit::Ticket(sample("bare")));
        assert!(viewed_case.is_on_show(history.now()));
        let settings = viewed_case.settings(history.now());
        assert_eq!((settings.ticket, settings.assumptions), (sample("bare"), Assumptions::default()));
    }

    #[test]
    fn a_case_like_the_settings_is_looked_at_until_another_ticket_is_chosen() {
        let mut history = History::default();
        let viewed_case = ViewedCase::new(Scene::of(history.now()), history.now());
        assert!(viewed_case.is_on_show(history.now()) && !viewed_case.is_last_step(&history));
        history.edit(Edit::Ticket(sample("bare")));
        assert!(!viewed_case.is_on_show(history.now()));
    }
}
