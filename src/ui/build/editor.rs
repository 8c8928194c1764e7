//! The template, to be edited by hand.

use super::suggestions::{AREA, Suggestions};
use super::template::{PANEL, painted};
use crate::ui::code::backdrop;
use crate::ui::element::{div, el};
use crate::ui::live::{text, typing};
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// A text area over the same text with its looks, and the list of what could be typed next.
pub fn editor() -> AnyView {
    let session = Session::here();
    let suggestions = Suggestions::new(session);
    let template =
        text(move || session.analysis().map(|analysis| analysis.template.clone()).unwrap_or_default());
    let write = typing(move |text| {
        if let Some(channel) = session.channel_once() {
            session.edit(Edit::Write(channel, text));
        }
        suggestions.look();
    });
    let area = el("textarea")
        .attr("id", AREA)
        .attr("aria-label", "Template text")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .prop("value", template)
        .on_input(write)
        .on_key(suggestions.keys());
    div("editor")
        .attr("id", PANEL)
        .child(backdrop(painted(session)))
        .child(suggestions.told_by(area).done())
        .children(suggestions.list())
        .done()
}
