//! One of a few, side by side.

use super::as_html;
use leptos::prelude::*;

/// One of a few options, side by side.
#[component]
pub fn Segments<T>(
    /// What is chosen here.
    label: &'static str,
    /// Whether the label is read out only, as a heading says the same.
    #[prop(optional)]
    quiet: bool,
    /// The options, each with its words.
    options: Vec<(T, &'static str)>,
    /// The chosen one.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the option that a person picks.
    #[prop(into)]
    on_pick: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let group = format!("segments-{}", label.to_ascii_lowercase().replace(' ', "-"));
    let options = options.into_iter().map(|(option, words)| {
        let this = option.clone();
        let checked = Signal::derive(move || *value.read() == this);
        let pick = move || on_pick.run(option.clone());
        view! { <Segment group=group.clone() words=words checked=checked on_pick=pick /> }
    });
    view! {
        <fieldset class="segments">
            <legend class=quiet.then_some("sr-only")>{label}</legend>
            <div>{options.collect_view()}</div>
        </fieldset>
    }
}

/// One of the options.
#[component]
fn Segment(
    group: String,
    words: &'static str,
    checked: Signal<bool>,
    #[prop(into)] on_pick: Callback<()>,
) -> impl IntoView {
    let radio =
        view! { <input type="radio" name=group prop:checked=checked on:change=move |_| on_pick.run(()) /> };
    view! {
        <label>
            {as_html::checked(radio, checked.get_untracked())}
            <span>{words}</span>
        </label>
    }
}
