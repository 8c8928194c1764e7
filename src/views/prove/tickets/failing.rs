//! The tickets of a file that fail, and the rows that are no tickets.

use super::PANE;
use super::running::Found;
use crate::components::{Button, ButtonKind, ScrollRegion};
use crate::opened_case::Place;
use crate::session::Session;
use crate::views::prove::open_in_build::OpenInBuild;
use crate::views::prove::parts::id_of;
use leptos::prelude::*;
use payload_core::proof::bulk::report::{BadRow, Failing, MAX_KEPT, MAX_WHOLE};
use payload_core::proof::words;
use std::sync::Arc;

/// How many failing tickets are listed on the page; the report has more.
const LISTED: usize = MAX_WHOLE;

/// The failing tickets, the first of the file first.
#[component]
pub fn FailingTickets(found: Arc<Found>) -> impl IntoView {
    let all = found.report.failed();
    let listed: Vec<Failing> = found.report.failing.iter().take(LISTED).cloned().collect();
    let count = listed.len();
    (count > 0).then(|| view! {
        <ScrollRegion name="Failing tickets">
            <table class="list failing">
                <thead>
                    <tr>
                        {["Row", "Ticket", "Rule", "What happens", "Cause"].map(|head| view! { <th scope="col">{head}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {listed.into_iter().map(|one| view! { <FailingRow failing=one /> }).collect_view()}
                </tbody>
            </table>
        </ScrollRegion>
        <More listed=count all=all />
    })
}

#[component]
fn FailingRow(failing: Failing) -> impl IntoView {
    let cause = failing.cause();
    let number = words::count(failing.row);
    let id = id_of("failing", &format!("{} {}", failing.row, failing.channel));
    let row = match opening(&failing, id.clone()) {
        None => number.into_any(),
        Some(open) => {
            let name = format!("Row {number}: open in Build");
            view! { <Button kind=ButtonKind::Link on_press=open name=name id=id>{number}</Button> }.into_any()
        }
    };
    let is_link = failing.url.starts_with("https://") && !failing.ticket.is_empty();
    let ticket = match is_link {
        true => {
            view! { <a href=failing.url target="_blank" rel="noreferrer">{failing.ticket}</a> }.into_any()
        }
        false => failing.ticket.into_any(),
    };
    view! {
        <tr><td>{row}</td><td>{ticket}</td><td>{words::channel(&failing.channel)}</td><td>{failing.why}</td><td>{cause}</td></tr>
    }
}

/// What opens a ticket of the file in Build, where the ticket is kept; `id` is what the focus returns to.
pub fn opening(failing: &Failing, id: String) -> Option<impl Fn() + Send + Sync + use<>> {
    let (build, session) = (OpenInBuild::here(), Session::here());
    let (ticket, channel) = (failing.whole.clone()?, failing.channel.clone());
    let row = format!("Row {}", words::count(failing.row));
    let name = match failing.ticket.as_str() {
        "" => row,
        number => format!("{row}, ticket {number}"),
    };
    let place = Place { name, what: "a ticket of your file", pane: PANE, id };
    Some(move || {
        let freshdesk = session.read_once(|workspace| workspace.assumptions);
        build.open_own(ticket.clone(), freshdesk, channel.clone(), place.clone());
    })
}

/// The rows that were skipped.
#[component]
pub fn BadRows(found: Arc<Found>) -> impl IntoView {
    let report = &found.report;
    let one = |bad: &BadRow| {
        let place = format!("Row {}, line {}", words::count(bad.row), words::count(bad.line));
        view! { <li>{format!("{place}: {}", bad.why)}</li> }
    };
    (!report.bad_rows.is_empty()).then(|| {
        view! {
            <div>
                <h3>"Skipped rows"</h3>
                <ul class="reasons">{report.bad_rows.iter().take(LISTED).map(one).collect_view()}</ul>
                <More listed=report.bad_rows.len().min(LISTED) all=report.skipped />
            </div>
        }
    })
}

/// That there are more than are listed.
#[component]
fn More(listed: usize, all: usize) -> impl IntoView {
    let kept = words::count(MAX_KEPT);
    (listed < all).then(|| view! {
        <p class="aside">{format!("The first {listed} of {}; a report holds up to {kept}.", words::count(all))}</p>
    })
}
