//! The built-in tickets to choose from.

use super::{Editing, Mode};
use crate::memo::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::ticket::Ticket;
use payload_core::ticket::sample::{Kind, SAMPLES, Sample};
use payload_core::workspace::Edit;
use std::sync::LazyLock;

/// Every built-in ticket, made once.
static TICKETS: LazyLock<Vec<(&'static Sample, Ticket)>> =
    LazyLock::new(|| SAMPLES.iter().map(|sample| (sample, sample.ticket())).collect());

/// The built-in ticket that this one is, if it is one.
pub fn built_in(ticket: &Ticket) -> Option<&'static Sample> {
    TICKETS.iter().find(|(_, built_in)| built_in == ticket).map(|(sample, _)| *sample)
}

/// The value of the option for a ticket of one's own.
const OWN: &str = "own";

/// The list of built-in tickets; a ticket of one's own stays in it after another was chosen.
#[component]
pub fn SamplePicker() -> impl IntoView {
    let session = Session::here();
    let editing: Editing = expect_context();
    let chosen = memo(move || session.read(|workspace| built_in(&workspace.ticket).map(|sample| sample.id)));
    // The last ticket of one's own: undo and another choice lead away from it, the list back to it.
    let own = Memo::new(move |before: Option<&Option<Ticket>>| {
        let own = session.read(|workspace| workspace.ticket.clone());
        if built_in(&own).is_none() { Some(own) } else { before.cloned().flatten() }
    });
    let has_own = memo(move || own.read().is_some());
    let pick = move |event| {
        let id = event_target_value(&event);
        let ticket = match id.as_str() {
            OWN => own.get_untracked(),
            id => Sample::find(id).map(|sample| sample.ticket()),
        };
        if let Some(ticket) = ticket {
            editing.mode.set(Mode::Fields);
            session.edit(Edit::Ticket(ticket));
        }
    };
    let options = move |kind: Kind| {
        let of_kind = SAMPLES.iter().filter(move |sample| sample.kind == kind);
        of_kind
            .map(|sample| {
                let selected = move || chosen.get() == Some(sample.id);
                view! { <option value=sample.id prop:selected=selected>{sample.name}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="picker">
            <span>"Sample ticket"</span>
            <select on:change=pick>
                <Show when=move || has_own.get()>
                    <option value=OWN prop:selected=move || chosen.get().is_none()>"My own"</option>
                </Show>
                <optgroup label="Ordinary">{options(Kind::Ordinary)}</optgroup>
                <optgroup label="Hostile">{options(Kind::Hostile)}</optgroup>
            </select>
        </label>
    }
}
