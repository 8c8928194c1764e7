//! What is wrong with the template on show: worst first, each with its place and the button that mends it.

mod count;
mod fixing;
mod leading;
mod of_rules;
mod of_source;
mod row;

use crate::browser;
use crate::components::{Button, ButtonKind, Drafts, Mark, Pane, PaneHead, RefusedFields, ShowMore, Tone};
use crate::reactive::memo;
use crate::session::Session;
use count::Count;
use fixing::Fixing;
use leptos::prelude::*;
use of_rules::ProblemsOfRules;
use of_source::TicketWithoutRule;
use payload_core::recognize::{Recognition, Rewrite, Unknown};
use row::FindingRow;

/// The id of the heading, where the focus goes when the button that was pressed is gone.
const HEADING: &str = "problems";

/// How many problems are shown at first, and how many more at each press: a template can have a thousand of them, and a
/// browser lays all of them out anew when one comes or goes.
const SHOWN: usize = 50;

/// How many parts without an option are listed at once; more would hide the problems below.
const LISTED: usize = 4;

/// The id of the question before a template is made robust.
const QUESTION: &str = "before-robust";

/// Every problem of the template on show.
#[component]
pub fn Problems() -> impl IntoView {
    let session = Session::here();
    let found = session.found();
    let (fixing, drafts) = (Fixing::provide(), Drafts::here());
    leading::lead_back_on_escape();
    let count = memo(move || Count::of(found.read().as_deref(), drafts.refused().len()));
    let said = move || match (count.get(), session.source().with(Option::is_some)) {
        (Some(count), _) => count.words(),
        (None, true) => String::new(),
        // Every channel is off.
        (None, false) => "No problems".to_owned(),
    };
    let shown = RwSignal::new(SHOWN);
    let all = memo(move || found.read().as_ref().map_or(0, |found| found.findings.len()));
    let rows = memo(move || all.get().min(shown.get()));
    let reading = memo(move || {
        let found = found.read();
        let found = found.as_ref().filter(|found| found.by_hand && found.is_all)?;
        Some(Reading::of(found.recognition.as_ref()))
    });
    view! {
        <Pane name="Problems" class="problems">
            <PaneHead title="Problems" id=HEADING>
                <span class="pill" role="status" aria-label="Problems found">{said}</span>
                <span class="grow"></span>
                // First what solves them all.
                <Show when=move || fixing.can_make_robust()>
                    <Button on_press=move || fixing.make_robust()>"Make it robust"</Button>
                </Show>
                <Show when=move || fixing.can_fix_all()>
                    <Button on_press=move || fixing.fix_all()>"Fix all safe ones"</Button>
                </Show>
            </PaneHead>
            <Asked fixing=fixing />
            <RefusedFields />
            // By place: what is found again changes no row.
            <For each=move || 0..rows.get() key=|at| *at let:at>
                <FindingRow at=at />
            </For>
            <Show when=move || { all.get() > rows.get() }>
                <div class="body">
                    <ShowMore all=all shown=shown at_once=SHOWN on_shown=|at| browser::focus_next(row::id(at)) />
                </div>
            </Show>
            {move || reading.get().map(|reading| view! { <Recognized reading=reading /> })}
            <TicketWithoutRule />
            <ProblemsOfRules />
        </Pane>
    }
}

/// What a template that was edited by hand is in terms of options, in words.
#[derive(Debug, Clone, PartialEq)]
struct Reading {
    tone: Tone,
    words: &'static str,
    /// The parts that the words speak of.
    parts: Vec<String>,
}

impl Reading {
    fn of(recognition: Option<&Recognition>) -> Self {
        let (tone, words, parts): (_, _, &[Unknown]) = match recognition {
            None => (Tone::Plain, "It sends no payload yet, so no choices match it.", &[]),
            Some(recognition) if recognition.is_whole() && recognition.cleaned.is_empty() => {
                (Tone::Good, "This matches a set of choices: Return to choices keeps them.", &[])
            }
            Some(recognition) if recognition.is_whole() => (
                Tone::Good,
                "This matches a set of choices: Return to choices keeps them. Only odd values are cleaned in another way:",
                &recognition.cleaned,
            ),
            Some(recognition) => (
                Tone::Fair,
                "These parts have no matching choice. Return to choices takes them out of the payload, and keeps your text:",
                &recognition.unknown,
            ),
        };
        Self { tone, words, parts: parts.iter().map(|part| part.what.clone()).collect() }
    }
}

/// What a template that was edited by hand is, in terms of options.
#[component]
fn Recognized(reading: Reading) -> impl IntoView {
    let Reading { tone, words, parts } = reading;
    let (all, any) = (parts.len(), !parts.is_empty());
    let shown = RwSignal::new(all.min(LISTED));
    let are_more = Signal::derive(move || shown.get() < all);
    let items =
        move || parts.iter().take(shown.get()).map(|part| view! { <li>{part.clone()}</li> }).collect_view();
    view! {
        <div class="recognized">
            <Mark tone=tone />
            <p>{words}</p>
            {any.then(|| view! { <ul>{items}</ul> })}
            <Show when=move || are_more.get()>
                <div class="row">
                    <Button kind=ButtonKind::Link on_press=move || shown.set(all)>
                        {format!("Show all {all} parts")}
                    </Button>
                </div>
            </Show>
        </div>
    }
}

/// The question before the robust template takes the place of one that sends more.
#[component]
fn Asked(fixing: Fixing) -> impl IntoView {
    let question = move |rewrite: Rewrite| {
        view! {
            <div class="recognized" role="group" aria-label="Before it is made robust" id=QUESTION tabindex="-1">
                <Mark tone=Tone::Fair />
                <p>"The robust template would send this differently. Your own text would be kept beside it:"</p>
                <ul>{rewrite.lost().map(|lost| view! { <li>{lost.to_string()}</li> }).collect_view()}</ul>
                <div class="row">
                    <Button on_press=move || fixing.make_robust_anyway()>"Make it robust anyway"</Button>
                    <Button on_press=move || fixing.keep_text()>"Keep my text"</Button>
                </div>
            </div>
        }
    };
    move || fixing.asked().map(question)
}

/// Sends the focus to the heading of the problems.
fn focus_heading() {
    browser::focus(HEADING);
}
