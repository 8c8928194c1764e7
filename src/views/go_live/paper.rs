//! What stands on the printed page only: title, link, decisions and rules. The checklist is there already.

use crate::background::slices::Run;
use crate::browser;
use crate::persistence::Autosave;
use crate::router::View;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::{Sheet, rules_to_make};
use payload_core::runbook::{Decision, decisions};

/// What stands first.
#[component]
pub fn PaperTitle() -> impl IntoView {
    let words = format!("Freshdesk asks Stella Connect for surveys: as of {}", browser::today());
    view! { <div class="paper"><h2>{words}</h2></div> }
}

/// Link, decisions and rules.
#[component]
pub fn OnPaper() -> impl IntoView {
    let (session, autosave) = (Session::here(), Autosave::here());
    let decided = Memo::new(move |_| session.read(decisions));
    let rules = Memo::new(move |_| {
        session.read(|workspace| {
            let rules = rules_to_make(workspace);
            rules.iter().map(|rule| Sheet::of(rule, workspace).text()).collect::<Vec<_>>()
        })
    });
    let link = RwSignal::new(String::new());
    // Made ahead of the printing, which waits for nothing. The one before, should it still be in the making, is
    // dropped: it must not come after this one.
    Effect::new(move |_: Option<Run>| {
        session.follow_after_paint();
        Run::start(async move {
            let made = autosave.link(View::GoLive, false).await;
            link.try_set(made.map(|made| format!("Settings: {made}")).unwrap_or_default());
        })
    });
    let rule = |(at, text): (usize, String)| view! { <pre>{format!("{}. {text}", at + 1)}</pre> };
    view! {
        <div class="paper">
            <p>{link}</p>
            <h2>"Decisions"</h2>
            <table><tbody>{move || decided.get().into_iter().map(row).collect_view()}</tbody></table>
            <h2>"Rules, in this order"</h2>
            {move || rules.get().into_iter().enumerate().map(rule).collect_view()}
        </div>
    }
}

fn row(decision: Decision) -> impl IntoView {
    let known = decision.known.map(|known| format!(" ({known})"));
    view! {
        <tr>
            <th scope="row">{decision.what}</th>
            <td>{decision.chosen} {known}</td>
        </tr>
    }
}
