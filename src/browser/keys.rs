//! Keys that mean the same everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What has an undo of its own, which people expect there: every place to type in. A dialog is in the way of
/// the page, so its undo waits.
const OWN_UNDO: &str = "textarea, [contenteditable], dialog[open], [role='dialog'], \
    input:not([type='checkbox'], [type='radio'], [type='button'])";

/// Whether a key is pressed by itself. With Alt, Ctrl or the like it is the browser's, as Alt and an arrow to go back.
pub fn is_alone(event: &KeyboardEvent) -> bool {
    !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key())
}

/// Calls `undo` on Ctrl+Z, and `redo` on Ctrl+Shift+Z or Ctrl+Y; on a Mac with ⌘. Not where a person types: there the
/// keys undo the typing, as everywhere else.
pub fn on_undo_keys(undo: impl Fn() + 'static, redo: impl Fn() + 'static) {
    let active = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", active, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.default_prevented() {
            return;
        }
        let again = match event.key().as_str() {
            "z" | "Z" => event.shift_key(),
            "y" | "Y" if event.ctrl_key() && !event.shift_key() => true,
            _ => return,
        };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let typing = target.is_some_and(|target| target.closest(OWN_UNDO).is_ok_and(|own| own.is_some()));
        let dialog = document().query_selector("dialog[open], [role='dialog']").is_ok_and(|it| it.is_some());
        if !typing && !dialog {
            event.prevent_default();
            if again { redo() } else { undo() }
        }
    })
    .forget();
}

/// Calls back when a key that writes a character is pressed where nobody types.
pub fn on_key_outside_fields(key: &'static str, callback: impl Fn() + 'static) {
    EventListener::new(&window(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let typing = target
            .is_some_and(|it| it.closest(&format!("{OWN_UNDO}, select")).is_ok_and(|own| own.is_some()));
        if event.key() == key && !typing && !event.ctrl_key() && !event.meta_key() {
            callback();
        }
    })
    .forget();
}

/// Calls back on Escape, where nothing else took it, as long as its owner lives.
pub fn on_escape(callback: impl Fn() + 'static) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() {
            callback();
        }
    });
    on_cleanup(move || listener.remove());
}
