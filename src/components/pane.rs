//! Panes: the named regions that a view is made of.

use leptos::prelude::*;

/// A region with a name.
#[component]
pub fn Pane(
    /// The accessible name of the region.
    name: &'static str,
    /// Its classes besides `pane`.
    #[prop(default = "")]
    class: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    view! { <section class=format!("pane {class}") aria-label=name>{children()}</section> }
}

/// The head of a pane: a heading that holds words only, and beside it what belongs to the pane as a whole.
#[component]
pub fn PaneHead(
    /// The heading's words.
    title: &'static str,
    /// The heading's id, where the focus can be sent to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// What stands beside it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="head">
            <h2 id=id tabindex=id.map(|_| "-1")>{title}</h2>
            {children.map(|children| children())}
        </div>
    }
}
