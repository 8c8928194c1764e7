//! What mends problems: one by its fix, all that are safe, or everything by the robust preset.

use super::{QUESTION, focus_heading};
use crate::background::Background;
use crate::browser;
use crate::components::announcer::Announcer;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::checks::Finding;
use payload_core::options::Preset;
use payload_core::recognize::Rewrite;
use payload_core::task::{Found, News, Task};
use payload_core::workspace::{Area, Change, Edit, Workspace};
use ruby_liquid::Clock;
use std::sync::Arc;

/// What undo calls the change of the button **Make it robust**.
const MAKE_ROBUST: &str = "Make it robust";

/// What the buttons need.
#[derive(Clone, Copy)]
pub struct Fixing {
    session: Session,
    announcer: Announcer,
    background: Background,
    /// What the robust template would lose, until that is answered: the text that was examined, and the robust one.
    asked: RwSignal<Option<(Arc<Found>, Rewrite)>>,
}

impl Fixing {
    /// Makes it and hands it to everything below.
    pub fn provide() -> Self {
        let (session, announcer, background) = (Session::here(), Announcer::here(), Background::here());
        let fixing = Self { session, announcer, background, asked: RwSignal::new(None) };
        provide_context(fixing);
        fixing
    }

    /// Whether there is anything that is safe to fix.
    pub fn can_fix_all(self) -> bool {
        let found = self.session.found();
        found.read().as_ref().is_some_and(|found| found.findings.iter().any(Finding::is_safe_to_fix))
    }

    /// Fixes all that is safe to fix, as soon as that is worked out.
    pub fn fix_all(self) {
        let Some(found) = self.found() else { return };
        let workspace = self.session.read_once(Workspace::clone);
        self.background.begin(Task::Mend(workspace), move |news| {
            if let News::Mended(text) = news {
                self.write(&found, text, "Fix all safe ones", "Everything that is safe to fix is fixed.");
            }
        });
    }

    /// Fixes the problem at a place of the list.
    pub fn fix(self, at: usize) {
        let Some(found) = self.found() else { return };
        let Some(fix) = found.findings.get(at).and_then(|finding| finding.fix.as_ref()) else { return };
        let said = format!("Fixed: {}.", fix.label);
        match self.session.read_once(|workspace| fix.change.clone().edit(workspace)) {
            Some(edit) => {
                self.session.edit_alone(edit);
                self.announce(&said);
            }
            None => self.write(&found, fix.apply(&found.text), &fix.label, &said),
        }
    }

    /// Whether the template is not robust and can be made so.
    pub fn can_make_robust(self) -> bool {
        let is_guide = self.session.options(|options| options.preset == Preset::Guide);
        let found = self.session.found();
        found.read().as_ref().is_some_and(|found| match found.by_hand {
            true => found.recognition.is_some(),
            false => is_guide,
        })
    }

    /// Makes the template robust, or asks first where something would be lost.
    pub fn make_robust(self) {
        let Some(found) = self.found() else { return };
        let Some(recognition) = found.recognition.as_ref().filter(|_| found.by_hand) else {
            self.session.edit_alone_as(Edit::Preset(Preset::Robust), Change::new(MAKE_ROBUST, Area::Choices));
            return self.announce("Made robust.");
        };
        let clock = Clock(browser::now());
        let rewrite = self
            .session
            .read_once(|workspace| recognition.rewrite(&found.text, &found.channel, workspace, clock));
        if rewrite.lost().next().is_some() {
            self.asked.set(Some((found, rewrite)));
            browser::focus_next(QUESTION);
            return self.announcer.announce("Not made robust yet: something would change.");
        }
        self.take(&found, rewrite);
    }

    /// What is asked about the template on show: what would be lost.
    pub fn asked(self) -> Option<Rewrite> {
        let text = self.session.source().with(|source| source.as_ref().map(|source| source.text.clone()))?;
        self.asked.get().filter(|(found, _)| found.text == text).map(|(_, rewrite)| rewrite)
    }

    /// Makes the template robust, whatever would be lost.
    pub fn make_robust_anyway(self) {
        if let Some((found, rewrite)) = self.asked.try_update(Option::take).flatten() {
            self.take(&found, rewrite);
        }
    }

    /// Leaves the text as it is.
    pub fn keep_text(self) {
        self.asked.set(None);
        focus_heading();
    }

    fn take(self, found: &Found, rewrite: Rewrite) {
        let said = format!("Made robust. {}", rewrite.sentence());
        let edit = Edit::Adopt(found.channel.clone(), Box::new(rewrite.options));
        self.session.edit_alone_as(edit, Change::new(MAKE_ROBUST, Area::Template));
        self.announce(&said);
    }

    fn found(self) -> Option<Arc<Found>> {
        self.session.found().get_untracked()
    }

    /// Writes a fixed template, if what was fixed is still what stands there, as a step under the name of the button.
    fn write(self, found: &Found, text: String, name: &str, said: &str) {
        let is_there = self.session.template_once().as_deref() == Some(&found.text)
            && self.session.channel_once().as_deref() == Some(&found.channel);
        if is_there {
            let step = Change::new(name, Area::Template);
            self.session.edit_alone_as(Edit::Write(found.channel.clone(), text), step);
            self.announce(said);
        }
    }

    /// Says what was done. The focus goes to the heading, since the button that was pressed is gone.
    fn announce(self, what: &str) {
        focus_heading();
        self.announcer.announce(what);
    }
}
