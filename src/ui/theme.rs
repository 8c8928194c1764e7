//! Light, dark, or as the system has it.

use super::browser;
use leptos::prelude::*;

const KEY: &str = "payload-builder.theme";

/// Turns from the system's choice to light to dark and back.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(browser::stored(KEY).filter(|theme| theme == "light" || theme == "dark"));
    Effect::new(move || theme.with(|theme| browser::set_color_scheme(theme.as_deref())));
    let turn = move |_| {
        let next = match theme.get_untracked().as_deref() {
            None => Some("light".to_owned()),
            Some("light") => Some("dark".to_owned()),
            _ => None,
        };
        browser::store(KEY, next.as_deref().unwrap_or_default());
        theme.set(next);
    };
    let name = move || match theme.get().as_deref() {
        None => "Theme: as the system",
        Some("light") => "Theme: light",
        _ => "Theme: dark",
    };
    view! { <button type="button" class="icon" aria-label=name title=name on:click=turn>"◐"</button> }
}
