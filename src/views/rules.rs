//! The Rules view: the rules in the order Freshdesk must have them, what is wrong with them as a set, and
//! what they do when something happens to a ticket.

mod all_warnings;
mod channel;
mod choose_sources;
mod compare;
mod conditions;
mod decisions;
mod outcome;
mod player;
mod sheet;
mod sheet_row;
mod sheets;
mod simulator;
mod warnings;

use crate::session::Session;
use all_warnings::AllWarnings;
use compare::CompareWithMyRule;
use decisions::Decisions;
use leptos::prelude::*;
use sheets::{AllSheets, IndexOfRules, Sheets};
use simulator::Simulator;
use warnings::Warnings;

/// The rules on one screen.
#[component]
pub fn RulesView() -> impl IntoView {
    let session = Session::here();
    let (all, warned) = (AllSheets::derive(session), AllWarnings::derive(session));
    let compact = RwSignal::new(false);
    view! {
        <div class="rules" class:compact=compact>
            <Show when=move || !compact.get()>
                <Decisions />
            </Show>
            <div class="stack">
                <IndexOfRules all=all warned=warned compact=compact />
                <Warnings all=warned />
                <Sheets all=all warned=warned compact=compact />
                <Show when=move || !compact.get()>
                    <CompareWithMyRule />
                </Show>
            </div>
            <Show when=move || !compact.get()>
                <Simulator />
            </Show>
        </div>
    }
}
