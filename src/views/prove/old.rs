//! What **Check my tickets** is still made of, until it is a component.

use super::open_in_build::OpenInBuild;
use super::tickets;
use crate::components::link_button;
use crate::element::{El, div, el, p};
use crate::live::only_if;
use leptos::prelude::*;
use std::cell::RefCell;

#[derive(Default)]
pub struct Desk {
    pub tickets: tickets::Tickets,
    pub runs: [usize; 3],
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

pub fn at_desk<T>(work: impl FnOnce(&mut Desk) -> T) -> T {
    DESK.with(|desk| work(&mut desk.borrow_mut()))
}

#[derive(Clone, Copy)]
pub struct Bell(RwSignal<usize>);

impl Bell {
    pub fn provide() {
        provide_context(Self(RwSignal::new(0)));
    }

    pub fn listen(self) {
        self.0.get();
    }

    pub fn ring(self) {
        self.0.update(|rings| *rings += 1);
    }
}

#[derive(Clone, Copy)]
pub struct Bells {
    pub tickets: Bell,
}

pub fn bells() -> Bells {
    Bells { tickets: expect_context() }
}

pub fn pane(name: &'static str, class: &'static str, body: El) -> El {
    let head = div("head").child(el("h2").say(name).done()).done();
    el("section").class(class).attr("aria-label", name).child(head).child(body.done())
}

pub fn verdict(class: &'static str, mark: &'static str, words: El) -> AnyView {
    div(class).child(el("span").attr("aria-hidden", "true").say(mark).done()).child(words.done()).done()
}

pub fn scroll(name: &'static str, inside: El) -> AnyView {
    let place = div("scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", name);
    place.child(inside.done()).done()
}

pub fn progress(name: &'static str, done: f64, words: String) -> AnyView {
    let bar = el("progress").attr("aria-label", name).attr("max", "1").attr("value", done.to_string());
    div("working").child(bar.done()).child(p("aside", words)).done()
}

pub fn outdated(
    stale: impl Fn() -> bool + Send + Sync + 'static,
    again: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    only_if(stale, move || {
        let words = el("p").class("aside stale").say("The choices have changed since. ");
        words.child(link_button("Do it again", again)).done()
    })
}

pub fn opener() -> OpenInBuild {
    OpenInBuild::here()
}
