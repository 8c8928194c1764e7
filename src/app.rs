//! The frame of the page: the header with what is always there, and the view on show.

use crate::components::Drafts;
use crate::components::announcer::{Announcer, Notices};
use crate::late::{Late, LateView};
use crate::router::{PANEL, View, ViewTabs, Views};
use crate::session::Session;
use crate::views::build::BuildView;
use crate::views::build::template::PayloadCopies;
use crate::{browser, persistence, theme};
use leptos::prelude::*;

/// Undo and redo, the list of keys, and the theme.
pub static TOOLS: LateView = LateView::empty();
/// The menu of settings.
pub static SETTINGS: LateView = LateView::empty();
/// The offer of a newer version of the page.
pub static NEW_VERSION: LateView = LateView::empty();
/// Messages about saving, and what can be done about them.
pub static BANNERS: LateView = LateView::empty();
/// What is shown of what the page has to say in passing.
pub static SAID: LateView = LateView::empty();
/// The Build view, where it waits for the work that this browser kept.
pub static BUILD: LateView = LateView::empty();
/// The Prove view.
pub static PROVE: LateView = LateView::empty();
/// The Rules view.
pub static RULES: LateView = LateView::empty();
/// The Go live view.
pub static GO_LIVE: LateView = LateView::empty();

/// The whole page.
#[component]
pub fn App(
    /// Begins to fetch what comes after the first view.
    load: fn(Session),
) -> impl IntoView {
    let session = Session::provide();
    Announcer::provide();
    Drafts::provide();
    provide_context(PayloadCopies(RwSignal::default()));
    let views = Views::follow();
    // Someone with saved work must not see the default page first.
    let has_work = persistence::has_work();
    theme::show_kept();
    load(session);
    view! {
        <a
            class="skip"
            href="#view"
            on:click=move |event| {
                // The address keeps the view.
                event.prevent_default();
                browser::focus(PANEL);
            }
        >
            "Skip to content"
        </a>
        <header class="bar">
            <h1>"Payload Builder"</h1>
            <p class="sub">"Freshdesk → Stella Connect"</p>
            <ViewTabs />
            <span class="grow"></span>
            <Late part=&SETTINGS before=|| view! { <button type="button" disabled>"Settings"</button> } />
            <Late part=&TOOLS before=|| () />
        </header>
        <Late part=&NEW_VERSION before=|| () />
        <Notices />
        <Late part=&SAID before=|| () />
        <Late part=&BANNERS before=|| () />
        <main>
            <div id=PANEL role="tabpanel" tabindex="-1" aria-labelledby=move || views.shown().tab_id()>
                {move || match views.shown() {
                    View::Build if has_work => view! { <Late part=&BUILD /> }.into_any(),
                    View::Build => view! { <BuildView /> }.into_any(),
                    View::Prove => view! { <Late part=&PROVE /> }.into_any(),
                    View::Rules => view! { <Late part=&RULES /> }.into_any(),
                    View::GoLive => view! { <Late part=&GO_LIVE /> }.into_any(),
                    #[cfg(debug_assertions)]
                    View::Components => view! { <crate::views::gallery::Gallery /> }.into_any(),
                }}
            </div>
        </main>
        <footer>
            <p class="foot">"Your data stays on this page. It sends nothing after loading, and never asks for a key."</p>
        </footer>
    }
}
