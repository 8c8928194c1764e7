//! Shows the rest of the form, where a template reads very many fields.

use super::Editing;
use crate::browser;
use crate::components::ShowMore;
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;

/// The button below the form.
#[component]
pub fn MoreFields() -> impl IntoView {
    let session = Session::here();
    let editing: Editing = expect_context();
    let all = memo(move || {
        editing.missing.track();
        session.after_paint(|| {
            session.fields().read().iter().filter(|field| !editing.asks_for(session, field)).count()
        })
    });
    let show_all = move |first_new: usize| {
        editing.shows_all.set(true);
        let input = format!(".result .body > .form > :nth-child({}) input", first_new + 1);
        browser::after_paint(move || browser::focus_on(&input, ""));
    };
    view! { <ShowMore all=all shown=RwSignal::new(untrack(|| editing.shown())) on_shown=show_all /> }
}
