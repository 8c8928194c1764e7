//! Values that wait for a pause.

use crate::memo::memo;
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
    Effect::new(move |pending: Option<Timeout>| {
        // Dropped, the timer before does not ring any more.
        drop(pending);
        latest.track();
        let pause = if settled.with_untracked(Option::is_none) { 0 } else { pause };
        Timeout::new(pause, move || {
            settle.try_set(latest.try_get_untracked());
        })
    });
    settled
}
