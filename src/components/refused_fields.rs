//! Texts in fields of settings that are not in force: problems like any other.

use super::{Button, ButtonKind, Draft, Drafts, Mark, Tone, reason_id};
use crate::browser;
use leptos::prelude::*;
use payload_core::text::{QUOTED, shorten};

/// A row for each setting whose text was refused, with the way to its field.
#[component]
pub fn RefusedFields(
    /// Called before the focus goes to a field, to open the view that it is in.
    #[prop(optional, into)]
    on_lead: Option<Callback<()>>,
) -> impl IntoView {
    let drafts = Drafts::here();
    let key = |((_, label), draft): &(_, Draft)| (String::clone(label), draft.text.clone());
    view! {
        <For each=move || drafts.refused() key=key let:refused>
            <RefusedField label=refused.0.1 draft=refused.1 on_lead=on_lead />
        </For>
    }
}

#[component]
fn RefusedField(label: String, draft: Draft, on_lead: Option<Callback<()>>) -> impl IntoView {
    let in_force = match draft.value.is_empty() {
        true => "the previous value is still used".to_owned(),
        // One per line as it is typed.
        false => format!("“{}” is still used", shorten(&draft.value.replace('\n', ", "), QUOTED)),
    };
    let what = format!("“{label}” is not accepted as typed: {in_force}.");
    let lead = move || {
        if let Some(on_lead) = on_lead {
            on_lead.run(());
        }
        let field = format!("[aria-describedby={}]", reason_id(&label));
        request_animation_frame(move || browser::focus_on(&field, ""));
    };
    view! {
        <div class="finding" role="group" aria-label=what.clone()>
            <Mark tone=Tone::Fair />
            <div>
                <b><span class="sr-only">"Wrong: "</span> {what.clone()}</b>
                <p>{draft.refusal}</p>
                <div class="row">
                    <Button kind=ButtonKind::Link on_press=lead>"Show the field"</Button>
                </div>
            </div>
        </div>
    }
}
