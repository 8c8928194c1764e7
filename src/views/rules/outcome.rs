//! What comes out of a story: step by step, which rules run and why, which calls go out, what Stella does.

use super::player::Player;
use crate::browser;
use crate::components::{Mark, Sentence, Tone};
use leptos::prelude::*;
use payload_core::automation::rules;
use payload_core::automation::simulate::{Call, Reason, Step, Turn, simulate, summary};
use ruby_liquid::Clock;

/// The outcome.
#[component]
pub fn Outcome(player: Player) -> impl IntoView {
    let clock = Clock(browser::now());
    let turns = Memo::new(move |_| {
        let (supposed, scene) = player.scene();
        simulate(&rules(&supposed), &scene, &supposed, clock)
    });
    view! {
        <p class="sum" role="status" aria-label="Outcome">{move || summary(&turns.read())}</p>
        <ol class="turns">
            {move || turns.get().into_iter().map(|turn| view! { <OneTurn turn=turn /> }).collect_view()}
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
    let tone = match Tone::from(call.verdict.outcome()) {
        // It would be one, were it not for what the notes say.
        Tone::Good if !call.survey => Tone::Fair,
        tone => tone,
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
