//! What the proof came to, in one sentence and as a line in Build.

use super::proof_state::{ProofState, Proving};
use crate::components::{Button, ButtonKind, Tone};
use crate::reactive::memo;
use crate::router::{View, Views};
use leptos::prelude::*;
use payload_core::proof::probe::Objection;
use payload_core::proof::words;

impl ProofState {
    /// How it is to be taken.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Done(proof) if proof.total() > 0 => match proof.worst_failure() {
                None => Tone::Good,
                Some(_) => Tone::Bad,
            },
            _ => Tone::Plain,
        }
    }

    /// The sign beside the sentence: work under way has none of a [`Tone`]'s.
    pub fn sign(&self) -> &'static str {
        match self {
            Self::Waiting | Self::Running { .. } => "…",
            Self::Done(_) => self.tone().sign(),
        }
    }

    /// How it stands, in a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Waiting => "Running the test cases: 0 done.".to_owned(),
            Self::Running { done, total } => {
                format!("Running {} test cases: {} done.", words::count(*total), words::count(*done))
            }
            Self::Done(proof) => proof.sentence(),
        }
    }

    /// Whether every channel is off.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Done(proof) if proof.total() == 0)
    }
}

/// What is said of the proof. At each letter a proof is waited for anew, and the same is said.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// How it is to be taken.
    pub tone: Tone,
    /// Whether there is nothing to prove.
    pub is_empty: bool,
    /// The sign beside the sentence.
    pub sign: &'static str,
    /// The sentence.
    pub sentence: String,
}

impl Line {
    /// Of how a proof stands, and of what the probe of this account says: what was measured outdoes what is proved.
    pub fn of(state: &ProofState, objection: Option<Objection>) -> Self {
        let (tone, sign, sentence) = (state.tone(), state.sign(), state.sentence());
        let is_empty = state.is_empty();
        match objection.filter(|_| matches!(state, ProofState::Done(_)) && !is_empty) {
            None => Self { tone, is_empty, sign, sentence },
            Some(objection) => Self {
                tone: Tone::Bad,
                is_empty,
                sign: Tone::Bad.sign(),
                sentence: format!("{} The test cases do not know of it: {sentence}", objection.what),
            },
        }
    }
}

/// The proof as a line in Build, with the way to the table.
#[component]
pub fn ProofLine() -> impl IntoView {
    let (proving, views) = (Proving::here(), Views::here());
    let line = memo(move || Line::of(&proving.state(), proving.objection()));
    view! {
        <p
            class=move || format!("proved {}", line.read().tone.class())
            hidden=move || line.read().is_empty
            role="group"
            aria-label="Every ticket"
        >
            <span aria-hidden="true">{move || line.read().sign}</span>
            <span>{move || format!("{} ", line.read().sentence)}</span>
            <Button kind=ButtonKind::Link on_press=move || views.open(View::Prove)>"Open Prove"</Button>
        </p>
    }
}

/// What the proof came to, or the probe says, beside the verdict on the sample ticket, where it is bad: on a narrow
/// screen the line above is far below what is chosen, and the verdict alone in sight.
#[component]
pub fn ProofInVerdict() -> impl IntoView {
    let proving = Proving::here();
    let failing = memo(move || match proving.state() {
        ProofState::Done(proof) if proof.worst_failure().is_some() => Some(format!("{}.", proof.failing())),
        _ => proving.objection().map(|objection| objection.what),
    });
    let sign = Tone::Bad.sign();
    move || failing.get().map(|words| view! { <small class="failing">{format!("{sign} {words}")}</small> })
}
