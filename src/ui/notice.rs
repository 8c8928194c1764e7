//! What the page has to say in passing, politely announced; and the text to copy by hand where the
//! clipboard refuses.

use super::browser;
use leptos::prelude::*;

/// The page's voice.
#[derive(Clone, Copy)]
pub struct Voice {
    said: RwSignal<String>,
    by_hand: RwSignal<Option<String>>,
}

impl Voice {
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
        self.by_hand.set(Some(text));
    }
}

/// Makes the voice and hands it to everything below.
pub fn provide() -> Voice {
    let voice = Voice { said: RwSignal::default(), by_hand: RwSignal::default() };
    provide_context(voice);
    voice
}

/// Where the voice is seen and heard.
#[component]
pub fn Notices() -> impl IntoView {
    let voice = Voice::here();
    view! {
        <p class="sr-only" role="status" aria-label="Notices">{move || voice.said.get()}</p>
        {move || {
            voice.by_hand.get().map(|text| {
                let close = move || voice.by_hand.set(None);
                Effect::new(|| browser::select_all("copy-by-hand"));
                view! {
                    <div class="veil">
                        <div
                            role="dialog"
                            aria-modal="true"
                            aria-label="Copy by hand"
                            class="dialog"
                            on:keydown=move |event| if event.key() == "Escape" { close() }
                        >
                            <p>
                                "The browser did not let this page use the clipboard. The text is selected: press "
                                <kbd>{browser::copy_keys()}</kbd> "."
                            </p>
                            <textarea id="copy-by-hand" readonly rows="10" aria-label="Text to copy" spellcheck="false">{text}</textarea>
                            <button type="button" class="main" on:click=move |_| close()>"Close"</button>
                        </div>
                    </div>
                }
            })
        }}
    }
}
