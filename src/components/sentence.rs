//! What something came to, in a sentence.

use super::Tone;
use leptos::prelude::*;

/// A sentence beside the sign of its tone.
#[component]
pub fn Sentence<View>(
    /// How it is to be taken.
    tone: Tone,
    /// The sign, where it is not the tone's.
    #[prop(optional)]
    sign: Option<&'static str>,
    /// The sentence.
    children: TypedChildren<View>,
) -> impl IntoView
where
    View: IntoView + 'static,
{
    view! {
        <div class=format!("verdict {}", tone.class())>
            <span aria-hidden="true">{sign.unwrap_or(tone.sign())}</span>
            {children.into_inner()()}
        </div>
    }
}
