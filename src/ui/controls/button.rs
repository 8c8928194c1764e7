//! Buttons.

use crate::ui::live::{Handler, press};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A button.
pub fn button(label: impl Into<String>, act: impl FnMut() + 'static) -> AnyView {
    make(label.into(), None, "", press(act))
}

/// The button for the main thing to do.
pub fn main_button(label: impl Into<String>, act: impl FnMut() + 'static) -> AnyView {
    make(label.into(), None, "main", press(act))
}

/// A button that stands in a sentence.
pub fn link_button(label: impl Into<String>, act: impl FnMut() + 'static) -> AnyView {
    make(label.into(), None, "link", press(act))
}

/// A button that shows a sign; `label` is its name.
pub fn icon_button(label: impl Into<String>, sign: &'static str, act: impl FnMut() + 'static) -> AnyView {
    make(label.into(), Some(sign), "icon", press(act))
}

fn make(label: String, sign: Option<&'static str>, class: &'static str, act: Handler<MouseEvent>) -> AnyView {
    match sign {
        None => view! { <button type="button" class=class on:click=act>{label}</button> }.into_any(),
        Some(sign) => {
            let title = label.clone();
            view! { <button type="button" class=class aria-label=label title=title on:click=act>{sign}</button> }.into_any()
        }
    }
}
