//! The menu **Settings**: what is kept, files, the link, and the way back to the start.

mod share;

use crate::components::{button, check, toggle};
use crate::element::{div, el, p, span};
use crate::live::text;
use crate::persistence::Keeper;
use crate::router::Views;
use leptos::prelude::*;

/// The button in the header, what it opens, and the dialog of the link. The browser opens the menu, and
/// closes it on Escape or on a press elsewhere.
pub fn settings_menu(views: Views) -> AnyView {
    let keeper = Keeper::here();
    let along = RwSignal::new(false);
    let share = share::Share::new();
    let opener = el("button")
        .attr("type", "button")
        .attr("id", "settings-button")
        .attr("popovertarget", "settings")
        .say("Settings");
    let keep = toggle(
        "Keep the sample ticket in this browser",
        move || keeper.keeps_ticket(),
        move |keeps| keeper.keep_ticket(keeps),
    );
    let why = "A ticket of your own may hold a customer’s data: it is kept, sent along or linked only if you say so.";
    let download = div("row")
        .child(button("Download settings", move || keeper.download(along.get_untracked())))
        .child(check("With the sample ticket", move || along.get(), move |on| along.set(on)));
    let open = div("row")
        .child(button("Open settings", move || keeper.pick_file()))
        .child(span("aside", "or drop a file on the page"));
    let menu = div("menu")
        .attr("id", "settings")
        .attr("popover", "auto")
        .attr("role", "group")
        .attr("aria-label", "Settings")
        .child(el("p").say_live(text(move || keeper.standing())).done())
        .child(keep)
        .child(p("aside", why))
        .child(el("hr").done())
        .child(download.done())
        .child(open.done())
        .child(div("row").child(share.button()).done())
        .child(el("hr").done())
        .child(div("row").child(button("Start over", move || keeper.start_over())).done());
    vec![opener.done(), menu.done(), share.dialog(views)].into_any()
}
