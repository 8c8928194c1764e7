//! The pane of **Try to break it**: how far the run is, and what broke, by cause.

use super::open_in_build::OpenInBuild;
use super::parts::{Bar, Outdated, ProgressBar, ProvePane, share};
use super::stress_state::{Found, StressState, StressTesting};
use crate::browser;
use crate::components::{Button, ButtonKind, Field, Sentence, ShowMore, Tone};
use crate::opened_case::Place;
use leptos::prelude::*;
use payload_core::proof::causes::{Cause, by_cause};
use payload_core::proof::judge::FailureKind;
use payload_core::proof::stress_test::Break;
use payload_core::proof::ways::{Ways, ways};
use payload_core::proof::words;
use std::sync::Arc;

/// The name of the pane.
const PANE: &str = "Stress test";

/// How many placeholders that lead to a failure are shown at first.
const SHOWN: usize = 10;

/// The pane.
#[component]
pub fn StressTest() -> impl IntoView {
    let testing = StressTesting::here();
    let running = Memo::new(move |_| testing.state().is_running());
    let press = move || if running.get_untracked() { testing.stop() } else { testing.start() };
    view! {
        <ProvePane name=PANE class="stress-test">
            <p>
                "Puts difficult values through every placeholder in use: quotes, backslashes, line breaks, control \
                characters, Liquid and JSON syntax, markup, right-to-left text, empty values, numbers and lists. Each \
                is tried with both Liquid versions and every kind of escaping, then mixed at random."
            </p>
            <div class="row">
                // One button, so that the focus stays with it.
                <Button kind=ButtonKind::Main on_press=press>
                    {move || if running.get() { "Stop" } else { "Try to break it" }}
                </Button>
                <Field
                    label="Random seed"
                    value=move || testing.seed.get()
                    on_input=move |seed| testing.seed.set(seed)
                />
            </div>
            <Outdated stale=move || testing.is_stale() again=move || testing.start() />
            {move || match testing.state() {
                StressState::NotStarted => ().into_any(),
                StressState::Running(found) => view! {
                    <ProgressBar name="Attempts" done=share(found.tested.done, found.tested.total) words=progress(&found) />
                }.into_any(),
                StressState::Stopped(found) | StressState::Done(found) => view! { <Outcome found=found /> }.into_any(),
            }}
            <Causes />
        </ProvePane>
    }
}

fn progress(found: &Found) -> String {
    format!("{} of {}", words::count(found.tested.done), words::counted(found.tested.total, "attempt"))
}

/// What a run came to, in one sentence.
#[component]
fn Outcome(found: Arc<Found>) -> impl IntoView {
    let tone = match (found.tested.total, found.tested.breaks.is_empty()) {
        (0, _) => Tone::Plain,
        (_, true) => Tone::Good,
        (_, false) => Tone::Bad,
    };
    let stopped = (found.tested.done < found.tested.total).then(|| {
        format!(" Stopped after {} of {}.", words::count(found.tested.done), words::count(found.tested.total))
    });
    let complete = (tone == Tone::Good && stopped.is_none()).then(|| view! {
        <small>
            "Every control character, U+0000 to U+001F and U+007F to U+009F, was tried raw in every place."
        </small>
    });
    view! {
        <Sentence tone=tone>
            <p role="status" aria-label="Stress test">{found.tested.sentence.clone()}{stopped}{complete}</p>
        </Sentence>
    }
}

/// What broke, by cause, the worst first. A cause stays folded or open while more is found.
#[component]
fn Causes() -> impl IntoView {
    let testing = StressTesting::here();
    let causes = Memo::new(move |_| {
        testing.state().found().map(|found| by_cause(&found.tested.breaks)).unwrap_or_default()
    });
    view! {
        <For each=move || causes.get() key=|cause| cause.kind let:cause>
            <CauseOf kind=cause.kind causes=causes />
        </For>
    }
}

/// One cause: how often it was seen, and the ways to it.
#[component]
fn CauseOf(kind: FailureKind, causes: Memo<Vec<Cause>>) -> impl IntoView {
    let cause = Memo::new(move |_| causes.read().iter().find(|cause| cause.kind == kind).cloned());
    let times = Memo::new(move |_| cause.read().as_ref().map_or(0, |cause| cause.times));
    let most = Memo::new(move |_| causes.read().iter().map(|cause| cause.times).max().unwrap_or(1));
    let shown = RwSignal::new(SHOWN);
    let rows = Memo::new(move |_| cause.read().as_ref().map(ways).unwrap_or_default());
    let titles =
        move || rows.read().iter().take(shown.get()).map(|ways| ways.title.clone()).collect::<Vec<_>>();
    let all = Memo::new(move |_| rows.read().len());
    view! {
        <details class="cause" open>
            <summary>
                <b>{kind.label()}</b>
                <span>{move || words::counted(times.get(), "attempt")}</span>
                <Bar number=times full=most tone=Tone::Bad />
            </summary>
            <ul class="breaks">
                // Not by what grows: the focus stays where it is.
                <ForEnumerate each=titles key=String::clone let(at, title)>
                    <li id=move || row_id(kind, at.get()) tabindex="-1">
                        <Row title=title rows=rows id=Signal::derive(move || row_id(kind, at.get())) />
                    </li>
                </ForEnumerate>
            </ul>
            <ShowMore all=all shown=shown on_shown=move |at| browser::focus_next(row_id(kind, at)) />
        </details>
    }
}

/// The id of a row, where the focus goes when more are shown, and coming back from Build.
fn row_id(kind: FailureKind, at: usize) -> String {
    format!("ways-{}-{at}", kind as usize)
}

/// The ways through one placeholder, folded.
#[component]
fn Row(
    title: String,
    rows: Memo<Vec<Ways>>,
    /// The id of its place in the list.
    id: Signal<String>,
) -> impl IntoView {
    let mine = Memo::new(move |_| rows.read().iter().find(|ways| ways.title == title).cloned());
    let sentence = move || mine.read().as_ref().map(Ways::sentence).unwrap_or_default();
    let breaks = move || mine.read().as_ref().map(|ways| ways.breaks.clone()).unwrap_or_default();
    let times = move |channel: &str, cause: &str| {
        let mine = mine.read();
        let mut breaks = mine.iter().flat_map(|ways| &ways.breaks);
        breaks.find(|found| found.channel == channel && found.cause() == cause).map_or(0, |found| found.times)
    };
    view! {
        <details class="ways">
            <summary>{sentence}</summary>
            <ul class="breaks">
                <For
                    each=breaks
                    // Not by how often it was seen, which grows.
                    key=|found| (found.channel.clone(), found.cause())
                    let:found
                >
                    {
                        let (channel, cause) = (found.channel.clone(), found.cause());
                        let times = Signal::derive(move || times(&channel, &cause));
                        view! { <li><Way found=found times=times id=id /></li> }
                    }
                </For>
            </ul>
        </details>
    }
}

/// One way to break a template, as small as it can be.
#[component]
fn Way(
    /// The way.
    found: Break,
    /// How often it was seen.
    times: Signal<usize>,
    /// The id of its row.
    id: Signal<String>,
) -> impl IntoView {
    let build = OpenInBuild::here();
    let cause = found.cause();
    let place = words::freshdesk(found.assumptions);
    let name = cause.clone();
    let open = move || {
        let place = Place { name: name.clone(), what: "an attempt", pane: PANE, id: id.get_untracked() };
        build.open(found.ticket.clone(), found.assumptions, found.channel.clone(), place);
    };
    view! {
        <p><code>{cause}</code></p>
        <p>{found.failure.why}</p>
        <p class="aside">
            {move || format!("{place}. Seen in {}. ", words::counted(times.get(), "attempt"))}
            <Button kind=ButtonKind::Link on_press=open>"Open in Build"</Button>
        </p>
    }
}
