//! The table of every case, with its filters and its one sentence.

use super::background_proof::{self, Standing};
use super::{Bell, Bells, at_desk, bells, open_in_build, pane, scroll, verdict};
use crate::browser;
use crate::components::{bare_button, checkbox, pick};
use crate::element::{El, div, el, p, span};
use crate::live::{Live, memo, nothing, on_key, part};
use crate::router::Views;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::{TagJoin, Unticked};
use payload_core::escaping::Escaping;
use payload_core::proof::matrix::{Case, Cell, Proof};
use payload_core::proof::matrix_view::{Filter, Grid, Row, grid};
use payload_core::proof::words;
use ruby_liquid::Dialect;

/// The first pane.
pub fn table_pane() -> AnyView {
    let (session, views) = (Session::here(), Views::here());
    let Bells { progress, table: done, .. } = bells();
    let sentence = part(move || {
        let Some((standing, words)) = background_proof::said(progress) else { return nothing() };
        let status = |words: El| words.attr("role", "status").attr("aria-label", "Proof");
        let words = el("p").say(words);
        match standing {
            Standing::Working => verdict("verdict fair", "…", words),
            Standing::Nothing => verdict("verdict fair", "–", status(words)),
            Standing::Holds => verdict("verdict good", "✓", status(words)),
            Standing::Fails => verdict("verdict bad", "✕", status(words)),
        }
    });
    let table = part(move || {
        done.listen();
        let shown = at_desk(|desk| {
            let (proof, _) = desk.proof.as_ref()?;
            (proof.done() == proof.total() && proof.total() > 0).then(|| rows(proof, &desk.filter))
        });
        shown.map_or_else(nothing, |shown| shown_table(session, views, shown))
    });
    let body = div("body").part(sentence).child(filters(done));
    pane("Every ticket, every rule, whatever Freshdesk does", "pane", body).part(table).done()
}

/// A filter: its name, its answers after the first, which stands for any.
const CHOICES: [(&str, &[&str]); 5] = [
    ("Liquid version", &["Both", "2.4", "5"]),
    ("Escapes values", &["Any way", "Not at all", "For JSON", "For HTML"]),
    ("Unticked checkbox", &["Any", "false", "empty", "0"]),
    ("Tags are joined by", &["Any", "a comma and a blank", "a comma", "a blank"]),
    ("Rule", &["All rules"]),
];

fn filters(done: Bell) -> AnyView {
    let change = move |at: usize, value: usize| {
        at_desk(|desk| set(&mut desk.filter, at, value));
        done.ring();
    };
    let list = move |at: usize, more: Vec<String>| {
        let mut words: Vec<String> = CHOICES[at].1.iter().map(|word| (*word).to_owned()).collect();
        words.extend(more);
        let chosen = move || {
            done.listen();
            at_desk(|desk| get(&desk.filter, at))
        };
        pick(CHOICES[at].0, words, chosen, move |value| change(at, value), None)
    };
    let session = Session::here();
    let channels = memo(move || {
        session.read(|workspace| {
            workspace.options.channels_on().map(words::channel).collect::<Vec<_>>().join("\n")
        })
    });
    let rules: Live<AnyView> = part(move || {
        let names: Vec<String> = channels.get().lines().map(str::to_owned).collect();
        if names.len() < 2 {
            return nothing();
        }
        list(4, names)
    });
    let failing = move || {
        done.listen();
        at_desk(|desk| desk.filter.failing)
    };
    let tick = move |on| {
        at_desk(|desk| desk.filter.failing = on);
        done.ring();
    };
    div("filters")
        .attr("role", "group")
        .attr("aria-label", "Filters")
        .part(rules)
        .children((0..4).map(|at| list(at, Vec::new())))
        .child(
            el("label")
                .class("check")
                .child(checkbox(failing, tick).done())
                .child(span("", "Only what fails"))
                .done(),
        )
        .done()
}

const LIQUIDS: [Dialect; 2] = [Dialect::V2_4, Dialect::V5];
const UNTICKEDS: [Unticked; 3] = [Unticked::False, Unticked::Empty, Unticked::Zero];
const JOINS: [TagJoin; 3] = [TagJoin::CommaBlank, TagJoin::Comma, TagJoin::Blank];

fn set(filter: &mut Filter, at: usize, value: usize) {
    let value = value.checked_sub(1);
    match at {
        0 => filter.liquid = value.and_then(|at| LIQUIDS.get(at).copied()),
        1 => filter.escaping = value.and_then(|at| Escaping::ALL.get(at).copied()),
        2 => filter.unticked = value.and_then(|at| UNTICKEDS.get(at).copied()),
        3 => filter.tags = value.and_then(|at| JOINS.get(at).copied()),
        _ => filter.channel = value,
    }
}

fn get(filter: &Filter, at: usize) -> usize {
    fn place<T: PartialEq>(value: Option<T>, all: &[T]) -> usize {
        value.and_then(|value| all.iter().position(|known| *known == value)).map_or(0, |at| at + 1)
    }
    match at {
        0 => place(filter.liquid, &LIQUIDS),
        1 => place(filter.escaping, &Escaping::ALL),
        2 => place(filter.unticked, &UNTICKEDS),
        3 => place(filter.tags, &JOINS),
        _ => filter.channel.map_or(0, |at| at + 1),
    }
}

/// The name of a ticket, where it comes from, and why the worst of it fails.
type Named = (String, &'static str, Option<String>);

/// The table with the words it needs, taken from the desk at once.
struct Shown {
    grid: Grid,
    /// For each row.
    tickets: Vec<Named>,
}

fn rows(proof: &Proof, filter: &Filter) -> Shown {
    let mut filter = *filter;
    filter.channel = filter.channel.filter(|at| *at < proof.judges.len());
    let grid = grid(proof, &filter);
    let ticket = |row: &Row| {
        let subject = &proof.subjects[row.subject];
        let why = row.failing.and_then(|case| proof.judge(case).failure).map(|failure| failure.why);
        (subject.name.clone(), subject.origin.label(), why)
    };
    Shown { tickets: grid.rows.iter().map(ticket).collect(), grid }
}

fn shown_table(session: Session, views: Views, shown: Shown) -> AnyView {
    if shown.grid.rows.is_empty() {
        return p("empty", "Nothing fails here.");
    }
    let heads: Vec<String> = shown
        .grid
        .columns
        .iter()
        .map(|(liquid, escaping)| format!("{}, {}", words::liquid(*liquid), words::escaping(*escaping)))
        .collect();
    let column = |words: &str| el("th").attr("scope", "col").say(words).done();
    let head = el("tr").child(column("Ticket")).children(heads.iter().map(|head| column(head)));
    let open = move |case: Case| {
        let what = at_desk(|desk| {
            let (proof, _) = desk.proof.as_ref()?;
            let subject = proof.subjects.get(case.subject)?;
            let channel = proof.judges.get(case.channel)?.channel.clone();
            Some((subject.ticket.clone(), *proof.freshdesks.get(case.freshdesk)?, channel))
        });
        if let Some((ticket, assumptions, channel)) = what {
            open_in_build(session, views, ticket, assumptions, channel);
        }
    };
    let cell = |place: (usize, usize), name: &str, head: &str, case: Case, found: Cell| {
        let (class, mark) = found.look();
        let label = found.label();
        let name = format!("{name}, {head}: {label}. Open in Build");
        let button = walked(bare_button(class, move || open(case)), place).attr("aria-label", name);
        let sign = el("span").attr("aria-hidden", "true").say(mark).done();
        el("td").child(button.child(sign).say(format!(" {label}")).done()).done()
    };
    let row = |at: usize, row: Row, (name, origin, why): Named| {
        let cells = row.cells.iter().zip(&heads).enumerate().map(|(column, (found, head))| match found {
            Some((case, found)) => cell((at, column), &name, head, *case, *found),
            None => el("td").done(),
        });
        let why = why.map(|why| el("small").class("wrong").say(why).done());
        let first = el("th").attr("scope", "row").say(format!("{name} ")).child(span("pill", origin));
        el("tr").child(first.children(why).done()).children(cells).done()
    };
    let all = shown.grid.rows.into_iter().zip(shown.tickets).enumerate();
    let rows: Vec<AnyView> = all.map(|(at, (cells, named))| row(at, cells, named)).collect();
    let table = el("table").class("cases").child(el("thead").child(head.done()).done());
    let note = "The arrow keys go from cell to cell. A cell shows the worst of its cases. “Rejected” without ✕ is the ticket’s own: it has no address, nobody is assigned, or its language is none.";
    el("div")
        .child(scroll("Verdicts", table.child(el("tbody").children(rows).done())))
        .child(p("aside under", note))
        .done()
}

/// A cell of the table: one stop on the way with Tab, and from it the arrow keys go to the others.
fn walked(cell: El, (row, column): (usize, usize)) -> El {
    let id = |row: usize, column: usize| format!("case-{row}-{column}");
    let keys = on_key(move |key| {
        let (row, column) = match key {
            "ArrowUp" => (row.wrapping_sub(1), column),
            "ArrowDown" => (row + 1, column),
            "ArrowLeft" => (row, column.wrapping_sub(1)),
            "ArrowRight" => (row, column + 1),
            _ => return false,
        };
        // Past an edge there is no such cell, and the focus stays.
        browser::focus(&id(row, column));
        true
    });
    let stop = if (row, column) == (0, 0) { "0" } else { "-1" };
    cell.attr("id", id(row, column)).attr("tabindex", stop).on_key(keys)
}
