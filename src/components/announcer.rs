//! Short messages for screen readers, politely announced; and the text to copy by hand if the clipboard refuses.

use super::{Button, ButtonKind};
use crate::browser;
use crate::reactive::effect;
use leptos::prelude::*;

/// The page's voice.
#[derive(Clone, Copy)]
pub struct Voice {
    said: RwSignal<String>,
    by_hand: RwSignal<Option<String>>,
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
        self.announce(sentence.into());
    }

    /// Screen readers speak only what changes: the same sentence once more ends in a space that is not seen.
    fn announce(self, mut sentence: String) {
        if *self.said.read_untracked() == sentence {
            sentence.push('\u{a0}');
        }
        self.said.set(sentence);
    }

    /// What was said last.
    pub fn said(self) -> RwSignal<String> {
        self.said
    }

    /// Offers a text to be copied with the keys.
    pub fn offer(self, text: String) {
        self.by_hand.set(Some(text));
    }
}

/// Where the sentences are announced.
#[component]
pub fn Notices() -> impl IntoView {
    let voice = Voice::here();
    view! { <p class="sr-only" role="status" aria-label="Notices">{voice.said}</p> }
}

/// Where the text to copy by hand is seen.
#[component]
pub fn CopyByHand() -> impl IntoView {
    let voice = Voice::here();
    move || {
        voice
            .by_hand
            .get()
            .map(|text| view! { <CopyDialog text=text on_close=move || voice.by_hand.set(None) /> })
    }
}

#[component]
fn CopyDialog(text: String, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    effect(|| {
        browser::open_dialog("by-hand");
        browser::select_all("copy-by-hand");
    });
    view! {
        <dialog class="dialog" id="by-hand" aria-label="Copy by hand" on:close=move |_| on_close.run(())>
            <p>
                "The browser did not let this page use the clipboard. The text is selected: press "
                <kbd>{browser::copy_keys()}</kbd> "."
            </p>
            <textarea id="copy-by-hand" rows="10" readonly aria-label="Text to copy" prop:value=text></textarea>
            <Button kind=ButtonKind::Main on_press=move || on_close.run(())>"Close"</Button>
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sentence_is_announced_again() {
        let owner = Owner::new();
        owner.set();
        let voice = Voice::provide();
        let said = ["Payload copied."; 3].map(|sentence| {
            voice.say(sentence);
            voice.said.get_untracked()
        });
        assert!(said.iter().all(|said| said.trim() == "Payload copied."));
        assert!(said[0] != said[1] && said[1] != said[2], "{said:?}");
    }
}
