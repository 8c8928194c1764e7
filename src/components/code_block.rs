//! A text shown as code: numbered lines, looks, and pieces that can be pointed at or walked through with the arrow
//! keys.
//!
//! Lines are keyed by what they show, so that a change makes only those lines anew that changed. So a stretch knows
//! its place in its line only: the place of the line is known from the text.

use crate::browser;
use crate::memo::memo;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use payload_core::highlight::{self, Look, Paint, shown_as};
use payload_core::text::Span;
use std::collections::HashMap;

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

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    /// Its stretches of one look each.
    stretches: Vec<(String, Look)>,
    /// How many lines before it show the same.
    repeated: usize,
}

/// Shows a text as code.
#[component]
pub fn CodeBlock(
    /// What it is, for those who do not see it.
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
        if let Some(next) = next {
            event.prevent_default();
            current.set(next);
            on_attend.run(next);
        }
    };
    let lines = memo(move || highlighted.read().lines(current.get()));
    let part = move |skip: usize, take: usize| lines.read().iter().skip(skip).take(take).cloned().collect();
    let first = move || folded.get().0;
    let shown = move || lines.read().len().saturating_sub(first() + folded.get().1);
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
                <Lines lines=move || part(0, first()) />
            </span>
            <Lines lines=move || part(first(), shown()) />
            <span class="folded">
                <Lines lines=move || part(first() + shown(), usize::MAX) />
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
    view! {
        <pre class="code" aria-hidden="true">
            <Lines lines=move || highlighted.read().lines(None) />
        </pre>
    }
}

#[component]
fn Lines(#[prop(into)] lines: Signal<Vec<Line>>) -> impl IntoView {
    view! {
        <For each=move || lines.get() key=Line::clone let:line>
            <span class="line">
                {line.stretches.into_iter().scan(0, |at, (text, look)| {
                    let start = *at;
                    *at += text.len();
                    Some(stretch(text, look, start))
                }).collect_view()}
            </span>
        </For>
    }
}

/// One stretch. An invisible character keeps its place in the text, and a sign stands for it on screen.
fn stretch(text: String, look: Look, at: usize) -> AnyView {
    if look == Look::default() {
        return text.into_any();
    }
    let signs = look.has(Paint::Invisible).then(|| text.chars().map(shown_as).collect::<String>());
    view! { <span class=look.classes() data-at=at.to_string() data-shown=signs>{text}</span> }.into_any()
}

impl Highlighted {
    /// The lines as they are shown; `current` is the piece that was walked to.
    fn lines(&self, current: Option<Span>) -> Vec<Line> {
        let pieces = self.pieces.iter().map(|piece| (*piece, Paint::Piece));
        let current = current.map(|piece| (piece, Paint::Current));
        let paints: Vec<_> = self.paints.iter().copied().chain(current).chain(pieces).collect();
        let mut seen: HashMap<Vec<(String, Look)>, usize> = HashMap::new();
        let lines = highlight::lines(&self.text, &paints).into_iter().map(|line| {
            let stretch = |it: highlight::Stretch| (it.span.of(&self.text).to_owned(), it.look);
            let stretches: Vec<_> = line.into_iter().map(stretch).collect();
            let count = seen.entry(stretches.clone()).or_default();
            *count += 1;
            Line { stretches, repeated: *count - 1 }
        });
        lines.collect()
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
