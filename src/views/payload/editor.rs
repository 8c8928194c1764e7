//! The template, to be edited by hand.

use super::suggestions::{AREA, Suggestions};
use super::template::{PANEL, painted};
use crate::browser;
use crate::components::code::backdrop;
use crate::components::reason;
use crate::element::{div, el};
use crate::live::{text, typing};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::workspace::Edit;

/// Longer texts are refused, in bytes: no webhook is that long, and every keystroke renders all of it.
const MAX_TEMPLATE: usize = 256 << 10;

/// A text area over the same text with its looks, and the list of what could be typed next.
pub fn editor() -> AnyView {
    let session = Session::here();
    let suggestions = Suggestions::new(session);
    let template =
        text(move || session.analysis().map(|analysis| analysis.template.clone()).unwrap_or_default());
    let refused = RwSignal::new(String::new());
    let write = typing(move |text| {
        if text.len() > MAX_TEMPLATE {
            refused.set(format!(
                "That would be {} KB; a template here has at most {}. It stays as it was.",
                text.len() >> 10,
                MAX_TEMPLATE >> 10
            ));
            return browser::set_text(AREA, &session.template_once().unwrap_or_default());
        }
        refused.set(String::new());
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
    let editor = div("editor")
        .attr("id", PANEL)
        .child(backdrop(painted(session)))
        .child(suggestions.told_by(area).done())
        .children(suggestions.list());
    vec![editor.done(), reason(refused).attr("role", "alert").done()].into_any()
}
