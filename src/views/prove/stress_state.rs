//! The stress test: a run of generated values through every placeholder, which a person starts and may stop.

use super::proof_state::same_templates;
use crate::background::Background;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::task::{Kind, News, StressTested, Task};
use payload_core::workspace::Workspace;
use std::sync::Arc;

/// What a run has found so far.
#[derive(Debug)]
pub struct Found {
    /// How it stands.
    pub tested: StressTested,
    /// The workspace that it is about.
    about: Arc<Workspace>,
}

/// How far a run is.
#[derive(Debug, Clone, Default)]
pub enum StressState {
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

impl StressState {
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
pub struct StressTesting {
    session: Session,
    state: RwSignal<StressState>,
    background: Background,
    /// The random seed, as typed.
    pub seed: RwSignal<String>,
}

impl StressTesting {
    /// Provides it as context.
    pub fn provide(session: Session) {
        provide_context(Self {
            session,
            state: RwSignal::default(),
            background: Background::here(),
            seed: RwSignal::new("1".to_owned()),
        });
    }

    /// The runs of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// How far the last run is.
    pub fn state(self) -> StressState {
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
        let tested = StressTested { done: 0, total: 0, sentence: String::new(), breaks: Vec::new() };
        self.state.set(StressState::Running(Arc::new(Found { tested, about: workspace.clone() })));
        let task = Task::StressTest { workspace: Workspace::clone(&workspace), seed };
        self.background.begin(task, move |news| {
            if let News::StressTested(tested) = news {
                let is_done = tested.done == tested.total;
                let found = Arc::new(Found { tested, about: workspace.clone() });
                self.state.set(if is_done { StressState::Done(found) } else { StressState::Running(found) });
            }
        });
    }

    /// Stops the run; what was found stays.
    pub fn stop(self) {
        self.background.stop(Kind::StressTest);
        self.state.update(|state| {
            if let StressState::Running(found) = state {
                *state = StressState::Stopped(found.clone());
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
