//! The form for a channel of one's own.

use super::channels::ADD;
use crate::browser;
use crate::components::{button, input, submit_button, with_reason};
use crate::element::el;
use crate::live::{effect, on_key, typing};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::read_channel;
use payload_core::workspace::Edit;

/// The form; it is there while `adding`.
pub fn new_channel(adding: RwSignal<bool>) -> AnyView {
    let session = Session::here();
    let typed = StoredValue::new(String::new());
    let refused = RwSignal::new(String::new());
    let close = move || {
        adding.set(false);
        browser::focus_next(ADD);
    };
    let take = move || {
        let name = typed.with_value(|typed| {
            session.read_once(|workspace| read_channel(typed, &workspace.options.channels))
        });
        match name {
            Ok(name) => {
                session.edit(Edit::AddChannel(name));
                close();
            }
            Err(reason) => refused.set(reason),
        }
    };
    let on_escape = on_key(move |key| {
        if key == "Escape" {
            close();
        }
        key == "Escape"
    });
    effect(|| browser::focus("new-channel"));
    let name = input().attr("id", "new-channel").on_input(typing(move |text| typed.set_value(text)));
    el("form")
        .class("adding")
        .on_submit(take)
        .on_key(on_escape)
        .child(with_reason("Channel name, as it is spelled in Stella", name, refused))
        .child(submit_button("", "Add"))
        .child(button("Cancel", close))
        .done()
}
