//! A copy button that tells the truth.

use super::button::bare_button;
use crate::browser;
use crate::components::announcer::Voice;
use crate::live::text;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// How long *Copied* stays, in milliseconds.
const SHOWN_FOR: u32 = 2_000;

/// Copies what `read` gives, and says *Copied* only once the clipboard has confirmed it; then calls
/// `copied` with what is on the clipboard.
pub fn copy_button(
    label: impl Into<String>,
    read: impl Fn() -> Option<String> + 'static,
    copied: impl Fn(&str) + 'static,
) -> AnyView {
    make(label.into(), None, "", Box::new(read), Box::new(copied))
}

/// The same where there are many: it shows *Copy* only, and `label` is its name.
pub fn copy_small(
    label: impl Into<String>,
    read: impl Fn() -> Option<String> + 'static,
    copied: impl Fn(&str) + 'static,
) -> AnyView {
    make(label.into(), Some("Copy"), "", Box::new(read), Box::new(copied))
}

/// The same as the main thing to do.
pub fn copy_main_button(
    label: impl Into<String>,
    read: impl Fn() -> Option<String> + 'static,
    copied: impl Fn(&str) + 'static,
) -> AnyView {
    make(label.into(), None, "main", Box::new(read), Box::new(copied))
}

fn make(
    label: String,
    shown: Option<&'static str>,
    class: &'static str,
    read: Box<dyn Fn() -> Option<String>>,
    copied: Box<dyn Fn(&str)>,
) -> AnyView {
    let voice = Voice::here();
    let done = RwSignal::new(false);
    let copied = Rc::new(copied);
    let spoken = label.clone();
    let act = move || {
        let Some(text) = read() else { return };
        let (copied, spoken) = (copied.clone(), spoken.clone());
        spawn_local(async move {
            if browser::copy(&text).await {
                done.try_set(true);
                voice.say(format!("Copied: {spoken}"));
                copied(&text);
                TimeoutFuture::new(SHOWN_FOR).await;
                done.try_set(false);
            } else {
                voice.offer(text);
            }
        });
    };
    let name = shown.map(|_| label.clone());
    let label = shown.map_or(label, str::to_owned);
    let words = text(move || if done.get() { "Copied".to_owned() } else { label.clone() });
    let button = bare_button(class, act);
    let button = if let Some(name) = name { button.attr("aria-label", name) } else { button };
    button.say_live(words).done()
}
