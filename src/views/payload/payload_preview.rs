//! The sample ticket, the verdict on it, and the payload it gives.

use super::pane;
use super::ticket_form::ticket_form;
use crate::components::code::{Painted, code};
use crate::components::segments;
use crate::element::{div, el, p, span};
use crate::live::{effect, memo, nothing, only_if, part, text};
use crate::rest::rest_part;
use crate::session::{Attention, Session};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use payload_core::analysis::Analysis;
use payload_core::highlight::{Paint, json_parts, unseen};
use payload_core::placeholder::Placeholder;
use payload_core::text::Span;
use payload_core::ticket::Ticket;
use payload_core::verdict::{Outcome, Verdict};
use ruby_liquid::Piece;

/// The third pane.
pub fn result_pane() -> AnyView {
    let session = Session::here();
    let formatted = RwSignal::new(false);
    let painted = memo(move || {
        let attention = session.attention();
        let Some(analysis) = session.analysis() else { return Painted::default() };
        match (&analysis.payload, formatted.get()) {
            (Ok(json), true) => {
                let text = json.formatted();
                let mut paints = json_parts(&text, &[]);
                paints.extend(unseen(&text, &paints));
                Painted { text, paints, pieces: Vec::new() }
            }
            _ => session.read_once(|workspace| as_sent(&analysis, &attention, &workspace.ticket)),
        }
    });
    let attend =
        move |piece: Option<Span>| session.attend(piece.map_or(Attention::Nothing, Attention::Payload));
    let how = segments(
        "Show the payload",
        &["As sent", "Formatted"],
        move || usize::from(formatted.get()),
        move |at| formatted.set(at == 1),
    );
    let is_empty = move || painted.with(|painted| painted.text.is_empty());
    let head = el("h2").say("Payload preview").child(span("grow", "")).child(how);
    let preview = pane("Payload preview", "preview")
        .child(head.done())
        .child(only_if(is_empty, || p("empty", "Nothing renders.")))
        .child(code(text(|| "Rendered payload".to_owned()), painted, attend));
    pane("Result", "pane result beside")
        .children(ticket_form())
        .children(verdict_line(session))
        .child(rest_part(|rest| (rest.proof_line)(), |_, _| nothing()))
        .child(preview.done())
        .done()
}

/// What a changed verdict waits before it is announced, in milliseconds.
const PAUSE: u32 = 700;

/// The verdict in one sentence. It is seen at once, and announced after a pause in typing.
fn verdict_line(session: Session) -> [AnyView; 2] {
    let sentence =
        memo(move || session.analysis().map(|analysis| analysis.verdict.sentence()).unwrap_or_default());
    let announced = RwSignal::new(String::new());
    let mut pending: Option<Timeout> = None;
    effect(move || {
        drop(pending.take());
        let sentence = sentence.get();
        pending = Some(Timeout::new(PAUSE, move || {
            announced.try_set(sentence);
        }));
    });
    let line =
        part(move || session.analysis().map_or_else(nothing, |analysis| verdict_view(&analysis.verdict)));
    let voice = el("p")
        .class("sr-only")
        .attr("role", "status")
        .attr("aria-label", "Verdict")
        .say_live(text(move || announced.get()));
    [line.into_any(), voice.done()]
}

fn verdict_view(verdict: &Verdict) -> AnyView {
    let (class, mark) = match verdict.outcome() {
        Outcome::Survey => ("verdict good", "✓"),
        Outcome::Logged => ("verdict fair", "–"),
        Outcome::Rejected | Outcome::NotJson | Outcome::Nothing => ("verdict bad", "✕"),
    };
    let detail = verdict.detail().map(|detail| el("small").say(detail).done());
    let words = el("p").say(verdict.sentence()).children(detail);
    div(class).child(el("span").attr("aria-hidden", "true").say(mark).done()).child(words.done()).done()
}

/// The payload as it is sent: what broke it, what cannot be seen in it, and what is attended to.
fn as_sent(analysis: &Analysis, attention: &Attention, ticket: &Ticket) -> Painted {
    let text = analysis.rendering.text.clone();
    let mut paints = json_parts(&text, &[]);
    paints.extend(unseen(&text, &paints));
    if let Err(broken) = &analysis.payload {
        paints.push((Span::new(broken.offset, broken.offset + 1), Paint::Error));
    }
    let came_from = |piece: &Piece, placeholder: &Placeholder| {
        piece
            .fields
            .iter()
            .any(|field| Placeholder::read(field).is_ok_and(|field| ticket.kept_as(&field) == *placeholder))
    };
    let is_lit = |piece: &&Piece| match attention {
        Attention::Nothing => false,
        Attention::Payload(span) => piece.output.overlaps(*span),
        Attention::Field(placeholder) => came_from(piece, placeholder),
        Attention::Template(span) => {
            let mut reads = analysis.reads.within(*span);
            span.contains(piece.source) || reads.any(|read| came_from(piece, &ticket.kept_as(read)))
        }
    };
    let all = &analysis.rendering.pieces;
    paints.extend(all.iter().filter(is_lit).map(|piece| (piece.output, Paint::Lit)));
    let pieces = all.iter().filter(|piece| !piece.fields.is_empty()).map(|piece| piece.output).collect();
    Painted { text, paints, pieces }
}
