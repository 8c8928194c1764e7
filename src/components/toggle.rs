//! On or off.

use leptos::prelude::*;

/// A switch with its name beside it.
#[component]
pub fn Toggle(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with what it is turned to.
    #[prop(into)]
    on_flip: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="toggle">
            <input type="checkbox" role="switch" prop:checked=on
                on:change=move |event| on_flip.run(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}

/// A tick box with its name beside it.
#[component]
pub fn Check(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with what it is turned to.
    #[prop(into)]
    on_flip: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=on
                on:change=move |event| on_flip.run(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}
