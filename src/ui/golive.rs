//! The Go live view: the guide as a checklist that knows the choices, the keys per rule, and what to hand
//! to a colleague.

mod checklist;
mod handover;
mod keys;
mod terminal;

use super::session::Session;
use leptos::prelude::*;

/// Going live on one screen.
pub fn golive_view() -> AnyView {
    let session = Session::here();
    view! {
        <div class="golive">
            {checklist::checklist(session)}
            <div class="stack">
                {keys::keys(session)}
                {handover::handover(session)}
                {terminal::terminal(session)}
            </div>
            {handover::on_paper(session)}
        </div>
    }
    .into_any()
}
