//! The way to the sources of a channel, from where it is told that rules take the same tickets.

use crate::browser;
use crate::components::Button;
use crate::router::sources_group;
use leptos::prelude::*;

/// A button that leads to the sources of a channel.
#[component]
pub fn ChooseSources(
    /// The channel.
    channel: String,
) -> impl IntoView {
    let name = format!("Choose the sources of {channel} tickets");
    view! { <Button name=name on_press=move || browser::focus(&sources_group(&channel))>"Choose the sources"</Button> }
}
