//! What is wrong with the rules as a set, worst first.

use super::all_warnings::AllWarnings;
use super::choose_sources::ChooseSources;
use crate::browser;
use crate::components::{Button, Mark, Pane, PaneHead, RefusedFields};
use crate::router::{View, Views, WARNINGS};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::check::sources_to_choose;
use payload_core::finding::Finding;
use payload_core::proof::words::counted;

/// Every warning.
#[component]
pub fn Warnings(
    /// All that is wrong.
    all: AllWarnings,
) -> impl IntoView {
    let views = Views::here();
    let (warnings, notes) = (Memo::new(move |_| all.warnings()), Memo::new(move |_| all.notes()));
    let count = move || match all.count() {
        0 => "No warnings".to_owned(),
        many => counted(many, "warning"),
    };
    view! {
        <Pane name="Warnings" class="problems">
            <PaneHead title="Warnings" id=WARNINGS>
                <span class="pill" role="status" aria-label="Warnings found">{count}</span>
            </PaneHead>
            // The payload of the rules is without them.
            <RefusedFields on_lead=move || views.open(View::Build) />
            <List found=warnings />
            <Show when=move || !notes.read().is_empty()>
                <details class="notes">
                    <summary>{move || counted(notes.read().len(), "note")}</summary>
                    <List found=notes />
                </details>
            </Show>
        </Pane>
    }
}

#[component]
fn List(found: Memo<Vec<Finding>>) -> impl IntoView {
    view! {
        <For each=move || found.get() key=|finding| (finding.code, finding.what.clone()) let:finding>
            <OneWarning warning=finding />
        </For>
    }
}

#[component]
fn OneWarning(warning: Finding) -> impl IntoView {
    let session = Session::here();
    let sources = sources_to_choose(&warning).filter(|_| warning.fix.is_none()).map(str::to_owned);
    let fix = warning.fix.map(|fix| {
        let press = move || {
            if let Some(edit) = session.read_once(|workspace| fix.change.clone().edit(workspace)) {
                session.edit_alone(edit);
                // The fix takes its own button away.
                browser::focus_next(WARNINGS);
            }
        };
        view! { <Button on_press=press>{fix.label}</Button> }
    });
    view! {
        <div class="finding">
            <Mark tone=warning.severity.into() />
            <div>
                <b>
                    <span class="sr-only">{format!("{}: ", warning.severity.label())}</span>
                    {warning.what}
                </b>
                <p>{warning.why}</p>
            </div>
            {fix}
            {sources.map(|channel| view! { <ChooseSources channel=channel /> })}
        </div>
    }
}
