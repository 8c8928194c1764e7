//! The sample ticket as JSON.

use crate::browser;
use crate::components::CheckedField;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::ticket::read;
use payload_core::workspace::Edit;

/// The whole ticket as JSON. While it cannot be read, the ticket stays as it was.
#[component]
pub fn TicketAsJson() -> impl IntoView {
    let session = Session::here();
    let accept = move |text: String| -> Result<(), String> {
        let reading =
            read::read(&text, None).map_err(|reason| format!("{reason} The ticket stays as it was."))?;
        if let Some(first) = reading.tickets.into_iter().next() {
            session.edit(Edit::Ticket(first.ticket));
        }
        Ok(())
    };
    Effect::new(|| browser::select_in(".result textarea", 0, 0));
    view! {
        <CheckedField
            label="Ticket as JSON"
            rows=16
            value=move || session.read(|workspace| workspace.ticket.to_json())
            accept=accept
        />
    }
}
