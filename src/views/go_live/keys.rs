//! How far each rule is, and whether it moved on since it was copied. No key is ever asked for.

use crate::components::{Button, ButtonKind, Pane, PaneHead, Select};
use crate::router::{View, Views};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::automation::{Copied, Sheet, sheets};
use payload_core::go_live::ticked_by_stage;
use payload_core::rule_settings::{ProgressEdit, RuleId, Stage};
use payload_core::workspace::{Edit, Workspace};

/// The pane.
#[component]
pub fn RulesAndKeys() -> impl IntoView {
    let (session, views) = (Session::here(), Views::here());
    let sheets = Memo::new(move |_| session.read(sheets));
    view! {
        <Pane name="Rules and keys" class="keys">
            <PaneHead title="Rules and keys">
                <Button kind=ButtonKind::Link on_press=move || views.open(View::Rules)>"Open Rules"</Button>
            </PaneHead>
            <For each=move || sheets.get() key=|sheet| (sheet.id.clone(), sheet.name.clone()) let:sheet>
                <OneRule id=sheet.id name=sheet.name sheets=sheets />
            </For>
            <p class="aside">
                "The keys stay in Stella and Freshdesk. This page never asks for one."
            </p>
        </Pane>
    }
}

/// A rule: which key is in it, and whether it was copied.
#[component]
fn OneRule(id: RuleId, name: String, sheets: Memo<Vec<Sheet>>) -> impl IntoView {
    let session = Session::here();
    let rule = StoredValue::new(id);
    let stage = move || session.read(|workspace| rule.with_value(|rule| workspace.progress.stage_of(rule)));
    let copied = Memo::new(move |_| {
        let sheets = sheets.read();
        let sheet = rule.with_value(|rule| sheets.iter().find(|sheet| sheet.id == *rule));
        sheet.map_or(Copied::Never, |sheet| session.read(|workspace| sheet.copied(&workspace.progress)))
    });
    let ticked = Memo::new(move |_| {
        let sentence = |workspace: &Workspace| rule.with_value(|rule| ticked_by_stage(workspace, rule));
        session.read(sentence).unwrap_or_default()
    });
    let state = move || match (copied.get(), stage()) {
        // Its key is in Freshdesk, and so is the rule, by whatever way it came there.
        (Copied::Never, Stage::NotYet) => view! { <span class="pill">"not copied yet"</span> }.into_any(),
        (Copied::Never | Copied::Payload | Copied::Partly(..), Stage::Test | Stage::Production) => {
            ().into_any()
        }
        (copied @ Copied::Changed(_), _) => {
            view! { <span class="pill open">{copied.words()}</span> }.into_any()
        }
        (copied, _) => view! { <span class="pill">{copied.words()}</span> }.into_any(),
    };
    let head = match rule.get_value() {
        RuleId::Send(_) => view! {
            <Select
                label=format!("Key in “{name}”")
                options=Stage::ALL.map(|stage| (stage, stage.label().to_owned())).to_vec()
                value=Signal::derive(stage)
                on_pick=move |stage| {
                    session.edit(Edit::Progress(ProgressEdit::Stage(rule.get_value(), stage)));
                }
            />
            <p class="aside" role="status">{ticked}</p>
        }
        .into_any(),
        RuleId::Assign | RuleId::Exclude => view! { <b>{name}</b> }.into_any(),
    };
    view! { <div class="key">{head} {state}</div> }
}
