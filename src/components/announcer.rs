//! Short messages for screen readers, politely announced; and the text to copy by hand if the clipboard refuses.

use super::{Button, ButtonKind};
use crate::browser;
use crate::reactive::effect;
use leptos::prelude::*;

/// The page's announcer.
#[derive(Clone, Copy)]
pub struct Announcer {
    announced: RwSignal<String>,
    by_hand: RwSignal<Option<String>>,
}

impl Announcer {
    /// Makes the announcer and hands it to everything below.
    pub fn provide() -> Self {
        let announcer = Self { announced: RwSignal::default(), by_hand: RwSignal::default() };
        provide_context(announcer);
        announcer
    }

    /// The announcer of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Announces a sentence.
    pub fn announce(self, sentence: impl Into<String>) {
        self.set(sentence.into());
    }

    /// Screen readers speak only what changes: the same sentence once more ends in a space that is not seen.
    fn set(self, mut sentence: String) {
        if *self.announced.read_untracked() == sentence {
            sentence.push('\u{a0}');
        }
        self.announced.set(sentence);
    }

    /// What was said last.
    pub fn announced(self) -> RwSignal<String> {
        self.announced
    }

    /// Offers a text to be copied with the keys.
    pub fn offer(self, text: String) {
        self.by_hand.set(Some(text));
    }
}

/// Where the sentences are announced.
#[component]
pub fn Notices() -> impl IntoView {
    let announcer = Announcer::here();
    view! { <p class="sr-only" role="status" aria-label="Notices">{announcer.announced}</p> }
}

/// Where the text to copy by hand is seen.
#[component]
pub fn CopyByHand() -> impl IntoView {
    let announcer = Announcer::here();
    move || {
        announcer
            .by_hand
            .get()
            .map(|text| view! { <CopyDialog text=text on_close=move || announcer.by_hand.set(None) /> })
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
        let announcer = Announcer::provide();
        let announced = ["Payload copied."; 3].map(|sentence| {
            announcer.announce(sentence);
            announcer.announced.get_untracked()
        });
        assert!(announced.iter().all(|announced| announced.trim() == "Payload copied."));
        assert!(announced[0] != announced[1] && announced[1] != announced[2], "{announced:?}");
    }
}
