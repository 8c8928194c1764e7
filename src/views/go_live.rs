//! The Go live view: what is in the way, the guide as a checklist that knows the choices, the keys per rule, and what to hand
//! to a colleague.

mod blockers;
mod checklist;
mod hand_over;
mod keys;
mod paper;
mod terminal;

use blockers::Blockers;
use checklist::Checklist;
use hand_over::HandOver;
use keys::RulesAndKeys;
use leptos::prelude::*;
use paper::{OnPaper, PaperTitle};
use terminal::TestWithoutFreshdesk;

/// Going live on one screen.
#[component]
pub fn GoLiveView() -> impl IntoView {
    view! {
        <div class="golive">
            <PaperTitle />
            <Blockers />
            <Checklist />
            <div class="stack">
                <RulesAndKeys />
                <HandOver />
                <TestWithoutFreshdesk />
            </div>
            <OnPaper />
        </div>
    }
}
