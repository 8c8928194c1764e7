//! What the page has to say in passing, for the eye. The announcer says it to those who listen.

use super::announcer::Announcer;
use super::{Button, ButtonKind};
use crate::reactive::effect;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// How long a sentence is shown, in milliseconds: so long at least, and so much longer for each character.
const AT_LEAST: u32 = 6_000;
const A_CHARACTER: u32 = 50;

/// The last sentence, for a while. What lies below it can be pressed all the same.
#[component]
pub fn Toast() -> impl IntoView {
    let (said, shown) = (Announcer::here().announced(), RwSignal::new(false));
    let timer = StoredValue::new_local(None::<Timeout>);
    effect(move || {
        let length = u32::try_from(said.read().chars().count()).unwrap_or_default();
        if length == 0 {
            return;
        }
        shown.set(true);
        // Replacing the timer of the sentence before ends that.
        timer.set_value(Some(Timeout::new(AT_LEAST + A_CHARACTER * length, move || {
            shown.try_set(false);
        })));
    });
    view! {
        <Show when=move || shown.get()>
            <div class="toast">
                <p aria-hidden="true">{said}</p>
                <Button kind=ButtonKind::Icon name="Close the message" on_press=move || shown.set(false)>"✕"</Button>
            </div>
        </Show>
    }
}
