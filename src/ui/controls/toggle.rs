//! On or off.

use leptos::prelude::*;

/// A switch with its name beside it.
#[component]
pub fn Toggle(
    /// Its name.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with the other state.
    flip: impl Fn(bool) + 'static,
    /// What is said about it, at the end of its line.
    #[prop(optional, into)]
    note: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="toggle">
            <input
                type="checkbox"
                role="switch"
                prop:checked=on
                on:change:target=move |event| flip(event.target().checked())
            />
            <span>{label}</span>
            <em aria-hidden="true">{note}</em>
        </label>
    }
}
