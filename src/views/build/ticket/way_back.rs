//! The way back to where the ticket on show was opened in Prove.

use super::sample_picker::is_listed;
use crate::browser;
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
        let is_it = session.read_after_paint(|workspace| {
            opened.name_of(&workspace.ticket).is_some() || !is_listed(workspace)
        });
        opened.place().filter(|_| is_it)
    });
    // After a change the cases are tried again, and the row is not there yet.
    let go_back = move |id: String| {
        views.open(View::Prove);
        browser::focus_once_there(id);
    };
    move || {
        place.get().map(|place| {
            view! {
                <p class="aside back">
                    <Button kind=ButtonKind::Link on_press=move || go_back(place.id.clone())>
                        {format!("Back to “{}” in Prove", place.pane)}
                    </Button>
                </p>
            }
        })
    }
}
