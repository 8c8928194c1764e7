//! The menu **Settings**: what is kept, files, the link, and the way back to the start.

mod share;

use super::controls::{button, check, toggle};
use super::live::text;
use super::saving::Keeper;
use leptos::prelude::*;

/// The button in the header and what it opens. The browser opens it, and closes it on Escape or on a press
/// elsewhere.
pub fn settings_menu() -> AnyView {
    let keeper = Keeper::here();
    let along = RwSignal::new(false);
    view! {
        <button type="button" id="settings-button" popovertarget="settings">"Settings"</button>
        <div id="settings" popover="auto" class="menu" role="group" aria-label="Settings">
            <p>{text(move || keeper.standing())}</p>
            {toggle(
                "Keep the sample ticket in this browser",
                move || keeper.keeps_ticket(),
                move |keeps| keeper.keep_ticket(keeps),
            )}
            <p class="aside">"A ticket of your own may hold a customer’s data: it is kept, sent along or linked only if you say so."</p>
            <hr/>
            <div class="row">
                {button("Download settings", move || keeper.download(along.get_untracked()))}
                {check("With the sample ticket", move || along.get(), move |on| along.set(on))}
            </div>
            <div class="row">
                {button("Open settings", move || keeper.pick_file())} <span class="aside">"or drop a file on the page"</span>
            </div>
            <div class="row">{share::share_button()}</div>
            <hr/>
            <div class="row">{button("Start over", move || keeper.start_over())}</div>
        </div>
        {share::share_dialog()}
    }
    .into_any()
}
