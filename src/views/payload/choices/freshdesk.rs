//! The assumptions about Freshdesk, each with how it is known.

use super::place;
use crate::components::pick;
use crate::element::span;
use crate::live::part;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::{Answer, Assumptions, ESCAPING, LIQUID, TAGS, UNTICKED};
use payload_core::probed::Question;
use payload_core::workspace::Edit;

/// A list for each question about Freshdesk.
pub fn assumptions() -> [AnyView; 4] {
    [
        question(Question::Liquid, &LIQUID, |assumptions| &mut assumptions.liquid),
        question(Question::Escaping, &ESCAPING, |assumptions| &mut assumptions.escaping),
        question(Question::Unticked, &UNTICKED, |assumptions| &mut assumptions.unticked),
        question(Question::Tags, &TAGS, |assumptions| &mut assumptions.tags),
    ]
}

fn question<T: Copy + PartialEq + Send + Sync + 'static>(
    asked: Question,
    answers: &'static [Answer<T>],
    value: fn(&mut Assumptions) -> &mut T,
) -> AnyView {
    let session = Session::here();
    let values: Vec<T> = answers.iter().map(|(answer, ..)| *answer).collect();
    let chosen = move || {
        let mut assumptions = session.read(|workspace| workspace.assumptions);
        place(&values, *value(&mut assumptions))
    };
    let note = part(move || {
        let known = session.read(|workspace| workspace.known(asked));
        span(if known.is_open() { "pill open" } else { "pill" }, known.to_string())
    });
    let words = answers.iter().map(|(_, words, _)| (*words).to_owned()).collect();
    let act = move |at: usize| {
        let Some((answer, ..)) = answers.get(at) else { return };
        let mut assumptions = session.read_once(|workspace| workspace.assumptions);
        *value(&mut assumptions) = *answer;
        session.edit(Edit::Assume(assumptions));
    };
    pick(asked.label(), words, chosen, act, Some(note))
}
