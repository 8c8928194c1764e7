//! How wide the panes are: dragged, or moved with the arrow keys, and remembered.

use crate::browser;
use crate::components::Splitter;
use leptos::prelude::*;

const KEY: &str = "payload-builder.panes";

/// The widths of the outer panes where a person has set them, in percent of the window.
#[derive(Clone, Copy)]
pub struct PaneSizes {
    choices: RwSignal<Option<f64>>,
    result: RwSignal<Option<f64>>,
}

impl PaneSizes {
    /// As this browser kept them, for everything below.
    pub fn provide() -> Self {
        let kept = browser::stored(KEY).unwrap_or_default();
        let mut widths = kept.split(' ').map(|width| width.parse().ok());
        let mut next = || RwSignal::new(widths.next().flatten());
        let sizes = Self { choices: next(), result: next() };
        provide_context(sizes);
        sizes
    }

    /// The width of the choices, as the style sheet takes it.
    pub fn choices(self) -> Option<String> {
        self.choices.get().map(|width| format!("{width}vw"))
    }

    /// The width of the result, as the style sheet takes it.
    pub fn result(self) -> Option<String> {
        self.result.get().map(|width| format!("{width}vw"))
    }

    fn keep(self) {
        let word = |width: Option<f64>| width.map_or("-".to_owned(), |width| format!("{width:.1}"));
        browser::store(
            KEY,
            &format!("{} {}", word(self.choices.get_untracked()), word(self.result.get_untracked())),
        );
    }
}

/// What the panes are resized with.
#[component]
pub fn PaneHandles() -> impl IntoView {
    let sizes: PaneSizes = expect_context();
    let set = move |width: RwSignal<Option<f64>>| {
        move |to: f64| {
            width.set(Some(to));
            sizes.keep();
        }
    };
    view! {
        <Splitter
            label="Width of Choices"
            class="after-choices"
            range=(15.0, 35.0)
            value=move || sizes.choices.get().unwrap_or(21.0)
            on_move=set(sizes.choices)
        />
        <Splitter
            label="Width of Result"
            class="before-result"
            range=(20.0, 55.0)
            from_right=true
            value=move || sizes.result.get().unwrap_or(36.0)
            on_move=set(sizes.result)
        />
    }
}
