//! A text shown as code: numbered lines, looks, and pieces that can be pointed at or walked through with
//! the arrow keys.

use crate::browser;
use crate::element::el;
use crate::live::{Live, on_key, part};
use leptos::prelude::*;
use payload_core::highlight::{Look, Paint, Stretch, lines, shown_as};
use payload_core::text::Span;
use std::rc::Rc;

/// A text and how it looks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Painted {
    /// The text.
    pub text: String,
    /// The looks of its stretches.
    pub paints: Vec<(Span, Paint)>,
    /// The pieces that can be pointed at, in order.
    pub pieces: Vec<Span>,
}

/// Shows a text as code; `label` names it for those who do not see it. What is pointed at, or walked to,
/// goes to `attend`; nothing, once it is left.
pub fn code(label: Live<String>, painted: Memo<Painted>, attend: impl Fn(Option<Span>) + 'static) -> AnyView {
    let attend: Rc<dyn Fn(Option<Span>)> = Rc::new(attend);
    // Where the piece starts that was walked to, from 1; 0 for none.
    let current = RwSignal::new(0_usize);
    let (pointed, left, blurred, walked) = (attend.clone(), attend.clone(), attend.clone(), attend);
    let point = move |event: web_sys::Event| {
        let offset = browser::offset_under(&event);
        let under = |at: usize| {
            painted.with_untracked(|painted| {
                painted.pieces.iter().find(|span| span.start <= at && at < span.end).copied()
            })
        };
        pointed(offset.and_then(under));
    };
    let walk = on_key(move |key| {
        let pieces = painted.with_untracked(|painted| painted.pieces.clone());
        let at = current
            .get_untracked()
            .checked_sub(1)
            .and_then(|start| pieces.iter().position(|piece| piece.start == start));
        let next = match key {
            "ArrowRight" | "ArrowDown" => at.map_or(0, |at| at + 1).min(pieces.len().saturating_sub(1)),
            "ArrowLeft" | "ArrowUp" => at.unwrap_or(0).saturating_sub(1),
            "Home" => 0,
            "End" => pieces.len().saturating_sub(1),
            _ => return false,
        };
        current.set(pieces.get(next).map_or(0, |piece| piece.start + 1));
        walked(pieces.get(next).copied());
        true
    });
    el("pre")
        .class("code")
        .attr("role", "group")
        .attr("tabindex", "0")
        .live("aria-label", label)
        .on("mouseover", Box::new(point))
        .on("mouseleave", Box::new(move |_| left(None)))
        .on(
            "blur",
            Box::new(move |_| {
                current.set(0);
                blurred(None);
            }),
        )
        .on_key(walk)
        .part(rows(painted, move || current.get()))
        .done()
}

/// The same without anything to point at, behind a text area of the same text.
pub fn backdrop(painted: Memo<Painted>) -> AnyView {
    el("pre").class("code").attr("aria-hidden", "true").part(rows(painted, || 0)).done()
}

/// The lines of a text; `current` tells where the piece starts that was walked to, from 1.
fn rows(painted: Memo<Painted>, current: impl Fn() -> usize + Send + 'static) -> Live<AnyView> {
    part(move || {
        let start = current();
        painted.with(|painted| {
            let pieces = painted.pieces.iter().map(|piece| (*piece, Paint::Piece));
            let current = painted
                .pieces
                .iter()
                .find(|piece| piece.start + 1 == start)
                .map(|piece| (*piece, Paint::Current));
            let paints: Vec<_> = painted.paints.iter().copied().chain(current).chain(pieces).collect();
            let show = |stretch: Stretch| {
                stretch_view(stretch.look, stretch.span.of(&painted.text), stretch.span.start)
            };
            let line =
                |line: Vec<Stretch>| el("span").class("line").children(line.into_iter().map(show)).done();
            lines(&painted.text, &paints).into_iter().map(line).collect::<Vec<AnyView>>().into_any()
        })
    })
}

/// One stretch. An invisible character keeps its place in the text, and a sign stands for it on screen.
fn stretch_view(look: Look, text: &str, at: usize) -> AnyView {
    if look == Look::default() {
        return text.to_owned().into_any();
    }
    let mut stretch = el("span").attr("class", look.classes()).attr("data-at", at.to_string());
    if look.has(Paint::Invisible) {
        stretch = stretch.attr("data-shown", text.chars().map(shown_as).collect::<String>());
    }
    stretch.say(text).done()
}
