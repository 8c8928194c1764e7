//! The channels, and a way to add one.

use crate::blueprint::{USUAL_CHANNELS, read_channel};
use crate::ui::browser;
use crate::ui::build::channel_label;
use crate::ui::controls::{bare_button, button, icon_button, input, submit_button, toggle, with_reason};
use crate::ui::element::{div, el};
use crate::ui::live::{effect, memo, on_key, part, typing};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// The identity of the button that adds a channel, where the focus goes when what it led to is gone.
const ADD: &str = "add-channel";

/// A switch for each channel.
pub fn channels() -> [AnyView; 2] {
    let session = Session::here();
    // A channel's name has no line breaks.
    let names = memo(move || {
        session.read(|workspace| {
            let names: Vec<&str> =
                workspace.blueprint.channels.iter().map(|channel| channel.name.as_str()).collect();
            names.join(
                "
",
            )
        })
    });
    let adding = RwSignal::new(false);
    let rows = part(move || {
        names.with(|names| {
            names.lines().map(|name| row(session, name.to_owned())).collect::<Vec<_>>().into_any()
        })
    });
    let more = part(move || match adding.get() {
        true => add(session, adding),
        false => bare_button("", move || adding.set(true)).attr("id", ADD).say("Add channel").done(),
    });
    [rows.into_any(), more.into_any()]
}

fn row(session: Session, name: String) -> AnyView {
    let (asked, flipped, removed) = (name.clone(), name.clone(), name.clone());
    let on = move || {
        session.read(|workspace| {
            workspace.blueprint.channels.iter().any(|channel| channel.name == asked && channel.on)
        })
    };
    let own = !USUAL_CHANNELS.contains(&name.as_str());
    let remove = own.then(|| {
        let act = move || {
            session.edit(Edit::RemoveChannel(removed.clone()));
            browser::focus(ADD);
        };
        icon_button(&format!("Remove channel {name}"), "✕", act).done()
    });
    let switch = toggle(channel_label(&name), on, move |on| session.edit(Edit::Channel(flipped.clone(), on)));
    div("row").child(switch).children(remove).done()
}

fn add(session: Session, adding: RwSignal<bool>) -> AnyView {
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
