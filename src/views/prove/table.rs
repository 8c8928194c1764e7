//! The table of every ticket, every rule and every possible Freshdesk: counts first, then the tickets.

use super::filters::Filters;
use super::open_in_build::OpenInBuild;
use super::parts::{Bar, ProvePane, id_of};
use super::proof_state::{ProofState, Proving};
use crate::browser;
use crate::components::{Button, ScrollRegion, Sentence, Tone};
use crate::opened_case::Place;
use leptos::prelude::*;
use payload_core::escaping::Escaping;
use payload_core::proof::causes::tally;
use payload_core::proof::matrix::{Case, Cell, Proof};
use payload_core::proof::matrix_view::{Row, grid};
use payload_core::proof::words;
use ruby_liquid::Dialect;
use std::sync::Arc;

/// The name of the pane.
const PANE: &str = "Test cases";

/// What a column stands for.
type Column = (Dialect, Escaping);

/// A ticket of the table, with all its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct TicketRow {
    name: String,
    /// Where the ticket comes from.
    origin: &'static str,
    /// Why the worst of its cases fails.
    why: Option<String>,
    columns: Vec<Column>,
    cells: Vec<Option<(Case, Cell)>>,
}

/// The pane.
#[component]
pub fn CaseTable() -> impl IntoView {
    let (proving, build) = (Proving::here(), OpenInBuild::here());
    let done = Memo::new(move |_| match proving.state() {
        ProofState::Done(proof) if proof.total() > 0 => Some(Shared(proof)),
        _ => None,
    });
    view! {
        <ProvePane name=PANE class="proof">
            {move || standing(proving.state(), build)}
            <Tally done=done />
            <Filters />
            <Show when=move || done.read().is_some()>
                <Tickets done=done />
            </Show>
        </ProvePane>
    }
}

/// A proof that is compared by being the same one.
#[derive(Debug, Clone)]
struct Shared(Arc<Proof>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// How the proof stands, with the way to the worst case. Only what it came to is announced.
fn standing(state: ProofState, build: OpenInBuild) -> impl IntoView {
    let done = match &state {
        ProofState::Done(proof) => Some(proof.clone()),
        _ => None,
    };
    let (role, name) = (done.as_ref().map(|_| "status"), done.as_ref().map(|_| "Proof"));
    let worst = done.and_then(|proof| proof.worst_failure().map(|case| (proof, case)));
    view! {
        <Sentence tone=state.tone() sign=state.sign()>
            <p role=role aria-label=name>{state.sentence()}</p>
            {worst.map(|(proof, case)| view! {
                <Button on_press=move || open(build, &proof, case)>"Open in Build"</Button>
            })}
        </Sentence>
    }
}

/// How many cases came to each end.
#[component]
fn Tally(done: Memo<Option<Shared>>) -> impl IntoView {
    let tally = move || done.read().as_ref().map(|done| tally(&done.0)).unwrap_or_default();
    let row = |(cell, count): (Cell, usize), most: usize| {
        let tone = tone(cell);
        view! {
            <tr>
                <th scope="row"><Verdict cell=cell /></th>
                <td class="number">{words::count(count)}</td>
                <td><Bar number=Signal::stored(count) full=Signal::stored(most) tone=tone /></td>
            </tr>
        }
    };
    let rows = move || {
        let tally = tally();
        let most = tally.iter().map(|(_, count)| *count).max().unwrap_or(1);
        tally.into_iter().map(|one| row(one, most)).collect_view()
    };
    view! {
        <table class="tally" hidden=move || done.read().is_none()>
            <caption>"Test cases by result"</caption>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The tickets under the filters.
#[component]
fn Tickets(done: Memo<Option<Shared>>) -> impl IntoView {
    let filter = Proving::here().filter;
    let rows = Memo::new(move |_| match done.get() {
        Some(done) => filter.with(|filter| {
            let grid = grid(&done.0, filter);
            grid.rows.into_iter().filter_map(|row| TicketRow::of(row, &grid.columns, &done.0)).collect()
        }),
        None => Vec::new(),
    });
    let columns = Memo::new(move |_| rows.read().first().map(|row| row.columns.clone()).unwrap_or_default());
    view! {
        <Show
            when=move || !rows.read().is_empty()
            fallback=|| view! { <p class="empty">"No ticket matches these filters."</p> }
        >
            <ScrollRegion name="Verdicts">
                <table class="cases">
                    <thead>
                        <tr>
                            <th scope="col">"Ticket"</th>
                            {move || columns.get().into_iter().map(|column| {
                                view! { <th scope="col">{column_name(column)}</th> }
                            }).collect_view()}
                        </tr>
                    </thead>
                    <tbody on:keydown=move |event| browser::walk_table(&event)>
                        <ForEnumerate each=move || rows.get() key=TicketRow::clone let(at, row)>
                            <OneTicket at=at row=row done=done />
                        </ForEnumerate>
                    </tbody>
                </table>
            </ScrollRegion>
            <p class="aside under">
                "Each cell shows its worst case. Use the arrow keys to move between cells. “Rejected” without ✕ \
                is caused by the ticket: it has no email address, no assigned agent, or an unknown language."
            </p>
        </Show>
    }
}

/// A row of the table.
#[component]
fn OneTicket(at: ReadSignal<usize>, row: TicketRow, done: Memo<Option<Shared>>) -> impl IntoView {
    let build = OpenInBuild::here();
    let id = row_id(&row.name);
    let open = move |case: Case| {
        if let Some(Shared(proof)) = done.get_untracked() {
            open(build, &proof, case);
        }
    };
    let cell = |(column, (found, head)): (usize, (Option<(Case, Cell)>, Column))| {
        let Some((case, cell)) = found else { return view! { <td></td> }.into_any() };
        let name = format!("{}, {}: {}. Open in Build", row.name, column_name(head), cell.label());
        view! {
            <td>
                <button
                    type="button"
                    class=tone(cell).class()
                    tabindex=move || if (at.get(), column) == (0, 0) { "0" } else { "-1" }
                    aria-label=name
                    on:click=move |_| open(case)
                >
                    <Verdict cell=cell />
                </button>
            </td>
        }
        .into_any()
    };
    let cells =
        row.cells.iter().copied().zip(row.columns.iter().copied()).enumerate().map(cell).collect_view();
    view! {
        <tr>
            <th scope="row" id=id tabindex="-1">
                {row.name} " " <span class="pill">{row.origin}</span>
                {row.why.map(|why| view! { <small class="wrong">{why}</small> })}
            </th>
            {cells}
        </tr>
    }
}

/// Opens a case in Build.
fn open(build: OpenInBuild, proof: &Proof, case: Case) {
    let opened = || {
        let name = proof.subjects.get(case.subject)?.name.clone();
        let channel = proof.judges.get(case.channel)?.channel.clone();
        Some((name, *proof.freshdesks.get(case.freshdesk)?, channel))
    };
    if let Some((name, freshdesk, channel)) = opened() {
        let place = Place { id: row_id(&name), name, pane: PANE };
        build.open(proof.ticket(case), freshdesk, channel, place);
    }
}

/// The id of the heading of a ticket's row, wherever in the table it stands.
fn row_id(name: &str) -> String {
    id_of("cases-of", name)
}

/// A verdict with its sign.
#[component]
fn Verdict(cell: Cell) -> impl IntoView {
    let sign = match (cell.failure, tone(cell)) {
        (None, Tone::Fair) => "–",
        (_, tone) => tone.sign(),
    };
    view! { <span aria-hidden="true">{sign}</span> " " {cell.label()} }
}

/// How a cell is to be taken.
fn tone(cell: Cell) -> Tone {
    match cell.failure {
        Some(_) => Tone::Bad,
        None => Tone::from(cell.outcome),
    }
}

fn column_name((liquid, escaping): Column) -> String {
    format!("{}, {}", words::liquid(liquid), words::escaping(escaping))
}

impl TicketRow {
    fn of(row: Row, columns: &[Column], proof: &Proof) -> Option<Self> {
        let subject = proof.subjects.get(row.subject)?;
        Some(Self {
            name: subject.name.clone(),
            origin: subject.origin.label(),
            why: row.failing.and_then(|case| proof.judge(case).failure).map(|failure| failure.why),
            columns: columns.to_vec(),
            cells: row.cells,
        })
    }
}
