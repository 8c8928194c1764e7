//! The menu **Settings**: what is kept, files, the link, and the way back to the start.

mod share;

use crate::browser;
use crate::components::{Button, Check};
use crate::persistence::Autosave;
use leptos::prelude::*;
use share::ShareDialog;

/// The id of the menu.
const MENU: &str = "settings";

/// The id of the button that opens it.
const BUTTON: &str = "settings-button";

/// The button in the header, what it opens, and the dialog of the link. The browser opens the menu, and closes it on
/// Escape or on a press elsewhere.
#[component]
pub fn SettingsMenu() -> impl IntoView {
    let autosave = Autosave::here();
    let with_ticket = RwSignal::new(false);
    let share = share::Share::provide();
    // The banner that says what was opened stands under the menu.
    let start_over = move || {
        browser::close_popover(MENU);
        autosave.start_over();
    };
    let open_file = move || {
        browser::close_popover(MENU);
        autosave.pick_file();
    };
    view! {
        <button type="button" id=BUTTON popovertarget=MENU>"Settings"</button>
        <div class="menu" id=MENU popover="auto" role="group" aria-label="Settings">
            <p>{move || autosave.standing()}</p>
            <Check
                switch=true
                label="Keep my tickets in this browser"
                on=move || autosave.keeps_ticket()
                on_flip=move |keeps| autosave.keep_ticket(keeps)
            />
            <p class="aside">
                "Your own tickets may hold customer data. They are kept, downloaded or shared only if you choose to."
            </p>
            <hr />
            <div class="row">
                <Button on_press=move || autosave.download(with_ticket.get_untracked())>"Download settings"</Button>
                <Check label="Include my tickets" on=with_ticket on_flip=move |on| with_ticket.set(on) />
            </div>
            <p class="aside">"The file holds your choices, rules and checklist."</p>
            <div class="row">
                <Button on_press=open_file>"Open settings"</Button>
                <span class="aside">"or drop a file on the page"</span>
            </div>
            <div class="row">
                <Button on_press=move || share.open()>"Share link"</Button>
                <span class="aside">"The link does not include the checklist."</span>
            </div>
            <hr />
            <div class="row">
                <Button on_press=start_over>"Start over"</Button>
            </div>
        </div>
        <ShareDialog />
    }
}
