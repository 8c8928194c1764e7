//! The verdict on the sample ticket.

use crate::components::Tone;
use crate::debounce::debounced;
use crate::late::{Late, LateView, Loading, Slot};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::verdict::{Outcome, Verdict};

/// What stands behind the verdict: the words for everything that can be wrong with a payload.
pub static DETAIL: LateView = LateView::empty();

/// What else speaks against the payload, as a sentence: then that is the verdict, whatever Stella does with it.
pub static AGAINST: Slot<fn() -> Option<String>> = Slot::empty();

/// What a changed verdict waits before it is announced, in milliseconds.
const PAUSE: u32 = 700;

/// The verdict in one sentence. It is seen at once, and announced after a pause in typing.
#[component]
pub fn VerdictLine() -> impl IntoView {
    let session = Session::here();
    let loading: Loading = expect_context();
    let verdict = memo(move || session.sent().map(|sent| sent.verdict.clone()));
    let announced =
        debounced(move || session.after_paint(|| verdict.read().as_ref().map(Verdict::sentence)), PAUSE);
    view! {
        {move || {
            loading.state.track();
            let against = AGAINST.get().and_then(|against| against());
            verdict.get().map(|verdict| view! { <Seen verdict=verdict against=against /> })
        }}
        <p class="sr-only" role="status" aria-label="Verdict">{move || announced.get().flatten()}</p>
    }
}

/// The verdict for the eye.
#[component]
fn Seen(verdict: Verdict, against: Option<String>) -> impl IntoView {
    let (tone, sign) = match verdict.outcome() {
        _ if against.is_some() => (Tone::Bad, "✕"),
        outcome @ Outcome::Survey => (outcome.into(), "✓"),
        outcome @ Outcome::Logged => (outcome.into(), "–"),
        outcome => (outcome.into(), "✕"),
    };
    view! {
        // As a component makes it that comes with the second half.
        <div class=format!("verdict {}", tone.class())>
            <span aria-hidden="true">{sign}</span>
            <p>{against.unwrap_or_else(|| verdict.sentence())} <Late part=&DETAIL before=|| () /></p>
        </div>
    }
}

/// What stands behind the verdict, in a second sentence.
#[component]
pub fn VerdictDetail() -> impl IntoView {
    // Made anew with each verdict.
    let detail = untrack(|| Session::here().sent()?.verdict.detail());
    detail.map(|detail| view! { <small>{detail}</small> })
}
