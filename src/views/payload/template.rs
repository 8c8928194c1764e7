//! The template of each channel: to read, to copy, to edit by hand.

use super::{channel_label, pane};
use crate::browser;
use crate::components::code::{Painted, code};
use crate::components::{bare_button, button, copy_main_button, tabs};
use crate::element::{el, p, span};
use crate::live::{memo, nothing, part, text};
use crate::rest::{if_here, rest_part, rest_view};
use crate::session::{Attention, Session};
use leptos::prelude::*;
use payload_core::analysis::Analysis;
use payload_core::highlight::{Paint, json_parts, liquid_parts};
use payload_core::rule_settings::{ProgressEdit, RuleId};
use payload_core::text::Span;
use payload_core::workspace::Edit;

/// The identity of what the channel's tabs switch.
pub const PANEL: &str = "channel-template";

/// The identity of the button that leads to the text.
pub const BY_HAND_ID: &str = "by-hand-button";

/// How the template is shown: there is none, as every channel is off; as the choices give it; as a text.
const NOTHING: usize = 0;
const BUILT: usize = 1;
const BY_HAND: usize = 2;

/// The second pane.
pub fn template_pane() -> AnyView {
    let session = Session::here();
    let shown = memo(move || match session.analysis() {
        None => NOTHING,
        Some(analysis) if analysis.by_hand => BY_HAND,
        Some(_) => BUILT,
    });
    let by_hand = move || {
        if let (Some(channel), Some(text)) = (session.channel_once(), session.template_once()) {
            session.edit_alone(Edit::Write(channel, text));
            focus_editor();
        }
    };
    let way = part(move || match shown.get() {
        BY_HAND => rest_part(
            move |rest| button("Return to choices", move || (rest.return_to_choices)(session)),
            |_, _| nothing(),
        ),
        BUILT => bare_button("", by_hand).attr("id", BY_HAND_ID).say("Edit by hand").done(),
        _ => nothing(),
    });
    let head =
        el("h2").say("Template ").child(channel_tabs(session)).child(span("grow", "")).part(way).child(
            copy_main_button(
                "Copy payload",
                move || session.template_once(),
                move |text| noted(session, text),
            ),
        );
    let body = part(move || match shown.get() {
        BY_HAND => rest_view(|rest| (rest.editor)()),
        BUILT => reader(session),
        _ => p("empty", "Every channel is off. Switch one on under Choices."),
    });
    pane("Template", "pane template").child(head.done()).part(body).done()
}

/// Moves the focus to the beginning of the text, once that can be edited.
pub fn focus_editor() {
    request_animation_frame(|| browser::select_in(&format!("#{PANEL} textarea"), 0, 0));
}

/// Notes that the payload of the channel's rule was copied, so that a later change can be told.
fn noted(session: Session, text: &str) {
    if let Some(channel) = session.channel_once() {
        let copied = vec![("payload".to_owned(), text.to_owned())];
        session.edit(Edit::Progress(ProgressEdit::Copied(RuleId::Send(channel), copied)));
    }
}

/// A tab for each channel that is on.
fn channel_tabs(session: Session) -> AnyView {
    // A channel's name has no line breaks.
    let names = memo(move || {
        session.read(|workspace| workspace.options.channels_on().collect::<Vec<_>>().join("\n"))
    });
    let chosen = memo(move || {
        let shown = session.read(|workspace| workspace.shown_channel().map(str::to_owned));
        names.with(|names| names.lines().position(|name| Some(name) == shown.as_deref()).unwrap_or_default())
    });
    let open = move |at: usize| {
        if let Some(name) = names.with_untracked(|names| names.lines().nth(at).map(str::to_owned)) {
            session.edit(Edit::Show(name));
        }
    };
    part(move || {
        let labels = names.with(|names| names.lines().map(channel_label).collect());
        tabs("Channel", "tabs", "channel-tab-", PANEL, labels, chosen, open)
    })
    .into_any()
}

/// The looks of the template: its grammar, what is wrong, and what is attended to.
pub fn painted(session: Session) -> Memo<Painted> {
    memo(move || {
        let attention = session.attention();
        let Some(analysis) = session.analysis() else { return Painted::default() };
        let mut painted = paint(&analysis, &attention);
        let paint = |is_error| if is_error { Paint::Error } else { Paint::Warning };
        let marks = session.marks(&painted.text);
        painted.paints.extend(marks.into_iter().map(|(span, is_error)| (span, paint(is_error))));
        painted
    })
}

fn paint(analysis: &Analysis, attention: &Attention) -> Painted {
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
    let written = |asked: &dyn Fn(&ruby_liquid::Piece) -> bool| -> Vec<Span> {
        analysis.rendering.pieces.iter().filter(|piece| asked(piece)).map(|piece| piece.source).collect()
    };
    match attention {
        Attention::Nothing => Vec::new(),
        Attention::Template(span) => vec![*span],
        Attention::Payload(span) => written(&|piece| piece.output.overlaps(*span)),
        Attention::Field(placeholder) => {
            let reads = |span: &Span| analysis.reads.within(*span).any(|read| read == placeholder);
            let mut spans =
                written(&|piece| piece.fields.iter().any(|field| &**field == placeholder.as_str()));
            spans.extend(liquid_parts(&analysis.template).into_iter().map(|(span, _)| span).filter(reads));
            spans
        }
    }
}

/// The template, to be read.
fn reader(session: Session) -> AnyView {
    let label = text(move || {
        session.read(|workspace| {
            format!("Template for {}", channel_label(workspace.shown_channel().unwrap_or_default()))
        })
    });
    let attend =
        move |piece: Option<Span>| session.attend(piece.map_or(Attention::Nothing, Attention::Template));
    let code = el("div").attr("id", PANEL).child(code(label, painted(session), attend));
    let words = el("p")
        .class("explain")
        .attr("aria-live", "polite")
        .say_live(text(move || explain(session).unwrap_or_default()));
    vec![code.done(), words.done()].into_any()
}

/// What the attended piece does, in plain words, and which choice wrote it; the piece itself until the words for
/// it are here.
fn explain(session: Session) -> Option<String> {
    let Attention::Template(span) = session.attention() else { return None };
    let analysis = session.analysis()?;
    let choice = analysis.marks.iter().find(|mark| mark.span.contains(span)).map(|mark| mark.choice.label());
    let words = if_here().and_then(|rest| (rest.explain)(session, span));
    let words = words.unwrap_or_else(|| span.of(&analysis.template).to_owned());
    Some(match choice {
        Some(choice) => format!("{words} It is written by “{choice}”."),
        None => words,
    })
}
