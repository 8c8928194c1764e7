//! The Build view: choose, preview, copy.

mod choices;
mod form;
mod problems;
mod result;
mod template;

use choices::Choices;
use leptos::prelude::*;
use problems::Problems;
use result::ResultPane;
use template::TemplatePane;

/// The main job on one screen.
#[component]
pub fn BuildView() -> impl IntoView {
    view! {
        <div class="build">
            <Choices/>
            <div class="stack">
                <TemplatePane/>
                <Problems/>
            </div>
            <ResultPane/>
        </div>
    }
}

/// A channel's name on screen.
fn channel_label(name: &str) -> String {
    if !crate::blueprint::USUAL_CHANNELS.contains(&name) {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
