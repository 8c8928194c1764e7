//! The page: views over one session. Nothing here decides anything; it shows what [`crate::analysis`]
//! says and turns what people do into [`crate::workspace::Edit`]s.

mod browser;
mod build;
mod code;
mod controls;
mod notice;
pub mod panic;
mod session;
mod theme;
pub mod trusted;
mod update;
mod view;

use build::BuildView;
use leptos::prelude::*;
use notice::Notices;
use session::Session;
use theme::ThemeButton;
use update::NewVersion;
use view::{View, ViewTabs};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::provide();
    notice::provide();
    let view = view::provide();
    let (undo, redo) = (move |_| session.undo(), move |_| session.redo());
    view! {
        <header class="bar">
            <h1>"Payload Builder" <small>"Freshdesk → Stella Connect"</small></h1>
            <ViewTabs view/>
            <span class="grow"></span>
            <button type="button" class="icon" aria-label="Undo" title="Undo" disabled=move || !session.can_undo() on:click=undo>"↶"</button>
            <button type="button" class="icon" aria-label="Redo" title="Redo" disabled=move || !session.can_redo() on:click=redo>"↷"</button>
            <ThemeButton/>
        </header>
        <NewVersion/>
        <Notices/>
        <main>
            <div id="view" role="tabpanel" aria-labelledby=move || view.get().tab_id()>
                {move || match view.get() {
                    View::Build => view! { <BuildView/> },
                }}
            </div>
        </main>
        <footer class="foot">"Nothing leaves this page: no request after loading, no key asked for."</footer>
    }
}
