//! A part that scrolls by itself, within reach of the keyboard.

use leptos::prelude::*;

/// A place that scrolls by itself.
#[component]
pub fn ScrollRegion(
    /// Its name.
    name: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! { <div class="scroll" tabindex="0" role="region" aria-label=name>{children()}</div> }
}
