//! Buttons.

use crate::element::{El, el};
use crate::live::press;
use leptos::prelude::*;

/// A button of that class, to be finished.
pub fn bare_button(class: &'static str, act: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").class(class).on_click(press(act))
}

/// A button.
pub fn button(label: impl Into<String>, act: impl FnMut() + 'static) -> AnyView {
    bare_button("", act).say(label).done()
}

/// The button for the main thing to do.
pub fn main_button(label: impl Into<String>, act: impl FnMut() + 'static) -> AnyView {
    bare_button("main", act).say(label).done()
}

/// A button that stands in a sentence.
pub fn link_button(label: impl Into<String>, act: impl FnMut() + 'static) -> AnyView {
    bare_button("link", act).say(label).done()
}

/// A button that shows a sign; `label` is its name. To be finished.
pub fn icon_button(label: &str, sign: &'static str, act: impl FnMut() + 'static) -> El {
    bare_button("icon", act).attr("aria-label", label).attr("title", label).say(sign)
}

/// The button that sends the form around it.
pub fn submit_button(class: &'static str, label: &'static str) -> AnyView {
    el("button").attr("type", "submit").class(class).say(label).done()
}
