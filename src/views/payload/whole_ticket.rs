//! The sample ticket as a whole: as JSON, or pasted from Freshdesk.

use super::ticket_form::{FIELDS, PASTE_ID, is_asked};
use crate::browser;
use crate::components::{area, button, input, labelled, link_button, submit_button, with_reason};
use crate::element::{div, el, p};
use crate::live::{effect, memo, nothing, only_if, part, typing};
use crate::persistence::Keeper;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::placeholder::Placeholder;
use payload_core::ticket::host::Host;
use payload_core::ticket::sample::SAMPLES;
use payload_core::ticket::{field, read};
use payload_core::workspace::{Edit, Workspace};
use serde_json::Value;

/// The whole ticket as JSON. While it does not read, the ticket stays as it was.
pub fn as_json() -> AnyView {
    let session = Session::here();
    let refused = RwSignal::new(String::new());
    let start = session.read_once(|workspace| workspace.ticket.to_json());
    begin_to_type();
    area("Ticket as JSON", 16, start, refused, move |text| match read::read(&text, None) {
        Ok(reading) => {
            refused.set(String::new());
            if let Some(first) = reading.tickets.into_iter().next() {
                session.edit(Edit::Ticket(first.ticket));
            }
        }
        Err(reason) => refused.set(format!("{reason} The ticket stays as it was.")),
    })
}

/// Moves the focus to the text area that is being made in the place of the fields.
fn begin_to_type() {
    effect(|| browser::select_in(".result textarea", 0, 0));
}

/// A real ticket from Freshdesk.
pub fn pasted(mode: RwSignal<usize>, missing: RwSignal<String>) -> AnyView {
    let session = Session::here();
    let pasted = StoredValue::new(String::new());
    let address = StoredValue::new(String::new());
    let (refused, no_host) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let close = move || {
        mode.set(FIELDS);
        browser::focus(PASTE_ID);
    };
    let take = move || {
        let host = match address.with_value(|typed: &String| Host::read_if_any(typed)) {
            Ok(host) => host,
            Err(reason) => return no_host.set(reason),
        };
        match pasted.with_value(|pasted| read::read(pasted, host.as_ref())) {
            Ok(reading) => {
                missing.set(reading.missing().iter().map(Placeholder::as_str).collect::<Vec<_>>().join(" "));
                if let Some(first) = reading.tickets.into_iter().next() {
                    session.edit(Edit::Ticket(first.ticket));
                }
                close();
            }
            Err(reason) => refused.set(reason.to_string()),
        }
    };
    begin_to_type();
    let words = el("p")
        .class("aside")
        .say("Paste what Freshdesk’s API answers to ")
        .child(el("code").say("GET /api/v2/tickets/{id}?include=requester,company,stats").done())
        .say(", or the body of a Simple webhook. It stays in this page.");
    let pasted_area = area("Ticket from Freshdesk", 8, String::new(), refused, move |text| {
        pasted.set_value(text);
        refused.set(String::new());
    });
    let address_field = input().attr("placeholder", "acme.freshdesk.com").on_input(typing(move |text| {
        address.set_value(text);
        no_host.set(String::new());
    }));
    let buttons = div("row").child(submit_button("main", "Use this ticket")).child(button("Cancel", close));
    el("form")
        .class("paste")
        .on_submit(take)
        .child(words.done())
        .child(pasted_area)
        .child(with_reason("Your Freshdesk address, for the link to the ticket", address_field, no_host))
        .child(buttons.done())
        .done()
}

/// The placeholders in a list with blanks between.
fn placeholders(list: &str) -> Vec<Placeholder> {
    list.split(' ').filter_map(|name| Placeholder::read(name).ok()).collect()
}

/// That a ticket of one's own is forgotten, where it is, and the way to keep it.
pub fn forgotten() -> AnyView {
    let (session, keeper) = (Session::here(), Keeper::here());
    let is_own = |workspace: &Workspace| SAMPLES.iter().all(|sample| sample.ticket() != workspace.ticket);
    let is_forgotten = move || !keeper.keeps_ticket() && session.read(is_own);
    only_if(is_forgotten, move || {
        el("p")
            .class("aside kept")
            .say("This ticket is your own: it is forgotten when you leave. ")
            .child(link_button("Keep it in this browser", move || keeper.keep_ticket(true)))
            .done()
    })
}

/// What a pasted ticket could not say: `missing` lists it, with blanks between.
pub fn asked(missing: RwSignal<String>) -> AnyView {
    let session = Session::here();
    let open = memo(move || {
        let asked = placeholders(&missing.get());
        missing.with(|missing| {
            session.read(|workspace| {
                let open = asked.iter().filter(|placeholder| is_asked(workspace, missing, placeholder));
                open.map(Placeholder::as_str).collect::<Vec<_>>().join(" ")
            })
        })
    });
    let ask = move |placeholder: &Placeholder| {
        let target = placeholder.clone();
        let example = field::find(placeholder).map(|field| field.example).unwrap_or_default();
        let take = typing(move |text| {
            session.edit(Edit::Field(target.clone(), Some(Value::from(text))));
            // From now on it stands among the fields, also while it is empty.
            missing.update(|missing| {
                let others = missing.split(' ').filter(|name| *name != target.as_str());
                *missing = others.collect::<Vec<_>>().join(" ");
            });
        });
        labelled(field::label(placeholder), input().attr("placeholder", example).on_change(take)).done()
    };
    part(move || {
        let open = placeholders(&open.get());
        if open.is_empty() {
            return nothing();
        }
        let names = open.iter().map(field::label).collect::<Vec<_>>().join(", ");
        let words =
            format!("The pasted ticket does not say: {names}. Please fill in what your payload needs.");
        div("asked")
            .attr("role", "group")
            .attr("aria-label", "Not in the pasted ticket")
            .child(p("", words))
            .child(div("form").children(open.iter().map(ask)).done())
            .done()
    })
    .into_any()
}
