//! One of several, by its place in a list.

use super::field::labelled;
use crate::element::{div, el};
use crate::live::{Live, flag, memo, ticking, typing};
use leptos::prelude::*;
use std::rc::Rc;

/// One of a few, side by side, without a title.
pub fn segments(
    label: &'static str,
    options: &[&'static str],
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    on_pick: impl Fn(usize) + 'static,
) -> AnyView {
    side_by_side(label, "sr-only", options, memo(chosen), Rc::new(on_pick))
}

/// One of a few, side by side, under a title.
pub fn titled_segments(
    label: &'static str,
    options: &[&'static str],
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    on_pick: impl Fn(usize) + 'static,
) -> AnyView {
    side_by_side(label, "", options, memo(chosen), Rc::new(on_pick))
}

fn side_by_side(
    label: &'static str,
    legend: &'static str,
    options: &[&'static str],
    chosen: Memo<usize>,
    on_pick: Rc<dyn Fn(usize)>,
) -> AnyView {
    let group = format!("segments-{}", label.to_ascii_lowercase().replace(' ', "-"));
    let option = |(at, words): (usize, &&'static str)| {
        let on_pick = on_pick.clone();
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", group.clone())
            .prop_flag("checked", flag(move || chosen.get() == at))
            .on_change(ticking(move |_| on_pick(at)));
        el("label").child(radio.done()).child(el("span").say(*words).done()).done()
    };
    let options = options.iter().enumerate().map(option);
    el("fieldset")
        .class("segments")
        .child(el("legend").class(legend).say(label).done())
        .child(el("div").children(options).done())
        .done()
}

/// One of several, from a list; `note` is said below it.
pub fn pick(
    label: impl Into<String>,
    options: Vec<String>,
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    on_pick: impl Fn(usize) + 'static,
    note: Option<Live<AnyView>>,
) -> AnyView {
    let chosen = memo(chosen);
    let option = |(at, words): (usize, String)| {
        let selected = flag(move || chosen.get() == at);
        el("option").attr("value", at.to_string()).prop_flag("selected", selected).say(words).done()
    };
    let act = typing(move |index| {
        if let Ok(at) = index.parse() {
            on_pick(at);
        }
    });
    let select = el("select").on_change(act).children(options.into_iter().enumerate().map(option));
    div("field").child(labelled(label, select).done()).children(note.map(|note| note.into_any())).done()
}
