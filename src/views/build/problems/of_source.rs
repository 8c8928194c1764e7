//! Says in Problems that no rule takes the ticket on show: whatever its payload, no survey comes of it.

use crate::components::{Button, ButtonKind, Mark, Tone};
use crate::reactive::memo;
use crate::router::{View, Views, sources_group};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::source_without_rule;

/// A line below the problems; not there where a rule takes it.
#[component]
pub fn TicketWithoutRule() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let words = memo(move || {
        let source = session.read_after_paint(source_without_rule)?;
        Some(format!("No rule sends this ticket: its source is {}. ", source.label()))
    });
    let choose =
        move || views.open_at(View::Rules, sources_group(&session.channel_once().unwrap_or_default()));
    view! {
        <Show when=move || words.read().is_some()>
            <div class="finding">
                <Mark tone=Tone::Fair />
                <p>
                    {move || words.get()}
                    <Button kind=ButtonKind::Link on_press=choose>"Choose the sources"</Button>
                </p>
            </div>
        </Show>
    }
}
