//! The choices: preset, channels, parts of the payload, text safety, what Freshdesk does.

mod brand;
mod channels;
mod custom_properties;
mod customer;
mod do_not_send;
mod freshdesk;
mod language;
mod link;
mod more;
mod new_channel;
mod other_keys;
mod parts;
mod placeholder_field;
mod safety;
mod tags;

use crate::components::{Button, ButtonKind, Drafts, Segments};
use crate::reactive::memo;
use crate::session::Session;
use channels::Channels;
use leptos::prelude::*;
use more::MoreChoices;
use parts::Parts;
use payload_core::options::{Preset, Style};
use payload_core::workspace::Edit;

/// All of them.
#[component]
pub fn Choices() -> impl IntoView {
    let (session, drafts) = (Session::here(), Drafts::here());
    let by_hand = move || session.source().with(|source| source.as_ref().is_some_and(|it| it.by_hand));
    let preset = move || session.options(|options| options.preset);
    let is_changed = memo(move || session.options(|options| !options.is_pure()));
    let choose = move |preset: Preset| {
        drafts.clear();
        session.edit(Edit::Preset(preset));
    };
    view! {
        <div class="body">
            <Show when=by_hand>
                <p class="aside stale">
                    "This template is edited by hand. The choices do not change it until you return to them."
                </p>
            </Show>
            <Segments
                label="Preset"
                quiet=true
                options=Preset::ALL.map(|preset| (preset, preset.label())).to_vec()
                value=preset
                on_pick=choose
            />
            <Show when=move || is_changed.get()>
                <p class="aside">
                    "Changed from the preset. "
                    <Button kind=ButtonKind::Link on_press=move || choose(untrack(preset))>"Reset"</Button>
                </p>
            </Show>
            <h3>"Channels"</h3>
            <Channels />
            <h3>"Payload"</h3>
            <Parts />
            <MoreChoices />
        </div>
    }
}

/// Changes a detail of the pattern.
fn restyle(session: Session, change: impl FnOnce(&mut Style)) {
    let mut style = session.read_once(|workspace| workspace.options.style);
    change(&mut style);
    session.edit(Edit::Style(style));
}
