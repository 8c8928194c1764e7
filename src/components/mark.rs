//! The sign beside words, by their tone.

use super::Tone;
use leptos::prelude::*;

/// The sign of a tone, for the eye only: words beside it say the same.
#[component]
pub fn Mark(
    /// The tone.
    tone: Tone,
) -> impl IntoView {
    view! { <span class=format!("mark {}", tone.class()) aria-hidden="true">{tone.sign()}</span> }
}
