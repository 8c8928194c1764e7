//! The proof goes on by itself, whatever view is open: it follows the workspace, and what it came to is said
//! in Build as well.

use super::{Bell, Bells, Desk, at_desk, bells, scheduler};
use crate::browser;
use crate::components::link_button;
use crate::element::el;
use crate::live::{effect, flag, text};
use crate::router::{View, Views};
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::proof::matrix::{Proof, subjects};
use payload_core::proof::words;
use payload_core::ticket::sample::SAMPLES;
use payload_core::workspace::Workspace;
use ruby_liquid::Clock;

/// How long typing must pause before cases are tried, in milliseconds.
const PAUSE: u32 = 300;

/// Follows the workspace: whatever the templates follow from starts the proof anew.
pub fn follow(session: Session) {
    let Bells { progress, table, .. } = bells();
    effect(move || {
        if let Some(run) = begin(session.read(Workspace::clone)) {
            // Another run that has begun by then is the one that goes on.
            Timeout::new(PAUSE, move || go_on(run, progress, table)).forget();
        }
        progress.ring();
        table.ring();
    });
}

/// Lays out the proof of this workspace, and gives the number of the run that is to do it; none where it is
/// done or under way already. What was proved of another workspace is gone at once: nothing old is shown as new.
fn begin(workspace: Workspace) -> Option<usize> {
    at_desk(|desk| {
        let same =
            |known: &Workspace| known.options == workspace.options && known.by_hand == workspace.by_hand;
        own_ticket(desk, &workspace);
        let own = desk.own.clone().unwrap_or_else(|| workspace.ticket.clone());
        let subjects = subjects(&own);
        if let Some((proof, known)) = &desk.proof
            && same(known)
            && proof.subjects == subjects
        {
            return None;
        }
        desk.proof = Some((Proof::of(&workspace, subjects, Clock(browser::now())), workspace));
        desk.runs[0] += 1;
        Some(desk.runs[0])
    })
}

/// Does the cases of a run, slice after slice, unless another run has begun since.
fn go_on(run: usize, progress: Bell, table: Bell) {
    let step = move || {
        at_desk(|desk| match &mut desk.proof {
            Some((proof, _)) if desk.runs[0] == run => proof.step(4),
            _ => true,
        })
    };
    scheduler::work(step, move || {
        progress.ring();
        let finished =
            at_desk(|desk| desk.proof.as_ref().is_some_and(|(proof, _)| proof.done() == proof.total()));
        if finished {
            table.ring();
        }
    });
}

/// Keeps the admin's own ticket in the table, also while another one is looked at in Build.
fn own_ticket(desk: &mut Desk, workspace: &Workspace) {
    let built_in = SAMPLES.iter().any(|sample| sample.ticket() == workspace.ticket);
    if !built_in && desk.opened.as_ref() != Some(&workspace.ticket) {
        desk.own = Some(workspace.ticket.clone());
    }
}

/// How the proof stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Cases are still to be tried.
    Working,
    /// There is nothing to prove.
    Nothing,
    /// Every case holds.
    Holds,
    /// Some do not.
    Fails,
}

/// How the proof stands, and that in a sentence; it is read again as it goes on.
pub fn said(progress: Bell) -> Option<(Standing, String)> {
    progress.listen();
    at_desk(|desk| {
        let (proof, _) = desk.proof.as_ref()?;
        if proof.done() < proof.total() {
            let (done, total) = (words::count(proof.done()), words::count(proof.total()));
            return Some((Standing::Working, format!("Trying {total} cases: {done} done")));
        }
        let standing = match (proof.total(), proof.worst_failure()) {
            (0, _) => Standing::Nothing,
            (_, None) => Standing::Holds,
            (_, Some(_)) => Standing::Fails,
        };
        Some((standing, proof.sentence()))
    })
}

/// The same as a line in Build, with the way to the table.
pub fn proof_line() -> AnyView {
    let (progress, views) = (bells().progress, Views::here());
    let standing = move || said(progress).map_or(Standing::Nothing, |(standing, _)| standing);
    let look = move || match standing() {
        Standing::Nothing | Standing::Working => ("proved", "…"),
        Standing::Holds => ("proved good", "✓"),
        Standing::Fails => ("proved bad", "✕"),
    };
    let words = move || {
        let words = said(progress).map(|(_, words)| words).unwrap_or_default();
        format!("Every ticket, whatever Freshdesk does. {words} ")
    };
    el("p")
        .live("class", text(move || look().0.to_owned()))
        .flag("hidden", flag(move || standing() == Standing::Nothing))
        .attr("role", "group")
        .attr("aria-label", "Every ticket")
        .child(el("span").attr("aria-hidden", "true").say_live(text(move || look().1.to_owned())).done())
        .child(el("span").say_live(text(words)).done())
        .child(link_button("Open Prove", move || views.open(View::Prove)))
        .done()
}
