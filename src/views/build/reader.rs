//! The template, to be read: its looks, what stands around the payload folded to a line each, and what a piece does.

use super::channel_label;
use super::origins::LIT;
use super::template::{EXPLANATION, PANEL, Wrap};
use crate::components::{CodeBlock, Highlighted};
use crate::late::Late;
use crate::reactive::memo;
use crate::session::{Attention, Session, Source};
use leptos::prelude::*;
use payload_core::checks::Severity;
use payload_core::highlight::{Around, Paint, around, json_parts, liquid_parts};
use payload_core::text::{Span, moved};

/// The template as the options write it.
#[component]
pub fn Reader() -> impl IntoView {
    let session = Session::here();
    let wrap: Wrap = expect_context();
    let before = Fold::of(session, |around| around.before);
    let after = Fold::of(session, |around| around.after);
    let label = move || {
        let channel = session.source().with(|source| source.as_ref().map(|it| channel_label(&it.channel)));
        format!("Template for {}", channel.unwrap_or_default())
    };
    let attend =
        move |piece: Option<Span>| session.attend(piece.map_or(Attention::Nothing, Attention::Template));
    view! {
        <div id=PANEL class="reader">
            <FoldButton fold=before words="prepare the values" />
            <CodeBlock
                label=label
                highlighted=highlighted(session)
                folded=move || (before.folded.get(), after.folded.get())
                wrap=wrap.0
                on_attend=attend
            />
            <FoldButton fold=after words="make the values safe" />
        </div>
        <Late part=&EXPLANATION before=|| view! { <p class="explain"></p> } />
    }
}

/// Lines of the template that can be folded away.
#[derive(Clone, Copy)]
struct Fold {
    /// Where they stand, and how many they are.
    place: Memo<(Span, usize)>,
    /// How many are folded away at the moment.
    folded: Memo<usize>,
    /// Whether they were opened.
    open: RwSignal<bool>,
}

impl Fold {
    fn of(session: Session, part: fn(Around) -> Span) -> Self {
        let open = RwSignal::new(false);
        let place = memo(move || {
            session.source().with(|source| {
                source.as_ref().map_or((Span::default(), 0), |source| {
                    let place = part(around(&source.text));
                    (place, place.of(&source.text).lines().count())
                })
            })
        });
        let folded = memo(move || {
            let (place, lines) = place.get();
            // Lines holding the current place are never folded, and folding one line saves nothing.
            let leads_inside = match session.attention() {
                Attention::Template(span) => place.contains(span),
                _ => false,
            };
            if open.get() || leads_inside || lines < 2 { 0 } else { lines }
        });
        Self { place, folded, open }
    }
}

/// The line that stands for folded lines.
#[component]
fn FoldButton(fold: Fold, words: &'static str) -> impl IntoView {
    let Fold { place, folded, open } = fold;
    let lines = move || place.get().1;
    view! {
        <Show when=move || { lines() > 1 }>
            <button
                type="button"
                class="fold"
                aria-expanded=move || (folded.get() == 0).to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || format!("{} lines that {words}", lines())}
            </button>
        </Show>
    }
}

/// The looks of the template: its grammar, what is wrong, and what is attended to.
pub fn highlighted(session: Session) -> Memo<Highlighted> {
    let grammar =
        memo(move || session.source().with(|source| source.as_ref().map(grammar).unwrap_or_default()));
    let of_ticket = memo(move || {
        let (grammar, attention) = (grammar.read(), session.attention());
        session.after_paint(|| of_ticket(session, &grammar.pieces, &attention))
    });
    memo(move || {
        let mut highlighted = grammar.get();
        let Some(template) = session.template() else { return highlighted };
        let paints = &mut highlighted.paints;
        paints.extend(template.errors().iter().map(|error| (error.span, Paint::Error)));
        session.source().with(|source| {
            let Some(source) = source else { return };
            if let Some(found) = session.found().get()
                && found.channel == source.channel
            {
                // Until it is examined again: a key changes the looks of its own line alone.
                let moved = moved(&found.text, &source.text);
                paints.extend(found.findings.iter().filter_map(|finding| {
                    let paint =
                        if finding.severity == Severity::Breaks { Paint::Error } else { Paint::Warning };
                    Some((moved(finding.span?)?, paint))
                }));
            }
        });
        paints.extend(of_ticket.read().iter().copied());
        highlighted
    })
}

/// The looks that a template with these parts has by the sample ticket: what broke the payload, and what lights up.
fn of_ticket(session: Session, parts: &[Span], attention: &Attention) -> Vec<(Span, Paint)> {
    let (Some(template), Some(sent)) = (session.template(), session.sent()) else { return Vec::new() };
    let broken_by = sent.broken_by().filter(|_| template.errors().is_empty());
    let mut paints: Vec<_> = broken_by.map(|span| (span, Paint::Error)).into_iter().collect();
    if *attention != Attention::Nothing
        && let (Some(lit), Some(reads)) = (LIT.get(), session.reads())
    {
        let lit = session
            .read_once(|workspace| (lit.in_template)(parts, &reads, &sent, &workspace.ticket, attention));
        paints.extend(lit.into_iter().map(|span| (span, Paint::Lit)));
    }
    paints
}

fn grammar(source: &Source) -> Highlighted {
    let text = source.text.clone();
    let parts = liquid_parts(&text);
    let pieces = parts.iter().map(|(span, _)| *span).collect();
    let mut paints = json_parts(&text, &parts);
    paints.extend(parts);
    Highlighted { text, paints, pieces }
}
