//! Light, dark, or as the system has it.

use crate::browser;
use crate::components::{Button, ButtonKind};
use crate::reactive::effect;
use leptos::prelude::*;

const KEY: &str = "payload-builder.theme";

/// The colors of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The word under which it is kept, and which the style sheets know; `None` for the system's.
    fn word(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    fn kept() -> Self {
        let kept = browser::kept(KEY).ok().flatten();
        let is_kept = |theme: &Theme| theme.word() == kept.as_deref();
        Self::ALL.into_iter().find(is_kept).unwrap_or_default()
    }

    fn next(self) -> Self {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// Shows the page in the theme that this browser kept.
pub fn show_kept() {
    browser::set_color_scheme(Theme::kept().word());
}

/// A button that turns from the system's theme to light to dark and back.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(Theme::kept());
    effect(move || browser::set_color_scheme(theme.get().word()));
    let turn = move || {
        theme.update(|theme| *theme = theme.next());
        // Where the browser keeps nothing, it lasts as long as the page.
        let _ = browser::keep(KEY, theme.get_untracked().word().unwrap_or_default());
    };
    let name = move || format!("Theme: {}", theme.get().word().unwrap_or("system"));
    view! { <Button kind=ButtonKind::Icon name=name on_press=turn>"◐"</Button> }
}
