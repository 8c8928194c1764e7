//! From a template that was edited by hand back to the choices, and the text that gave way.

use super::template::BY_HAND_ID;
use crate::browser;
use crate::components::{Button, ButtonKind, Mark, Tone};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::recognize::{Recognition, recognize};
use payload_core::workspace::Edit;
use ruby_liquid::Clock;

/// The button **Return to choices**: to those that the template stands for, where it does; else to those there were.
#[component]
pub fn ReturnToChoices() -> impl IntoView {
    let session = Session::here();
    let back = move || {
        let Some(channel) = session.channel_once() else { return };
        let clock = Clock(browser::now());
        let recognition = session.read_once(|workspace| {
            let text = workspace.by_hand.get(&channel)?;
            recognize(text, &channel, workspace, clock).filter(Recognition::is_whole)
        });
        match recognition {
            Some(recognition) => session.edit(Edit::Adopt(channel, Box::new(recognition.options))),
            None => session.edit(Edit::ReturnToChoices(channel)),
        }
        browser::focus_next(BY_HAND_ID);
    };
    view! { <Button on_press=back>"Return to choices"</Button> }
}

/// A line under the head of the template, where a text of one's own gave way to the choices.
#[component]
pub fn SetAside() -> impl IntoView {
    let session = Session::here();
    let channel = memo(move || session.channel_set_aside());
    let press = move |edit: fn(String) -> Edit| {
        if let Some(channel) = channel.get_untracked() {
            session.edit_alone(edit(channel));
        }
    };
    view! {
        <Show when=move || channel.with(Option::is_some)>
            <div class="copied">
                <Mark tone=Tone::Plain />
                <p>
                    "Your own text for this channel is kept. "
                    <Button kind=ButtonKind::Link on_press=move || press(Edit::BringBack)>"Bring it back"</Button> " "
                    <Button kind=ButtonKind::Link on_press=move || press(Edit::ForgetSetAside)>"Discard it"</Button>
                </p>
            </div>
        </Show>
    }
}
