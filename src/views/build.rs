//! The Build view: choose, preview, copy.
//!
//! The answer stands first in the document (the template and its **Copy payload**), so that it is few steps away by
//! keyboard; on screen the choices stand beside it.

pub mod choices;
pub mod copied;
pub mod editor;
pub mod explanation;
pub mod origins;
pub mod panes;
pub mod preview;
pub mod problems;
mod reader;
pub mod return_to_choices;
mod suggestions;
pub mod template;
pub mod ticket;
pub mod verdict;

use crate::components::{Pane, PaneHead};
use crate::late::{Late, LateView};
use crate::reactive::style;
use leptos::prelude::*;
use panes::PaneSizes;
use preview::Preview;
use template::{TemplatePane, Wrap};
use ticket::TicketForm;
use verdict::VerdictLine;

/// What the admin chooses.
pub static CHOICES: LateView = LateView::empty();
/// What is wrong with the template on show.
pub static PROBLEMS: LateView = LateView::empty();
/// What the panes are resized with.
pub static HANDLES: LateView = LateView::empty();
/// What the proof came to, in a line.
pub static PROOF: LateView = LateView::empty();

/// The main job on one screen.
#[component]
pub fn BuildView() -> impl IntoView {
    Wrap::provide();
    let sizes = PaneSizes::provide();
    let problems_to_come = || {
        view! { <Pane name="Problems" class="problems"><PaneHead title="Problems" /></Pane> }
    };
    view! {
        <div class="build" style=("--choices", style(move || sizes.choices())) style=("--result", style(move || sizes.result()))>
            <div class="stack">
                <TemplatePane />
                <Late part=&PROBLEMS before=problems_to_come />
            </div>
            <Pane name="Choices" class="choices">
                <PaneHead title="Choices" />
                <Late part=&CHOICES />
            </Pane>
            <Pane name="Result" class="result">
                <TicketForm />
                <VerdictLine />
                <Late part=&PROOF before=|| () />
                <Preview />
            </Pane>
            <Late part=&HANDLES before=|| () />
        </div>
    }
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
