//! One of several, from a list.

use leptos::prelude::*;

/// One of several options, from a list that opens.
#[component]
pub fn Select<T>(
    /// What is chosen here.
    #[prop(into)]
    label: Signal<String>,
    /// The options, each with its words.
    options: Vec<(T, String)>,
    /// The chosen one; where it is not among the options, the list shows none.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the option that a person picks.
    #[prop(into)]
    on_pick: Callback<T>,
    /// What stands below the list.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let items = options.iter().enumerate().map(|(at, (option, words))| {
        let this = option.clone();
        let selected = Signal::derive(move || *value.read() == this);
        view! { <Item at=at words=words.clone() selected=selected /> }
    });
    let items = items.collect_view();
    let pick = move |event| {
        let at = event_target_value(&event).parse().ok();
        if let Some((option, _)) = at.and_then(|at: usize| options.get(at)) {
            on_pick.run(option.clone());
        }
    };
    view! {
        <div class="field">
            <label class="field">
                <span>{label}</span>
                <select on:change=pick>{items}</select>
            </label>
            {children.map(|children| children())}
        </div>
    }
}

/// One of the options.
#[component]
fn Item(at: usize, words: String, selected: Signal<bool>) -> impl IntoView {
    view! { <option value=at.to_string() prop:selected=selected>{words}</option> }
}
