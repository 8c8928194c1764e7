//! A button that shows more of a long list.

use super::Button;
use leptos::prelude::*;

/// The button; it is not there where all is shown.
#[component]
pub fn ShowMore(
    /// How many there are.
    #[prop(into)]
    all: Signal<usize>,
    /// How many are shown at most.
    shown: RwSignal<usize>,
    /// How many more a press shows; all of them without.
    #[prop(default = usize::MAX)]
    at_once: usize,
    /// Moves the focus to the one at that place, the first that came: the button may be gone.
    #[prop(into)]
    on_shown: Callback<usize>,
) -> impl IntoView {
    let more = Memo::new(move |_| all.get().saturating_sub(shown.get()).min(at_once));
    let press = move || {
        let first_new = shown.get_untracked();
        shown.set(first_new.saturating_add(at_once));
        on_shown.run(first_new);
    };
    view! {
        <Show when=move || { more.get() > 0 }>
            <Button on_press=press>{move || format!("Show {} more", more.get())}</Button>
        </Show>
    }
}
