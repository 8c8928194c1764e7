//! What is wrong with the rules as a set, worst first.

use crate::browser;
use crate::components::{Button, Mark, Pane, PaneHead};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::check::warnings;
use payload_core::finding::{Change, Finding};

/// The identity of the heading, where the focus goes when a fix takes its own button away.
const HEADING: &str = "warnings";

/// Every warning.
#[component]
pub fn Warnings() -> impl IntoView {
    let session = Session::here();
    let found = Memo::new(move |_| session.read(warnings));
    let count = move || match found.read().len() {
        0 => "No warnings".to_owned(),
        1 => "1 warning".to_owned(),
        many => format!("{many} warnings"),
    };
    view! {
        <Pane name="Warnings" class="problems">
            <PaneHead title="Warnings" id=HEADING>
                <span class="pill" role="status" aria-label="Warnings found">{count}</span>
            </PaneHead>
            <For each=move || found.get() key=|warning| (warning.code, warning.what.clone()) let:warning>
                <OneWarning warning=warning />
            </For>
        </Pane>
    }
}

#[component]
fn OneWarning(warning: Finding) -> impl IntoView {
    let session = Session::here();
    let fix = warning.fix.and_then(|fix| match fix.change {
        Change::Workspace(edit) => Some((fix.label, edit)),
        Change::Text(_) => None,
    });
    let fix = fix.map(|(label, edit)| {
        let press = move || {
            session.edit_alone(edit.clone());
            browser::focus_next(HEADING);
        };
        view! { <Button on_press=press>{label}</Button> }
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
        </div>
    }
}
