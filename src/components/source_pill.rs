//! How something is known, and behind a press where that stands.

use leptos::prelude::*;
use payload_core::evidence::Source;

/// A pill that says how something is known, and opens to its source.
#[component]
pub fn SourcePill(
    /// How it is known, in a word.
    #[prop(into)]
    words: Signal<String>,
    /// Whether nobody has confirmed it.
    #[prop(into)]
    is_open: Signal<bool>,
    /// Where that stands.
    #[prop(into)]
    source: Signal<Source>,
) -> impl IntoView {
    let link = move || {
        source
            .get()
            .link
            .map(|link| view! { " " <a href=link target="_blank" rel="noreferrer">"Read it there"</a> })
    };
    view! {
        <details class="source">
            <summary class="pill" class:open=is_open>{words}</summary>
            <p class="aside">{move || source.get().words} {link}</p>
        </details>
    }
}
