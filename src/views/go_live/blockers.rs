//! What keeps the rules from going live, before anything else: each with what mends it, or with the way there.

use super::checklist::CHECKLIST;
use crate::browser;
use crate::components::{Button, Notice, Tone};
use crate::router::{View, Views, WARNINGS, sources_group};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::check::{blockers, sources_to_choose};
use payload_core::finding::Finding;
use payload_core::proof::words::counted;

/// So many are told here; the others are told in Rules.
const SHOWN: usize = 3;

/// A line for each of the first few.
#[component]
pub fn Blockers() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let found = Memo::new(move |_| session.read(blockers));
    let first = move || found.get().into_iter().take(SHOWN).collect::<Vec<_>>();
    let others = move || found.read().len().saturating_sub(SHOWN);
    view! {
        <For each=first key=|finding| (finding.code, finding.what.clone()) let:finding>
            <Blocker finding=finding />
        </For>
        {move || (others() > 0).then(|| view! {
            <Notice tone=Tone::Bad words=format!("Rules: {}.", counted(others(), "more warning"))>
                <Button on_press=move || views.open_at(View::Rules, WARNINGS)>"Show all in Rules"</Button>
            </Notice>
        })}
    }
}

#[component]
fn Blocker(finding: Finding) -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let place = sources_to_choose(&finding).map_or_else(|| WARNINGS.to_owned(), sources_group);
    let way = match finding.fix {
        Some(fix) => {
            let press = move || {
                if let Some(edit) = session.read_once(|workspace| fix.change.clone().edit(workspace)) {
                    session.edit_alone(edit);
                    // The fix takes its own button away.
                    browser::focus_next(CHECKLIST);
                }
            };
            view! { <Button on_press=press>{fix.label.clone()}</Button> }.into_any()
        }
        None => {
            let lead = move || views.open_at(View::Rules, place.clone());
            view! { <Button on_press=lead>"Show it in Rules"</Button> }.into_any()
        }
    };
    view! { <Notice tone=Tone::Bad words=format!("Rules: {}", finding.what)>{way}</Notice> }
}
