//! Long work in scheduler, so that the page answers in between.

use crate::browser;
use gloo::timers::future::TimeoutFuture;
use leptos::task::spawn_local;

/// How long a slice works, in milliseconds: less than a frame.
pub const SLICE: f64 = 10.0;

/// How often what came of it is shown, in milliseconds.
pub const SHOW: f64 = 200.0;

/// Calls `step` again and again until it is done, and `show` now and then and at the end.
pub fn work(step: impl FnMut() -> bool + 'static, show: impl FnMut() + 'static) {
    start(Box::new(step), Box::new(show));
}

fn start(mut step: Box<dyn FnMut() -> bool>, mut show: Box<dyn FnMut()>) {
    spawn_local(async move {
        let mut shown = browser::milliseconds();
        loop {
            let begun = browser::milliseconds();
            let mut done = false;
            while !done && browser::milliseconds() - begun < SLICE {
                done = step();
            }
            if done || begun - shown > SHOW {
                show();
                shown = begun;
            }
            if done {
                return;
            }
            TimeoutFuture::new(0).await;
        }
    });
}
