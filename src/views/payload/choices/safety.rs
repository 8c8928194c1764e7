//! What is done to text that could break the payload, and how the template is laid out.

use super::restyle;
use crate::components::Segments;
use crate::memo::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::{Layout, Safety};

/// What a way of making text safe does.
fn about(safety: Safety) -> &'static str {
    match safety {
        Safety::AsItIs => "A quote, a backslash or a line break in a value breaks the payload.",
        Safety::Neutral => {
            "A quote becomes ', a backslash is removed, white space becomes one space. Works no matter what Freshdesk escapes."
        }
        Safety::Exact => {
            "Quotes and backslashes arrive as typed, if Freshdesk escapes nothing itself. If it does, the payload stays valid, but they show doubled."
        }
    }
}

/// How safe text is made, and the layout.
#[component]
pub fn SafetyChoice() -> impl IntoView {
    let session = Session::here();
    let safety = memo(move || session.read(|workspace| workspace.options.style.safety));
    view! {
        <Segments
            label="Text safety"
            quiet=true
            options=vec![
                (Safety::AsItIs, "No protection"),
                (Safety::Neutral, "Simplify quotes"),
                (Safety::Exact, "Keep exactly"),
            ]
            value=safety
            on_pick=move |safety| restyle(session, |style| style.safety = safety)
        />
        <p class="aside">{move || about(safety.get())}</p>
        <Segments
            label="Layout"
            options=vec![(Layout::LaidOut, "Multi-line"), (Layout::OneLine, "One line")]
            value=move || session.read(|workspace| workspace.options.style.layout)
            on_pick=move |layout| restyle(session, |style| style.layout = layout)
        />
    }
}
