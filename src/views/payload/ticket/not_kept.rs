//! That a ticket of one's own is forgotten, and the way to keep it.

use super::sample_picker::built_in;
use crate::components::{Button, ButtonKind};
use crate::memo::memo;
use crate::persistence::Keeper;
use crate::session::Session;
use leptos::prelude::*;

/// The notice, while it is true.
#[component]
pub fn NotKept() -> impl IntoView {
    let (session, keeper) = (Session::here(), Keeper::here());
    let is_own = memo(move || session.read(|workspace| built_in(&workspace.ticket).is_none()));
    view! {
        <Show when=move || is_own.get() && !keeper.keeps_ticket()>
            <p class="aside kept">
                "This ticket is your own: it is forgotten when you leave. "
                <Button kind=ButtonKind::Link on_press=move || keeper.keep_ticket(true)>
                    "Keep it in this browser"
                </Button>
            </p>
        </Show>
    }
}
