//! **Check my tickets**: a file of real tickets, judged as it is read.

mod agents;
mod columns;
mod examples;
mod failing;
mod file;
mod remembered;
mod report;
mod running;
mod settings;
mod state;

use super::parts::{Outdated, ProgressBar, ProvePane};
use crate::browser::TicketFile;
use crate::components::Labeled;
use file::FileState;
use leptos::ev;
use leptos::prelude::*;
use payload_core::proof::words;
use report::ReportOf;
use running::{CheckState, Progress};
use settings::Settings;
pub use state::Checking;

/// The name of the pane.
const PANE: &str = "Check my tickets";

/// The id of why nothing can be checked.
const NO_COLUMN: &str = "no-column";

/// The pane.
#[component]
pub fn CheckTickets() -> impl IntoView {
    let checking = Checking::here();
    let take = move |event: &ev::Event| {
        if let Some(file) = TicketFile::of_event(event) {
            checking.take(file);
        }
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        take(&event);
    };
    let is_ready = Memo::new(move |_| matches!(*checking.state.read(), FileState::Ready(_)));
    let running = Memo::new(move |_| checking.is_running());
    let has_no_column = Memo::new(move |_| checking.has_no_column());
    let press = move || if running.get_untracked() { checking.stop() } else { checking.start() };
    view! {
        <div class="dropped" on:dragover=|event| event.prevent_default() on:drop=drop>
            <ProvePane name=PANE class="tickets">
                <p>
                    "A file of real tickets: the API’s JSON, JSON lines, the account export, or a CSV export. It is read \
                    here, and judged by your rules and templates. Nothing in it is sent or stored. Only what each column holds is \
                    remembered."
                </p>
                <Labeled label="File of tickets (or drop one here)">
                    <input type="file" accept=".json,.jsonl,.ndjson,.csv,.tsv,.txt" on:change=move |event| take(&event) />
                </Labeled>
                {move || match checking.state.get() {
                    FileState::None | FileState::Reading => ().into_any(),
                    FileState::Refused(reason) => view! { <p class="why" role="alert">{reason}</p> }.into_any(),
                    FileState::Ready(file) => view! { <Settings file=file /> }.into_any(),
                }}
                <Show when=move || is_ready.get()>
                    <Show when=move || has_no_column.get()>
                        <p class="why" role="alert" id=NO_COLUMN>
                            "No column was recognized, so every ticket would fail. Choose under Columns what each one \
                            holds, first of all the customer’s e-mail."
                        </p>
                    </Show>
                    // One button, so that the focus stays with it.
                    <div class="row">
                        <button
                            type="button"
                            class="main"
                            disabled=move || has_no_column.get() && !running.get()
                            aria-describedby=move || has_no_column.get().then_some(NO_COLUMN)
                            on:click=move |_| press()
                        >
                            {move || if running.get() { "Stop" } else { "Check" }}
                        </button>
                    </div>
                </Show>
                <Outdated stale=move || checking.is_stale() && !has_no_column.get() again=move || checking.start() />
                {move || match checking.check.get() {
                    CheckState::NotStarted => ().into_any(),
                    CheckState::Running(progress) => view! {
                        <ProgressBar name="Tickets" done=progress.share words=under_way(progress) />
                    }.into_any(),
                    CheckState::Failed(reason, found) => view! {
                        <p class="why" role="alert">{reason}</p>
                        {(found.report.tickets() > 0).then(|| view! { <ReportOf found=found.clone() /> })}
                    }.into_any(),
                    CheckState::Ended(found) => view! {
                        <p class="aside">{at_the_end(found.progress)}</p>
                        <ReportOf found=found />
                    }.into_any(),
                }}
            </ProvePane>
        </div>
    }
}

/// How many tickets are judged in a second, in words.
fn speed(progress: Progress) -> String {
    words::count((progress.tickets as f64 / progress.seconds) as usize)
}

fn under_way(progress: Progress) -> String {
    let left = if progress.share > 0.0 { progress.seconds / progress.share - progress.seconds } else { 0.0 };
    format!(
        "{}, {} a second, about {left:.0} s left",
        words::counted(progress.tickets, "ticket"),
        speed(progress)
    )
}

fn at_the_end(progress: Progress) -> String {
    let tickets = words::counted(progress.tickets, "ticket");
    format!("{tickets} in {:.1} s, {} a second.", progress.seconds, speed(progress))
}
