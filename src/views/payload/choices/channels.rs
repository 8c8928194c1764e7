//! The channels.

use crate::browser;
use crate::components::{bare_button, icon_button, toggle};
use crate::element::div;
use crate::live::{memo, part};
use crate::rest::rest_view;
use crate::session::Session;
use crate::views::payload::channel_label;
use leptos::prelude::*;
use payload_core::options::USUAL_CHANNELS;
use payload_core::workspace::Edit;

/// The identity of the button that adds a channel, where the focus goes when what it led to is gone.
pub const ADD: &str = "add-channel";

/// A switch for each channel.
pub fn channels() -> [AnyView; 2] {
    let session = Session::here();
    // A channel's name has no line breaks.
    let names = memo(move || {
        session.read(|workspace| {
            let names: Vec<&str> =
                workspace.options.channels.iter().map(|channel| channel.name.as_str()).collect();
            names.join("\n")
        })
    });
    let adding = RwSignal::new(false);
    let rows = part(move || {
        names.with(|names| {
            names.lines().map(|name| row(session, name.to_owned())).collect::<Vec<_>>().into_any()
        })
    });
    let more = part(move || match adding.get() {
        true => rest_view(move |rest| (rest.add_channel)(adding)),
        false => bare_button("", move || adding.set(true)).attr("id", ADD).say("Add channel").done(),
    });
    [rows.into_any(), more.into_any()]
}

fn row(session: Session, name: String) -> AnyView {
    let (asked, flipped, removed) = (name.clone(), name.clone(), name.clone());
    let on = move || {
        session.read(|workspace| {
            workspace.options.channels.iter().any(|channel| channel.name == asked && channel.on)
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
