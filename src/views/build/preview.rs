//! The payload that the sample ticket gives.

use super::origins::LIT;
use super::template::Wrap;
use crate::components::{CodeBlock, Highlighted, PaneHead, Segments};
use crate::late::{Loading, Slot};
use crate::reactive::memo;
use crate::session::{Attention, Session};
use leptos::prelude::*;
use payload_core::highlight::{Paint, json_parts};
use payload_core::payload::Json;
use payload_core::preview::Sent;
use payload_core::text::Span;
use std::sync::Arc;

/// Finds what cannot be seen in a text with such paints: the table of such characters is large.
pub static UNSEEN: Slot<FindUnseen> = Slot::empty();

/// Lays a payload out for reading: nobody asks for it before the second half is here.
pub static FORMATTED: Slot<fn(&Json) -> String> = Slot::empty();

/// From a text and its paints to the paints of what cannot be seen in it.
type FindUnseen = fn(&str, &[(Span, Paint)]) -> Vec<(Span, Paint)>;

/// How the payload is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    /// Letter by letter, as it is sent.
    #[default]
    AsSent,
    /// One key a line.
    Formatted,
}

/// The preview of the payload.
#[component]
pub fn Preview() -> impl IntoView {
    let session = Session::here();
    let wrap: Wrap = expect_context();
    let form = RwSignal::new(Form::default());
    let loading: Loading = expect_context();
    let highlighted = memo(move || {
        loading.state.track();
        let Some(sent) = session.sent() else { return Highlighted::default() };
        let mut highlighted = looks(&sent, form.get());
        let attention = session.attention();
        if form.get() == Form::AsSent
            && attention != Attention::Nothing
            && let (Some(lit), Some(reads)) = (LIT.get(), session.reads())
        {
            let lit =
                session.read_once(|workspace| (lit.in_payload)(&reads, &sent, &workspace.ticket, &attention));
            highlighted.paints.extend(lit.into_iter().map(|span| (span, Paint::Lit)));
        }
        highlighted
    });
    let is_empty = move || session.after_paint(|| highlighted.read().text.is_empty());
    let attend =
        move |piece: Option<Span>| session.attend(piece.map_or(Attention::Nothing, Attention::Payload));
    view! {
        <section class="preview" aria-label="Payload preview">
            <PaneHead title="Payload preview">
                <span class="grow"></span>
                <Segments
                    label="Show the payload"
                    quiet=true
                    options=vec![(Form::AsSent, "As sent"), (Form::Formatted, "Formatted")]
                    value=form
                    on_pick=move |picked| form.set(picked)
                />
            </PaneHead>
            <Show when=is_empty>
                <p class="empty">"Nothing to preview."</p>
            </Show>
            <div class="shown">
                <CodeBlock label="Rendered payload" highlighted=highlighted wrap=wrap.0 on_attend=attend />
            </div>
        </section>
    }
}

/// The payload and its looks: what broke it, and what cannot be seen in it.
fn looks(sent: &Arc<Sent>, form: Form) -> Highlighted {
    let payload = sent.payload.as_ref().ok().filter(|_| form == Form::Formatted);
    let formatted = payload.zip(FORMATTED.get()).map(|(json, formatted)| formatted(json));
    let as_sent = formatted.is_none();
    let text = formatted.unwrap_or_else(|| sent.rendering.text.clone());
    let mut paints = json_parts(&text, &[]);
    if let Some(unseen) = UNSEEN.get() {
        paints.extend(unseen(&text, &paints));
    }
    if let Err(broken) = &sent.payload {
        paints.push((Span::new(broken.offset, broken.offset + 1), Paint::Error));
    }
    let pieces = sent.rendering.pieces.iter().filter(|piece| as_sent && !piece.fields.is_empty());
    Highlighted { pieces: pieces.map(|piece| piece.output).collect(), text, paints }
}
