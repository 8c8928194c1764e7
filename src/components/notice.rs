//! A message across the page, with what can be done about it.

use super::{Mark, Tone};
use leptos::prelude::*;

/// Something to know, across the page: its sign, its words, and what can be done about it.
#[component]
pub fn Notice(
    /// How it is to be taken; what is bad is read out at once.
    #[prop(optional)]
    tone: Tone,
    /// The words.
    #[prop(into)]
    words: String,
    /// Buttons for what can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = (tone == Tone::Bad).then_some("alert");
    view! {
        <div class=format!("told {}", tone.class()) role=role>
            <Mark tone=tone />
            <p>{words}</p>
            <div class="row">{children.map(|children| children())}</div>
        </div>
    }
}
