//! Says in Problems that the rules have warnings: without a correct rule no payload is sent.

use crate::components::{Button, ButtonKind, Mark, Tone};
use crate::reactive::memo;
use crate::router::{View, Views, WARNINGS};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::check::warnings;
use payload_core::checks::Severity;
use payload_core::proof::words::counted;

/// A line below the problems; not there where the rules are right.
#[component]
pub fn ProblemsOfRules() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    // They follow from these alone, and not from the ticket that one types in.
    let rules = memo(move || {
        session.read_after_paint(|workspace| (workspace.options.clone(), workspace.rules.clone()))
    });
    let count = memo(move || {
        // `read`, not `track`: tracking alone does not compute the memo.
        let _ = rules.read();
        let found = session.read_once(warnings);
        found.iter().filter(|finding| finding.severity != Severity::Note).count()
    });
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="finding">
                <Mark tone=Tone::Fair />
                <p>
                    {move || format!("The rules have {}. ", counted(count.get(), "warning"))}
                    <Button kind=ButtonKind::Link on_press=move || views.open_at(View::Rules, WARNINGS)>"Open Rules"</Button>
                </p>
            </div>
        </Show>
    }
}
