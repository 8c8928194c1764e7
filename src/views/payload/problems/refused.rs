//! Texts in fields that are not in force: problems like any other.

use crate::components::{Drafts, Mark, Tone};
use leptos::prelude::*;
use payload_core::text::quoted;

/// How many there are.
pub fn count() -> usize {
    Drafts::here().refused().len()
}

/// A row for each field whose text was refused.
#[component]
pub fn RefusedFields() -> impl IntoView {
    let drafts = Drafts::here();
    view! {
        <For each=move || drafts.refused() key=|(label, draft)| (label.clone(), draft.text.clone()) let:refused>
            {
                let (label, draft) = refused;
                let in_force = match draft.value.is_empty() {
                    true => "the value before it is still used".to_owned(),
                    false => format!("{} is still used", quoted(&draft.value)),
                };
                let what = format!("“{label}” is not accepted as typed: {in_force}.");
                view! {
                    <div class="finding" role="group" aria-label=what.clone()>
                        <Mark tone=Tone::Fair />
                        <b>{what.clone()}</b>
                    </div>
                }
            }
        </For>
    }
}
