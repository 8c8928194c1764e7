//! Keeps the work in this browser as it changes, and what other tabs, links and files would replace.
//!
//! Nothing that a person has not seen is ever overwritten: what cannot be read, and what a link or a file
//! replaces, is set aside under a key of its own and offered until the person discards it.

mod autosave;
mod backups;
mod banners;
mod drafts;
mod import;
mod kept;
mod undo_history;

pub use banners::Banners;
pub use kept::has_work;

use crate::browser::{self, NotKept};
use crate::components::Drafts;
use crate::components::announcer::Announcer;
use crate::opened_case::OpenedCase;
use crate::session::Session;
use backups::Reason;
use gloo::timers::callback::Timeout;
use kept::{Kept, STARTING};
use leptos::prelude::*;
use payload_core::workspace::Workspace;
use payload_core::workspace::saved::{self, Place};
use std::cell::RefCell;

/// The settings in this browser's storage.
const SETTINGS: &str = "payload-builder.settings";
/// `yes` where the person wants the sample ticket kept there.
const TICKET: &str = "payload-builder.keep-ticket";

/// A change is kept this long after the last one, in milliseconds.
const PAUSE: u32 = 400;

/// Whether the person wants the sample ticket kept.
fn is_ticket_kept() -> bool {
    browser::kept(TICKET).is_ok_and(|kept| kept.as_deref() == Some("yes"))
}

/// A message, and what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Banner {
    /// Changes are not kept.
    NotKept(NotKept),
    /// Another tab kept something else.
    OtherTab,
    /// There is a backup, under this key.
    Backup(String),
    /// Something was opened: what, and the key of the backup of what it replaced.
    Opened { what: String, backup: Option<String> },
    /// A message that can only be closed.
    Said(String),
    /// Something could not be opened: what, and why.
    Refused { what: String, why: String },
}

/// What the page keeps, and how it stands.
#[derive(Clone, Copy)]
pub struct Autosave {
    session: Session,
    opened: OpenedCase,
    announcer: Announcer,
    drafts: Drafts,
    /// Whether the sample ticket is kept too.
    with_ticket: RwSignal<bool>,
    banners: RwSignal<Vec<Banner>>,
    state: StoredValue<RefCell<State>, LocalStorage>,
}

#[derive(Default)]
struct State {
    /// What this tab last saw in the storage.
    seen: Option<String>,
    /// What this tab had itself at that moment: as long as it has, there is nothing to keep.
    base: Option<String>,
    /// What is there cannot be read nor set aside: it must stay.
    locked: bool,
    /// The change that is going on was made by opening something.
    opening: bool,
    pending: Option<Timeout>,
}

impl Autosave {
    /// Takes up what this browser kept, watches what can change, and hands itself to everything below.
    pub fn begin(session: Session, opened: OpenedCase) {
        let kept = Kept::find();
        let autosave = Self {
            session,
            opened,
            announcer: Announcer::here(),
            drafts: Drafts::here(),
            with_ticket: RwSignal::new(is_ticket_kept()),
            banners: RwSignal::default(),
            state: StoredValue::new_local(RefCell::default()),
        };
        provide_context(autosave);
        autosave.take_up(kept);
        autosave.resume_history();
        autosave.resume_drafts();
        autosave.remember();
        Effect::new(move |before: Option<()>| {
            session.follow_after_paint();
            if before.is_some() {
                autosave.changed();
            }
        });
        browser::on_window("storage", move || autosave.look());
        browser::on_window("pagehide", move || autosave.leave());
        browser::on_window("pageshow", move || autosave.look());
        browser::on_document("visibilitychange", move || match browser::is_hidden() {
            true => autosave.save(),
            false => autosave.look(),
        });
        autosave.watch_openings();
        // The page has been shown: it can start with these settings.
        browser::after_paint(|| browser::mark(STARTING, false));
    }

    /// The autosave of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Whether the sample ticket is kept too.
    pub fn keeps_ticket(self) -> bool {
        self.with_ticket.get()
    }

    /// Keeps the sample ticket too, or no longer; at once.
    pub fn keep_ticket(self, keeps: bool) {
        self.with_ticket.set(keeps);
        match keeps {
            true => {
                let _ = browser::keep(TICKET, "yes");
            }
            false => browser::forget(TICKET),
        }
        self.save();
    }

    /// Whether changes are saved, in a sentence.
    pub fn standing(self) -> String {
        let bars = self.banners.get();
        let trouble = bars.iter().find_map(|bar| match bar {
            Banner::NotKept(NotKept::Blocked) => {
                Some("Not saved: this browser does not save data for this page.")
            }
            Banner::NotKept(NotKept::Full) => {
                Some("Not saved: this browser has no space left for this page.")
            }
            Banner::OtherTab => Some("Not saved: the settings were changed in another tab."),
            _ => None,
        });
        trouble.unwrap_or("Your changes are saved in this browser.").to_owned()
    }

    /// Everything as the page first opened, as one step that can be undone.
    pub fn start_over(self) {
        self.open("Started over. All settings are at their defaults.".to_owned(), Workspace::default(), None);
    }

    fn take_up(self, kept: Kept) {
        self.show_backups();
        match kept.text {
            Err(trouble) => self.show(Banner::NotKept(trouble)),
            Ok(text) => {
                let locked = match &text {
                    Some(text) if kept.refused => self.set_aside(text, Reason::Unreadable).is_none(),
                    _ => false,
                };
                if locked {
                    self.show(Banner::Backup(SETTINGS.to_owned()));
                }
                self.with_state(|state| {
                    state.seen = text;
                    state.locked = locked;
                });
            }
        }
        // What was changed before is there to keep.
        let base = self.written(&kept.workspace);
        self.with_state(|state| state.base = Some(base.clone()));
        if kept.workspace != Workspace::default() {
            self.session.start(kept.workspace);
        } else if self.text() != base {
            self.changed();
        }
    }

    /// Puts another workspace in place of this one. `what` says so; `reason` names why what was there is set
    /// aside, where it is.
    fn open(self, what: String, workspace: Workspace, reason: Option<Reason>) {
        self.end_edits();
        if self.session.read_once(|present| *present == workspace) {
            return self.show(Banner::Said(format!("{what} Nothing changed.")));
        }
        let before = self.text();
        let ticket = self.with_ticket.get_untracked();
        let nothing = saved::write(&Workspace::default(), Place::Browser, ticket);
        let key = reason.filter(|_| before != nothing).and_then(|reason| self.set_aside(&before, reason));
        self.take_down(|banner| {
            matches!(banner, Banner::Opened { .. } | Banner::Said(_) | Banner::Refused { .. })
        });
        self.take_down(|banner| matches!(banner, Banner::Backup(it) if Some(it) == key.as_ref()));
        self.with_state(|state| state.opening = true);
        self.session.replace(workspace);
        self.show(Banner::Opened { what, backup: key });
    }

    /// Ends what is under way in a view or was refused in a field: it is about the settings that are being replaced.
    fn end_edits(self) {
        self.session.open_other();
        self.drafts.clear();
    }

    fn refuse(self, what: &str, why: &str) {
        self.take_down(|banner| matches!(banner, Banner::Refused { .. } | Banner::Said(_)));
        self.show(Banner::Refused { what: what.to_owned(), why: why.to_owned() });
    }

    fn show(self, banner: Banner) {
        if !self.banners.with_untracked(|banners| banners.contains(&banner)) {
            self.banners.update(|banners| {
                let both_not_kept =
                    |other: &Banner| matches!((other, &banner), (Banner::NotKept(_), Banner::NotKept(_)));
                banners.retain(|other| !both_not_kept(other));
                banners.push(banner);
            });
        }
    }

    fn take_down(self, which: impl Fn(&Banner) -> bool) {
        if self.banners.with_untracked(|banners| banners.iter().any(&which)) {
            self.banners.update(|banners| banners.retain(|banner| !which(banner)));
        }
    }

    fn with_state<T>(self, act: impl FnOnce(&mut State) -> T) -> T {
        self.state.with_value(|state| act(&mut state.borrow_mut()))
    }
}
