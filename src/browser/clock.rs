//! What time it is, and what comes later.

use gloo::timers::callback::Timeout;
use leptos::prelude::request_animation_frame;

/// The present moment, in seconds since 1970.
pub fn now() -> i64 {
    (milliseconds() / 1000.0) as i64
}

/// Today's date where the person is: `2026-01-05`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The present moment, in milliseconds.
pub fn milliseconds() -> f64 {
    if super::IS_HERE { js_sys::Date::now() } else { 0.0 }
}

/// Does something once the browser has painted the current state; soon while the page is hidden, since nothing is
/// painted then, and at once without a browser.
pub fn after_paint(act: impl FnOnce() + 'static) {
    if !super::IS_HERE {
        return act();
    }
    let soon = || drop(Timeout::new(0, act).forget());
    if super::is_hidden() { soon() } else { request_animation_frame(soon) }
}
