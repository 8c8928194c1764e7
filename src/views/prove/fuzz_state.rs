//! **Try to break it**: a run of generated values through every placeholder, which a person starts and may stop.

use super::proof_state::same_templates;
use super::run::{Run, in_slices};
use crate::browser;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::proof::fuzz::{Attack, Break};
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::sync::Arc;

/// How many mixtures are tried after every kind of value.
const MIXTURES: usize = 4_000;

/// What a run has found so far.
#[derive(Debug)]
pub struct Found {
    /// How many attempts are made.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// What is known, in one sentence.
    pub sentence: String,
    /// What broke, in the order it was found.
    pub breaks: Vec<Break>,
    /// The workspace that it is about.
    about: Arc<Workspace>,
}

/// How far a run is.
#[derive(Debug, Clone, Default)]
pub enum FuzzState {
    /// None was started yet.
    #[default]
    NotStarted,
    /// Attempts are being made.
    Running(Arc<Found>),
    /// A person stopped it.
    Stopped(Arc<Found>),
    /// Every attempt is made.
    Done(Arc<Found>),
}

impl FuzzState {
    /// What was found so far.
    pub fn found(&self) -> Option<&Arc<Found>> {
        match self {
            Self::NotStarted => None,
            Self::Running(found) | Self::Stopped(found) | Self::Done(found) => Some(found),
        }
    }

    /// Whether it is running.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running(_))
    }
}

/// The runs of this page, as context: what was found stays while other views are open.
#[derive(Clone, Copy)]
pub struct Fuzzing {
    session: Session,
    state: RwSignal<FuzzState>,
    run: StoredValue<Option<Run>, LocalStorage>,
    /// The random seed, as typed.
    pub seed: RwSignal<String>,
}

impl Fuzzing {
    /// Provides it as context.
    pub fn provide(session: Session) {
        provide_context(Self {
            session,
            state: RwSignal::default(),
            run: StoredValue::new_local(None),
            seed: RwSignal::new("1".to_owned()),
        });
    }

    /// The runs of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// How far the last run is.
    pub fn state(self) -> FuzzState {
        self.state.get()
    }

    /// Whether what was found is about templates that have changed since.
    pub fn is_stale(self) -> bool {
        self.state.with(|state| {
            let stale = |found: &Arc<Found>| self.session.read(|now| !same_templates(&found.about, now));
            state.found().is_some_and(stale)
        })
    }

    /// Starts a run; one that is under way stops.
    pub fn start(self) {
        let workspace = Arc::new(self.session.read_once(Workspace::clone));
        let seed = seed(&self.seed.read_untracked());
        let attack = Attack::new(&workspace, seed, MIXTURES, Clock(browser::now()));
        let found = move |attack: &Attack| {
            Arc::new(Found {
                done: attack.done(),
                total: attack.total(),
                sentence: attack.sentence(),
                breaks: attack.breaks.clone(),
                about: workspace.clone(),
            })
        };
        self.state.set(FuzzState::Running(found(&attack)));
        self.run.set_value(Some(Run::start(async move {
            let show = |attack: &Attack| {
                self.state.try_set(FuzzState::Running(found(attack)));
            };
            let attack = in_slices(attack, |attack| attack.step(2), show).await;
            self.state.try_set(FuzzState::Done(found(&attack)));
        })));
    }

    /// Stops the run; what was found stays.
    pub fn stop(self) {
        self.run.set_value(None);
        self.state.update(|state| {
            if let FuzzState::Running(found) = state {
                *state = FuzzState::Stopped(found.clone());
            }
        });
    }
}

/// The number of a typed seed: as typed, or of its own for any other text.
fn seed(text: &str) -> u64 {
    let text = text.trim();
    text.parse().unwrap_or_else(|_| {
        text.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
    })
}
