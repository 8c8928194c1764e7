//! What the proof came to, in one sentence and as a line in Build.

use super::proof_state::{Against, ProofState, Proving};
use crate::browser;
use crate::components::{Button, ButtonKind, Tone};
use crate::debounce::debounced;
use crate::reactive::memo;
use crate::router::{CHANNEL_TAB, View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::proof::probe::Objection;
use payload_core::proof::words;
use payload_core::workspace::Edit;

/// What speaks against a verdict waits for a pause in typing before it is announced, in milliseconds: as long as the
/// verdict itself.
const PAUSE: u32 = 700;

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
    /// The channels that it is bad about.
    pub failing: Vec<String>,
}

impl Line {
    /// Of how a proof stands, and of what the probe of this account says: what was measured outdoes what is proved.
    pub fn of(state: &ProofState, objection: Option<Objection>) -> Self {
        let (tone, sign, sentence) = (state.tone(), state.sign(), state.sentence());
        let is_empty = state.is_empty();
        let failing = match state {
            ProofState::Done(proof) => proof.failing_channels().map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        match objection.filter(|_| matches!(state, ProofState::Done(_)) && !is_empty) {
            None => Self { tone, is_empty, sign, sentence, failing },
            Some(objection) => Self {
                tone: Tone::Bad,
                is_empty,
                sign: Tone::Bad.sign(),
                sentence: format!("{} The test cases do not know of it: {sentence}", objection.what),
                failing,
            },
        }
    }
}

/// The proof as a line in Build, with the way to the table.
#[component]
pub fn ProofLine() -> impl IntoView {
    let (session, proving, views) = (Session::here(), Proving::here(), Views::here());
    let line = memo(move || Line::of(&proving.state(), proving.objection()));
    let announced = debounced(move || proving.against(), PAUSE);
    // The tabs of channels say nothing of them.
    let others = memo(move || {
        let shown = session.channel();
        let failing = line.read().failing.clone();
        failing.into_iter().filter(|channel| shown.as_ref() != Some(channel)).collect::<Vec<_>>()
    });
    let show = move |channel: &str| {
        session.edit(Edit::Show(channel.to_owned()));
        // The button that was pressed is gone.
        let at = session.read_once(|now| now.options.channels_on().position(|on| on == channel));
        browser::focus_next(format!("{CHANNEL_TAB}{}", at.unwrap_or_default()));
    };
    let other = move |channel: String| {
        let name = format!("Show {}", words::channel(&channel));
        view! { <Button kind=ButtonKind::Link on_press=move || show(&channel)>{name}</Button> " " }
    };
    view! {
        <p class="sr-only" role="status" aria-label="Failure as in Prove">{move || announced.get().flatten().map(|Against(words)| words)}</p>
        <p
            class=move || format!("proved {}", line.read().tone.class())
            hidden=move || line.read().is_empty
            role="group"
            aria-label="Every ticket"
        >
            <span aria-hidden="true">{move || line.read().sign}</span>
            <span>
                {move || format!("{} ", line.read().sentence)}
                {move || others.get().into_iter().map(other).collect_view()}
            </span>
            <Button kind=ButtonKind::Link on_press=move || views.open(View::Prove)>"Open Prove"</Button>
        </p>
    }
}

/// Where something speaks against the payload, and so is the verdict: what Stella does with the payload as it is shown.
/// Or else what the proof came to, or the probe says, where that is bad: on a narrow screen the line above is far below
/// what is chosen, and the verdict alone in sight.
#[component]
pub fn ProofInVerdict() -> impl IntoView {
    let (session, proving) = (Session::here(), Proving::here());
    let of_others = move || match proving.state() {
        ProofState::Done(proof) if proof.worst_failure().is_some() => Some(format!("{}.", proof.failing())),
        _ => proving.objection().map(|objection| objection.what),
    };
    let remark = memo(move || match proving.against() {
        // Made anew with each verdict.
        Some(_) => untrack(|| session.sent())
            .map(|sent| ("", format!("As rendered here: {}.", sent.verdict.sentence()))),
        None => of_others().map(|words| ("failing", format!("{} {words}", Tone::Bad.sign()))),
    });
    move || remark.get().map(|(class, words)| view! { <small class=class>{words}</small> })
}
