//! A handle between two panes.

use crate::browser;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// What one press of an arrow key moves, in percent of the window's width.
const STEP: f64 = 2.0;

/// A handle that is dragged, or moved with the arrow keys, to resize the pane beside it.
#[component]
pub fn Splitter(
    /// What it resizes.
    label: &'static str,
    /// Its class besides `splitter`.
    class: &'static str,
    /// The smallest and the largest width, in percent of the window's.
    range: (f64, f64),
    /// Whether the pane stands to the right of it.
    #[prop(optional)]
    from_right: bool,
    /// The width.
    #[prop(into)]
    value: Signal<f64>,
    /// Called with a new width.
    #[prop(into)]
    on_move: Callback<f64>,
) -> impl IntoView {
    let (least, most) = range;
    let move_to = move |width: f64| on_move.run(width.clamp(least, most));
    let drag = move |event: PointerEvent| {
        if event.buttons() == 1 {
            let at = f64::from(event.client_x()) / browser::window_width() * 100.0;
            move_to(if from_right { 100.0 - at } else { at });
        }
    };
    let walk = move |event: KeyboardEvent| {
        let wider = if from_right { -STEP } else { STEP };
        let by = match event.key().as_str() {
            "ArrowRight" => wider,
            "ArrowLeft" => -wider,
            _ => return,
        };
        event.prevent_default();
        move_to(value.get_untracked() + by);
    };
    view! {
        <div
            class=format!("splitter {class}")
            role="separator"
            tabindex="0"
            aria-label=label
            aria-orientation="vertical"
            aria-valuemin=least.to_string()
            aria-valuemax=most.to_string()
            aria-valuenow=move || format!("{:.0}", value.get())
            on:pointerdown=move |event| browser::capture_pointer(&event)
            on:pointermove=drag
            on:keydown=walk
        ></div>
    }
}
