//! On or off.

use leptos::prelude::*;

/// A tick box, or a switch, with its name beside it.
#[component]
pub fn Check(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is a switch: its effect is seen at once.
    #[prop(optional)]
    switch: bool,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with the new state.
    #[prop(into)]
    on_flip: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class=if switch { "toggle" } else { "check" }>
            <input
                type="checkbox"
                role=switch.then_some("switch")
                prop:checked=on
                on:change=move |event| on_flip.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
