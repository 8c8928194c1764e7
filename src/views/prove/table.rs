//! The table of every ticket, every rule and every possible Freshdesk: counts first, then the tickets.

use super::filters::Filters;
use super::open_in_build::OpenInBuild;
use super::parts::{ProvePane, id_of};
use super::proof_line::Line;
use super::proof_state::{ProofState, Proving};
use super::tally::{Tally, Verdict, tone};
use crate::browser;
use crate::components::{Button, ScrollRegion, Sentence};
use crate::opened_case::Place;
use leptos::prelude::*;
use payload_core::escaping::Escaping;
use payload_core::proof::matrix::{Case, Cell, Proof};
use payload_core::proof::matrix_view::{Row, grid};
use payload_core::proof::probe::Objection;
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
    let is_empty = Memo::new(move |_| proving.state().is_empty());
    let has_all_columns = Memo::new(move |_| {
        proving.filter.with(|filter| filter.liquid.is_none() && filter.escaping.is_none())
    });
    view! {
        <ProvePane name=PANE class="proof">
            {move || standing(proving.state(), proving.objection(), build)}
            <Tally done=done hidden=is_empty />
            <Filters />
            // Its room is kept, so that nothing below moves once it comes.
            <Show
                when=move || done.read().is_some()
                fallback=move || view! { <div class="scroll awaited" hidden=move || is_empty.get()></div> }
            >
                <Tickets done=done />
            </Show>
            <p class="aside under" hidden=move || is_empty.get()>
                "Each cell shows its worst case. Use the arrow keys to move between cells. “Rejected” without ✕ \
                is caused by the ticket: it has no e-mail address, no assigned agent, or an unknown language."
                <span class="wider" hidden=move || !has_all_columns.get()>" Scroll sideways for all columns."</span>
            </p>
        </ProvePane>
    }
}

/// A proof that is compared by being the same one.
#[derive(Debug, Clone)]
pub struct Shared(pub Arc<Proof>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// How the proof stands, with the way to the worst case. Only what it came to is announced.
fn standing(state: ProofState, objection: Option<Objection>, build: OpenInBuild) -> impl IntoView {
    let line = Line::of(&state, objection);
    let done = match &state {
        ProofState::Done(proof) => Some(proof.clone()),
        _ => None,
    };
    let (role, name) = (done.as_ref().map(|_| "status"), done.as_ref().map(|_| "Proof"));
    let worst = done.and_then(|proof| proof.worst_failure().map(|case| (proof, case)));
    view! {
        <Sentence tone=line.tone sign=line.sign>
            <p role=role aria-label=name>{line.sentence}</p>
            {worst.map(|(proof, case)| view! {
                <Button on_press=move || open(build, &proof, case)>"Open in Build"</Button>
            })}
        </Sentence>
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
                            <th scope="col" rowspan="2">"Ticket"</th>
                            {move || by_liquid(&columns.read()).into_iter().map(|(liquid, many)| {
                                view! { <th scope="colgroup" colspan=many>{words::liquid(liquid)}</th> }
                            }).collect_view()}
                        </tr>
                        <tr>
                            {move || columns.get().into_iter().map(|(_, escaping)| {
                                view! { <th scope="col">{words::escaping(escaping)}</th> }
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
        let place = Place { id: row_id(&name), name, what: "a test case", pane: PANE };
        build.open(proof.ticket(case), freshdesk, channel, place);
    }
}

/// The id of the heading of a ticket's row, wherever in the table it stands.
fn row_id(name: &str) -> String {
    id_of("cases-of", name)
}

/// The Liquids of the columns, each with the number of its columns.
fn by_liquid(columns: &[Column]) -> Vec<(Dialect, usize)> {
    let alike = columns.chunk_by(|(one, _), (next, _)| one == next);
    alike.filter_map(|columns| Some((columns.first()?.0, columns.len()))).collect()
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
