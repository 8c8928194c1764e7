//! The sample ticket, the verdict on it, and the payload it gives.

use super::form::TicketForm;
use crate::analysis::{Analysis, kept_as};
use crate::highlight::{Paint, json_parts, unseen};
use crate::placeholder::Placeholder;
use crate::text::Span;
use crate::ui::code::{Code, Painted};
use crate::ui::controls::Segments;
use crate::ui::session::{Attention, Session};
use crate::verdict::{Outcome, Verdict};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::cell::RefCell;

/// The third pane.
#[component]
pub fn ResultPane() -> impl IntoView {
    let formatted = RwSignal::new(false);
    view! {
        <section class="pane result" aria-label="Result">
            <TicketForm/>
            <VerdictLine/>
            <section aria-label="Payload preview" class="preview">
                <h2>
                    "Payload preview" <span class="grow"></span>
                    <Segments
                        label="Show the payload"
                        options=vec![(false, "As sent"), (true, "Formatted")]
                        value=formatted
                        on_pick=move |on| formatted.set(on)
                    />
                </h2>
                <Preview formatted/>
            </section>
        </section>
    }
}

/// What a changed verdict waits before it is announced, in milliseconds.
const PAUSE: u32 = 700;

/// The verdict in one sentence. It is seen at once, and announced after a pause in typing.
#[component]
fn VerdictLine() -> impl IntoView {
    let session = Session::here();
    let verdict = session.derive(|analysis| analysis.verdict.clone());
    let announced = RwSignal::new(String::new());
    let pending = StoredValue::new_local(RefCell::new(None::<Timeout>));
    Effect::new(move || {
        let sentence = verdict.get().map(|verdict| verdict.sentence()).unwrap_or_default();
        let timeout = Timeout::new(PAUSE, move || {
            announced.try_set(sentence);
        });
        pending.with_value(|pending| pending.replace(Some(timeout)));
    });
    view! {
        {move || verdict.get().map(|verdict| {
            let (class, mark) = look(&verdict);
            view! {
                <div class=format!("verdict {class}")>
                    <span aria-hidden="true">{mark}</span>
                    <p>{verdict.sentence()} {verdict.detail().map(|detail| view! { <small>{detail}</small> })}</p>
                </div>
            }
        })}
        <p class="sr-only" role="status" aria-label="Verdict">{move || announced.get()}</p>
    }
}

fn look(verdict: &Verdict) -> (&'static str, &'static str) {
    match verdict.outcome() {
        Outcome::Survey => ("good", "✓"),
        Outcome::Logged => ("fair", "–"),
        Outcome::Rejected | Outcome::NotJson | Outcome::Nothing => ("bad", "✕"),
    }
}

/// The rendered payload.
#[component]
fn Preview(formatted: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let painted = Memo::new(move |_| {
        let attention = session.attention.get();
        let Some(analysis) = session.analysis() else { return Painted::default() };
        match (&analysis.payload, formatted.get()) {
            (Ok(json), true) => {
                let text = json.formatted();
                let mut paints = json_parts(&text, &[]);
                paints.extend(unseen(&text, &paints));
                Painted { text, paints, pieces: Vec::new() }
            }
            _ => as_sent(&analysis, &attention, &session.read_once(|workspace| workspace.ticket.clone())),
        }
    });
    let attend = move |piece: Option<Span>| {
        let attention = piece.map_or(Attention::Nothing, Attention::Payload);
        session.attention.maybe_update(|now| {
            let changed = *now != attention;
            *now = attention;
            changed
        });
    };
    view! {
        {move || painted.with(|painted| painted.text.is_empty()).then(|| view! {
            <p class="empty">"Nothing renders."</p>
        })}
        <Code label="Rendered payload" painted attend/>
    }
}

fn as_sent(analysis: &Analysis, attention: &Attention, ticket: &crate::ticket::Ticket) -> Painted {
    let text = analysis.rendering.text.clone();
    let mut paints = json_parts(&text, &[]);
    paints.extend(unseen(&text, &paints));
    if let Err(broken) = &analysis.payload {
        paints.push((Span::new(broken.offset, broken.offset + 1), Paint::Error));
    }
    let written = |piece: &&crate::template::Piece| !piece.fields.is_empty();
    let pieces = analysis.rendering.pieces.iter().filter(written).map(|piece| piece.output).collect();
    let lit = analysis.rendering.pieces.iter().filter(|piece| match attention {
        Attention::Nothing => false,
        Attention::Payload(span) => piece.output.overlaps(*span),
        Attention::Template(span) => {
            let reads = crate::placeholder::placeholders_in(span.of(&analysis.template));
            span.contains(piece.source)
                || piece.fields.iter().any(|field| reads.iter().any(|read| read.as_str() == field.as_str()))
        }
        Attention::Field(placeholder) => piece
            .fields
            .iter()
            .any(|field| Placeholder::read(field).is_ok_and(|field| kept_as(&field, ticket) == *placeholder)),
    });
    paints.extend(lit.map(|piece| (piece.output, Paint::Lit)));
    Painted { text, paints, pieces }
}
