//! The assumptions about Freshdesk, each with how it is known.

use super::place;
use crate::components::pick;
use crate::element::span;
use crate::live::part;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::{Answer, Assumptions, ESCAPING, LIQUID, TAGS, UNTICKED};
use payload_core::evidence::Evidence;
use payload_core::workspace::Edit;

/// A list for each question about Freshdesk.
pub fn assumptions() -> [AnyView; 4] {
    [
        question("Liquid version", &LIQUID, |assumptions| &mut assumptions.liquid),
        question("Escapes values", &ESCAPING, |assumptions| &mut assumptions.escaping),
        question("Unticked checkbox", &UNTICKED, |assumptions| &mut assumptions.unticked),
        question("Tags are joined by", &TAGS, |assumptions| &mut assumptions.tags),
    ]
}

fn question<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    answers: &'static [Answer<T>],
    value: fn(&mut Assumptions) -> &mut T,
) -> AnyView {
    let session = Session::here();
    let values: Vec<T> = answers.iter().map(|(answer, ..)| *answer).collect();
    let chosen = move || {
        let mut assumptions = session.read(|workspace| workspace.assumptions);
        place(&values, *value(&mut assumptions))
    };
    let noted = chosen.clone();
    let note = part(move || {
        let known = answers[noted()].2;
        span(if known == Evidence::NotConfirmed { "pill open" } else { "pill" }, known.label())
    });
    let words = answers.iter().map(|(_, words, _)| (*words).to_owned()).collect();
    let act = move |at: usize| {
        let Some((answer, ..)) = answers.get(at) else { return };
        let mut assumptions = session.read_once(|workspace| workspace.assumptions);
        *value(&mut assumptions) = *answer;
        session.edit(Edit::Assume(assumptions));
    };
    pick(label, words, chosen, act, Some(note))
}
