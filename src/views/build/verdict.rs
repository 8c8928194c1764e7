//! The verdict on the sample ticket.

use crate::components::Tone;
use crate::debounce::debounced;
use crate::late::{Late, LateView};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::verdict::{Outcome, Verdict};

/// What stands behind the verdict: the words for everything that can be wrong with a payload.
pub static DETAIL: LateView = LateView::empty();

/// What a changed verdict waits before it is announced, in milliseconds.
const PAUSE: u32 = 700;

/// The verdict in one sentence. It is seen at once, and announced after a pause in typing.
#[component]
pub fn VerdictLine() -> impl IntoView {
    let session = Session::here();
    let verdict = memo(move || session.sent().map(|sent| sent.verdict.clone()));
    let announced =
        debounced(move || session.after_paint(|| verdict.read().as_ref().map(Verdict::sentence)), PAUSE);
    view! {
        {move || verdict.get().map(|verdict| view! { <Seen verdict=verdict /> })}
        <p class="sr-only" role="status" aria-label="Verdict">{move || announced.get().flatten()}</p>
    }
}

/// The verdict for the eye.
#[component]
fn Seen(verdict: Verdict) -> impl IntoView {
    let sign = match verdict.outcome() {
        Outcome::Survey => "✓",
        Outcome::Logged => "–",
        Outcome::Misdirected | Outcome::Rejected | Outcome::NotJson | Outcome::Nothing => "✕",
    };
    view! {
        // As a component makes it that comes with the second half.
        <div class=format!("verdict {}", Tone::from(verdict.outcome()).class())>
            <span aria-hidden="true">{sign}</span>
            <p>{verdict.sentence()} <Late part=&DETAIL before=|| () /></p>
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
