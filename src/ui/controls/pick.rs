//! One of several, by its place in a list.

use crate::ui::live::{Live, flag, ticking, typing};
use leptos::prelude::*;
use std::rc::Rc;

/// One of a few, side by side, without a title.
pub fn segments(
    label: &'static str,
    options: &[&'static str],
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    on_pick: impl Fn(usize) + 'static,
) -> AnyView {
    side_by_side(label, "sr-only", options, Memo::new(move |_| chosen()), Rc::new(on_pick))
}

/// One of a few, side by side, under a title.
pub fn titled_segments(
    label: &'static str,
    options: &[&'static str],
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    on_pick: impl Fn(usize) + 'static,
) -> AnyView {
    side_by_side(label, "", options, Memo::new(move |_| chosen()), Rc::new(on_pick))
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
        let checked = flag(move || chosen.get() == at);
        let act = ticking(move |_| on_pick(at));
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=checked on:change=act/>
                <span>{*words}</span>
            </label>
        }
        .into_any()
    };
    let options: Vec<AnyView> = options.iter().enumerate().map(option).collect();
    view! {
        <fieldset class="segments">
            <legend class=legend>{label}</legend>
            <div>{options}</div>
        </fieldset>
    }
    .into_any()
}

/// One of several, from a list; `note` is said below it.
pub fn pick(
    label: impl Into<String>,
    options: Vec<String>,
    chosen: impl Fn() -> usize + Send + Sync + 'static,
    on_pick: impl Fn(usize) + 'static,
    note: Option<Live<AnyView>>,
) -> AnyView {
    let chosen = Memo::new(move |_| chosen());
    let option = |(at, words): (usize, String)| {
        let selected = flag(move || chosen.get() == at);
        view! { <option value=at.to_string() prop:selected=selected>{words}</option> }.into_any()
    };
    let options: Vec<AnyView> = options.into_iter().enumerate().map(option).collect();
    let act = typing(move |index| {
        if let Ok(at) = index.parse() {
            on_pick(at);
        }
    });
    view! {
        <div class="field">
            <label>
                <span>{label.into()}</span>
                <select on:change=act>{options}</select>
            </label>
            {note}
        </div>
    }
    .into_any()
}
