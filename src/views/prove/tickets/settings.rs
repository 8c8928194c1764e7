//! What the file is, what its columns are taken for, and what it does not say.

use super::agents::Agents;
use super::columns::ColumnTable;
use super::file::Chosen;
use super::state::Checking;
use crate::components::{CheckedField, Field, Select};
use leptos::prelude::*;
use payload_core::proof::words;
use payload_core::text::{QUOTED, shorten};
use payload_core::ticket::host::Host;
use std::sync::Arc;

/// The settings of a file.
#[component]
pub fn Settings(file: Arc<Chosen>) -> impl IntoView {
    let checking = Checking::here();
    let about = format!("{}, {}: {}.", file.name, size(file.size), file.preview.shape.label());
    let reads_language = checking.wanted().iter().any(|field| field.as_str().ends_with(".language"));
    let accept = move |typed: String| {
        checking.host.set(Host::read_if_any(&typed)?);
        Ok(())
    };
    let host = move || checking.host.get().map(String::from).unwrap_or_default();
    let has_columns = !file.preview.columns.is_empty();
    let questions = file.preview.questions.clone();
    let words = file.preview.unsure_ticks.clone();
    view! {
        <div class="settings">
            <p class="aside">{about}</p>
            {questions.into_iter().map(|question| view! { <p class="question">{question}</p> }).collect_view()}
            {has_columns.then(|| view! { <ColumnTable file=file.clone() /> })}
            {words.into_iter().map(|word| view! { <Tick word=word /> }).collect_view()}
            <div class="filters">
                <Field
                    label="Agent email, where the file has none"
                    value=checking.agent
                    on_input=move |text| checking.agent.set(text)
                />
                {reads_language.then(|| view! {
                    <Field
                        label="Language, where the file has none"
                        value=checking.language
                        on_input=move |text| checking.language.set(text)
                    />
                })}
                <CheckedField
                    label="Freshdesk address"
                    value=Signal::derive(host)
                    accept=accept
                    hint="acme.freshdesk.com".to_owned()
                />
            </div>
            <Show when=move || checking.is_example()>
                <p class="question">
                    "The agent’s email and the Freshdesk address are examples, from the sample ticket. Enter your own."
                </p>
            </Show>
            <Agents />
        </div>
    }
}

/// Whether a word in a checkbox means ticked.
#[component]
fn Tick(word: String) -> impl IntoView {
    let checking = Checking::here();
    let label = format!("“{}” in a checkbox means", shorten(&word, QUOTED));
    let options = vec![
        (None, "Not known".to_owned()),
        (Some(true), "Ticked".to_owned()),
        (Some(false), "Not ticked".to_owned()),
    ];
    let asked = word.clone();
    let value = Signal::derive(move || {
        checking.ticks.read().iter().find(|(known, _)| *known == asked).map(|(_, ticked)| *ticked)
    });
    view! { <Select label=label options=options value=value on_pick=move |ticked| checking.choose_tick(&word, ticked) /> }
}

fn size(bytes: f64) -> String {
    match bytes {
        bytes if bytes < 10_000.0 => words::counted(bytes as usize, "byte"),
        bytes if bytes < 10_000_000.0 => format!("{:.0} KB", bytes / 1000.0),
        bytes => format!("{:.0} MB", bytes / 1_000_000.0),
    }
}
