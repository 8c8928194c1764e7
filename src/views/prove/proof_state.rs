//! The proof of every case. It goes on by itself, whatever view is open, and starts anew after a pause in whatever
//! templates and tickets follow from.

use crate::background::Background;
use crate::browser;
use crate::reactive::memo;
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::proof::matrix::{Proof, subjects};
use payload_core::proof::matrix_view::Filter;
use payload_core::proof::probe::{Objection, objection_to, objection_to_any};
use payload_core::task::{Kind, News, Task};
use payload_core::ticket::Ticket;
use payload_core::ticket::sample::is_built_in;
use payload_core::verdict::Outcome;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;
use std::sync::Arc;

/// How long typing must pause before cases are tried, in milliseconds.
const PAUSE: u32 = 300;

/// What a proof is about: all that its cases follow from.
#[derive(Debug)]
struct About {
    /// The workspace with the templates.
    workspace: Workspace,
    /// The admin's own sample ticket. It stays in the table while a ticket of the table is looked at in Build.
    own: Ticket,
}

/// How far the proof is.
#[derive(Debug, Clone)]
pub enum ProofState {
    /// What it is about has changed: it starts after a pause.
    Waiting,
    /// Cases are being tried.
    Running {
        /// How many are tried.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// Every case is tried.
    Done(Arc<Proof>),
}

/// A sentence that speaks against the verdict in Build. It has a type of its own: what handles the texts of the first
/// view would otherwise be compiled for both halves, and the first load has no room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Against(pub String);

/// The proof of this page, as context.
#[derive(Debug, Clone, Copy)]
pub struct Proving {
    about: Memo<Arc<About>>,
    /// What the last run came to, and what it was about.
    found: RwSignal<Option<(Arc<About>, ProofState)>>,
    /// The last proof that was done, and what it was about: the next one may be of the same templates.
    last: StoredValue<Option<(Arc<About>, Arc<Proof>)>>,
    /// What the probe of this account says against the templates.
    objection: Memo<Option<Objection>>,
    /// The ticket of the table, or of a failing attempt, that was opened in Build last.
    opened: RwSignal<Option<Ticket>>,
    /// What speaks against the verdict in Build.
    against: Memo<Option<Against>>,
    /// What is shown of the table.
    pub filter: RwSignal<Filter>,
}

impl Proving {
    /// Starts to prove, and provides it as context.
    pub fn provide(session: Session) {
        let opened = RwSignal::new(None);
        let about = Memo::new_owning(move |before: Option<Arc<About>>| {
            opened.with(|opened| {
                session.read_for_proof(|workspace| About::next(before, workspace, opened.as_ref()))
            })
        });
        let (found, last, filter) = (RwSignal::new(None), StoredValue::new(None), RwSignal::default());
        let objection = Memo::new(move |_| session.read_for_proof(objection_to_any));
        let against = memo(move || {
            found.track();
            let (sent, sample) = untrack(|| (session.sent(), session.sample().get()));
            let is_taken = sent.is_some_and(|sent| sent.verdict.outcome() <= Outcome::Logged);
            session.read_for_proof(|now| {
                last.with_value(|last| is_taken.then(|| against(now, &sample, last.as_ref())).flatten())
            })
        });
        let proving = Self { about, found, last, objection, against, opened, filter };
        provide_context(proving);
        let background = Background::here();
        // After the paint: a proof of what was there before can go on until the letter typed is painted.
        Effect::new(move |pending: Option<(Arc<About>, Timeout)>| {
            opened.track();
            session.follow_after_paint();
            let about = about.get_untracked();
            if let Some(pending) = pending
                && Arc::ptr_eq(&pending.0, &about)
            {
                return pending;
            }
            background.stop(Kind::Prove);
            let of = about.clone();
            // What was pending is dropped, so its timer does not ring any more.
            let timeout = Timeout::new(PAUSE, move || {
                let task = Task::Prove { workspace: of.workspace.clone(), own: of.own.clone() };
                background.begin(task, move |news| proving.receive(&of, news));
            });
            (about, timeout)
        });
    }

    /// The proof of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Takes news of the proof of that.
    fn receive(self, about: &Arc<About>, news: News) {
        let state = match news {
            News::Proving { done, total } => ProofState::Running { done, total },
            News::Proved(cells) => {
                let proof = Arc::new(self.table(about).with_cells(cells));
                self.last.set_value(Some((about.clone(), proof.clone())));
                ProofState::Done(proof)
            }
            _ => return,
        };
        self.found.set(Some((about.clone(), state)));
    }

    /// The table of that, still to be done.
    fn table(self, about: &About) -> Proof {
        let subjects = subjects(&about.own, &about.workspace.own_tickets);
        self.last.with_value(|last| match last {
            Some((known, proof)) if same_templates(&known.workspace, &about.workspace) => {
                proof.of_others(subjects)
            }
            _ => Proof::of(&about.workspace, subjects, Clock(browser::now())),
        })
    }

    /// How far it is. What was proved of other templates is never shown.
    pub fn state(self) -> ProofState {
        let about = self.about.get();
        self.found.with(|found| match found {
            Some((known, state)) if Arc::ptr_eq(known, &about) => state.clone(),
            _ => ProofState::Waiting,
        })
    }

    /// What the probe of this account says against the templates.
    pub fn objection(self) -> Option<Objection> {
        self.objection.get()
    }

    /// What speaks against the verdict in Build on a payload that Stella takes, in a sentence: what the template is to
    /// blame for with this ticket, as the table has it, or what the probe says of this template.
    pub fn against(self) -> Option<Against> {
        self.against.get()
    }

    /// Notes that a ticket which is not the admin's own is about to be the sample ticket.
    pub fn opens(self, ticket: Ticket) {
        self.opened.set(Some(ticket));
    }
}

impl About {
    /// What there is to prove now, and whether that is something else than `before`.
    fn next(before: Option<Arc<Self>>, workspace: &Workspace, opened: Option<&Ticket>) -> (Arc<Self>, bool) {
        let is_own = !is_built_in(&workspace.ticket) && opened != Some(&workspace.ticket);
        let own = match &before {
            Some(before) if !is_own => &before.own,
            _ => &workspace.ticket,
        };
        if let Some(before) = &before
            && same_templates(&before.workspace, workspace)
            && before.own == *own
            && before.workspace.own_tickets == workspace.own_tickets
        {
            return (before.clone(), false);
        }
        (Arc::new(Self { workspace: workspace.clone(), own: own.clone() }), true)
    }
}

/// What speaks against the template on show with the sample ticket, as far as the last proof that was done tells.
fn against(now: &Workspace, sample: &Ticket, last: Option<&(Arc<About>, Arc<Proof>)>) -> Option<Against> {
    let channel = now.shown_channel()?;
    let proof = last.filter(|(known, _)| same_templates(&known.workspace, now)).map(|(_, proof)| proof);
    let failure = proof.and_then(|proof| proof.failure_of(sample, channel, now.assumptions));
    let words = failure.map(|failure| failure.sentence());
    words.or_else(|| Some(objection_to(now, channel)?.what)).map(Against)
}

/// Whether both workspaces have the same templates, and the same checkbox that excludes a ticket.
pub fn same_templates(one: &Workspace, other: &Workspace) -> bool {
    one.options == other.options && one.by_hand == other.by_hand
}
