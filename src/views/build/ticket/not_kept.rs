//! What can be done with a ticket of one's own: keep it in this browser, add it to the list, take it out again.

use crate::components::{Button, ButtonKind};
use crate::persistence::Autosave;
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::ticket::own::name_for;
use payload_core::ticket::sample::is_built_in;
use payload_core::workspace::Edit;

/// A line under a ticket of one's own.
#[component]
pub fn NotKept() -> impl IntoView {
    let (session, autosave) = (Session::here(), Autosave::here());
    let is_own = memo(move || session.read_after_paint(|workspace| !is_built_in(&workspace.ticket)));
    // Its name in the list, where it is there as it is.
    let listed = memo(move || {
        session.read_after_paint(|workspace| {
            let mut own = workspace.own_tickets.iter();
            own.find(|own| own.ticket == workspace.ticket).map(|own| own.name.clone())
        })
    });
    let add = move || {
        let (name, ticket) = session.read_once(|workspace| {
            (name_for(&workspace.ticket, "", &workspace.own_tickets), workspace.ticket.clone())
        });
        session.edit_alone(Edit::AddTicket(name, ticket));
    };
    let remove = move |name: String| session.edit_alone(Edit::RemoveTicket(name));
    view! {
        <Show when=move || is_own.get()>
            <p class="aside kept">
                {move || match listed.get() {
                    None => view! {
                        <Button kind=ButtonKind::Link on_press=add>"Add to my tickets"</Button>
                    }
                    .into_any(),
                    Some(name) => view! {
                        <Button kind=ButtonKind::Link on_press=move || remove(name.clone())>
                            "Remove from my tickets"
                        </Button>
                    }
                    .into_any(),
                }}
                <Show when=move || !autosave.keeps_ticket()>
                    " This ticket is your own, and is forgotten when you leave. "
                    <Button kind=ButtonKind::Link on_press=move || autosave.keep_ticket(true)>
                        "Keep my tickets in this browser"
                    </Button>
                </Show>
            </p>
        </Show>
    }
}
