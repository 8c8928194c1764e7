//! Light, dark, or as the system has it.

use crate::browser;
use crate::components::bare_button;
use crate::live::{effect, text};
use leptos::prelude::*;

const KEY: &str = "payload-builder.theme";

/// A button that turns from the system's choice to light to dark and back.
pub fn theme_button() -> AnyView {
    let theme = RwSignal::new(browser::stored(KEY).unwrap_or_default());
    effect(move || {
        theme.with(|theme| {
            browser::set_color_scheme(Some(theme.as_str()).filter(|theme| matches!(*theme, "light" | "dark")))
        });
    });
    let turn = move || {
        let next = match theme.get_untracked().as_str() {
            "light" => "dark",
            "dark" => "",
            _ => "light",
        };
        browser::store(KEY, next);
        theme.set(next.to_owned());
    };
    let name = move || match theme.get().as_str() {
        "light" => "Theme: light".to_owned(),
        "dark" => "Theme: dark".to_owned(),
        _ => "Theme: as the system".to_owned(),
    };
    bare_button("icon", turn).live("aria-label", text(name)).live("title", text(name)).say("◐").done()
}
