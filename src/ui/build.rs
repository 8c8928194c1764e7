//! The Build view: choose, preview, copy.

mod choices;
mod form;
mod problems;
mod result;
mod template;

use leptos::prelude::*;

/// The main job on one screen.
pub fn build_view() -> AnyView {
    view! {
        <div class="build">
            {choices::choices()}
            <div class="stack">{template::template_pane()} {problems::problems()}</div>
            {result::result_pane()}
        </div>
    }
    .into_any()
}

/// A channel's name on screen.
fn channel_label(name: &str) -> String {
    if !crate::blueprint::USUAL_CHANNELS.contains(&name) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}
