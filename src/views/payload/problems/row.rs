//! One problem.

use super::fixing::Fixing;
use super::leading::CameFrom;
use crate::components::{Button, ButtonKind, Mark};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::checks::{Care, Finding};
use payload_core::text::line_column;

/// The identity of a row.
pub fn id(at: usize) -> String {
    format!("finding-{at}")
}

/// A problem: what, why, where, and the button that mends it.
#[component]
pub fn FindingRow(at: usize, finding: Finding) -> impl IntoView {
    let session = Session::here();
    let (fixing, came_from): (Fixing, CameFrom) = (expect_context(), expect_context());
    let button = format!("problem-{at}");
    let show = finding.span.map(|span| {
        let place = session
            .found()
            .with_untracked(|found| found.as_ref().map(|it| line_column(&it.text, span.start)));
        let from = button.clone();
        let lead = move || {
            if let Some(found) = session.found().get_untracked() {
                came_from.lead_to(session, &found, span, from.clone());
            }
        };
        view! {
            <Button kind=ButtonKind::Link id=button.clone() on_press=lead>
                {format!("Show {}", place.map(|place| place.to_string()).unwrap_or_default())}
            </Button>
        }
    });
    let fix = finding.fix.clone().map(|fix| {
        let finding = finding.clone();
        let review = (fix.care == Care::Review).then(|| view! { <span class="aside">"please review"</span> });
        view! {
            <Button on_press=move || fixing.fix(&finding)>{fix.label}</Button>
            {review}
        }
    });
    view! {
        <div class="finding" id=id(at) tabindex="-1" role="group" aria-label=finding.what.clone()>
            <Mark tone=finding.severity.into() />
            <div>
                <b>
                    <span class="sr-only">{format!("{}: ", finding.severity.label())}</span>
                    {finding.what.clone()}
                </b>
                <p>{finding.why}</p>
                <div class="row">{show} {fix}</div>
            </div>
        </div>
    }
}
