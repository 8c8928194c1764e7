//! The assumptions about Freshdesk, each with how it is known.

use crate::components::{Select, SourcePill};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::{Answer, Assumptions, ESCAPING, HOSTS, LIQUID, TAGS, UNTICKED};
use payload_core::probe_result::{Question, source};
use payload_core::workspace::Edit;

/// A list for each question about Freshdesk.
#[component]
pub fn AssumptionLists() -> impl IntoView {
    let found = Session::here().found();
    let leans_on_rails = move || found.read().as_ref().is_some_and(|found| found.leans_on_rails);
    view! {
        <Assumption asked=Question::Liquid answers=&LIQUID value=|assumptions| &mut assumptions.liquid />
        <Show when=leans_on_rails>
            <Assumption asked=Question::Rails answers=&HOSTS value=|assumptions| &mut assumptions.host />
        </Show>
        <Assumption asked=Question::Escaping answers=&ESCAPING value=|assumptions| &mut assumptions.escaping />
        <Assumption asked=Question::Unticked answers=&UNTICKED value=|assumptions| &mut assumptions.unticked />
        <Assumption asked=Question::Tags answers=&TAGS value=|assumptions| &mut assumptions.tags />
    }
}

/// One question, with how its answer is known below.
#[component]
fn Assumption<T>(
    asked: Question,
    answers: &'static [Answer<T>],
    value: fn(&mut Assumptions) -> &mut T,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let session = Session::here();
    let chosen = memo(move || {
        let mut assumptions = session.assumptions();
        *value(&mut assumptions)
    });
    let assume = move |answer: T| {
        let mut assumptions = session.read_once(|workspace| workspace.assumptions);
        *value(&mut assumptions) = answer;
        session.edit(Edit::Assume(assumptions));
    };
    let known = memo(move || session.known(asked));
    view! {
        <Select
            label=asked.label()
            options=answers.iter().map(|(answer, words, _)| (*answer, (*words).to_owned())).collect()
            value=chosen
            on_pick=assume
        >
            <SourcePill
                words=move || known.read().to_string()
                is_open=move || known.read().is_open()
                source=move || source(asked, &known.read())
            />
        </Select>
    }
}
