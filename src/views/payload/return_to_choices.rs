//! From a template that was edited by hand back to the choices.

use super::template::BY_HAND_ID;
use crate::browser;
use crate::components::Button;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::Options;
use payload_core::recognize::{Recognition, recognise};
use payload_core::workspace::{Area, Change, Edit};
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
            recognise(text, &channel, workspace, clock).filter(Recognition::is_whole)
        });
        match recognition {
            Some(recognition) => adopt(session, &channel, recognition.options),
            None => session.edit(Edit::ReturnToChoices(channel)),
        }
        browser::focus_next(BY_HAND_ID);
    };
    view! { <Button on_press=back>"Return to choices"</Button> }
}

/// Takes over options instead of a template that was edited by hand, as one step.
pub fn adopt(session: Session, channel: &str, options: Options) {
    let mut workspace = session.read_once(Clone::clone);
    workspace.options = options;
    workspace.by_hand.remove(channel);
    session.replace_as(workspace, Change::new("Return to choices", Area::Template));
}
