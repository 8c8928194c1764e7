//! A text shown as code: numbered lines, looks, and pieces that can be pointed at or walked through with
//! the arrow keys.

use super::browser;
use crate::highlight::{Look, Paint, lines, shown_as};
use crate::text::Span;
use leptos::prelude::*;

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

/// Shows a text as code. What is pointed at, or walked to, goes to `attend`; nothing, once it is left.
#[component]
pub fn Code(
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows.
    #[prop(into)]
    painted: Signal<Painted>,
    /// Called with the piece that a person attends to.
    attend: impl Fn(Option<Span>) + Copy + 'static,
) -> impl IntoView {
    let current = RwSignal::new(None::<usize>);
    let point = move |event: web_sys::MouseEvent| {
        let offset = browser::offset_under(&event);
        attend(offset.and_then(|at| {
            painted.with_untracked(|painted| {
                painted.pieces.iter().find(|span| span.start <= at && at < span.end).copied()
            })
        }));
    };
    let go = move |to: usize| {
        let piece = painted.with_untracked(|painted| painted.pieces.get(to).copied());
        current.set(piece.map(|_| to));
        attend(piece);
    };
    let walk = move |event: leptos::ev::KeyboardEvent| {
        let count = painted.with_untracked(|painted| painted.pieces.len());
        let at = current.get_untracked();
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => at.map_or(0, |at| at + 1).min(count.saturating_sub(1)),
            "ArrowLeft" | "ArrowUp" => at.unwrap_or(0).saturating_sub(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        go(next);
    };
    let rows = move || {
        let mut painted = painted.get();
        if let Some(span) = current.get().and_then(|at| painted.pieces.get(at).copied()) {
            painted.paints.push((span, Paint::Current));
        }
        lines(&painted.text, &painted.paints)
            .into_iter()
            .map(|line| {
                let stretches = line
                    .into_iter()
                    .map(|stretch| {
                        stretch_view(stretch.look, stretch.span.of(&painted.text), stretch.span.start)
                    })
                    .collect_view();
                view! { <span class="line">{stretches}</span> }
            })
            .collect_view()
    };
    view! {
        <pre
            class="code"
            role="group"
            tabindex="0"
            aria-label=label
            on:mouseover=point
            on:mouseleave=move |_| attend(None)
            on:blur=move |_| {
                current.set(None);
                attend(None);
            }
            on:keydown=walk
        >
            {rows}
        </pre>
    }
}

/// One stretch. An invisible character keeps its place in the text, and a sign stands for it on screen.
fn stretch_view(look: Look, text: &str, at: usize) -> AnyView {
    if look.has(Paint::Invisible) {
        let shown: String = text.chars().map(shown_as).collect();
        return view! { <span class=look.classes() data-shown=shown data-at=at.to_string()>{text.to_owned()}</span> }.into_any();
    }
    if look == Look::default() {
        return text.to_owned().into_any();
    }
    view! { <span class=look.classes() data-at=at.to_string()>{text.to_owned()}</span> }.into_any()
}
