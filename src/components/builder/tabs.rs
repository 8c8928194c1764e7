//! Tabs, walked through with the arrow keys.

use super::button::bare_button;
use crate::browser;
use crate::element::el;
use crate::live::{on_key, text};
use leptos::prelude::*;
use std::rc::Rc;

/// A row of tabs. `ids` of the tabs are `prefix` and their place; `panel` is what they switch.
pub fn tabs(
    label: &'static str,
    class: &'static str,
    prefix: &'static str,
    panel: &'static str,
    names: Vec<String>,
    chosen: Memo<usize>,
    open: impl Fn(usize) + 'static,
) -> AnyView {
    let count = names.len().max(1);
    let open: Rc<dyn Fn(usize)> = Rc::new(open);
    let walked = open.clone();
    let walk = on_key(move |key| {
        let at = chosen.get_untracked();
        let next = match key {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return false,
        };
        walked(next);
        browser::focus(&format!("{prefix}{next}"));
        true
    });
    let tab = |(at, name): (usize, String)| {
        let open = open.clone();
        let selected = text(move || (chosen.get() == at).to_string());
        let tabindex = text(move || if chosen.get() == at { "0".to_owned() } else { "-1".to_owned() });
        bare_button("", move || open(at))
            .attr("role", "tab")
            .attr("id", format!("{prefix}{at}"))
            .attr("aria-controls", panel)
            .live("aria-selected", selected)
            .live("tabindex", tabindex)
            .say(name)
            .done()
    };
    let tabs = names.into_iter().enumerate().map(tab);
    el("div")
        .attr("role", "tablist")
        .attr("aria-label", label)
        .class(class)
        .on_key(walk)
        .children(tabs)
        .done()
}
