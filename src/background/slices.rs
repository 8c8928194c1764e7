//! Long work in slices, so that its thread can do something else in between; cancelled when its handle is dropped.

use crate::browser::{self, worker};
use futures_util::future::{AbortHandle, Abortable};
use gloo::timers::future::TimeoutFuture;

/// How long a slice works on the page's own thread, in milliseconds: less than a frame.
pub const SLICE: f64 = 10.0;

/// How often intermediate results are shown, in milliseconds.
pub const SHOW: f64 = 200.0;

/// Work under way. Dropped, it stops.
#[derive(Debug)]
pub struct Run(AbortHandle);

impl Run {
    /// Begins the work.
    pub fn start(work: impl Future<Output = ()> + 'static) -> Self {
        let (handle, registration) = AbortHandle::new_pair();
        worker::run(async {
            let _ = Abortable::new(work, registration).await;
        });
        Self(handle)
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Calls `step` with the work until it returns true, for `slice` milliseconds at a time, and `show` now and then while
/// it is not done. Returns the work done.
pub async fn in_slices<T>(
    mut work: T,
    slice: f64,
    mut step: impl FnMut(&mut T) -> bool,
    mut show: impl FnMut(&T),
) -> T {
    let mut shown = browser::milliseconds();
    loop {
        let begun = browser::milliseconds();
        while browser::milliseconds() - begun < slice {
            if step(&mut work) {
                return work;
            }
        }
        if begun - shown > SHOW {
            show(&work);
            shown = begun;
        }
        TimeoutFuture::new(0).await;
    }
}
