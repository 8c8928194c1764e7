//! **Share link**: what goes along is shown before it does.

use crate::ui::browser;
use crate::ui::controls::{button, check, copy_main_button};
use crate::ui::live::{only_if, text};
use crate::ui::saving::Keeper;
use crate::ui::session::Session;
use crate::ui::view::Views;
use crate::workspace::link;
use crate::workspace::saved::{self, Place};
use leptos::prelude::*;
use leptos::task::spawn_local;

const DIALOG: &str = "share";

/// Links longer than this are cut by some programs, in characters: the shortest limit that is still met, by
/// old mail programs and proxies.
const LONG: usize = 2_000;

/// Whether the dialog is open.
#[derive(Clone, Copy)]
struct Sharing(RwSignal<bool>);

/// The button that opens the dialog.
pub fn share_button() -> AnyView {
    let open = RwSignal::new(false);
    provide_context(Sharing(open));
    button("Share link", move || {
        open.set(true);
        browser::open_dialog(DIALOG);
    })
}

/// The dialog. What it shows is made when it opens.
pub fn share_dialog() -> AnyView {
    let Sharing(open) = expect_context();
    let (session, keeper, views) = (Session::here(), Keeper::here(), Views::here());
    view! {
        <dialog id=DIALOG aria-labelledby="share-title" class="dialog" on:close=move |_| open.set(false)>
            {only_if(move || open.get(), move || content(session, keeper, views))}
        </dialog>
    }
    .into_any()
}

fn content(session: Session, keeper: Keeper, views: Views) -> AnyView {
    let ticket = RwSignal::new(false);
    let link = RwSignal::new(String::new());
    let make = move || {
        let asked = ticket.get_untracked();
        link.set(String::new());
        spawn_local(async move {
            let part = keeper.sealed(asked).await;
            // Ticked or unticked meanwhile: another one is on its way.
            if ticket.try_get_untracked() == Some(asked) {
                let made = part.map(|part| {
                    format!("{}#{}&{}={part}", browser::address(), views.word_once(), link::NAME)
                });
                link.try_set(made.unwrap_or_default());
            }
        });
    };
    make();
    let along = move || {
        let ticket = ticket.get();
        session.read(|workspace| saved::write(workspace, Place::Link, ticket))
    };
    let about = move || {
        let length = link.with(String::len);
        match length {
            0 => "Making the link …".to_owned(),
            1..=LONG => format!("{length} characters."),
            _ => format!(
                "{length} characters: some programs cut links over {LONG}. A cut link says so and changes nothing; the settings file has no such limit."
            ),
        }
    };
    let disk = match browser::is_on_disk() {
        true => "This page was opened from a disk, so the link works only where the same file is.",
        false => "",
    };
    view! {
        <h2 id="share-title">"Share link"</h2>
        <p>"The link itself holds what is below; nothing is sent anywhere. Whoever has the link can read it."</p>
        {check("Sample ticket goes along", move || ticket.get(), move |on| {
            ticket.set(on);
            make();
        })}
        <label class="field">
            <span>"What goes along"</span>
            <textarea readonly rows="10" spellcheck="false" prop:value=text(along)></textarea>
        </label>
        <label class="field">
            <span>"Link"</span>
            <input type="text" readonly id="share-link" prop:value=text(move || link.get())/>
        </label>
        <p class="aside" role="status">{text(about)}</p>
        <p class="aside">{disk}</p>
        <div class="row end">
            <form method="dialog"><button type="submit">"Close"</button></form>
            {copy_main_button("Copy link", move || Some(link.get_untracked()).filter(|link| !link.is_empty()), |_| {})}
        </div>
    }
    .into_any()
}
