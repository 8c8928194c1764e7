//! One problem.

use super::fixing::Fixing;
use super::leading::CameFrom;
use crate::components::{Button, ButtonKind, Mark};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::checks::{Applicability, Finding, Severity};
use payload_core::text::line_column;

/// The id of a row.
pub fn id(at: usize) -> String {
    format!("finding-{at}")
}

/// A problem: what, why, where, and the button that mends it. Where another one is found in its place, its
/// texts change.
#[component]
pub fn FindingRow(at: usize) -> impl IntoView {
    let session = Session::here();
    let (fixing, came_from): (Fixing, CameFrom) = (expect_context(), expect_context());
    let found = session.found();
    let finding = memo(move || found.read().as_ref().and_then(|found| found.findings.get(at).cloned()));
    let text = move |of: fn(&Finding) -> String| finding.read().as_ref().map(of).unwrap_or_default();
    let severity = memo(move || finding.read().as_ref().map_or(Severity::Note, |finding| finding.severity));
    let span = memo(move || finding.read().as_ref().and_then(|finding| finding.span));
    let place = move || {
        let found = found.read();
        let place = found.as_ref().zip(span.get()).map(|(found, span)| line_column(&found.text, span.start));
        place.map(|place| place.to_string()).unwrap_or_default()
    };
    let button = format!("problem-{at}");
    let from = button.clone();
    let lead = Callback::new(move |()| {
        if let (Some(found), Some(span)) = (found.get_untracked(), span.get_untracked()) {
            came_from.lead_to(session, &found, span, from.clone());
        }
    });
    let care =
        memo(move || finding.read().as_ref().and_then(|finding| Some(finding.fix.as_ref()?.applicability)));
    let label = |finding: &Finding| finding.fix.as_ref().map(|fix| fix.label.clone()).unwrap_or_default();
    view! {
        <div
            class="finding"
            id=id(at)
            tabindex="-1"
            role="group"
            aria-label=move || text(|finding| finding.what.clone())
        >
            {move || view! { <Mark tone=severity.get().into() /> }}
            <div>
                <b>
                    <span class="sr-only">{move || format!("{}: ", severity.get().label())}</span>
                    {move || text(|finding| finding.what.clone())}
                </b>
                <p>{move || text(|finding| finding.why.clone())}</p>
                <div class="row">
                    <Show when=move || span.get().is_some()>
                        <Button kind=ButtonKind::Link id=button.clone() on_press=lead>
                            {move || format!("Show {}", place())}
                        </Button>
                    </Show>
                    <Show when=move || care.get().is_some()>
                        <Button on_press=move || fixing.fix(at)>{move || text(label)}</Button>
                    </Show>
                    <Show when=move || care.get() == Some(Applicability::Review)>
                        <span class="aside">"please review"</span>
                    </Show>
                </div>
            </div>
        </div>
    }
}
