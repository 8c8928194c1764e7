//! The page: views over one session. Nothing here decides anything; it shows what [`crate::analysis`]
//! says and turns what people do into [`crate::workspace::Edit`]s.

mod browser;
mod build;
mod code;
mod controls;
mod live;
mod notice;
pub mod panic;
mod prove;
mod session;
mod theme;
pub mod trusted;
mod update;
mod view;

use leptos::prelude::*;
use live::{flag, part, press, text};
use notice::Voice;
use session::Session;
use update::NewVersion;
use view::{View, Views};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::provide();
    Voice::provide();
    let views = Views::provide();
    prove::provide();
    view! {
        <header class="bar">
            <h1>"Payload Builder" <small>"Freshdesk → Stella Connect"</small></h1>
            {views.tabs()}
            <span class="grow"></span>
            {step("Undo", "↶", move || session.can_undo(), move || session.undo())}
            {step("Redo", "↷", move || session.can_redo(), move || session.redo())}
            {theme::theme_button()}
        </header>
        <NewVersion/>
        {notice::notices()}
        <main>
            <div id="view" role="tabpanel" aria-labelledby=text(move || views.shown().tab_id())>
                {part(move || match views.shown() {
                    View::Build => build::build_view(),
                    View::Prove => prove::prove_view(),
                })}
            </div>
        </main>
        <footer class="foot">"Nothing leaves this page: no request after loading, no key asked for."</footer>
    }
}

/// A button for a step that is not always possible.
fn step(
    label: &'static str,
    sign: &'static str,
    possible: impl Fn() -> bool + Send + 'static,
    act: impl FnMut() + 'static,
) -> AnyView {
    let disabled = flag(move || !possible());
    view! {
        <button type="button" class="icon" aria-label=label title=label disabled=disabled on:click=press(act)>{sign}</button>
    }
    .into_any()
}
