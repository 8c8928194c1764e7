//! The assumptions about Freshdesk, each with how it is known.

use crate::components::Select;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::{Answer, Assumptions, ESCAPING, LIQUID, TAGS, UNTICKED};
use payload_core::evidence::Evidence;
use payload_core::workspace::Edit;

/// A list for each question about Freshdesk.
#[component]
pub fn AssumptionLists() -> impl IntoView {
    view! {
        <Question label="Liquid version" answers=&LIQUID value=|assumptions| &mut assumptions.liquid />
        <Question label="Escapes values" answers=&ESCAPING value=|assumptions| &mut assumptions.escaping />
        <Question label="Unticked checkbox" answers=&UNTICKED value=|assumptions| &mut assumptions.unticked />
        <Question label="Tags are joined by" answers=&TAGS value=|assumptions| &mut assumptions.tags />
    }
}

/// One question, with the evidence for its answer below.
#[component]
fn Question<T>(
    label: &'static str,
    answers: &'static [Answer<T>],
    value: fn(&mut Assumptions) -> &mut T,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let session = Session::here();
    let chosen = Memo::new(move |_| {
        let mut assumptions = session.read(|workspace| workspace.assumptions);
        *value(&mut assumptions)
    });
    let evidence = move || {
        let chosen = chosen.get();
        answers.iter().find(|(answer, ..)| *answer == chosen).map(|(.., evidence)| *evidence)
    };
    let assume = move |answer: T| {
        let mut assumptions = session.read_once(|workspace| workspace.assumptions);
        *value(&mut assumptions) = answer;
        session.edit(Edit::Assume(assumptions));
    };
    view! {
        <Select
            label=label
            options=answers.iter().map(|(answer, words, _)| (*answer, (*words).to_owned())).collect()
            value=chosen
            on_pick=assume
        >
            <span class="pill" class:open=move || evidence() == Some(Evidence::NotConfirmed)>
                {move || evidence().map(Evidence::label)}
            </span>
        </Select>
    }
}
