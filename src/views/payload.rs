//! The Build view: choose, preview, copy.

pub mod choices;
pub mod editor;
mod ticket_form;
pub mod explanation;
pub mod problems;
mod payload_preview;
mod suggestions;
mod template;
pub mod whole_ticket;

pub use template::focus_editor;

use crate::element::{El, div, el};
use crate::rest::rest_part;
use leptos::prelude::*;

/// The main job on one screen.
pub fn build_view() -> AnyView {
    let stack = div("stack")
        .child(template::template_pane())
        .child(rest_part(|rest| (rest.problems)(), |_, _| no_problems_yet()));
    div("build").child(choices::choices()).child(stack.done()).child(payload_preview::result_pane()).done()
}

/// The place of the problems, until they are looked for.
fn no_problems_yet() -> AnyView {
    pane("Problems", "pane problems").child(el("h2").say("Problems").done()).done()
}

/// A pane of that name, to be filled.
pub fn pane(name: &'static str, class: &'static str) -> El {
    el("section").class(class).attr("aria-label", name)
}

/// A channel's name on screen.
fn channel_label(name: &str) -> String {
    match payload_core::options::USUAL_CHANNELS.iter().find(|usual| usual.eq_ignore_ascii_case(name)) {
        None => return name.to_owned(),
        // One of one's own that differs in capital letters only.
        Some(usual) if *usual != name => return format!("“{name}”"),
        Some(_) => {}
    }
    payload_core::text::capital(name)
}
