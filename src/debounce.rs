//! Values that wait for a pause.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// A value that follows what `read` returns once that has not changed for `pause` milliseconds. It starts with what
/// `read` returns now.
pub fn debounced<T>(read: impl Fn() -> T + Send + Sync + 'static, pause: u32) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let latest = Memo::new(move |_| read());
    let (settled, settle) = signal(latest.get_untracked());
    Effect::new(move |pending: Option<Option<Timeout>>| {
        // Dropped, the one before does not ring any more.
        drop(pending);
        let value = latest.get();
        let ring = move || {
            settle.try_set(value);
        };
        settled
            .with_untracked(|settled| *settled != latest.get_untracked())
            .then(|| Timeout::new(pause, ring))
    });
    settled
}
