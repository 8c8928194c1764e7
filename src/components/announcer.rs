//! What the page has to say in passing, politely announced; and the text to copy by hand where the
//! clipboard refuses.

use crate::browser;
use crate::components::{main_button, textarea};
use crate::element::el;
use crate::live::{Live, effect, nothing, part, text};
use leptos::prelude::*;

/// The page's voice.
#[derive(Clone, Copy)]
pub struct Voice {
    said: RwSignal<String>,
    /// Empty while there is nothing to copy by hand.
    by_hand: RwSignal<String>,
}

impl Voice {
    /// Makes the voice and hands it to everything below.
    pub fn provide() -> Self {
        let voice = Self { said: RwSignal::default(), by_hand: RwSignal::default() };
        provide_context(voice);
        voice
    }

    /// The voice of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says a sentence.
    pub fn say(self, sentence: impl Into<String>) {
        self.said.set(sentence.into());
    }

    /// Offers a text to be copied with the keys.
    pub fn offer(self, text: String) {
        self.by_hand.set(text);
    }
}

/// Where the voice is seen and heard.
pub fn notices() -> AnyView {
    let voice = Voice::here();
    let said = el("p")
        .class("sr-only")
        .attr("role", "status")
        .attr("aria-label", "Notices")
        .say_live(text(move || voice.said.get()));
    el("div").child(said.done()).part(copy_by_hand(voice)).done()
}

fn copy_by_hand(voice: Voice) -> Live<AnyView> {
    part(move || {
        let text = voice.by_hand.get();
        if text.is_empty() {
            return nothing();
        }
        let close = move || voice.by_hand.set(String::new());
        effect(|| {
            browser::open_dialog("by-hand");
            browser::select_all("copy-by-hand");
        });
        let words = el("p")
            .say("The browser did not let this page use the clipboard. The text is selected: press ")
            .child(el("kbd").say(browser::copy_keys()).done())
            .say(".");
        let area = textarea(10)
            .attr("id", "copy-by-hand")
            .attr("readonly", "")
            .attr("aria-label", "Text to copy")
            .say(text);
        el("dialog")
            .class("dialog")
            .attr("id", "by-hand")
            .attr("aria-label", "Copy by hand")
            .on("close", Box::new(move |_| close()))
            .child(words.done())
            .child(area.done())
            .child(main_button("Close", close))
            .done()
    })
}
