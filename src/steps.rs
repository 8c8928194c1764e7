//! Undo, redo, and the list of the last steps: each names what it changes, says it aloud, and leads there.

use crate::browser;
use crate::components::announcer::Voice;
use crate::components::{Button, ButtonKind};
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::workspace::{Area, Change};

/// The identities of the buttons.
const UNDO: &str = "undo";
const REDO: &str = "redo";
const LIST: &str = "steps";

/// How many of the last steps are listed.
const LISTED: usize = 12;

/// The buttons **Undo** and **Redo** and the list of steps; the keys for them too.
#[component]
pub fn Steps() -> impl IntoView {
    let (session, views, voice) = (Session::here(), Views::here(), Voice::here());
    let lead = move |said: &str, change: Option<Change>| {
        if let Some(change) = change {
            voice.say(format!("{said}: {}, in {}", change.what, change.area.label()));
            lead_to(views, change.area);
        }
    };
    let undo = move || lead("Undone", session.undo());
    let redo = move || lead("Done again", session.redo());
    browser::on_undo_keys(move |again| if again { redo() } else { undo() });
    // Once a button can no longer be pressed, the focus goes to the other one.
    let press_undo = move || {
        undo();
        if untrack(|| session.next_undo()).is_none() {
            browser::focus_next(REDO);
        }
    };
    let press_redo = move || {
        redo();
        if untrack(|| session.next_redo()).is_none() {
            browser::focus_next(UNDO);
        }
    };
    let back_to = move |at: usize| {
        let mut last = None;
        for _ in 0..=at {
            last = session.undo();
        }
        lead("Undone back to", last);
        browser::close_popover(LIST);
    };
    let hint = |word: &'static str, change: Option<Change>| match change {
        Some(Change { what, area }) => format!("{word}: {what}, in {}", area.label()),
        None => word.to_owned(),
    };
    view! {
        <Button
            kind=ButtonKind::Icon
            id=UNDO
            name="Undo"
            hint=move || hint("Undo", session.next_undo())
            disabled=move || session.next_undo().is_none()
            on_press=press_undo
        >
            "↶"
        </Button>
        <Button
            kind=ButtonKind::Icon
            id=REDO
            name="Redo"
            hint=move || hint("Redo", session.next_redo())
            disabled=move || session.next_redo().is_none()
            on_press=press_redo
        >
            "↷"
        </Button>
        <button
            type="button"
            class="icon"
            popovertarget=LIST
            aria-label="Last steps"
            title="Last steps"
            disabled=move || session.next_undo().is_none()
        >
            "▾"
        </button>
        <div id=LIST class="menu history" popover="auto" role="group" aria-label="Last steps">
            <p class="aside">"Press a step to go back to before it."</p>
            <For
                each=move || session.undoable().into_iter().take(LISTED).enumerate()
                key=|(at, change)| (*at, change.clone())
                let:step
            >
                <button type="button" on:click=move |_| back_to(step.0)>
                    {step.1.what}
                    <small>{step.1.area.label()}</small>
                </button>
            </For>
        </div>
    }
}

/// Shows the part of the page in which something was changed.
fn lead_to(views: Views, area: Area) {
    let view = match area {
        Area::Choices | Area::Template | Area::Ticket => View::Build,
        Area::Rules => View::Rules,
        Area::GoLive => View::GoLive,
    };
    if untrack(|| views.shown()) != view {
        views.open(view);
    }
}
