//! A copy button that tells the truth.

use crate::ui::browser;
use crate::ui::notice::Voice;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long *Copied* stays.
const SHOWN_FOR: u32 = 2_000;

/// Copies what `text` gives, and says *Copied* only once the clipboard has confirmed it.
#[component]
pub fn CopyButton(
    /// The words on it.
    label: &'static str,
    /// What is copied; nothing where there is nothing to copy.
    text: impl Fn() -> Option<String> + 'static,
    /// Called after the clipboard has confirmed.
    #[prop(optional)]
    copied: Option<Callback<String>>,
    /// Whether it is the main thing to do.
    #[prop(optional)]
    main: bool,
) -> impl IntoView {
    let voice = Voice::here();
    let done = RwSignal::new(false);
    let press = move |_| {
        let Some(text) = text() else { return };
        spawn_local(async move {
            if browser::copy(&text).await {
                done.set(true);
                voice.say(format!("Copied: {label}"));
                if let Some(copied) = copied {
                    copied.run(text);
                }
                TimeoutFuture::new(SHOWN_FOR).await;
                done.try_set(false);
            } else {
                voice.offer(text);
            }
        });
    };
    view! {
        <button type="button" class=if main { "main" } else { "" } class:done=done on:click=press>
            {move || if done.get() { "Copied" } else { label }}
        </button>
    }
}
