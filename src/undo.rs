//! Undo, redo, and the list of the last changes: each names what it changes, says it aloud, and leads there.

use crate::browser;
use crate::components::announcer::Announcer;
use crate::components::{Button, ButtonKind};
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::workspace::{Area, Change};

/// The id of the list.
const LIST: &str = "steps";

/// The id of the button that opens it.
const OPEN_LIST: &str = "last-steps";

/// How many changes are listed.
const LISTED: usize = 12;

/// A way through the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Forward,
}

impl Way {
    /// The id of its button.
    fn id(self) -> &'static str {
        match self {
            Self::Back => "undo",
            Self::Forward => "redo",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Back => "Undo",
            Self::Forward => "Redo",
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Back => "↶",
            Self::Forward => "↷",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Back => Self::Forward,
            Self::Forward => Self::Back,
        }
    }

    /// The change that going this way makes or takes back.
    fn next(self, session: Session) -> Option<Change> {
        match self {
            Self::Back => session.next_undo(),
            Self::Forward => session.next_redo(),
        }
    }

    /// Goes by one change, says so, and leads to what changed.
    fn go(self, session: Session, views: Views, announcer: Announcer) {
        let (said, change) = match self {
            Self::Back => ("Undone", session.undo()),
            Self::Forward => ("Redone", session.redo()),
        };
        announce(said, change, views, announcer);
    }
}

/// The buttons **Undo** and **Redo** and the list of changes; the keys for them too.
#[component]
pub fn UndoAndRedo() -> impl IntoView {
    let (session, views, announcer) = (Session::here(), Views::here(), Announcer::here());
    let go = move |way: Way| move || way.go(session, views, announcer);
    browser::on_undo_keys(go(Way::Back), go(Way::Forward));
    let back_to = move |at: usize| {
        let undone = (0..=at).map_while(|_| session.undo()).last();
        announce("Undone back to", undone, views, announcer);
        browser::close_popover(LIST);
        browser::focus_next(if untrack(|| session.next_undo()).is_some() {
            OPEN_LIST
        } else {
            Way::Forward.id()
        });
    };
    view! {
        <WayButton way=Way::Back />
        <WayButton way=Way::Forward />
        <button
            type="button"
            class="icon"
            id=OPEN_LIST
            popovertarget=LIST
            aria-label="Last steps"
            title="Last steps"
            disabled=move || session.next_undo().is_none()
        >
            "▾"
        </button>
        <div id=LIST class="menu history" popover="auto" role="group" aria-label="Last steps">
            <p class="aside">"Choose a step to undo it and all that came after it."</p>
            <For
                each=move || session.undoable(LISTED).into_iter().enumerate()
                key=|(at, change)| (*at, change.clone())
                let:listed
            >
                <button type="button" on:click=move |_| back_to(listed.0)>
                    {listed.1.what}
                    <small>{listed.1.area.label()}</small>
                </button>
            </For>
        </div>
    }
}

/// A button for one change.
#[component]
fn WayButton(way: Way) -> impl IntoView {
    let (session, views, announcer) = (Session::here(), Views::here(), Announcer::here());
    let hint = move || match way.next(session) {
        Some(Change { what, area }) => format!("{}: {what}, in {}", way.name(), area.label()),
        None => way.name().to_owned(),
    };
    let press = move || {
        way.go(session, views, announcer);
        // Once it can no longer be pressed, the focus goes to the other one.
        if untrack(|| way.next(session)).is_none() {
            browser::focus_next(way.other().id());
        }
    };
    view! {
        <Button
            kind=ButtonKind::Icon
            id=way.id()
            name=way.name()
            hint=Signal::derive(hint)
            disabled=move || way.next(session).is_none()
            on_press=press
        >
            {way.sign()}
        </Button>
    }
}

/// Says what was undone or redone, and shows the part of the page in which it is seen.
fn announce(said: &str, change: Option<Change>, views: Views, announcer: Announcer) {
    let Some(Change { what, area }) = change else { return };
    announcer.announce(format!("{said}: {what}, in {}.", area.label()));
    let view = match area {
        Area::Choices | Area::Template | Area::Ticket => View::Build,
        Area::Rules => View::Rules,
        Area::GoLive => View::GoLive,
    };
    if views.shown_once() != view {
        views.open(view);
    }
}
