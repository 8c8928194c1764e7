//! Has the template on show examined whenever typing pauses.

use super::Background;
use crate::session::Session;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::rule_settings::Progress;
use payload_core::task::{News, Task};
use payload_core::workspace::Workspace;

/// How long typing must pause before the template is examined, in milliseconds.
const PAUSE: u32 = 300;

/// Begins to do so, and hands what is found to the session.
pub fn begin(session: Session, background: Background) {
    let examined = StoredValue::new(None::<Workspace>);
    let examine = move || {
        // What was done outside the page changes no finding.
        let now = session.read_once(|now| Workspace { progress: Progress::default(), ..now.clone() });
        if examined.with_value(|examined| examined.as_ref() != Some(&now)) {
            examined.set_value(Some(now.clone()));
            background.begin(Task::Examine(now), move |news| {
                if let News::Examined(found) = news {
                    session.report(found.map(|found| *found));
                }
            });
        }
    };
    Effect::new(move |pending: Option<Timeout>| {
        let pause = if pending.is_some() { PAUSE } else { 0 };
        // Dropped, the timer before does not ring any more.
        drop(pending);
        session.follow();
        Timeout::new(pause, examine)
    });
}
