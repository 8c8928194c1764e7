//! The sample ticket as JSON.

use crate::browser;
use crate::components::{CheckedField, Select};
use crate::reactive::effect;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::ticket::read;
use payload_core::workspace::Edit;

/// The whole ticket as JSON. While it cannot be read, the ticket stays as it was.
#[component]
pub fn TicketAsJson() -> impl IntoView {
    let session = Session::here();
    // What there is to choose from, where somebody pasted several.
    let (several, chosen) = (RwSignal::new(Vec::new()), RwSignal::new(0));
    let accept = move |text: String| -> Result<(), String> {
        let reading =
            read::read(&text, None).map_err(|reason| format!("{reason} The ticket stays as it was."))?;
        if let Some(first) = reading.tickets.first() {
            session.edit(Edit::Ticket(first.ticket.clone()));
        }
        chosen.set(0);
        several.set(reading.tickets);
        Ok(())
    };
    let pick = move |at: usize| {
        chosen.set(at);
        let ticket = several.with_untracked(|tickets| tickets.get(at).map(|found| found.ticket.clone()));
        if let Some(ticket) = ticket {
            session.edit_alone(Edit::Ticket(ticket));
        }
    };
    let names = move || {
        let names = several.with(|all| all.iter().map(|found| found.name.clone()).collect::<Vec<_>>());
        names.into_iter().enumerate().collect::<Vec<_>>()
    };
    effect(|| browser::select_in(".result textarea", 0, 0));
    view! {
        {move || (several.read().len() > 1).then(|| view! {
            <Select label="Which ticket" options=names() value=chosen on_pick=pick />
        })}
        <CheckedField
            label="Ticket as JSON"
            rows=16
            value=move || session.read(|workspace| workspace.ticket.to_json())
            accept=accept
        />
    }
}
