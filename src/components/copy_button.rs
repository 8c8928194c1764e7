//! A copy button that says *Copied* only once the clipboard has confirmed it.

use super::announcer::Announcer;
use super::button::{Button, ButtonKind};
use crate::browser;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use payload_core::text::capital;

/// How long *Copied* stays, in milliseconds.
const SHOWN_FOR: u32 = 2_000;

/// A button that copies what `read` returns. It says *Copied* only once the clipboard has confirmed it; where the
/// clipboard refuses, the text is offered to be copied by hand.
#[component]
pub fn CopyButton(
    /// Its name, and what it shows unless `shown` says otherwise.
    #[prop(into)]
    label: String,
    /// What it shows where there are many: a short word, `label` being its accessible name.
    #[prop(optional, into)]
    shown: Option<String>,
    /// How much it stands out.
    #[prop(optional)]
    kind: ButtonKind,
    /// The text to copy; nothing happens without one.
    #[prop(into)]
    read: Callback<(), Option<String>>,
    /// Called with what is on the clipboard.
    #[prop(optional, into)]
    on_copied: Option<Callback<String>>,
    /// Whether it can be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let announcer = Announcer::here();
    // How many presses still show it: another one keeps it for its own time.
    let copied = RwSignal::new(0_usize);
    let spoken = format!("{} copied.", capital(label.trim_start_matches("Copy ")));
    let copy = move || {
        let Some(text) = read.run(()) else { return };
        let spoken = spoken.clone();
        spawn_local(async move {
            if browser::copy(&text).await {
                copied.try_update(|copied| *copied += 1);
                announcer.announce(spoken);
                if let Some(on_copied) = on_copied {
                    on_copied.try_run(text);
                }
                TimeoutFuture::new(SHOWN_FOR).await;
                copied.try_update(|copied| *copied -= 1);
            } else {
                announcer.offer(text);
            }
        });
    };
    let name = Signal::stored(shown.as_ref().map(|_| label.clone()));
    let words = shown.unwrap_or(label);
    view! {
        <Button kind=kind on_press=copy disabled=disabled name=name>
            {move || if copied.get() > 0 { "Copied".to_owned() } else { words.clone() }}
        </Button>
    }
}
