//! Text fields.

use leptos::prelude::*;

/// A labelled line of text.
#[component]
pub fn Field(
    /// The words above it.
    #[prop(into)]
    label: String,
    /// What it shows.
    #[prop(into)]
    value: Signal<String>,
    /// Called with every keystroke.
    on_input: impl Fn(String) + 'static,
    /// What it shows while empty.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=hint
                prop:value=value
                on:input:target=move |event| on_input(event.target().value())
            />
        </label>
    }
}

/// A labelled line of text that has to be read as something. Until it can be, what was there before stays,
/// and the reason stands below.
#[component]
pub fn TypedField(
    /// The words above it.
    #[prop(into)]
    label: String,
    /// What stands.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, or says why not.
    accept: impl Fn(&str) -> Result<(), String> + 'static,
    /// What it shows while empty.
    #[prop(optional, into)]
    hint: Signal<String>,
) -> impl IntoView {
    let refused = RwSignal::new(None::<(String, String)>);
    let id = format!("why-{}", label.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"));
    let why = id.clone();
    let on_input = move |text: String| match accept(&text) {
        Ok(()) => refused.set(None),
        Err(reason) => refused.set(Some((text, reason))),
    };
    let shown = move || {
        refused.with(|refused| refused.as_ref().map(|(text, _)| text.clone())).unwrap_or_else(|| value.get())
    };
    view! {
        <div class="field">
            <label>
                <span>{label}</span>
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=hint
                    aria-invalid=move || refused.with(Option::is_some).to_string()
                    aria-describedby=id
                    prop:value=shown
                    on:input:target=move |event| on_input(event.target().value())
                />
            </label>
            <p class="why" id=why>{move || refused.get().map(|(_, reason)| reason)}</p>
        </div>
    }
}
