//! The Prove view: the table of every case, the attack, a file of real tickets, the probe.
//!
//! The work is long and the page must stay smooth, so it is done in scheduler ([`scheduler`]), a file of tickets in
//! a worker ([`check`]), and what came of it stands outside the view's elements ([`Desk`]): it is still there after a look at another view.

mod attack;
mod bulk_runner;
mod probe;
mod background_proof;
mod scheduler;
mod table;
mod tickets;

pub use background_proof::proof_line;
pub use bulk_runner::serve;
pub use probe::probe_link;

use crate::components::link_button;
use crate::element::{El, div, el, p};
use crate::live::only_if;
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::Assumptions;
use payload_core::proof::fuzz::Attack;
use payload_core::proof::matrix::Proof;
use payload_core::proof::matrix_view::Filter;
use payload_core::ticket::Ticket;
use payload_core::workspace::Workspace;
use std::cell::RefCell;

/// All that the view works on and has found.
#[derive(Default)]
struct Desk {
    /// The work that is under way or done, and the workspace that it is about.
    proof: Option<(Proof, Workspace)>,
    filter: Filter,
    attack: Option<(Attack, Workspace)>,
    attacking: bool,
    seed: String,
    tickets: tickets::Tickets,
    /// The admin's own ticket, while one of the table is looked at in Build.
    own: Option<Ticket>,
    /// The ticket of the table that was opened in Build.
    opened: Option<Ticket>,
    /// The number of the last run of each kind: an older one stops.
    runs: [usize; 3],
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::new(Desk { seed: "1".to_owned(), ..Desk::default() });
}

/// Works at the desk. Nothing that is called from here may come back to it.
fn at_desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with(|desk| work(&mut desk.borrow_mut()))
}

/// Tells the elements on show that something on the desk has changed. It lives as long as the page, so that
/// work that began before a look at another view still reaches the elements made after it.
#[derive(Clone, Copy)]
struct Bell(RwSignal<usize>);

impl Bell {
    /// Reads again at every ring.
    fn listen(self) {
        self.0.get();
    }

    fn ring(self) {
        self.0.update(|rings| *rings += 1);
    }
}

/// One bell for each thing that changes by itself.
#[derive(Clone, Copy)]
struct Bells {
    /// Cases of the table are done.
    progress: Bell,
    /// The table is done, or filtered otherwise.
    table: Bell,
    attack: Bell,
    tickets: Bell,
}

/// Hangs up the bells for everything below, and begins to prove.
pub fn begin(session: Session) {
    let bell = || Bell(RwSignal::new(0));
    provide_context(Bells { progress: bell(), table: bell(), attack: bell(), tickets: bell() });
    background_proof::follow(session);
}

fn bells() -> Bells {
    expect_context()
}

/// The whole view.
pub fn prove_view() -> AnyView {
    div("prove")
        .child(table::table_pane())
        .child(attack::attack_pane())
        .child(tickets::tickets_pane())
        .child(probe::probe_pane())
        .done()
}

/// A pane under its name.
fn pane(name: &'static str, class: &'static str, body: El) -> El {
    let head = el("h2").say(name).done();
    el("section").class(class).attr("aria-label", name).child(head).child(body.done())
}

/// A verdict: its sign beside its words.
fn verdict(class: &'static str, mark: &'static str, words: El) -> AnyView {
    div(class).child(el("span").attr("aria-hidden", "true").say(mark).done()).child(words.done()).done()
}

/// A place that scrolls by itself.
fn scroll(name: &'static str, inside: El) -> AnyView {
    let place = div("scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", name);
    place.child(inside.done()).done()
}

/// How far work is.
fn progress(name: &'static str, done: f64, words: String) -> AnyView {
    let bar = el("progress").attr("aria-label", name).attr("max", "1").attr("value", done.to_string());
    div("working").child(bar.done()).child(p("aside", words)).done()
}

/// Opens a case in Build: the ticket, what Freshdesk does, the channel; one step back undoes it.
fn open_in_build(session: Session, views: Views, ticket: Ticket, assumptions: Assumptions, channel: String) {
    at_desk(|desk| desk.opened = Some(ticket.clone()));
    open_own_in_build(session, views, ticket, assumptions, channel);
}

/// The same with a ticket of the admin's own: it then is the sample ticket, and part of the table.
fn open_own_in_build(
    session: Session,
    views: Views,
    ticket: Ticket,
    assumptions: Assumptions,
    channel: String,
) {
    let mut workspace = session.read_once(Workspace::clone);
    (workspace.ticket, workspace.assumptions, workspace.channel) = (ticket, assumptions, channel);
    session.replace(workspace);
    views.open(View::Build);
}

/// A line that says that what stands below is about earlier choices, and a way to do it again.
fn outdated(
    stale: impl Fn() -> bool + Send + Sync + 'static,
    again: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    only_if(stale, move || {
        let words = el("p").class("aside stale").say("The choices have changed since. ");
        words.child(link_button("Do it again", again)).done()
    })
}
