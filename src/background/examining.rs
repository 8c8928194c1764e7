//! Has the template on show examined whenever typing pauses.

use super::Background;
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::checks::Finding;
use payload_core::task::{Found, News, Task};
use payload_core::workspace::{Shared, Workspace};
use std::cell::RefCell;

/// How long typing must pause before the template is examined, in milliseconds.
const PAUSE: u32 = 300;

/// Begins to do so, and hands what is found to the session.
pub fn begin(session: Session, background: Background) {
    let examined = StoredValue::new(None::<Workspace>);
    let examine = move || {
        // What was done outside the page changes no finding.
        let now = session.read_once(|now| Workspace { progress: Shared::default(), ..now.clone() });
        if examined.with_value(|examined| examined.as_ref() != Some(&now)) {
            examined.set_value(Some(now.clone()));
            let findings = RefCell::<Vec<Finding>>::default();
            background.begin(Task::Examine(now), move |news| match news {
                News::Findings(some) => findings.borrow_mut().extend(some),
                News::Examined(found) => {
                    let findings = findings.take();
                    take_in(session, found.map(|found| Found { findings, ..*found }));
                }
                _ => {}
            });
        }
    };
    Effect::new(move |pending: Option<Timeout>| {
        let pause = if pending.is_some() { PAUSE } else { 0 };
        // Dropped, the timer before does not ring any more.
        drop(pending);
        session.follow_after_paint();
        Timeout::new(pause, examine)
    });
}

/// Hands what was found to the session. Findings so far do not replace a complete list: its marks would go, and come
/// back a moment later.
fn take_in(session: Session, found: Option<Found>) {
    let is_complete = |before: &Found| {
        before.is_all && found.as_ref().is_some_and(|found| !found.is_all && found.channel == before.channel)
    };
    if !session.found().with_untracked(|before| before.as_deref().is_some_and(is_complete)) {
        session.report(found);
    }
}
