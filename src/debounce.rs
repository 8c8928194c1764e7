//! Values that wait for a pause.

use crate::reactive::{effect, memo};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// A value that follows what `read` returns once that has not changed for `pause` milliseconds. It is `None` until the
/// page is first free to deal with it.
pub fn debounced<T>(read: impl Fn() -> T + Send + Sync + 'static, pause: u32) -> ReadSignal<Option<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let latest = memo(read);
    let (settled, settle) = signal(None);
    let mut pending = None;
    effect(move || {
        latest.track();
        let pause = if settled.with_untracked(Option::is_none) { 0 } else { pause };
        let settle_now = move || {
            settle.try_set(latest.try_get_untracked());
        };
        // Dropped, the timer before does not ring any more.
        drop(pending.replace(Timeout::new(pause, settle_now)));
    });
    settled
}
