//! The Prove view: the table of every case, generated values, a file of real tickets, the probe.
//!
//! What these find stands in signals that live as long as the page ([`Proving`], [`Fuzzing`]), so that it is still
//! there after a look at another view. The work itself is [`crate::background`]'s.

mod bulk_runner;
mod filters;
mod fuzz_state;
mod open_in_build;
mod parts;
mod probe;
mod proof_line;
mod proof_state;
mod stress_test;
mod table;
mod tally;
mod tickets;

pub use bulk_runner::serve;

use crate::session::Session;
use fuzz_state::Fuzzing;
use leptos::prelude::*;
use probe::{Probe, ProbeState};
use proof_line::{ProofInVerdict, ProofLine};
use proof_state::Proving;
use stress_test::StressTest;
use table::CaseTable;
use tickets::{CheckTickets, Checking};

/// Provides what the view finds to everything below, and begins to prove.
pub fn begin(session: Session) {
    Proving::provide(session);
    Fuzzing::provide(session);
    ProbeState::provide();
    Checking::provide(session);
    open_in_build::leave_with_build();
}

/// The proof as a line in Build.
pub fn proof_line() -> AnyView {
    view! { <ProofLine /> }.into_any()
}

/// What the proof came to, beside the verdict.
pub fn proof_in_verdict() -> AnyView {
    view! { <ProofInVerdict /> }.into_any()
}

/// The whole view.
pub fn prove_view() -> AnyView {
    view! {
        <div class="prove">
            <CaseTable />
            <StressTest />
            <CheckTickets />
            <Probe />
        </div>
    }
    .into_any()
}
