//! On or off.

use crate::element::{El, el};
use crate::live::{flag, ticking};
use leptos::prelude::*;

/// A switch with its name beside it.
pub fn toggle(
    label: impl Into<String>,
    on: impl FnMut() -> bool + Send + 'static,
    flip: impl FnMut(bool) + 'static,
) -> AnyView {
    let input = checkbox(on, flip).attr("role", "switch");
    el("label").class("toggle").child(input.done()).child(el("span").say(label).done()).done()
}

/// A tick box with its name beside it.
pub fn check(
    label: impl Into<String>,
    on: impl FnMut() -> bool + Send + 'static,
    flip: impl FnMut(bool) + 'static,
) -> AnyView {
    el("label").class("check").child(checkbox(on, flip).done()).child(el("span").say(label).done()).done()
}

/// A tick box alone, to be finished.
pub fn checkbox(on: impl FnMut() -> bool + Send + 'static, flip: impl FnMut(bool) + 'static) -> El {
    el("input").attr("type", "checkbox").prop_flag("checked", flag(on)).on_change(ticking(flip))
}
