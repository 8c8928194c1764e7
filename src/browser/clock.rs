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

/// Milliseconds in which most screens show a frame, of which there are sixty a second.
const FRAME: u32 = 20;

/// Does something once the browser has most likely painted the current state; at once without a browser.
///
/// `requestAnimationFrame` would say so exactly, and would take time of the frame that the person waits for.
pub fn after_paint(act: impl FnOnce() + 'static) {
    if !super::IS_HERE {
        return act();
    }
    Timeout::new(FRAME, act).forget();
}
