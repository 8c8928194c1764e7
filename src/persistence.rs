//! Keeps the work in this browser as it changes, and what other tabs, links and files would replace.
//!
//! Nothing that a person has not seen is ever overwritten: what cannot be read, and what a link or a file
//! replaces, is set aside under a key of its own and offered until the person discards it.

mod aside;
mod bars;
mod opening;

pub use bars::bars;

use crate::browser::crash_overlay;
use crate::browser::{self, NotKept};
use crate::components::announcer::Voice;
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::workspace::Workspace;
use payload_core::workspace::saved::{self, Place, Turn};
use std::cell::RefCell;

/// The settings in this browser's storage.
const SETTINGS: &str = "payload-builder.settings";
/// `yes` where the person wants the sample ticket kept there.
const TICKET: &str = "payload-builder.keep-ticket";

/// A change is kept this long after the last one, in milliseconds.
const PAUSE: u32 = 400;

/// Something to be told, with what can be done about it.
#[derive(Debug, Clone, PartialEq)]
enum Bar {
    /// Changes are not kept.
    NotKept(NotKept),
    /// Another tab kept something else.
    OtherTab,
    /// A key under which something was set aside.
    Aside(String),
    /// Something was opened: what, and the key under which what it replaced is set aside.
    Opened(String, Option<String>),
    /// Something in passing.
    Said(String),
    /// Something could not be opened: what, and why.
    Refused(String, String),
}

/// What the page keeps, and how it stands.
#[derive(Clone, Copy)]
pub struct Keeper {
    session: Session,
    voice: Voice,
    /// Whether the sample ticket is kept too.
    with_ticket: RwSignal<bool>,
    bars: RwSignal<Vec<Bar>>,
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

/// Set while the page opens, for this tab alone: found at the next start, the last one did not end well.
const STARTING: &str = "payload-builder.starting";

/// What this browser kept: the workspace to open with, the text it was read from, and whether that text was
/// refused.
struct Found {
    /// The default one where nothing can be read.
    workspace: Workspace,
    text: Result<Option<String>, NotKept>,
    refused: bool,
}

/// Whether there is work to be taken up: kept by this browser, or in the address.
pub fn has_work() -> bool {
    matches!(browser::kept(SETTINGS), Ok(Some(_))) || opening::has_link()
}

/// Looks at what this browser kept.
fn find() -> Found {
    let text = browser::kept(SETTINGS);
    let start = Workspace::default();
    // What stopped the page while it opened would do so again, and for ever.
    let stopped = browser::is_marked(STARTING);
    browser::mark(STARTING, true);
    let read = match &text {
        Ok(Some(text)) => saved::read(text, Place::Browser, &start).ok().filter(|_| !stopped),
        _ => Some(start.clone()),
    };
    let refused = read.is_none();
    Found { workspace: read.unwrap_or(start), text, refused }
}

impl Keeper {
    /// Takes up what this browser kept, watches what can change, and hands itself to everything below.
    pub fn begin(session: Session) {
        let found = find();
        let keeper = Self {
            session,
            voice: Voice::here(),
            with_ticket: RwSignal::new(
                browser::kept(TICKET).is_ok_and(|kept| kept.as_deref() == Some("yes")),
            ),
            bars: RwSignal::default(),
            state: StoredValue::new_local(RefCell::default()),
        };
        provide_context(keeper);
        keeper.take_up(found);
        keeper.remember();
        Effect::new(move |before: Option<()>| {
            session.follow();
            if before.is_some() {
                keeper.changed();
            }
        });
        browser::on_window("storage", move || keeper.look());
        browser::on_window("pagehide", move || keeper.leave());
        browser::on_window("pageshow", move || keeper.look());
        browser::on_document("visibilitychange", move || match browser::is_hidden() {
            true => keeper.save(),
            false => keeper.look(),
        });
        keeper.watch_openings();
        // After the page has been shown for the first time.
        Timeout::new(0, || browser::mark(STARTING, false)).forget();
    }

    /// The keeper of this page.
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

    /// How the keeping stands, in a sentence.
    pub fn standing(self) -> String {
        let bars = self.bars.get();
        let trouble = bars.iter().find_map(|bar| match bar {
            Bar::NotKept(NotKept::Blocked) => Some("Not kept: this browser keeps nothing for this page."),
            Bar::NotKept(NotKept::Full) => Some("Not kept: this browser has no room left for this page."),
            Bar::OtherTab => Some("Not kept: changed in another tab."),
            _ => None,
        });
        trouble.unwrap_or("Your choices are kept in this browser as you change them.").to_owned()
    }

    /// Everything as the page first opened, as one step that can be undone.
    pub fn start_over(self) {
        self.open("Everything is as at the start.".to_owned(), Workspace::default(), None);
    }

    fn take_up(self, found: Found) {
        self.show_asides();
        match found.text {
            Err(trouble) => self.tell(Bar::NotKept(trouble)),
            Ok(text) => {
                let locked = match &text {
                    Some(text) if found.refused => self.set_aside(text, aside::UNREADABLE).is_none(),
                    _ => false,
                };
                if locked {
                    self.tell(Bar::Aside(SETTINGS.to_owned()));
                }
                self.with_state(|state| {
                    state.seen = text;
                    state.locked = locked;
                });
            }
        }
        // What was changed before there was a keeper is there to keep.
        let base = self.written(&found.workspace);
        self.with_state(|state| state.base = Some(base.clone()));
        if found.workspace != Workspace::default() {
            self.session.start(found.workspace);
        } else if self.text() != base {
            self.changed();
        }
    }

    /// The settings as this tab has them.
    fn text(self) -> String {
        self.session.read_once(|workspace| self.written(workspace))
    }

    fn written(self, workspace: &Workspace) -> String {
        saved::write(workspace, Place::Browser, self.with_ticket.get_untracked())
    }

    /// The settings as they are, also for the case that the program stops.
    fn remember(self) -> String {
        let text = self.text();
        crash_overlay::hold(&text);
        text
    }

    fn changed(self) {
        let keeper = self;
        let opening = self.with_state(|state| {
            // Replacing the old one ends it.
            state.pending = Some(Timeout::new(PAUSE, move || keeper.save()));
            std::mem::take(&mut state.opening)
        });
        if !opening {
            // What was opened has been gone on with: a step back is no longer the way out of it.
            self.drop_bars(|bar| matches!(bar, Bar::Opened(..) | Bar::Said(_)));
        }
    }

    /// Keeps the settings now, if it is this tab's turn.
    fn save(self) {
        if crash_overlay::has_stopped() {
            return;
        }
        let mine = self.remember();
        let (seen, wanted) = self.with_state(|state| {
            state.pending = None;
            (state.seen.clone(), !state.locked && state.base.as_ref() != Some(&mine))
        });
        if !wanted {
            return;
        }
        let stored = match browser::kept(SETTINGS) {
            Ok(stored) => stored,
            Err(trouble) => return self.tell(Bar::NotKept(trouble)),
        };
        match saved::turn(stored.as_deref(), seen.as_deref(), &mine) {
            Turn::Conflict => self.tell(Bar::OtherTab),
            Turn::Kept => self.has_seen(mine),
            Turn::Write => match browser::keep(SETTINGS, &mine) {
                Ok(()) => self.has_seen(mine),
                Err(trouble) => self.tell(Bar::NotKept(trouble)),
            },
        }
    }

    fn has_seen(self, text: String) {
        let mine = self.text();
        self.with_state(|state| {
            state.seen = Some(text);
            state.base = Some(mine);
        });
        self.drop_bars(|bar| matches!(bar, Bar::NotKept(_) | Bar::OtherTab));
    }

    /// Looks whether another tab kept something.
    fn look(self) {
        let with_ticket = browser::kept(TICKET).is_ok_and(|kept| kept.as_deref() == Some("yes"));
        if with_ticket != self.with_ticket.get_untracked() {
            self.with_ticket.set(with_ticket);
        }
        self.show_asides();
        let Ok(Some(stored)) = browser::kept(SETTINGS) else { return };
        let seen = self.with_state(|state| state.seen.clone());
        match saved::turn(Some(&stored), seen.as_deref(), &self.text()) {
            Turn::Conflict => self.tell(Bar::OtherTab),
            Turn::Kept => self.has_seen(stored),
            // It is what this tab last saw there again.
            Turn::Write => self.drop_bars(|bar| *bar == Bar::OtherTab),
        }
    }

    /// The page is being left: what cannot be kept because of another tab is set aside.
    fn leave(self) {
        if crash_overlay::has_stopped() {
            return;
        }
        self.save();
        let torn = self.bars.with_untracked(|bars| bars.contains(&Bar::OtherTab));
        let mine = self.text();
        if torn && self.with_state(|state| state.base.as_ref() != Some(&mine)) {
            self.set_aside(&mine, aside::TAB);
        }
    }

    /// Takes over what the other tab kept.
    fn take_over(self) {
        let Ok(Some(stored)) = browser::kept(SETTINGS) else {
            return self.drop_bars(|bar| *bar == Bar::OtherTab);
        };
        let read = self.session.read_once(|present| saved::read(&stored, Place::Browser, present));
        match read {
            Ok(workspace) => {
                self.session.replace(workspace);
                self.has_seen(stored);
                self.voice.say("Taken over from the other tab");
            }
            Err(why) => self.refuse("What the other tab kept cannot be read here.", &why.to_string()),
        }
    }

    /// Keeps what this tab has instead of what the other kept; that tab will say so.
    fn keep_mine(self) {
        if let Ok(stored) = browser::kept(SETTINGS) {
            self.with_state(|state| {
                state.seen = stored;
                state.base = None;
            });
        }
        self.save();
    }

    /// Puts another workspace in place of this one. `what` says so; `reason` names why what was there is set
    /// aside, where it is.
    fn open(self, what: String, workspace: Workspace, reason: Option<&str>) {
        if self.session.read_once(|present| *present == workspace) {
            return self.tell(Bar::Said(format!("{what} It is all as it was.")));
        }
        let before = self.text();
        let ticket = self.with_ticket.get_untracked();
        let nothing = saved::write(&Workspace::default(), Place::Browser, ticket);
        let key = reason.filter(|_| before != nothing).and_then(|reason| self.set_aside(&before, reason));
        self.drop_bars(|bar| matches!(bar, Bar::Opened(..) | Bar::Said(_) | Bar::Refused(..)));
        self.drop_bars(|bar| matches!(bar, Bar::Aside(it) if Some(it) == key.as_ref()));
        self.with_state(|state| state.opening = true);
        self.session.replace(workspace);
        self.tell(Bar::Opened(what, key));
    }

    fn refuse(self, what: &str, why: &str) {
        self.drop_bars(|bar| matches!(bar, Bar::Refused(..)));
        self.tell(Bar::Refused(what.to_owned(), why.to_owned()));
    }

    fn tell(self, bar: Bar) {
        if !self.bars.with_untracked(|bars| bars.contains(&bar)) {
            self.bars.update(|bars| {
                bars.retain(|other| !matches!((other, &bar), (Bar::NotKept(_), Bar::NotKept(_))));
                bars.push(bar);
            });
        }
    }

    fn drop_bars(self, which: impl Fn(&Bar) -> bool) {
        if self.bars.with_untracked(|bars| bars.iter().any(&which)) {
            self.bars.update(|bars| bars.retain(|bar| !which(bar)));
        }
    }

    fn with_state<T>(self, act: impl FnOnce(&mut State) -> T) -> T {
        self.state.with_value(|state| act(&mut state.borrow_mut()))
    }
}
