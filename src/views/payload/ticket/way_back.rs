//! The way back to where the ticket on show was opened in Prove.

use super::sample_picker::is_listed;
use crate::components::{Button, ButtonKind};
use crate::opened_case::OpenedCase;
use crate::reactive::memo;
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;

/// A line above the fields, for a ticket that was opened in Prove, whether or not it was edited since.
#[component]
pub fn WayBack() -> impl IntoView {
    let (session, views, opened) = (Session::here(), Views::here(), OpenedCase::here());
    let place = memo(move || {
        let is_it = session
            .read_late(|workspace| opened.name_of(&workspace.ticket).is_some() || !is_listed(workspace));
        opened.place().filter(|_| is_it)
    });
    move || {
        place.get().map(|place| view! {
            <p class="aside">
                <Button kind=ButtonKind::Link on_press=move || views.open_at(View::Prove, place.id.clone())>
                    {format!("Back to “{}” in Prove", place.pane)}
                </Button>
            </p>
        })
    }
}
