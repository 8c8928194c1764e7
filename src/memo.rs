//! Memos, compiled once for each type of value.

use leptos::prelude::*;

/// A value that is worked out again when what it reads changes, and that wakes others only if it has changed itself:
/// [`Memo::new`] with its closure boxed, so that the machinery of a memo is compiled once for each type of value and
/// not for each closure.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| read())
    }
    boxed(Box::new(read))
}
