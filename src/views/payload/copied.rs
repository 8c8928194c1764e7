//! What is left to do with the payload: where to paste what was copied, and that it has changed since.

use crate::components::{Button, ButtonKind, Mark, Tone};
use crate::memo::memo;
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::rule_settings::RuleId;

/// The payload beside what was copied of it last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    /// Nothing was.
    Never,
    /// The payload as it is.
    Same,
    /// It has changed since.
    Changed,
}

/// A line under the head of the template.
#[component]
pub fn CopiedLine() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let copied = memo(move || {
        session.source().with(|source| {
            let Some(source) = source else { return Copied::Never };
            let rule = RuleId::Send(source.channel.clone());
            session.read(|workspace| match workspace.progress.copied_text(&rule, "payload") {
                None => Copied::Never,
                Some(text) if text == source.text => Copied::Same,
                Some(_) => Copied::Changed,
            })
        })
    });
    let to_rules = move || {
        view! { <Button kind=ButtonKind::Link on_press=move || views.open(View::Rules)>"See the rule"</Button> }
    };
    move || match copied.get() {
        Copied::Never => ().into_any(),
        Copied::Same => view! {
            <p class="copied">
                <Mark tone=Tone::Good />
                "On your clipboard. Next: paste it into the webhook of the rule in Freshdesk. " {to_rules()}
            </p>
        }
        .into_any(),
        Copied::Changed => view! {
            <p class="copied">
                <Mark tone=Tone::Fair />
                "Changed since you copied it: copy it again and update the rule. " {to_rules()}
            </p>
        }
        .into_any(),
    }
}
