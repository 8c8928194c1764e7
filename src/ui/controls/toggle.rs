//! On or off.

use crate::ui::live::{Handler, Live, flag, ticking};
use leptos::ev::Event;
use leptos::prelude::*;

/// A switch with its name beside it.
pub fn toggle(
    label: impl Into<String>,
    on: impl FnMut() -> bool + Send + 'static,
    flip: impl FnMut(bool) + 'static,
) -> AnyView {
    make("toggle", Some("switch"), label.into(), flag(on), ticking(flip))
}

/// A tick box with its name beside it.
pub fn check(
    label: impl Into<String>,
    on: impl FnMut() -> bool + Send + 'static,
    flip: impl FnMut(bool) + 'static,
) -> AnyView {
    make("check", None, label.into(), flag(on), ticking(flip))
}

fn make(
    class: &'static str,
    role: Option<&'static str>,
    label: String,
    on: Live<bool>,
    flip: Handler<Event>,
) -> AnyView {
    view! {
        <label class=class>
            <input type="checkbox" role=role prop:checked=on on:change=flip/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}
