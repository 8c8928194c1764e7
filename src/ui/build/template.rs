//! The template of each channel: to read, to copy, to edit by hand.

use super::channel_label;
use crate::analysis::Analysis;
use crate::highlight::{Paint, json_parts, liquid_parts};
use crate::placeholder::placeholders_in;
use crate::text::Span;
use crate::ui::browser;
use crate::ui::code::{Code, Painted};
use crate::ui::controls::CopyButton;
use crate::ui::session::{Attention, Session};
use crate::workspace::Edit;
use leptos::prelude::*;

/// The second pane.
#[component]
pub fn TemplatePane() -> impl IntoView {
    let session = Session::here();
    let shown = session.memo(|workspace| workspace.shown_channel().map(str::to_owned));
    let by_hand = session.derive(|analysis| analysis.by_hand);
    let edit_by_hand = move |_| {
        if let (Some(channel), Some(text)) = (shown.get_untracked(), session.template_once()) {
            session.edit(Edit::Write(channel, text));
        }
    };
    let back = move |_| {
        if let Some(channel) = shown.get_untracked() {
            session.edit(Edit::ReturnToChoices(channel));
        }
    };
    view! {
        <section class="pane template" aria-label="Template">
            <h2>
                "Template" <ChannelTabs/> <span class="grow"></span>
                {move || match by_hand.get() {
                    Some(true) => view! { <button type="button" on:click=back>"Return to choices"</button> }.into_any(),
                    Some(false) => view! { <button type="button" on:click=edit_by_hand>"Edit by hand"</button> }.into_any(),
                    None => ().into_any(),
                }}
                <CopyButton label="Copy payload" text=move || session.template_once() main=true/>
            </h2>
            {move || match by_hand.get() {
                None => view! { <p class="empty">"Every channel is off. Switch one on under Choices."</p> }.into_any(),
                Some(true) => view! { <Editor/> }.into_any(),
                Some(false) => view! { <Reader/> }.into_any(),
            }}
        </section>
    }
}

/// A tab for each channel that is on.
#[component]
fn ChannelTabs() -> impl IntoView {
    let session = Session::here();
    let channels =
        session.memo(|workspace| workspace.blueprint.channels_on().map(str::to_owned).collect::<Vec<_>>());
    let shown = session.memo(|workspace| workspace.shown_channel().map(str::to_owned));
    let id = |at: usize| format!("channel-tab-{at}");
    let walk = move |event: leptos::ev::KeyboardEvent| {
        let channels = channels.get_untracked();
        let at = channels.iter().position(|name| Some(name) == shown.get_untracked().as_ref()).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % channels.len().max(1),
            "ArrowLeft" => (at + channels.len().max(1) - 1) % channels.len().max(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(name) = channels.get(next) {
            session.edit(Edit::Show(name.clone()));
            browser::focus(&id(next));
        }
    };
    view! {
        <div role="tablist" aria-label="Channel" class="tabs" on:keydown=walk>
            {move || {
                let tab = |(at, name): (usize, String)| {
                    let (asked, label) = (name.clone(), channel_label(&name));
                    let selected = Memo::new(move |_| shown.with(|shown| shown.as_deref() == Some(asked.as_str())));
                    view! {
                        <button
                            type="button"
                            role="tab"
                            id=id(at)
                            aria-selected=move || selected.get().to_string()
                            tabindex=move || if selected.get() { "0" } else { "-1" }
                            on:click=move |_| session.edit(Edit::Show(name.clone()))
                        >
                            {label}
                        </button>
                    }
                };
                channels.get().into_iter().enumerate().map(tab).collect_view()
            }}
        </div>
    }
}

/// The looks of the template: its grammar, what is wrong, and what is attended to.
fn painted(analysis: &Analysis, attention: &Attention) -> Painted {
    let text = analysis.template.clone();
    let parts = liquid_parts(&text);
    let pieces = parts.iter().map(|(span, _)| *span).collect();
    let mut paints = json_parts(&text, &parts);
    paints.extend(parts);
    paints.extend(analysis.syntax_errors.iter().map(|error| (error.span, Paint::Error)));
    if analysis.syntax_errors.is_empty() {
        paints.extend(analysis.broken_by().map(|span| (span, Paint::Error)));
    }
    paints.extend(lit(analysis, attention).into_iter().map(|span| (span, Paint::Lit)));
    Painted { text, paints, pieces }
}

/// The parts of the template behind what is attended to elsewhere.
fn lit(analysis: &Analysis, attention: &Attention) -> Vec<Span> {
    match attention {
        Attention::Nothing => Vec::new(),
        Attention::Template(span) => vec![*span],
        Attention::Payload(span) => analysis
            .rendering
            .pieces
            .iter()
            .filter(|piece| piece.output.overlaps(*span))
            .map(|piece| piece.source)
            .collect(),
        Attention::Field(placeholder) => {
            let reads = |span: &Span| placeholders_in(span.of(&analysis.template)).contains(placeholder);
            let writes = analysis
                .rendering
                .pieces
                .iter()
                .filter(|piece| piece.fields.iter().any(|field| field.as_str() == placeholder.as_str()));
            let readers = liquid_parts(&analysis.template).into_iter().map(|(span, _)| span).filter(reads);
            readers.chain(writes.map(|piece| piece.source)).collect()
        }
    }
}

/// The template, to be read.
#[component]
fn Reader() -> impl IntoView {
    let session = Session::here();
    let painted = Memo::new(move |_| {
        let attention = session.attention.get();
        session.analysis().map(|analysis| painted(&analysis, &attention)).unwrap_or_default()
    });
    let attend = move |piece: Option<Span>| {
        let attention = piece.map_or(Attention::Nothing, Attention::Template);
        session.attention.maybe_update(|now| {
            let changed = *now != attention;
            *now = attention;
            changed
        });
    };
    let label = session.memo(|workspace| {
        format!("Template for {}", channel_label(workspace.shown_channel().unwrap_or_default()))
    });
    view! {
        <Code label painted attend/>
        <p class="explain" aria-live="polite">{move || explain(session)}</p>
    }
}

/// What the attended piece is, in plain words.
fn explain(session: Session) -> Option<String> {
    let Attention::Template(span) = session.attention.get() else { return None };
    let analysis = session.analysis()?;
    let choice = analysis.marks.iter().find(|mark| mark.span.contains(span)).map(|mark| mark.choice.label());
    let piece = span.of(&analysis.template);
    Some(match choice {
        Some(choice) => format!("{piece} — written by “{choice}”."),
        None => piece.to_owned(),
    })
}

/// The template, to be edited: a text area over the same text with its looks.
#[component]
fn Editor() -> impl IntoView {
    let session = Session::here();
    let text = session.derive(|analysis| analysis.template.clone());
    let text = Memo::new(move |_| text.get().unwrap_or_default());
    let painted = Memo::new(move |_| {
        let attention = session.attention.get();
        session.analysis().map(|analysis| painted(&analysis, &attention)).unwrap_or_default()
    });
    let write = move |text: String| {
        if let Some(channel) = session.read_once(|workspace| workspace.shown_channel().map(str::to_owned)) {
            session.edit(Edit::Write(channel, text));
        }
    };
    view! {
        <div class="editor">
            <div aria-hidden="true" class="under" inert>
                <Code label="Template" painted attend=|_| {}/>
            </div>
            <textarea
                aria-label="Template text"
                spellcheck="false"
                autocomplete="off"
                prop:value=text
                on:input:target=move |event| write(event.target().value())
            ></textarea>
        </div>
    }
}
