//! A copy button that tells the truth.

use super::button::bare_button;
use crate::ui::browser;
use crate::ui::live::text;
use crate::ui::notice::Voice;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How long *Copied* stays, in milliseconds.
const SHOWN_FOR: u32 = 2_000;

/// Copies what `read` gives, and says *Copied* only once the clipboard has confirmed it. For the main thing
/// to copy.
pub fn copy_main_button(label: &'static str, read: impl Fn() -> Option<String> + 'static) -> AnyView {
    let voice = Voice::here();
    let done = RwSignal::new(false);
    let act = move || {
        let Some(text) = read() else { return };
        spawn_local(async move {
            if browser::copy(&text).await {
                done.try_set(true);
                voice.say(format!("Copied: {label}"));
                TimeoutFuture::new(SHOWN_FOR).await;
                done.try_set(false);
            } else {
                voice.offer(text);
            }
        });
    };
    let words = text(move || if done.get() { "Copied".to_owned() } else { label.to_owned() });
    bare_button("main", act).say_live(words).done()
}
