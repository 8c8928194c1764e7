//! One of several.

use leptos::prelude::*;

/// One of a few, side by side.
#[component]
pub fn Segments<T: PartialEq + Copy + Send + Sync + 'static>(
    /// The words for the whole.
    label: &'static str,
    /// Whether those words are shown above.
    #[prop(optional)]
    titled: bool,
    /// The choices.
    options: Vec<(T, &'static str)>,
    /// The one that is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Called with another one.
    on_pick: impl Fn(T) + Copy + 'static,
) -> impl IntoView {
    let group = format!("segments-{}", label.to_lowercase().replace(' ', "-"));
    let options = options
        .into_iter()
        .map(|(option, words)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || value.get() == option
                        on:change=move |_| on_pick(option)
                    />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="segments">
            <legend class:sr-only=!titled>{label}</legend>
            <div>{options}</div>
        </fieldset>
    }
}

/// One of several, from a list.
#[component]
pub fn Pick<T: PartialEq + Clone + Send + Sync + 'static>(
    /// The words above it.
    label: &'static str,
    /// The choices.
    options: Vec<(T, String)>,
    /// The one that is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Called with another one.
    on_pick: impl Fn(T) + 'static,
    /// What is said about it, beside the label.
    #[prop(optional, into)]
    note: Signal<Option<&'static str>>,
) -> impl IntoView {
    let values: Vec<T> = options.iter().map(|(option, _)| option.clone()).collect();
    let places = values.clone();
    let chosen = Memo::new(move |_| value.with(|value| places.iter().position(|option| option == value)));
    let options = options
        .into_iter()
        .enumerate()
        .map(|(at, (_, words))| {
            view! { <option value=at.to_string() prop:selected=move || chosen.get() == Some(at)>{words}</option> }
        })
        .collect_view();
    let pick = move |index: String| {
        if let Some(option) = index.parse().ok().and_then(|at: usize| values.get(at)) {
            on_pick(option.clone());
        }
    };
    view! {
        <div class="field">
            <label>
                <span>{label}</span>
                <select on:change:target=move |event| pick(event.target().value())>{options}</select>
            </label>
            {move || note.get().map(|note| view! { <span class="pill" class:open=note == "not confirmed">{note}</span> })}
        </div>
    }
}
