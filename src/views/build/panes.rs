//! How wide the panes are: dragged, or moved with the arrow keys, and remembered.

use crate::browser;
use crate::components::Splitter;
use leptos::prelude::*;

const KEY: &str = "payload-builder.panes";

/// The widths of the outer panes where a person has set them, in thousandths of the window's.
#[derive(Clone, Copy)]
pub struct PaneSizes {
    choices: RwSignal<Option<u32>>,
    result: RwSignal<Option<u32>>,
}

impl PaneSizes {
    /// As this browser kept them, for everything below.
    pub fn provide() -> Self {
        let kept = browser::kept(KEY).ok().flatten().unwrap_or_default();
        let mut widths = kept.split(' ').map(|width| width.parse().ok());
        let mut next = || RwSignal::new(widths.next().flatten());
        let sizes = Self { choices: next(), result: next() };
        provide_context(sizes);
        sizes
    }

    /// The width of the choices, as the style sheet takes it.
    pub fn choices(self) -> Option<String> {
        self.choices.get().map(|width| format!("calc({width} * 0.1vw)"))
    }

    /// The width of the result, as the style sheet takes it.
    pub fn result(self) -> Option<String> {
        self.result.get().map(|width| format!("calc({width} * 0.1vw)"))
    }

    fn keep(self) {
        let word = |width: Option<u32>| width.map_or("-".to_owned(), |width| width.to_string());
        let widths = format!("{} {}", word(self.choices.get_untracked()), word(self.result.get_untracked()));
        // Where the browser keeps nothing, they last as long as the page.
        let _ = browser::keep(KEY, &widths);
    }
}

/// What the panes are resized with.
#[component]
pub fn PaneHandles() -> impl IntoView {
    let sizes: PaneSizes = expect_context();
    let set = move |width: RwSignal<Option<u32>>| {
        move |to: u32| {
            width.set(Some(to));
            sizes.keep();
        }
    };
    view! {
        <Splitter
            label="Width of Choices"
            class="after-choices"
            range=(150, 350)
            value=move || sizes.choices.get().unwrap_or(210)
            on_move=set(sizes.choices)
        />
        <Splitter
            label="Width of Result"
            class="before-result"
            range=(200, 550)
            from_right=true
            value=move || sizes.result.get().unwrap_or(360)
            on_move=set(sizes.result)
        />
    }
}
