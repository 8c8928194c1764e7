//! Text fields under their labels.

use leptos::prelude::*;

/// A control under its label.
#[component]
pub fn Labeled(
    /// The words above the control.
    #[prop(into)]
    label: Signal<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            {children()}
        </label>
    }
}

/// A labeled line of text.
#[component]
pub fn Field(
    /// The words above the field.
    #[prop(into)]
    label: Signal<String>,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text at every keystroke.
    #[prop(into)]
    on_input: Callback<String>,
    /// What an empty field shows.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <Labeled label=label>
            <input
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=hint
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </Labeled>
    }
}
