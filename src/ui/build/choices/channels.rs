//! The channels, and a way to add one.

use crate::blueprint::{USUAL_CHANNELS, read_channel};
use crate::ui::build::channel_label;
use crate::ui::controls::{button, icon_button, toggle};
use crate::ui::live::{maybe, on_key, part, typing};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// A switch for each channel.
pub fn channels() -> AnyView {
    let session = Session::here();
    let names = Memo::new(move |_| {
        session.read(|workspace| {
            workspace.blueprint.channels.iter().map(|channel| channel.name.clone()).collect::<Vec<_>>()
        })
    });
    let adding = RwSignal::new(false);
    view! {
        {part(move || names.get().into_iter().map(|name| row(session, name)).collect::<Vec<_>>().into_any())}
        {part(move || if adding.get() { add(session, adding) } else { button("Add channel", move || adding.set(true)) })}
    }
    .into_any()
}

fn row(session: Session, name: String) -> AnyView {
    let (asked, flipped, removed) = (name.clone(), name.clone(), name.clone());
    let on = move || {
        session.read(|workspace| {
            workspace.blueprint.channels.iter().any(|channel| channel.name == asked && channel.on)
        })
    };
    let own = !USUAL_CHANNELS.contains(&name.as_str());
    view! {
        <div class="row">
            {toggle(channel_label(&name), on, move |on| session.edit(Edit::Channel(flipped.clone(), on)))}
            {own.then(|| icon_button(format!("Remove channel {name}"), "✕", move || session.edit(Edit::RemoveChannel(removed.clone()))))}
        </div>
    }
    .into_any()
}

fn add(session: Session, adding: RwSignal<bool>) -> AnyView {
    let typed = StoredValue::new(String::new());
    let refused = RwSignal::new(None::<String>);
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.with_value(|typed| {
            session.read_once(|workspace| read_channel(typed, &workspace.blueprint.channels))
        });
        match name {
            Ok(name) => {
                session.edit(Edit::AddChannel(name));
                adding.set(false);
            }
            Err(reason) => refused.set(Some(reason)),
        }
    };
    let on_escape = on_key(move |key| {
        if key == "Escape" {
            adding.set(false);
        }
        key == "Escape"
    });
    Effect::new(|| crate::ui::browser::focus("new-channel"));
    view! {
        <form class="adding" on:submit=take on:keydown=on_escape>
            <label class="field">
                <span>"Channel name, as it is spelled in Stella"</span>
                <input
                    id="new-channel"
                    type="text"
                    autocomplete="off"
                    aria-describedby="why-channel"
                    on:input=typing(move |text| typed.set_value(text))
                />
            </label>
            <p class="why" id="why-channel" role="alert">{maybe(move || refused.get())}</p>
            <button type="submit">"Add"</button>
            {button("Cancel", move || adding.set(false))}
        </form>
    }
    .into_any()
}
