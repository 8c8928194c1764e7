//! The form for a channel of one's own.

use super::channels::{ADD, Adding};
use crate::browser;
use crate::components::{Button, WithReason, reason_id};
use crate::reactive::effect;
use crate::session::Session;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use payload_core::options::read_channel;
use payload_core::workspace::Edit;

const LABEL: &str = "Channel name, spelled as in Stella";
const ID: &str = "new-channel";

/// The form.
#[component]
pub fn NewChannel() -> impl IntoView {
    let session = Session::here();
    let Adding(adding) = expect_context();
    let (typed, refused) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let close = move || {
        adding.set(false);
        browser::focus_next(ADD);
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        match session
            .read_once(|workspace| read_channel(&typed.read_untracked(), &workspace.options.channels))
        {
            Ok(name) => {
                session.edit(Edit::AddChannel(name));
                close();
            }
            Err(reason) => refused.set(reason),
        }
    };
    let close_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    effect(|| browser::focus(ID));
    view! {
        <form class="adding" on:submit=add on:keydown=close_on_escape>
            <WithReason reason=reason_id(LABEL) label=LABEL refused=refused>
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    id=ID
                    aria-invalid=move || (!refused.read().is_empty()).to_string()
                    aria-describedby=reason_id(LABEL)
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </WithReason>
            <Button>"Add"</Button>
            <Button on_press=close>"Cancel"</Button>
        </form>
    }
}
