//! What is done to text that could break the payload, and how the template is laid out.

use super::restyle;
use crate::components::{Check, Segments};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::arrival::{TYPED, arrivals, reach};
use payload_core::escaping::Escaping;
use payload_core::options::{Comment, Layout, Preset, Safety};
use payload_core::proof::words;

/// How safe text is made, what becomes of it, and the layout.
#[component]
pub fn SafetyChoice() -> impl IntoView {
    let session = Session::here();
    let safety = memo(move || session.options(|options| options.style.safety));
    let is_robust = memo(move || session.options(|options| options.preset == Preset::Robust));
    view! {
        <Segments
            label="Text safety"
            quiet=true
            options=vec![
                (Safety::AsItIs, "No protection"),
                (Safety::Neutral, "Simplify quotes"),
                (Safety::Exact, "Keep exactly"),
            ]
            value=safety
            on_pick=move |safety| restyle(session, |style| style.safety = safety)
        />
        <Examples />
        <Segments
            label="Layout"
            options=vec![(Layout::LaidOut, "Multi-line"), (Layout::OneLine, "One line")]
            value=move || session.options(|options| options.style.layout)
            on_pick=move |layout| restyle(session, |style| style.layout = layout)
        />
        <Show when=move || is_robust.get()>
            <Check
                switch=true
                label="Comment at the top"
                on=move || session.options(|options| options.style.comment == Comment::Written)
                on_flip=move |on| restyle(session, |style| {
                    style.comment = if on { Comment::Written } else { Comment::LeftOut };
                })
            />
            <p class="aside">"It says what wrote the template, and from which choices. It is not sent."</p>
        </Show>
    }
}

/// What becomes of names in a ticket that could break the payload, and for which Freshdesks that holds.
#[component]
fn Examples() -> impl IntoView {
    let session = Session::here();
    let assumptions = memo(move || session.assumptions());
    let arrived = memo(move || session.options(|options| arrivals(options, assumptions.get())));
    let held = memo(move || session.options(reach));
    let row = |(typed, arrived): (&'static str, Option<String>)| {
        let got = match arrived {
            Some(name) => view! { <code>{shown(&name)}</code> }.into_any(),
            None => view! { <span class="why">"the payload breaks"</span> }.into_any(),
        };
        view! { <tr><th scope="row"><code>{shown(typed)}</code></th> <td>{got}</td></tr> }
    };
    view! {
        <table class="examples" aria-label="Names in a ticket">
            <thead>
                <tr><th scope="col">"Name in the ticket"</th> <th scope="col">"Stella gets"</th></tr>
            </thead>
            <tbody>{move || TYPED.into_iter().zip(arrived.get()).map(row).collect_view()}</tbody>
        </table>
        <p class="aside">
            {move || {
                let held = held.get();
                format!("{} {}", whole(&held.whole), typed(&held.as_typed))
            }}
        </p>
    }
}

/// A name as it is shown: with a sign for its line break.
fn shown(name: &str) -> String {
    name.replace('\n', "⏎")
}

fn list(escapings: &[Escaping]) -> String {
    escapings.iter().map(|escaping| words::escaping(*escaping)).collect::<Vec<_>>().join("; ")
}

fn whole(escapings: &[Escaping]) -> String {
    match escapings.len() {
        0 => "These names break the payload, however Freshdesk escapes values.".to_owned(),
        all if all == Escaping::ALL.len() => {
            "No name breaks the payload, on Liquid 2.4 and 5, however Freshdesk escapes values.".to_owned()
        }
        _ => format!("On Liquid 2.4 and 5, these names break the payload except with: {}.", list(escapings)),
    }
}

fn typed(escapings: &[Escaping]) -> String {
    match escapings {
        [] => "Quotes and backslashes do not arrive as typed.".to_owned(),
        some => format!("They arrive as typed only with: {}.", list(some)),
    }
}
