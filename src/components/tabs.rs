//! Tabs, walked through with the arrow keys.

use crate::browser;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A tab: what it opens, and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tab<T> {
    /// What it opens.
    pub value: T,
    /// Its name.
    pub name: String,
}

/// A row of tabs.
#[component]
pub fn Tabs<T>(
    /// What is chosen here.
    label: &'static str,
    /// The class of the row.
    class: &'static str,
    /// What the ids of the tabs start with; their positions follow.
    prefix: &'static str,
    /// The id of what the tabs switch.
    panel: &'static str,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Tab<T>>>,
    /// The open one.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the tab that a person opens.
    #[prop(into)]
    on_open: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let open = move |at: usize| {
        let opened = tabs.with_untracked(|tabs| tabs.get(at).map(|tab| tab.value.clone()));
        if let Some(opened) = opened {
            on_open.run(opened);
            browser::focus(&format!("{prefix}{at}"));
        }
    };
    let walk = move |event: KeyboardEvent| {
        let value = value.get_untracked();
        let (at, count) = tabs.with_untracked(|tabs| {
            (tabs.iter().position(|tab| tab.value == value).unwrap_or_default(), tabs.len().max(1))
        });
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        // With Alt it is the browser's key for going back.
        if !event.alt_key() {
            event.prevent_default();
            open(next);
        }
    };
    let tab = move |(at, Tab { value: this, name }): (usize, Tab<T>)| {
        let selected = Signal::derive(move || *value.read() == this);
        view! { <OneTab id=format!("{prefix}{at}") panel=panel name=name selected=selected on_open=move || open(at) /> }
    };
    view! {
        <div role="tablist" aria-label=label class=class on:keydown=walk>
            {move || tabs.get().into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
}

/// One of the tabs.
#[component]
fn OneTab(
    id: String,
    panel: &'static str,
    name: String,
    selected: Signal<bool>,
    #[prop(into)] on_open: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role="tab"
            id=id
            aria-controls=panel
            aria-selected=move || selected.get().to_string()
            tabindex=move || if selected.get() { "0" } else { "-1" }
            on:click=move |_| on_open.run(())
        >
            {name}
        </button>
    }
}
