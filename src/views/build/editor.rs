//! The template, to be edited by hand.

use super::reader::highlighted;
use super::suggestions::{LIST, SuggestionList, Suggestions};
use super::template::PANEL;
use crate::browser;
use crate::components::Backdrop;
use crate::router::TEMPLATE_TEXT;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::workspace::Edit;

/// Longer texts are refused, in bytes: no webhook is that long, and every keystroke renders all of it.
const MAX_TEMPLATE: usize = 256 << 10;

/// A text area over the same text with its looks, and the list of what could be typed next.
#[component]
pub fn Editor() -> impl IntoView {
    let session = Session::here();
    let suggestions = Suggestions::provide(session);
    let text =
        move || session.source().with(|source| source.as_ref().map(|it| it.text.clone()).unwrap_or_default());
    let refused = RwSignal::new(String::new());
    // The plain text that stood here until now may have the focus.
    if let Some((start, end)) = browser::selection(TEMPLATE_TEXT) {
        request_animation_frame(move || browser::select_in(&format!("#{TEMPLATE_TEXT}"), start, end));
    }
    let write = move |event| {
        let text = event_target_value(&event);
        if text.len() > MAX_TEMPLATE {
            refused.set(format!(
                "That would be {} KB; the maximum for a template is {} KB. It stays as it was.",
                text.len().div_ceil(1 << 10),
                MAX_TEMPLATE >> 10
            ));
            return browser::set_text(TEMPLATE_TEXT, &session.template_once().unwrap_or_default());
        }
        refused.set(String::new());
        if let Some(channel) = session.channel_once() {
            session.edit(Edit::Write(channel, text));
        }
        suggestions.look();
    };
    view! {
        <p class="why" role="alert">{refused}</p>
        <div class="editor" id=PANEL>
            <div class="overlaid">
                <Backdrop highlighted=highlighted(session) />
                <textarea
                    id=TEMPLATE_TEXT
                    aria-label="Template text"
                    spellcheck="false"
                    autocomplete="off"
                    aria-autocomplete="list"
                    aria-haspopup="listbox"
                    aria-controls=LIST
                    aria-activedescendant=move || suggestions.current_id()
                    prop:value=text
                    on:input=write
                    on:keydown=move |event| suggestions.on_key(&event)
                    on:mousedown=move |_| suggestions.close()
                    on:blur=move |_| suggestions.close()
                ></textarea>
                <SuggestionList />
            </div>
        </div>
    }
}
