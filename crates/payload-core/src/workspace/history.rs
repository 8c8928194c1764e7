//! Undo and redo: a list of workspaces. Those that have the same ticket share it.

use super::{Change, Edit, Target, Workspace};

/// Older states than this are forgotten.
const MAX_STEPS: usize = 200;

/// States that together take more memory than this are forgotten, oldest first: 200 states with a ticket of
/// their own each would be too much for a phone. In bytes, roughly.
const MAX_BYTES: usize = 16 << 20;

/// The workspace, its earlier states and those that were undone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    now: Workspace,
    past: Vec<Earlier>,
    /// The states that were undone, each with the change that leads to it.
    future: Vec<(Workspace, Change)>,
    /// What the last change set, if the next one can go on with it.
    last: Option<Target>,
}

/// A state that one can go back to.
#[derive(Debug, Clone, PartialEq)]
struct Earlier {
    workspace: Workspace,
    /// What was changed after it.
    change: Change,
    /// The bytes it takes that the state after it does not share, roughly.
    weight: usize,
}

impl Earlier {
    /// The state before `next`, which `change` led to.
    fn before(next: &Workspace, workspace: Workspace, change: Change) -> Self {
        // The choices themselves.
        const SMALL: usize = 4096;
        let ticket = if workspace.ticket.shares_with(&next.ticket) { 0 } else { workspace.ticket.weight() };
        let texts: usize = workspace.by_hand.values().map(String::len).sum();
        Self { weight: SMALL + ticket + texts, workspace, change }
    }
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

    /// A history that was kept: the states that can be undone and those that can be made again, the nearest first.
    pub(super) fn with(
        now: Workspace,
        past: Vec<(Workspace, Change)>,
        future: Vec<(Workspace, Change)>,
    ) -> Self {
        let mut history = Self { future, ..Self::new(now.clone()) };
        history.future.reverse();
        let next = std::iter::once(&now).chain(past.iter().map(|(workspace, _)| workspace));
        let step = |(next, (workspace, change)): (&Workspace, &(Workspace, Change))| {
            Earlier::before(next, workspace.clone(), change.clone())
        };
        history.past = next.zip(&past).map(step).collect();
        history.past.reverse();
        history
    }

    /// Makes a change; letters of one word are one step.
    pub fn edit(&mut self, edit: Edit) {
        let change = Change::of(&edit, &self.now);
        self.edit_as(edit, change);
    }

    /// Makes a change under another name than its own. Looking at another channel changes nothing, and what was
    /// copied is only noted, since undo cannot take it back in Freshdesk: both are no step.
    pub fn edit_as(&mut self, edit: Edit, change: Change) {
        let is_noted = match &edit {
            Edit::Show(_) => true,
            Edit::Progress(edit) => edit.is_about_copies(),
            _ => false,
        };
        if is_noted {
            return self.now.apply(edit);
        }
        let (target, before) = (edit.target(), self.now.clone());
        self.now.apply(edit);
        if self.now == before {
            return;
        }
        if target.is_none() || self.last != target {
            self.remember(before, change);
        }
        self.future.clear();
        self.last = target;
    }

    /// What comes next is a step of its own, whatever it goes on with.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// Puts another workspace in place of this one, as one step that makes `change`.
    pub fn replace(&mut self, workspace: Workspace, change: Change) {
        if workspace != self.now {
            let before = std::mem::replace(&mut self.now, workspace);
            self.remember(before, change);
            self.future.clear();
            self.last = None;
        }
    }

    /// Adds the state before this one, and forgets the oldest where they are too many or too large.
    fn remember(&mut self, before: Workspace, change: Change) {
        self.past.push(Earlier::before(&self.now, before, change));
        let mut steps = self.past.len();
        let mut bytes: usize = self.past.iter().map(|step| step.weight).sum();
        self.past.retain(|step| {
            // The last one stays, whatever its size: the change just made can always be undone.
            let stays = steps == 1 || (steps <= MAX_STEPS && bytes <= MAX_BYTES);
            if !stays {
                steps -= 1;
                bytes -= step.weight;
            }
            stays
        });
    }

    /// The same, with other states to go back to, the nearest first.
    pub fn with_past(&self, past: Vec<(Workspace, Change)>) -> Self {
        let future = self.future().map(|(workspace, change)| (workspace.clone(), change.clone())).collect();
        Self::with(self.now.clone(), past, future)
    }

    /// The states that one can go back to, the last one first, each with the change that followed it.
    pub fn past(&self) -> impl Iterator<Item = (&Workspace, &Change)> {
        self.past.iter().rev().map(|step| (&step.workspace, &step.change))
    }

    /// The states that were undone, the next one first, each with the change that leads to it.
    pub(super) fn future(&self) -> impl Iterator<Item = (&Workspace, &Change)> {
        self.future.iter().rev().map(|(workspace, change)| (workspace, change))
    }

    /// The changes that can be undone, the last one first.
    pub fn undoable(&self) -> impl Iterator<Item = &Change> {
        self.past.iter().rev().map(|step| &step.change)
    }

    /// The changes that can be made again, the next one first.
    pub fn redoable(&self) -> impl Iterator<Item = &Change> {
        self.future.iter().rev().map(|(_, change)| change)
    }

    /// One step back; returns what it undid.
    pub fn undo(&mut self) -> Option<Change> {
        let Earlier { mut workspace, change, .. } = self.past.pop()?;
        workspace.progress.keep_copies(&self.now.progress);
        self.future.push((std::mem::replace(&mut self.now, workspace), change.clone()));
        self.last = None;
        Some(change)
    }

    /// One step forward again; returns what it did again.
    pub fn redo(&mut self) -> Option<Change> {
        let (mut after, change) = self.future.pop()?;
        after.progress.keep_copies(&self.now.progress);
        let before = std::mem::replace(&mut self.now, after);
        self.past.push(Earlier::before(&self.now, before, change.clone()));
        self.last = None;
        Some(change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Choice, Content, Preset};
    use crate::placeholder::Placeholder;
    use crate::rule_settings::{ConditionEdit, ProgressEdit, Property, RuleEdit, RuleId, Test};
    use crate::ticket::Ticket;
    use crate::workspace::Area;

    #[test]
    fn a_word_is_one_step() {
        let mut history = History::default();
        let start = history.now().clone();
        for text in ["n", "no", "non", "none"] {
            history.edit(Edit::NoEmail(text.into()));
        }
        history.edit(Edit::Switch(Choice::Brand, true));
        history.undo();
        assert_eq!(history.now().options.customer.no_email, "none");
        history.undo();
        assert_eq!(*history.now(), start);
        assert!(history.past.is_empty());
        history.redo();
        assert_eq!(history.now().options.customer.no_email, "none");
        let changes = |changes: &mut dyn Iterator<Item = &Change>| -> Vec<String> {
            changes.map(|change| change.what.clone()).collect()
        };
        assert_eq!(changes(&mut history.undoable()), ["Customer e-mail"]);
        assert_eq!(changes(&mut history.redoable()), ["Brand on"]);
        history.edit(Edit::Preset(Preset::Guide));
        assert!(history.redoable().next().is_none());
    }

    #[test]
    fn an_edit_goes_on_with_one_that_sets_the_same() {
        let field = |name: &'static str, text: &str| Edit::Field(Placeholder::known(name), Some(text.into()));
        let shown = |name: &'static str, text: &str| {
            let (mut ticket, field) = (Ticket::default(), Placeholder::known(name));
            ticket.set(&field, Some(text.into()));
            Edit::ShownField(field, ticket)
        };
        let name = |id: RuleId, text: &str| Edit::Rule(RuleEdit::Name(id, text.into()));
        let send = |channel: &str| RuleId::Send(channel.into());
        let set =
            |property: Property, value: &str| ConditionEdit::Set(Test::usual(property), vec![value.into()]);
        let only = |channel: &str, edit| Edit::Rule(RuleEdit::Only(channel.into(), edit));
        let exclude = |edit| Edit::Rule(RuleEdit::ExcludeBy(edit));
        let url = |url: &str| Edit::Rule(RuleEdit::Url(url.into()));
        let note = |story: &str, note: &str| Edit::Progress(ProgressEdit::Note(story.into(), note.into()));
        let tick = |step: &str| Edit::Progress(ProgressEdit::Tick(step.into(), true));
        for (first, next, goes_on) in [
            (field("ticket.id", "1"), field("ticket.id", "12"), true),
            (field("ticket.id", "1"), field("ticket.url", "1"), false),
            (shown("ticket.id", "1"), shown("ticket.id", "12"), true),
            (shown("ticket.id", "1"), shown("ticket.url", "1"), false),
            (Edit::NoEmail("n".into()), Edit::NoEmail("no".into()), true),
            (Edit::Brand(Some(Content::Text("a".into()))), Edit::Brand(None), false),
            (name(send("email"), "a"), name(send("email"), "ab"), true),
            (name(send("email"), "a"), name(send("chat"), "ab"), false),
            (name(RuleId::Assign, "a"), name(RuleId::Exclude, "ab"), false),
            (only("email", set(Property::Tag, "a")), only("email", set(Property::Tag, "ab")), true),
            (only("email", set(Property::Tag, "a")), only("email", set(Property::Type, "ab")), false),
            (only("email", set(Property::Tag, "a")), only("chat", set(Property::Tag, "ab")), false),
            (only("email", set(Property::Tag, "a")), exclude(set(Property::Tag, "ab")), false),
            (exclude(set(Property::Tag, "a")), exclude(set(Property::Tag, "ab")), true),
            (
                exclude(set(Property::Tag, "a")),
                exclude(ConditionEdit::Remove(Test::usual(Property::Tag))),
                false,
            ),
            (url("a"), url("ab"), true),
            (note("one", "a"), note("one", "ab"), true),
            (note("one", "a"), note("two", "ab"), false),
            (tick("one"), tick("two"), false),
        ] {
            let mut history = History::default();
            let said = format!("{first:?}, then {next:?}");
            history.edit(first);
            history.edit(next);
            assert_eq!(history.undoable().count(), if goes_on { 1 } else { 2 }, "{said}");
        }
    }

    #[test]
    fn after_a_pause_the_same_text_is_another_step() {
        let mut history = History::default();
        let write = |text: &str| Edit::Write("email".into(), text.into());
        history.edit(write("a"));
        history.edit(write("ab"));
        history.pause();
        history.edit(write("abc"));
        history.undo();
        assert_eq!(history.now().by_hand["email"], "ab");
        history.undo();
        assert!(history.now().by_hand.is_empty());
    }

    #[test]
    fn looking_at_a_channel_is_no_step_and_undo_leads_to_the_change() {
        let mut history = History::default();
        history.edit(Edit::Channel("chat".into(), true));
        history.edit(Edit::Write("chat".into(), "{}".into()));
        history.edit(Edit::Show("email".into()));
        history.undo();
        assert_eq!(history.now().shown_channel(), Some("chat"));
        assert!(history.redoable().next().is_some() && history.now().by_hand.is_empty());
        history.edit(Edit::Show("email".into()));
        assert!(history.redoable().next().is_some());
    }

    #[test]
    fn ticks_are_steps_and_copies_stay() {
        let mut history = History::default();
        let tick = |step: &str| Edit::Progress(ProgressEdit::Tick(step.into(), true));
        let copy = |text: &str| {
            let payload = vec![("payload".to_owned(), text.to_owned())];
            Edit::Progress(ProgressEdit::Copied(RuleId::Send("email".into()), payload))
        };
        history.edit(copy("a"));
        assert!(history.past.is_empty());
        history.edit_as(tick("a"), Change::new("Copy the test key there", Area::GoLive));
        history.edit(Edit::Preset(Preset::Guide));
        history.edit(copy("b"));
        history.undo();
        assert_eq!(history.now().options.preset, Preset::Robust);
        assert_eq!(history.undo().unwrap().what, "Copy the test key there");
        assert!(history.now().progress.done.is_empty());
        let copied = |history: &History| {
            history.now().progress.copied_text(&RuleId::Send("email".into()), "payload").map(str::to_owned)
        };
        assert_eq!(copied(&history).as_deref(), Some("b"));
        history.redo();
        assert_eq!(history.now().progress.done.len(), 1);
        assert_eq!(copied(&history).as_deref(), Some("b"));
    }

    #[test]
    fn nothing_changed_is_no_step() {
        let mut history = History::default();
        history.edit(Edit::Preset(Preset::Robust));
        assert!(history.past.is_empty());
    }

    #[test]
    fn another_workspace_is_one_step() {
        let mut history = History::default();
        history.edit(Edit::NoEmail("n".into()));
        let mut other = Workspace::default();
        other.apply(Edit::Preset(Preset::Guide));
        history.replace(other.clone(), Change::new("Settings opened", crate::workspace::Area::Choices));
        // The next letter does not go on with the word begun before.
        history.edit(Edit::NoEmail("no".into()));
        history.undo();
        assert_eq!(*history.now(), other);
        history.undo();
        assert_eq!(history.now().options.customer.no_email, "n");
        history.redo();
        assert_eq!(*history.now(), other);
    }

    #[test]
    fn large_tickets_are_bounded_and_the_last_step_stays() {
        let large = |at: usize| {
            let text = format!("{{\"id\": {at}, \"description\": \"{}\"}}", "x".repeat(500_000));
            Edit::Ticket(Ticket::read(&text).unwrap())
        };
        let mut history = History::default();
        for at in 0..100 {
            history.edit(large(at));
            history.edit(Edit::Switch(Choice::Brand, at % 2 == 0));
        }
        let bytes: usize = history.past.iter().map(|step| step.weight).sum();
        assert!(bytes <= MAX_BYTES && bytes > MAX_BYTES - 600_000, "{bytes}");
        // Each ticket is counted once, though two states have it.
        assert!((60..=70).contains(&history.past.len()), "{}", history.past.len());

        let huge = format!("{{\"id\": 1{}}}", ", \"k\": [[[]]]".repeat(30_000));
        history.edit(Edit::Ticket(Ticket::read(&huge).unwrap()));
        assert!(!history.past.is_empty());
        for at in 0..500 {
            history.edit(Edit::Switch(Choice::Language, at % 2 == 0));
        }
        assert_eq!(history.past.len(), MAX_STEPS);
    }
}
