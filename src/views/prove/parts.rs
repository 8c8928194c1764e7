//! What the panes of the view are made of.

use crate::components::{Button, ButtonKind, PaneHead, Tone};
use leptos::prelude::*;

/// A pane with its heading.
#[component]
pub fn ProvePane(
    /// Its name.
    name: &'static str,
    /// Its classes besides `pane`.
    #[prop(default = "")]
    class: &'static str,
    /// Its id, where the focus can be sent to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class=format!("pane {class}") aria-label=name id=id tabindex=id.map(|_| "-1")>
            <PaneHead title=name />
            <div class="body">{children()}</div>
        </section>
    }
}

/// How far work is.
#[component]
pub fn ProgressBar(
    /// Whose progress it is.
    name: &'static str,
    /// The share that is done, from 0 to 1.
    done: f64,
    /// The same in words.
    words: String,
) -> impl IntoView {
    view! {
        <div class="working">
            <progress aria-label=name max="1" value=done.to_string() />
            <p class="aside">{words}</p>
        </div>
    }
}

/// A number as a bar, to be compared with those above and below it; for the eye only, as the number stands beside it.
#[component]
pub fn Bar(
    /// The number.
    #[prop(into)]
    number: Signal<usize>,
    /// The number of a full bar.
    #[prop(into)]
    full: Signal<usize>,
    /// How the number is to be taken.
    tone: Tone,
) -> impl IntoView {
    view! {
        <svg class=format!("bar-of {}", tone.class()) aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none">
            <rect height="1" width=move || (100.0 * share(number.get(), full.get())).to_string() />
        </svg>
    }
}

/// A line that says that what stands below is about earlier choices, with a way to do it again.
#[component]
pub fn Outdated(
    /// Whether it is.
    #[prop(into)]
    stale: Signal<bool>,
    /// Does it again.
    #[prop(into)]
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <Show when=move || stale.get()>
            <p class="aside stale">
                "The choices have changed since. " <Button kind=ButtonKind::Link on_press=again>"Do it again"</Button>
            </p>
        </Show>
    }
}

/// The share that a part has of a whole, from 0 to 1.
pub fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A DOM id made of a kind and some words.
pub fn id_of(kind: &str, words: &str) -> String {
    std::iter::once(kind).chain(words.split_whitespace()).collect::<Vec<_>>().join("-")
}
