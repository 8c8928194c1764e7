//! What comes out of a story: step by step, which rules run and why, which calls go out, what Stella does.

use super::choose_sources::ChooseSources;
use super::player::Player;
use crate::browser;
use crate::components::{Mark, Sentence, Tone};
use leptos::prelude::*;
use payload_core::automation::rules;
use payload_core::automation::simulate::{Call, Reason, Step, Turn, simulate};
use payload_core::automation::summary::Summary;
use ruby_liquid::Clock;

/// The outcome.
#[component]
pub fn Outcome(player: Player) -> impl IntoView {
    let clock = Clock(browser::now());
    let played = Memo::new(move |_| {
        let (supposed, scene) = player.scene();
        let rules = rules(&supposed);
        let turns = simulate(&rules, &scene, &supposed, clock);
        (Summary::of(&turns, &rules), turns)
    });
    let summary = Memo::new(move |_| played.read().0.clone());
    let tone = move || summary.read().again.map_or(Tone::Plain, |again| again.severity().into());
    let sources = move || summary.read().choose_sources.clone();
    view! {
        <div class=move || format!("sum {}", tone().class())>
            {move || (tone() != Tone::Plain).then(|| view! { <Mark tone=tone() /> })}
            <p role="status" aria-label="Outcome">{move || summary.read().sentence.clone()}</p>
            {move || sources().map(|channel| view! { <ChooseSources channel=channel /> })}
        </div>
        <ol class="turns">
            {move || played.get().1.into_iter().map(|turn| view! { <OneTurn turn=turn /> }).collect_view()}
        </ol>
    }
}

/// What follows from one change of status.
#[component]
fn OneTurn(turn: Turn) -> impl IntoView {
    view! {
        <li>
            <h3>{turn.what}</h3>
            {turn.stopped.map(|why| view! { <p class="aside">{why}</p> })}
            <ol class="steps">
                {turn.steps.into_iter().map(|step| view! { <OneStep step=step /> }).collect_view()}
            </ol>
        </li>
    }
}

/// What one rule does.
#[component]
fn OneStep(step: Step) -> impl IntoView {
    let words = if step.runs { "runs" } else { "does not run" };
    view! {
        <li class="step" class:runs=step.runs>
            <p><b>{step.name}</b> " " <span class="pill">{words}</span></p>
            <ul>{step.reasons.into_iter().map(|reason| view! { <OneReason reason=reason /> }).collect_view()}</ul>
            {step.changes.into_iter().map(|change| view! { <p class="change">{change}</p> }).collect_view()}
            {step.call.map(|call| view! { <OneCall call=call /> })}
        </li>
    }
}

/// One thing a rule asks for.
#[component]
fn OneReason(reason: Reason) -> impl IntoView {
    let (tone, said) = if reason.holds { (Tone::Good, "met: ") } else { (Tone::Bad, "not met: ") };
    view! {
        <li>
            <Mark tone=tone />
            <span><span class="sr-only">{said}</span>{reason.text}</span>
        </li>
    }
}

/// A call to Stella.
#[component]
fn OneCall(call: Call) -> impl IntoView {
    let tone = match (call.again, Tone::from(call.verdict.outcome())) {
        // As the notes say, the customer has been asked before.
        (Some(again), _) => again.severity().into(),
        // It would be one, were it not for what the notes say.
        (None, Tone::Good) if !call.survey => Tone::Fair,
        (None, tone) => tone,
    };
    let sentence = format!("{}.", call.verdict.sentence());
    let notes = call.notes.into_iter().map(|note| view! { <p class="change">{format!("{note}.")}</p> });
    view! {
        <div class="call">
            <p>{format!("Calls {} for {}", call.url, call.channel)}</p>
            <Sentence tone=tone><p>{sentence}</p></Sentence>
            {call.verdict.detail().map(|detail| view! { <p class="aside">{detail}</p> })}
            {notes.collect_view()}
            <details>
                <summary>"What is sent"</summary>
                <pre class="plain" tabindex="0" role="group" aria-label="What is sent">{call.payload}</pre>
            </details>
        </div>
    }
}
