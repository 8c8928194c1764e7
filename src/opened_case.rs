//! The case of Prove that is looked at in Build: what its ticket is called there, the way back to it, and the way back
//! to the settings, which it changes only as long as it is looked at.

use crate::browser;
use crate::reactive::effect;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::ticket::Ticket;
use payload_core::viewed_case::{Scene, ViewedCase};
use payload_core::workspace::{History, Workspace};

/// The id of what says in Build that a case is looked at.
pub const CASE: &str = "case-on-show";

/// Where a case stands in Prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What its ticket is called in the list of sample tickets.
    pub name: String,
    /// What it is, within a sentence: *a test case*.
    pub what: &'static str,
    /// The name of its pane.
    pub pane: &'static str,
    /// The id of the element that the focus returns to.
    pub id: String,
}

/// What is looked at, and where it stands in Prove. A reload forgets where.
type Opened = (ViewedCase, Option<Place>);

/// The case that was opened last, as context.
#[derive(Clone, Copy)]
pub struct OpenedCase {
    session: Session,
    opened: RwSignal<Option<Opened>>,
    /// The last one, once it was left: undo and redo can lead into it anew.
    left: StoredValue<Option<Opened>>,
    /// The ticket of the last one, and its name: it stays in the list of sample tickets.
    named: RwSignal<Option<(Ticket, String)>>,
}

impl OpenedCase {
    /// Provides it as context.
    pub fn provide(session: Session) -> Self {
        let (opened, left, named) = (RwSignal::new(None), StoredValue::new(None), RwSignal::new(None));
        let case = Self { session, opened, left, named };
        provide_context(case);
        // It belongs to the settings that were replaced.
        effect(move || {
            session.follow_opening();
            case.opened.set(None);
            case.left.set_value(None);
            case.named.set(None);
        });
        effect(move || {
            session.follow_after_paint();
            case.follow_steps();
        });
        // What is kept when the page is left are the settings.
        browser::on_window("pagehide", move || case.leave());
        case
    }

    /// The case of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// A step back leads out of it too, and another sample ticket; a step that is made again leads into it.
    fn follow_steps(self) {
        let Self { session, opened, left, .. } = self;
        match opened.get_untracked() {
            Some((viewed_case, _)) => {
                if session.read_once(|now| !viewed_case.is_on_show(now)) {
                    left.set_value(opened.get_untracked());
                    opened.set(None);
                }
            }
            None => {
                let back = session
                    .read_history_once(|history| left.with_value(|left| led_into(history, left.as_ref())));
                if back.is_some() {
                    opened.set(back);
                }
            }
        }
    }

    /// Opens a case, as a step of its own.
    pub fn open(self, case: Scene, place: Place) {
        let viewed_case = self.session.read_once(|now| ViewedCase::new(case.clone(), now));
        self.named.set(Some((case.ticket.clone(), place.name.clone())));
        self.opened.set(Some((viewed_case, Some(place))));
        self.session.edit_alone(case.edit());
    }

    /// What a ticket is called, where it is that of the case.
    pub fn name_of(self, ticket: &Ticket) -> Option<String> {
        self.named
            .with(|named| named.as_ref().filter(|(known, _)| known == ticket).map(|(_, name)| name.clone()))
    }

    /// What is looked at, as a sentence, and where it stands, if that is known; nothing where no case is on show.
    pub fn on_show(self, now: &Workspace) -> Option<(String, Option<Place>)> {
        self.opened.with(|opened| {
            let (viewed_case, place) = opened.as_ref()?;
            let what = place.as_ref().map_or("a test case", |place| place.what);
            viewed_case.is_on_show(now).then(|| (viewed_case.sentence(what), place.clone()))
        })
    }

    /// The workspace without the case.
    pub fn settings(self, now: &Workspace) -> Workspace {
        self.opened.with_untracked(|opened| match opened {
            Some((viewed_case, _)) => viewed_case.settings(now),
            None => now.clone(),
        })
    }

    /// Leads back to the settings: a step back, or one more where something was changed since.
    pub fn leave(self) {
        let Some((viewed_case, place)) = self.opened.get_untracked() else { return };
        self.left.set_value(Some((viewed_case.clone(), place)));
        self.opened.set(None);
        if self.session.read_history_once(|history| viewed_case.is_last_step(history)) {
            self.session.undo();
        } else if self.session.read_once(|now| viewed_case.is_on_show(now)) {
            let scene = self.session.read_once(|now| viewed_case.scene(now));
            self.session.edit_alone_as(scene.edit(), ViewedCase::way_back());
        }
    }
}

/// The case that the last step has led into, if any: the one that was left last, or what the history knows of it.
fn led_into(history: &History, left: Option<&Opened>) -> Option<Opened> {
    let undone = undone_into(history);
    let is_it = |viewed_case: &ViewedCase| match &undone {
        Some(undone) => viewed_case == undone,
        None => viewed_case.is_back(history),
    };
    left.filter(|(viewed_case, _)| is_it(viewed_case)).cloned().or_else(|| Some((undone?, None)))
}

/// The case behind the way back to the settings, once that is undone: the steps before tell what it was opened on.
fn undone_into(history: &History) -> Option<ViewedCase> {
    let way_back = ViewedCase::way_back();
    if history.redoable().next() != Some(&way_back) {
        return None;
    }
    let mut earlier = history.clone();
    loop {
        let case = Scene::of(earlier.now());
        let undone = earlier.undo().filter(|undone| *undone != way_back)?;
        if undone.opens_case() {
            let viewed_case = ViewedCase::new(case, earlier.now());
            return viewed_case.is_on_show(history.now()).then_some(viewed_case);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use payload_core::options::Choice;
    use payload_core::ticket::sample::Sample;
    use payload_core::workspace::Edit;
    use payload_core::workspace::saved::{read_history, write_history};

    #[test]
    fn the_steps_that_a_reload_keeps_tell_the_case_that_undo_leads_into() {
        let mut history = History::default();
        for (id, choice) in [("quotes", Choice::Tags), ("bare", Choice::Brand)] {
            let ticket = Sample::find(id).unwrap().ticket();
            let case = Scene { ticket, ..Scene::of(history.now()) };
            let viewed_case = ViewedCase::new(case.clone(), history.now());
            history.edit(case.edit());
            history.edit(Edit::Switch(choice, choice == Choice::Brand));
            history.edit_as(viewed_case.scene(history.now()).edit(), ViewedCase::way_back());
            let text = write_history(&history, false);
            let mut kept = read_history(&text, history.now(), false).unwrap();
            assert_eq!(led_into(&kept, None), None);
            kept.undo();
            assert_eq!(led_into(&kept, None), Some((viewed_case.clone(), None)));
            // Another one, left before, is not taken for it.
            let other = ViewedCase::new(Scene::of(&Workspace::default()), &Workspace::default());
            assert_eq!(led_into(&kept, Some(&(other, None))), Some((viewed_case, None)));
        }
    }
}
