//! The form for a channel of one's own.

use super::channels::ADD;
use crate::blueprint::read_channel;
use crate::ui::browser;
use crate::ui::controls::{button, input, submit_button, with_reason};
use crate::ui::element::el;
use crate::ui::live::{effect, on_key, typing};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

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
            session.read_once(|workspace| read_channel(typed, &workspace.blueprint.channels))
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
