//! What time it is, and what comes later.

use gloo::timers::callback::Timeout;

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

/// Does something in a task of its own, once this one has ended; at once where there is no browser.
pub fn soon(act: impl FnOnce() + 'static) {
    match super::IS_HERE {
        true => drop(Timeout::new(0, act).forget()),
        false => act(),
    }
}
