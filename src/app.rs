//! The page: views over one session. Nothing here decides anything; it shows what [`payload_core::analysis`]
//! says and turns what people do into [`payload_core::workspace::Edit`]s.

use crate::components::announcer;
use crate::components::announcer::Voice;
use crate::components::{Drafts, icon_button};
use crate::element::{el, p, span};
use crate::live::{flag, part, text};
use crate::rest::{rest_part, rest_view};
use crate::router::{View, Views};
use crate::session::Session;
use crate::views::payload;
use crate::{browser, live, persistence, rest, theme};
use leptos::prelude::*;

/// The whole page.
pub fn app() -> Vec<AnyView> {
    let session = Session::provide();
    Voice::provide();
    Drafts::provide();
    let views = Views::follow();
    // Whoever left work here sees it, and never for a moment something else.
    let waits = persistence::has_work();
    rest::fetch(session);
    browser::on_undo_keys(move |again| if again { session.redo() } else { session.undo() });
    let bar = el("header")
        .class("bar")
        .child(
            el("h1")
                .say("Payload Builder ")
                .child(el("small").say("Freshdesk → Stella Connect").done())
                .done(),
        )
        .child(views.tabs())
        .child(span("grow", ""))
        .child(rest_part(
            move |rest| (rest.settings)(views),
            |_, _| el("button").attr("type", "button").attr("disabled", "").say("Settings").done(),
        ))
        .child(step(UNDO, REDO, move || session.can_undo(), move || session.undo()))
        .child(step(REDO, UNDO, move || session.can_redo(), move || session.redo()))
        .child(theme::theme_button());
    let view = el("div")
        .attr("id", "view")
        .attr("role", "tabpanel")
        .live("aria-labelledby", text(move || views.shown().tab_id()))
        .part(part(move || match views.shown() {
            View::Build if waits => rest_view(|_| payload::build_view()),
            View::Build => payload::build_view(),
            View::Prove => rest_view(|rest| (rest.prove)()),
            View::Rules => rest_view(|rest| (rest.rules)()),
            View::GoLive => rest_view(move |rest| (rest.go_live)(views)),
        }));
    let foot = p("foot", "Nothing leaves this page: no request after loading, no key asked for.");
    vec![
        bar.done(),
        rest_part(|rest| (rest.new_version)(), |_, _| live::nothing()),
        announcer::notices(),
        rest_part(|rest| (rest.bars)(), |_, _| live::nothing()),
        el("main").child(view.done()).done(),
        el("footer").child(foot).done(),
    ]
}

/// The name of a step, which is its identity too, and its sign.
const UNDO: (&str, &str) = ("Undo", "↶");
const REDO: (&str, &str) = ("Redo", "↷");

/// A button for a step that is not always possible. Once it is not, the focus goes to the other one.
fn step(
    (label, sign): (&'static str, &'static str),
    (other, _): (&'static str, &'static str),
    possible: impl Fn() -> bool + Copy + Send + 'static,
    mut act: impl FnMut() + 'static,
) -> AnyView {
    let act = move || {
        act();
        if !untrack(possible) {
            browser::focus_next(other);
        }
    };
    icon_button(label, sign, act).attr("id", label).flag("disabled", flag(move || !possible())).done()
}
