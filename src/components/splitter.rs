//! A handle between two panes.

use crate::browser;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// What one press of an arrow key moves, in thousandths of the window's width.
const STEP: u32 = 20;

/// A handle that is dragged, or moved with the arrow keys, to resize the pane beside it.
#[component]
pub fn Splitter(
    /// What it resizes.
    label: &'static str,
    /// Its class besides `splitter`.
    class: &'static str,
    /// The smallest and the largest width, in thousandths of the window's.
    range: (u32, u32),
    /// Whether the pane stands to the right of it.
    #[prop(optional)]
    from_right: bool,
    /// The width.
    #[prop(into)]
    value: Signal<u32>,
    /// Called with a new width.
    #[prop(into)]
    on_move: Callback<u32>,
) -> impl IntoView {
    let (least, most) = range;
    let move_to = move |width: u32| on_move.run(width.clamp(least, most));
    let drag = move |event: PointerEvent| {
        if event.buttons() == 1 {
            let at = (f64::from(event.client_x()) / browser::window_width() * 1000.0) as u32;
            move_to(if from_right { 1000_u32.saturating_sub(at) } else { at });
        }
    };
    let walk = move |event: KeyboardEvent| {
        let width = value.get_untracked();
        let to = match (event.key().as_str(), from_right) {
            ("ArrowRight", false) | ("ArrowLeft", true) => width + STEP,
            ("ArrowLeft", false) | ("ArrowRight", true) => width.saturating_sub(STEP),
            _ => return,
        };
        event.prevent_default();
        move_to(to);
    };
    view! {
        <div
            class=format!("splitter {class}")
            role="separator"
            tabindex="0"
            aria-label=label
            aria-orientation="vertical"
            aria-valuemin=(least / 10).to_string()
            aria-valuemax=(most / 10).to_string()
            aria-valuenow=move || (value.get() / 10).to_string()
            on:pointerdown=move |event| browser::capture_pointer(&event)
            on:pointermove=drag
            on:keydown=walk
        ></div>
    }
}
