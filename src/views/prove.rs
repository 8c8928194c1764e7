//! The Prove view: the table of every case, generated values, a file of real tickets, the probe.
//!
//! What these find stands in signals that live as long as the page ([`Proving`], [`StressTesting`]), so that it is still
//! there after a look at another view. The work itself is [`crate::background`]'s.

mod filters;
mod stress_state;
mod open_in_build;
mod parts;
mod probe;
mod proof_line;
mod proof_state;
mod stress_test;
mod table;
mod tally;
mod tickets;

pub use proof_line::{ProofInVerdict, ProofLine};

use crate::session::Session;
use leptos::prelude::*;
use probe::{Probe, ProbeState};
use proof_state::Proving;
use stress_state::StressTesting;
use stress_test::StressTest;
use table::CaseTable;
use tickets::{CheckTickets, Checking};

/// Provides what the view finds to everything below, and begins to prove.
pub fn begin(session: Session) {
    Proving::provide(session);
    StressTesting::provide(session);
    ProbeState::provide();
    Checking::provide(session);
    open_in_build::leave_with_build();
}

/// What was proved or measured that speaks against the verdict in Build.
pub fn against_verdict() -> Option<String> {
    use_context::<Proving>()?.against().map(|against| against.0)
}

/// Everything that a payload is tried on, on one screen.
#[component]
pub fn ProveView() -> impl IntoView {
    view! {
        <div class="prove">
            <CaseTable />
            <StressTest />
            <CheckTickets />
            <Probe />
        </div>
    }
}
