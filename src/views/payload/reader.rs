//! The template, to be read: its looks, its preparation folded to one line, and what a piece does.

use super::template::{EXPLANATION, PANEL, Wrap};
use super::{channel_label, origins};
use crate::components::{CodeBlock, Highlighted};
use crate::lazy::Late;
use crate::memo::memo;
use crate::session::{Attention, Session, Source};
use leptos::prelude::*;
use payload_core::checks::Severity;
use payload_core::highlight::{Paint, json_parts, liquid_parts, preparation};
use payload_core::text::Span;

/// The template as the options write it.
#[component]
pub fn Reader() -> impl IntoView {
    let session = Session::here();
    let wrap: Wrap = expect_context();
    let open = RwSignal::new(false);
    let folded = memo(move || {
        session.source().with(|source| {
            let span = source.as_ref().and_then(|source| Some((preparation(&source.text)?, &source.text)));
            span.map_or(0, |(span, text)| span.of(text).matches('\n').count())
        })
    });
    // What one is led to, or walks to, is never hidden.
    let is_open = memo(move || {
        let leads_inside = match session.attention() {
            Attention::Template(span) => session.source().with(|source| {
                let source = source.as_ref();
                source
                    .and_then(|source| preparation(&source.text))
                    .is_some_and(|folded| folded.contains(span))
            }),
            _ => false,
        };
        open.get() || leads_inside
    });
    let label = move || {
        let channel = session.source().with(|source| source.as_ref().map(|it| channel_label(&it.channel)));
        format!("Template for {}", channel.unwrap_or_default())
    };
    let attend =
        move |piece: Option<Span>| session.attend(piece.map_or(Attention::Nothing, Attention::Template));
    view! {
        <div id=PANEL class="reader">
            <Show when=move || { folded.get() > 1 }>
                <button
                    type="button"
                    class="fold"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || format!("{} lines that make the values safe", folded.get())}
                </button>
            </Show>
            <CodeBlock
                label=label
                highlighted=highlighted(session)
                folded=move || if is_open.get() || folded.get() < 2 { 0 } else { folded.get() }
                wrap=wrap.0
                on_attend=attend
            />
        </div>
        <Late part=&EXPLANATION before=|| view! { <p class="explain"></p> } />
    }
}

/// The looks of the template: its grammar, what is wrong, and what is attended to.
pub fn highlighted(session: Session) -> Memo<Highlighted> {
    let grammar =
        memo(move || session.source().with(|source| source.as_ref().map(grammar).unwrap_or_default()));
    memo(move || {
        let mut highlighted = grammar.get();
        let attention = session.attention();
        let (Some(template), Some(sent)) = (session.template(), session.sent()) else { return highlighted };
        let paints = &mut highlighted.paints;
        paints.extend(template.errors().iter().map(|error| (error.span, Paint::Error)));
        if template.errors().is_empty() {
            paints.extend(sent.broken_by().map(|span| (span, Paint::Error)));
        }
        session.source().with(|source| {
            let Some(source) = source else { return };
            if let Some(found) = session.found().get()
                && found.text == source.text
            {
                paints.extend(found.findings.iter().filter_map(|finding| {
                    let paint =
                        if finding.severity == Severity::Breaks { Paint::Error } else { Paint::Warning };
                    Some((finding.span?, paint))
                }));
            }
            if attention != Attention::Nothing
                && let Some(reads) = session.reads()
            {
                let lit = session.read_once(|workspace| {
                    origins::in_template(&source.text, &reads, &sent, &workspace.ticket, &attention)
                });
                paints.extend(lit.into_iter().map(|span| (span, Paint::Lit)));
            }
        });
        highlighted
    })
}

fn grammar(source: &Source) -> Highlighted {
    let text = source.text.clone();
    let parts = liquid_parts(&text);
    let pieces = parts.iter().map(|(span, _)| *span).collect();
    let mut paints = json_parts(&text, &parts);
    paints.extend(parts);
    Highlighted { text, paints, pieces }
}
