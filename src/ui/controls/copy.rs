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

/// Copies what `read` gives, and says *Copied* only once the clipboard has confirmed it; then calls
/// `copied` with what is on the clipboard.
pub fn copy_button(
    label: impl Into<String>,
    read: impl Fn() -> Option<String> + 'static,
    copied: impl Fn(&str) + 'static,
) -> AnyView {
    make(label.into(), "", Box::new(read), Box::new(copied))
}

/// The same as the main thing to do.
pub fn copy_main_button(
    label: impl Into<String>,
    read: impl Fn() -> Option<String> + 'static,
    copied: impl Fn(&str) + 'static,
) -> AnyView {
    make(label.into(), "main", Box::new(read), Box::new(copied))
}

fn make(
    label: String,
    class: &'static str,
    read: Box<dyn Fn() -> Option<String>>,
    copied: Box<dyn Fn(&str)>,
) -> AnyView {
    let voice = Voice::here();
    let done = RwSignal::new(false);
    let copied = std::rc::Rc::new(copied);
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
    let words = text(move || if done.get() { "Copied".to_owned() } else { label.clone() });
    bare_button(class, act).say_live(words).done()
}
