//! A text shown as code: numbered lines, looks, and pieces that can be pointed at or walked through with the arrow
//! keys.

use super::code_lines::{Lines, Rows};
use crate::browser;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use payload_core::highlight::{self, Paint, Stretch};
use payload_core::text::Span;

/// A text and how it looks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Highlighted {
    /// The text.
    pub text: String,
    /// The looks of its stretches.
    pub paints: Vec<(Span, Paint)>,
    /// The pieces that can be pointed at, in order.
    pub pieces: Vec<Span>,
}

/// Shows a text as code.
#[component]
pub fn CodeBlock(
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The text and its looks.
    #[prop(into)]
    highlighted: Signal<Highlighted>,
    /// Called with the piece that is pointed at or walked to, and with nothing once it is left.
    #[prop(into)]
    on_attend: Callback<Option<Span>>,
    /// Whether long lines are wrapped.
    #[prop(default = Signal::stored(true), into)]
    wrap: Signal<bool>,
    /// How many of the first and of the last lines are folded away: they are there, but not seen.
    #[prop(optional, into)]
    folded: Signal<(usize, usize)>,
) -> impl IntoView {
    let current = RwSignal::new(None::<Span>);
    let point = move |event: Event| {
        let under = browser::place_pointed_at(&event);
        on_attend.run(under.and_then(|place| highlighted.with_untracked(|it| it.piece_at(place))));
    };
    let walk = move |event: KeyboardEvent| {
        let next = highlighted.with_untracked(|it| it.next_piece(current.get_untracked(), &event.key()));
        // With Alt an arrow is the browser's key for going back.
        if let Some(next) = next.filter(|_| !event.alt_key()) {
            event.prevent_default();
            current.set(next);
            on_attend.run(next);
        }
    };
    let rows = Rows::follow(move || highlighted.read().lines(current.get()));
    let first = move || folded.get().0;
    let shown = move || rows.read().len().saturating_sub(first() + folded.get().1);
    let leave = move |_| {
        current.set(None);
        on_attend.run(None);
    };
    view! {
        <pre
            class="code"
            class:unwrapped=move || !wrap.get()
            role="group"
            tabindex="0"
            aria-label=label
            on:mouseover=move |event| point(event.into())
            on:mouseleave=move |_| on_attend.run(None)
            on:blur=leave
            on:keydown=walk
        >
            <span class="folded">
                <Lines rows=rows part=move || (0, first()) />
            </span>
            <Lines rows=rows part=move || (first(), shown()) />
            <span class="folded">
                <Lines rows=rows part=move || (first() + shown(), usize::MAX) />
            </span>
        </pre>
    }
}

/// The same text behind a text area: only its looks are seen.
#[component]
pub fn Backdrop(
    /// The text and its looks.
    #[prop(into)]
    highlighted: Signal<Highlighted>,
) -> impl IntoView {
    let rows = Rows::follow(move || highlighted.read().lines(None));
    view! {
        <pre class="code" aria-hidden="true">
            <Lines rows=rows part=(0, usize::MAX) />
        </pre>
    }
}

impl Highlighted {
    /// The text and its lines as they are shown; `current` is the piece that was walked to.
    fn lines(&self, current: Option<Span>) -> (String, Vec<Vec<Stretch>>) {
        let pieces = self.pieces.iter().map(|piece| (*piece, Paint::Piece));
        let current = current.map(|piece| (piece, Paint::Current));
        let paints: Vec<_> = self.paints.iter().copied().chain(current).chain(pieces).collect();
        (self.text.clone(), highlight::lines(&self.text, &paints))
    }

    /// The piece at a place, which is a line and a byte in it, both from 0.
    fn piece_at(&self, (line, byte): (usize, usize)) -> Option<Span> {
        let before: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let at = before + byte;
        self.pieces.iter().find(|span| span.start <= at && at < span.end).copied()
    }

    /// The piece that a key leads to from `current`; `None` for keys that lead nowhere.
    fn next_piece(&self, current: Option<Span>, key: &str) -> Option<Option<Span>> {
        let at = current.and_then(|current| self.pieces.iter().position(|piece| *piece == current));
        let last = self.pieces.len().saturating_sub(1);
        let next = match key {
            "ArrowRight" | "ArrowDown" => at.map_or(0, |at| at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.unwrap_or(0).saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        Some(self.pieces.get(next).copied())
    }
}
