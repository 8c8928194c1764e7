//! A real ticket from Freshdesk, pasted.

use super::{Editing, Mode, PASTE_ID};
use crate::browser;
use crate::components::{Button, ButtonKind, Field, Select, WithReason, reason_id};
use crate::reactive::{effect, memo};
use crate::session::Session;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use payload_core::ticket::host::Host;
use payload_core::ticket::own::name_for;
use payload_core::ticket::read;
use payload_core::workspace::{Edit, Workspace};

const TICKET: &str = "Ticket from Freshdesk";
const NAME: &str = "Name in the list of sample tickets (optional)";
const ADDRESS: &str = "Your Freshdesk address, for the link to the ticket";

/// The place to paste a ticket.
#[component]
pub fn PasteTicket() -> impl IntoView {
    let session = Session::here();
    let editing: Editing = expect_context();
    let (pasted, address) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let name = RwSignal::new(String::new());
    let (refused, no_host) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let chosen = RwSignal::new(0);
    // What there is to choose from, and to know, before the ticket is used.
    let found = memo(move || {
        let reading = read::read(&pasted.read(), None).ok()?;
        let names: Vec<String> = reading.tickets.into_iter().map(|ticket| ticket.name).collect();
        Some((names, reading.notes))
    });
    let close = move || {
        editing.turn(Mode::Fields);
        browser::focus(PASTE_ID);
    };
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        let host = match Host::read_if_any(&address.read_untracked()) {
            Ok(host) => host,
            Err(reason) => return no_host.set(reason),
        };
        match read::read(&pasted.read_untracked(), host.as_ref()) {
            Ok(reading) => {
                let at = chosen.get_untracked().min(reading.tickets.len().saturating_sub(1));
                let Some(ticket) = reading.tickets.into_iter().nth(at) else { return };
                editing.missing.set(ticket.missing);
                let taken = |workspace: &Workspace| {
                    name_for(&ticket.ticket, &name.read_untracked(), &workspace.own_tickets)
                };
                let name = session.read_once(taken);
                session.edit_alone(Edit::AddTicket(name, ticket.ticket));
                close();
                // What is missing is asked for.
                request_animation_frame(|| browser::focus_on(".asked input", ""));
            }
            Err(reason) => refused.set(reason.to_string()),
        }
    };
    let cancel_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    effect(|| browser::select_in(".result textarea", 0, 0));
    view! {
        <form class="paste" on:submit=take on:keydown=cancel_on_escape>
            <p class="aside">
                "Paste the response of Freshdesk’s API to "
                <code>"GET /api/v2/tickets/{id}?include=requester,company,stats"</code>
                ", or the body of a Simple webhook. It stays on this page."
            </p>
            <WithReason reason=reason_id(TICKET) label=TICKET refused=refused>
                <textarea
                    rows="8"
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=move || (!refused.read().is_empty()).to_string()
                    aria-describedby=reason_id(TICKET)
                    on:input=move |event| {
                        pasted.set(event_target_value(&event));
                        refused.set(String::new());
                        chosen.set(0);
                    }
                ></textarea>
            </WithReason>
            {move || found.get().map(|(names, notes)| view! { <Found names=names notes=notes chosen=chosen /> })}
            <Field label=NAME value=name on_input=move |typed| name.set(typed) />
            <WithReason reason=reason_id(ADDRESS) label=ADDRESS refused=no_host>
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="acme.freshdesk.com"
                    aria-invalid=move || (!no_host.read().is_empty()).to_string()
                    aria-describedby=reason_id(ADDRESS)
                    on:input=move |event| {
                        address.set(event_target_value(&event));
                        no_host.set(String::new());
                    }
                />
            </WithReason>
            <div class="row">
                <Button kind=ButtonKind::Main>"Use this ticket"</Button>
                <Button on_press=close>"Cancel"</Button>
            </div>
        </form>
    }
}

/// Which ticket of several is used, and what was passed over.
#[component]
fn Found(names: Vec<String>, notes: Vec<String>, chosen: RwSignal<usize>) -> impl IntoView {
    let several = names.len() > 1;
    let options = names.into_iter().enumerate().collect::<Vec<_>>();
    view! {
        {several.then(|| view! {
            <Select label="Which ticket" options=options value=chosen on_pick=move |at| chosen.set(at) />
        })}
        {notes.into_iter().map(|note| view! { <p class="aside">{note}</p> }).collect_view()}
    }
}
