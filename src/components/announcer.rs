//! Short messages for screen readers, politely announced; and the text to copy by hand if the clipboard refuses.

use super::{Button, ButtonKind};
use crate::browser;
use crate::reactive::effect;
use leptos::prelude::*;

/// The page's voice.
#[derive(Clone, Copy)]
pub struct Voice {
    said: RwSignal<String>,
    /// What of it is also shown for a while; empty where nothing is.
    shown: RwSignal<String>,
    by_hand: RwSignal<Option<String>>,
}

impl Voice {
    /// Makes the voice and hands it to everything below.
    pub fn provide() -> Self {
        let voice =
            Self { said: RwSignal::default(), shown: RwSignal::default(), by_hand: RwSignal::default() };
        provide_context(voice);
        voice
    }

    /// The voice of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says a sentence: to those who see the page, and to those who listen to it.
    pub fn say(self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        self.shown.set(sentence.clone());
        self.announce(sentence);
    }

    /// Says a sentence to those who listen to the page alone: others see it anyway.
    ///
    /// Screen readers speak only what changes: the same sentence once more ends in a space that is not seen.
    pub fn announce(self, mut sentence: String) {
        if *self.said.read_untracked() == sentence {
            sentence.push('\u{a0}');
        }
        self.said.set(sentence);
    }

    /// What is shown for a while; empty where nothing is.
    pub fn shown(self) -> RwSignal<String> {
        self.shown
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
