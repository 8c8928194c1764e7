//! The Go live view: what is in the way, the guide as a checklist that knows the choices, the keys per rule, and what to hand
//! to a colleague.

mod blockers;
mod checklist;
mod hand_over;
mod keys;
mod paper;
mod terminal;

use crate::router::Views;
use blockers::Blockers;
use checklist::Checklist;
use hand_over::HandOver;
use keys::RulesAndKeys;
use leptos::prelude::*;
use paper::{OnPaper, PaperTitle};
use terminal::TestWithoutFreshdesk;

/// Going live on one screen.
pub fn golive_view(views: Views) -> AnyView {
    view! {
        <div class="golive">
            <PaperTitle />
            <Blockers views=views />
            <Checklist />
            <div class="stack">
                <RulesAndKeys views=views />
                <HandOver />
                <TestWithoutFreshdesk />
            </div>
            <OnPaper />
        </div>
    }
    .into_any()
}
