//! A command for a terminal, to test Stella without Freshdesk.

use crate::components::{copy_button, segments};
use crate::element::{div, el, span};
use crate::live::text;
use crate::session::Session;
use crate::views::payload::pane;
use leptos::prelude::*;
use payload_core::curl_command::Shell;

/// The pane.
pub fn terminal(session: Session) -> AnyView {
    let shell = RwSignal::new(0);
    let command = move || {
        let payload = session.sent().map(|sent| sent.rendering.text.clone());
        let shell = Shell::ALL[shell.get().min(1)];
        payload.map(|payload| session.read(|w| shell.command(&w.rules.url, w.rules.authentication, &payload)))
    };
    let labels = Shell::ALL.map(Shell::label);
    let head = el("h2")
        .say("Test without Freshdesk")
        .child(span("grow", ""))
        .child(segments("Shell", &labels, move || shell.get(), move |at| shell.set(at)))
        .child(copy_button("Copy command", move || untrack(command), |_| {}));
    let shown = el("pre")
        .class("plain")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "Command")
        .say_live(text(move || command().unwrap_or_else(|| "Every channel is off.".to_owned())));
    let about = move || {
        let channel = session.read(|workspace| workspace.shown_channel().unwrap_or_default().to_owned());
        format!(
            "Posts the payload for {channel} to Stella, from your computer: that of the sample ticket in Build. In the terminal put the test key in the place of <API key>."
        )
    };
    let about = el("p").class("aside").say_live(text(about));
    let body = div("body").child(about.done()).child(shown.done());
    pane("Test without Freshdesk", "pane terminal").child(head.done()).child(body.done()).done()
}
