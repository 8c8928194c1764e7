//! That a case of Prove is looked at, and the ways back: to the settings, and to where it was opened.

use crate::browser;
use crate::components::{Button, ButtonKind};
use crate::opened_case::{CASE, OpenedCase, Place};
use crate::reactive::memo;
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;

/// A line above the fields, for a case that was opened in Prove, whether or not its ticket was edited since.
#[component]
pub fn WayBack() -> impl IntoView {
    let (session, views, opened) = (Session::here(), Views::here(), OpenedCase::here());
    let case = memo(move || session.read_after_paint(|workspace| opened.on_show(workspace)));
    // After a change the cases are tried again, and the row is not there yet.
    let go_back = move |place: Option<&Place>| {
        views.open(View::Prove);
        if let Some(Place { id, .. }) = place {
            browser::focus_once_there(id.clone());
        }
    };
    move || {
        case.get().map(|(sentence, place)| {
            let name = match &place {
                Some(Place { pane, .. }) => format!("Back to “{pane}” in Prove"),
                None => "Back to Prove".to_owned(),
            };
            view! {
                <div class="looking" role="group" aria-label="Test case on show" id=CASE tabindex="-1">
                    <p>{sentence}</p>
                    <div class="row">
                        <Button on_press=move || opened.leave()>"Back to my settings"</Button>
                        <Button kind=ButtonKind::Link on_press=move || go_back(place.as_ref())>{name}</Button>
                    </div>
                </div>
            }
        })
    }
}
