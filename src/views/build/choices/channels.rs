//! The channels.

use super::new_channel::NewChannel;
use crate::browser;
use crate::components::{Button, ButtonKind, Check};
use crate::reactive::memo;
use crate::session::Session;
use crate::views::build::channel_label;
use leptos::prelude::*;
use payload_core::options::USUAL_CHANNELS;
use payload_core::workspace::Edit;

/// The id of the button that adds a channel, where the focus goes when what it led to is gone.
pub const ADD: &str = "add-channel";

/// Whether a channel of one's own is being added.
#[derive(Clone, Copy)]
pub struct Adding(pub RwSignal<bool>);

/// A switch for each channel, and the way to another.
#[component]
pub fn Channels() -> impl IntoView {
    let session = Session::here();
    let adding = RwSignal::new(false);
    provide_context(Adding(adding));
    // Only another channel makes the rows anew.
    let names = memo(move || {
        session.options(|options| {
            options.channels.iter().map(|channel| channel.name.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        {move || names.get().into_iter().map(|name| view! { <ChannelRow name=name /> }).collect_view()}
        <Show
            when=move || adding.get()
            fallback=move || view! { <Button id=ADD on_press=move || adding.set(true)>"Add channel"</Button> }
        >
            <NewChannel />
        </Show>
    }
}

#[component]
fn ChannelRow(name: String) -> impl IntoView {
    let session = Session::here();
    let name = StoredValue::new(name);
    let is_on =
        move || name.with_value(|name| session.options(|options| options.channels_on().any(|on| on == name)));
    let is_own = name.with_value(|name| !USUAL_CHANNELS.contains(&name.as_str()));
    let remove = move || {
        session.edit(Edit::RemoveChannel(name.get_value()));
        browser::focus(ADD);
    };
    view! {
        <div class="row">
            <Check
                switch=true
                label=name.with_value(|name| channel_label(name))
                on=is_on
                on_flip=move |on: bool| session.edit(Edit::Channel(name.get_value(), on))
            />
            <Show when=move || is_own>
                <Button
                    kind=ButtonKind::Icon
                    name=name.with_value(|name| format!("Remove channel {name}"))
                    on_press=remove
                >
                    "✕"
                </Button>
            </Show>
        </div>
    }
}
