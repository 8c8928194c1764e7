//! What changes on the page, as few types as possible.
//!
//! Leptos compiles its machinery anew for every closure in a view. These helpers box closures, so that
//! all of them share one type, and [`crate::element`] does the same for elements: together they halved
//! what Leptos adds to the page. So views use no `view!`. What decides the
//! *structure* of the page (which elements there are) should hang on a memo, so that typing elsewhere
//! does not rebuild elements and steal their focus; what only changes a text or an attribute need not.
//! Memos and signals cost the same for every type they hold, so they hold a `usize` or a `String` wherever
//! that will do: a place in a list, a list as lines.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// A value that is read again whenever what it reads changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A handler of an event, whichever: for each type of event Leptos would be compiled anew.
pub type Handler = Box<dyn FnMut(Event)>;

/// A text that follows what it reads.
pub fn text(read: impl FnMut() -> String + Send + 'static) -> Live<String> {
    Box::new(read)
}

/// A yes or no that follows what it reads.
pub fn flag(read: impl FnMut() -> bool + Send + 'static) -> Live<bool> {
    Box::new(read)
}

/// A part of the page that is made anew whenever what it reads changes.
pub fn part(read: impl FnMut() -> AnyView + Send + 'static) -> Live<AnyView> {
    Box::new(read)
}

/// A value that is worked out anew when what it reads changes, and is passed on only if it has changed itself.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| read())
    }
    boxed(Box::new(read))
}

/// What is done at once, and again whenever what it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    fn boxed(mut act: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| act());
    }
    boxed(Box::new(act));
}

/// A part of the page that is there only while `on`; it is made anew only when that turns.
pub fn only_if(
    on: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let on = memo(move || usize::from(on()));
    part(move || if on.get() == 1 { make() } else { ().into_any() }).into_any()
}

/// Nothing at all.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// What a click or a press of the keys does.
pub fn press(mut act: impl FnMut() + 'static) -> Handler {
    Box::new(move |_| act())
}

/// What every keystroke in a field does, with the field's text.
pub fn typing(mut act: impl FnMut(String) + 'static) -> Handler {
    Box::new(move |event| act(event_target_value(&event)))
}

/// What a tick does.
pub fn ticking(mut act: impl FnMut(bool) + 'static) -> Handler {
    Box::new(move |event| act(event_target_checked(&event)))
}

/// What a key does; true keeps the browser from doing its own.
pub fn on_key(mut act: impl FnMut(&str) -> bool + 'static) -> Handler {
    keyed(move |event| act(&event.key()))
}

/// The same, told all about the key.
pub fn keyed(mut act: impl FnMut(&KeyboardEvent) -> bool + 'static) -> Handler {
    Box::new(move |event| {
        if event.dyn_ref().is_some_and(&mut act) {
            event.prevent_default();
        }
    })
}
