//! The one value that everything follows from, and whom a change of it wakes.
//!
//! A signal wakes everything below it, also what turns out to be the same, and half of the page follows from the
//! choices: each letter typed into the ticket would wake some two hundred effects for nothing. So a change is announced by
//! area, and wakes those who read that area; those who can wait are woken once the browser has painted what followed.

use crate::browser;
use leptos::prelude::*;
use payload_core::workspace::{Area, History, Workspace};
use std::ops::Deref;

/// The history, with the workspace as it is now.
#[derive(Clone, Copy)]
pub(super) struct State {
    history: StoredValue<History>,
    /// What reads an area, in the order of [`Area::ALL`], which is that of their numbers.
    readers: [Trigger; Area::ALL.len()],
    /// What can wait until the immediate changes are painted.
    readers_after_paint: Trigger,
    /// Whether that is to be woken.
    is_due: StoredValue<bool>,
}

impl State {
    /// A workspace at its defaults.
    pub fn new() -> Self {
        Self {
            history: StoredValue::default(),
            readers: Area::ALL.map(|_| Trigger::new()),
            readers_after_paint: Trigger::new(),
            is_due: StoredValue::new(false),
        }
    }

    /// Changes it, and wakes what reads an area that has changed.
    pub fn change(self, change: impl FnOnce(&mut History)) {
        // Compiled once, and not for each change.
        fn boxed(state: State, change: Box<dyn FnOnce(&mut History) + '_>) {
            let before = state.history().now().clone();
            state.history.update_value(change);
            state.wake(Some(&before));
        }
        boxed(self, Box::new(change));
    }

    /// Begins with another history.
    pub fn begin(self, history: History) {
        self.history.set_value(history);
        self.wake(None);
    }

    /// Wakes what reads an area that differs from `before`; everything without it.
    fn wake(self, before: Option<&Workspace>) {
        for (area, readers) in Area::ALL.iter().zip(&self.readers) {
            if before.is_none_or(|before| area.differs(before, self.history().now())) {
                readers.notify();
            }
        }
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            browser::after_paint(move || {
                self.is_due.set_value(false);
                self.readers_after_paint.notify();
            });
        }
    }

    /// Reads an area of the workspace, and follows it alone: `read` must read no other.
    pub fn read<T>(self, area: Area, read: impl FnOnce(&Workspace) -> T) -> T {
        self.follow(area);
        read(self.history().now())
    }

    /// Follows an area.
    pub fn follow(self, area: Area) {
        if let Some(readers) = self.readers.get(area as usize) {
            readers.track();
        }
    }

    /// Reads everything, and follows every change.
    pub fn read_all<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.readers.iter().for_each(Track::track);
        read(&self.history())
    }

    /// Reads everything, and follows every change once what follows at once is painted.
    pub fn read_after_paint<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.readers_after_paint.track();
        read(&self.history())
    }

    fn history(self) -> impl Deref<Target = History> {
        self.history.read_value()
    }

    /// Reads everything once.
    pub fn read_once<T>(self, read: impl FnOnce(&History) -> T) -> T {
        read(&self.history())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use payload_core::options::Choice;
    use payload_core::placeholder::Placeholder;
    use payload_core::rule_settings::{ProgressEdit, RuleEdit};
    use payload_core::ticket::Ticket;
    use payload_core::workspace::Edit;
    use std::sync::{Arc, Mutex};

    #[test]
    fn a_change_wakes_those_who_read_its_area_and_no_others() {
        let owner = Owner::new();
        owner.set();
        let (state, woken) = (State::new(), Arc::new(Mutex::new(Vec::new())));
        let readers = Area::ALL.map(|area| {
            let woken = woken.clone();
            Memo::new(move |_| {
                state.follow(area);
                woken.lock().expect("one thread").push(area);
            })
        });
        let wakes = |change: &dyn Fn(&mut History)| {
            state.change(change);
            woken.lock().expect("one thread").clear();
            readers.iter().for_each(|reader| reader.get_untracked());
            woken.lock().expect("one thread").clone()
        };
        wakes(&|_| ());
        let name = Placeholder::known("ticket.requester.name");
        let letter = |text: &'static str| Edit::Field(name.clone(), Some(text.into()));
        let assumptions = state.read_once(|history| history.now().assumptions);
        for (edit, areas) in [
            (letter("A"), &[Area::Ticket][..]),
            (letter("An"), &[Area::Ticket]),
            (letter("An"), &[]),
            (Edit::Switch(Choice::Brand, true), &[Area::Choices]),
            (Edit::Write("email".to_owned(), "{}".to_owned()), &[Area::Template]),
            (Edit::Rule(RuleEdit::Url("https://example.com".to_owned())), &[Area::Rules]),
            (Edit::Progress(ProgressEdit::Tick("keys".to_owned(), true)), &[Area::GoLive]),
            // Tickets of the table in Prove are looked at on another channel.
            (
                Edit::OpenCase(Ticket::with([]), assumptions, "chat".to_owned()),
                &[Area::Template, Area::Ticket],
            ),
        ] {
            assert_eq!(wakes(&|history| history.edit(edit.clone())), areas, "{edit:?}");
        }
        // Undo wakes whom the change woke.
        assert_eq!(wakes(&|history| drop(history.undo())), [Area::Template, Area::Ticket]);
        assert_eq!(wakes(&|history| drop(history.undo())), [Area::GoLive]);
    }
}
