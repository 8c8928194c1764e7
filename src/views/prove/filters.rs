//! What is shown of the table: a search and the answers of *What Freshdesk does*.

use super::proof_state::Proving;
use crate::components::{Check, Field, Select};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::assumptions::{Answer, ESCAPING, LIQUID, TAGS, UNTICKED};
use payload_core::proof::matrix_view::Filter;
use payload_core::proof::words;

/// The filters of the table.
#[component]
pub fn Filters() -> impl IntoView {
    let (session, filter) = (Session::here(), Proving::here().filter);
    let channels = Memo::new(move |_| session.channels_on());
    let rules = move || {
        let channels = channels.get();
        (channels.len() > 1).then(|| {
            let each = channels.iter().map(|channel| (Some(channel.clone()), words::channel(channel)));
            let options = std::iter::once((None, "All rules".to_owned())).chain(each).collect::<Vec<_>>();
            view! {
                <Select
                    label="Rule"
                    options=options
                    value=move || filter.read().channel.clone()
                    on_pick=move |channel| filter.update(|filter| filter.channel = channel)
                />
            }
        })
    };
    view! {
        <div class="filters" role="group" aria-label="Filters">
            <Field
                label="Search tickets"
                value=move || filter.read().search.clone()
                on_input=move |text| filter.update(|filter| filter.search = text)
            />
            {rules}
            <AnswerFilter label="Liquid version" any="Both" answers=&LIQUID
                read=|filter| filter.liquid write=|filter, liquid| filter.liquid = liquid />
            <AnswerFilter label="Escapes values" any="Any way" answers=&ESCAPING
                read=|filter| filter.escaping write=|filter, escaping| filter.escaping = escaping />
            <AnswerFilter label="Unticked checkbox" any="Any" answers=&UNTICKED
                read=|filter| filter.unticked write=|filter, unticked| filter.unticked = unticked />
            <AnswerFilter label="Tags are joined by" any="Any" answers=&TAGS
                read=|filter| filter.tags write=|filter, tags| filter.tags = tags />
            <Check
                label="Only what fails"
                on=move || filter.read().failing
                on_flip=move |on| filter.update(|filter| filter.failing = on)
            />
        </div>
    }
}

/// A filter by the answer to a question about Freshdesk.
#[component]
fn AnswerFilter<T>(
    label: &'static str,
    /// The words for every answer.
    any: &'static str,
    answers: &'static [Answer<T>],
    read: fn(&Filter) -> Option<T>,
    write: fn(&mut Filter, Option<T>),
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let filter = Proving::here().filter;
    let each = answers.iter().map(|(answer, words, _)| (Some(*answer), (*words).to_owned()));
    let options = std::iter::once((None, any.to_owned())).chain(each).collect::<Vec<_>>();
    view! {
        <Select
            label=label
            options=options
            value=move || filter.with(read)
            on_pick=move |answer| filter.update(|filter| write(filter, answer))
        />
    }
}
