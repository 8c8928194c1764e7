//! Asks for what a pasted ticket did not say.

use super::Editing;
use crate::components::Labelled;
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::placeholder::Placeholder;
use payload_core::ticket::{Ticket, field};
use payload_core::workspace::Edit;
use serde_json::Value;

/// Whether a field is still asked for: it was missing, and has no value yet.
pub fn is_asked(ticket: &Ticket, missing: &[Placeholder], placeholder: &Placeholder) -> bool {
    missing.contains(placeholder) && ticket.text(placeholder).is_empty()
}

/// The fields that are still asked for.
#[component]
pub fn AskedFields() -> impl IntoView {
    let session = Session::here();
    let missing = expect_context::<Editing>().missing;
    let open = memo(move || {
        let missing = missing.get();
        session.read_after_paint(|workspace| {
            let is_open = |one: &&Placeholder| is_asked(&workspace.ticket, &missing, one);
            missing.iter().filter(is_open).cloned().collect::<Vec<_>>()
        })
    });
    let names = move || open.read().iter().map(field::label).collect::<Vec<_>>().join(", ");
    view! {
        <Show when=move || !open.read().is_empty()>
            <div class="asked" role="group" aria-label="Not in the pasted ticket">
                <p>
                    {move || {
                        format!("Missing in the pasted ticket: {}. Fill in what your payload needs.", names())
                    }}
                </p>
                <div class="form">
                    <For each=move || open.get() key=Placeholder::clone let:placeholder>
                        <AskedField placeholder=placeholder />
                    </For>
                </div>
            </div>
        </Show>
    }
}

#[component]
fn AskedField(placeholder: Placeholder) -> impl IntoView {
    let session = Session::here();
    let missing = expect_context::<Editing>().missing;
    let label = field::label(&placeholder);
    let example = field::find(&placeholder).map(|field| field.example);
    let take = move |event| {
        session.edit(Edit::Field(placeholder.clone(), Some(Value::from(event_target_value(&event)))));
        // From now on it stands among the fields, also while it is empty.
        missing.update(|missing| missing.retain(|other| *other != placeholder));
    };
    view! {
        <Labelled label=label>
            <input type="text" autocomplete="off" spellcheck="false" placeholder=example on:change=take />
        </Labelled>
    }
}
