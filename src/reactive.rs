//! Memos, effects and styles with their closures boxed, so that their machinery is compiled once for each type of value
//! and not for each closure: the first load has no room for more.

use leptos::prelude::*;

/// A value that is worked out again when what it reads changes, and that wakes others only if it has changed itself:
/// [`Memo::new`].
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| read())
    }
    boxed(Box::new(read))
}

/// Runs once the browser is free, and again whenever what it read has changed: [`Effect::new`].
pub fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    boxed(Box::new(run));
}

/// A style of an element's own that is set again when what it reads changes.
pub fn style(
    read: impl FnMut() -> Option<String> + Send + 'static,
) -> Box<dyn FnMut() -> Option<String> + Send> {
    Box::new(read)
}
