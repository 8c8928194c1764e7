//! Asks for what a pasted ticket did not say.

use super::Editing;
use crate::components::Labeled;
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::placeholder::Placeholder;
use payload_core::ticket::field;
use payload_core::workspace::Edit;
use serde_json::Value;

/// The fields that are still asked for, of those that the template reads.
#[component]
pub fn AskedFields() -> impl IntoView {
    let session = Session::here();
    let editing: Editing = expect_context();
    let open = memo(move || {
        let (missing, fields) = (editing.missing.read(), session.fields().read());
        let is_read = |one: &Placeholder| fields.iter().any(|field| field.placeholder == *one);
        session.read_after_paint(|workspace| {
            let is_open = |one: &&Placeholder| is_read(one) && editing.asks_for_in(&workspace.ticket, one);
            missing.iter().filter(is_open).cloned().collect::<Vec<_>>()
        })
    });
    let names = move || open.read().iter().map(field::label).collect::<Vec<_>>().join(", ");
    view! {
        <Show when=move || !open.read().is_empty()>
            <div class="asked" role="group" aria-label="Not in the pasted ticket">
                <p>
                    {move || {
                        format!(
                            "The pasted ticket does not have what your payload uses: {}. Fill it in here.",
                            names(),
                        )
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
    let Editing { missing, typed_into, .. } = expect_context();
    let label = field::label(&placeholder);
    let example = field::find(&placeholder).map(|field| field.example);
    let placeholder = StoredValue::new(placeholder);
    let write = move |event| {
        typed_into.set(vec![placeholder.get_value()]);
        session.edit(Edit::Field(placeholder.get_value(), Some(Value::from(event_target_value(&event)))));
    };
    let leave = move |_| {
        typed_into.set(Vec::new());
        // From now on it stands among the fields, also while it is empty.
        missing.update(|missing| missing.retain(|other| *other != placeholder.get_value()));
    };
    view! {
        <Labeled label=label>
            <input type="text" autocomplete="off" spellcheck="false" placeholder=example on:input=write on:change=leave />
        </Labeled>
    }
}
