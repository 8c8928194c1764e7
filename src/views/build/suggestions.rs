//! The list of what could be typed next, under the caret of the editor. It opens as one types inside a tag or
//! an output, and on Ctrl+Space.
//!
//! The text area stays a text area for those who do not see it: it tells which suggestion is the current one,
//! as a combobox would, but is none, since HTML lets a text area be nothing else.

use crate::browser;
use crate::router::TEMPLATE_TEXT;
use crate::session::Session;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use payload_core::completion::{Candidate, Completions, complete, own_fields};
use payload_core::text::{byte_of_utf16, utf16_of_byte};
use payload_core::workspace::Edit;

/// The id of the list.
pub const LIST: &str = "suggestions";

/// The list and what is chosen in it.
#[derive(Clone, Copy)]
pub struct Suggestions {
    session: Session,
    /// What could be typed; nothing while the list is closed.
    candidates: RwSignal<Vec<Candidate>>,
    /// The position of the chosen one.
    chosen: RwSignal<usize>,
}

impl Suggestions {
    /// Makes a closed list and hands it to everything below.
    pub fn provide(session: Session) -> Self {
        let suggestions = Self { session, candidates: RwSignal::default(), chosen: RwSignal::new(0) };
        provide_context(suggestions);
        suggestions
    }

    /// What could be typed at the caret, with the text and the caret's place in bytes.
    fn found(self) -> Option<(String, usize, Completions)> {
        let (text, caret) = browser::caret(TEMPLATE_TEXT)?;
        let caret = byte_of_utf16(&text, caret);
        let found = self.session.read_once(|workspace| {
            let own = own_fields(workspace.own_tickets.iter().map(|own| &own.ticket), &workspace.ticket);
            complete(&text, caret, workspace.assumptions.liquid, &own)
        })?;
        Some((text, caret, found))
    }

    /// Opens with what could be typed at the caret, or closes.
    pub fn look(self) {
        let Some((text, caret, found)) = self.found() else { return self.close() };
        self.chosen.set(0);
        self.candidates.set(found.candidates);
        request_animation_frame(move || {
            let (before, _) = text.split_at(text.floor_char_boundary(caret));
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            browser::place_under(LIST, before.matches('\n').count(), caret - line_start);
            browser::reveal(LIST);
        });
    }

    /// Closes it.
    pub fn close(self) {
        if self.is_open() {
            self.candidates.set(Vec::new());
            self.chosen.set(0);
        }
    }

    fn is_open(self) -> bool {
        self.candidates.with_untracked(|candidates| !candidates.is_empty())
    }

    /// The id of the current suggestion, where the list is open.
    pub fn current_id(self) -> Option<String> {
        self.candidates.with(|candidates| !candidates.is_empty()).then(|| option_id(self.chosen.get()))
    }

    /// Chooses another; from the last to the first, and back.
    fn choose(self, next: impl Fn(usize, usize) -> usize) {
        let count = self.candidates.with_untracked(Vec::len).max(1);
        let at = next(self.chosen.get_untracked(), count) % count;
        self.chosen.set(at);
        browser::reveal(&option_id(at));
    }

    /// Writes a suggestion in place of the word at the caret.
    fn take(self, at: usize) {
        if let Some((text, _, found)) = self.found()
            && let Some(one) = found.candidates.get(at)
        {
            let place = (utf16_of_byte(&text, found.span.start), utf16_of_byte(&text, found.span.end));
            let untold = browser::type_over(TEMPLATE_TEXT, place, &one.text);
            if let (Some(text), Some(channel)) = (untold, self.session.channel_once()) {
                self.session.edit(Edit::Write(channel, text));
            }
        }
        self.close();
    }

    /// What a key in the text area does to the list; the others are left to it.
    pub fn on_key(self, event: &KeyboardEvent) {
        if event.is_composing() || event.alt_key() || event.meta_key() {
            return;
        }
        let open = self.is_open();
        let plain = !event.ctrl_key() && !event.shift_key();
        match event.key().as_str() {
            " " if event.ctrl_key() => self.look(),
            "ArrowDown" if open && plain => self.choose(|at, _| at + 1),
            "ArrowUp" if open && plain => self.choose(|at, count| at + count - 1),
            "Enter" | "Tab" if open && plain => self.take(self.chosen.get_untracked()),
            "Escape" if open => self.close(),
            // The caret leaves the place that the list is for.
            "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown" => return self.close(),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The list, and what is said of it.
#[component]
pub fn SuggestionList() -> impl IntoView {
    let suggestions: Suggestions = expect_context();
    let candidates = suggestions.candidates;
    let count = move || match candidates.read().len() {
        0 => String::new(),
        1 => "1 suggestion".to_owned(),
        many => format!("{many} suggestions"),
    };
    let option = move |(at, one): (usize, Candidate)| {
        view! {
            <div
                id=option_id(at)
                role="option"
                // What scrolls must hold something that can have the focus.
                tabindex="-1"
                aria-selected=move || (suggestions.chosen.get() == at).to_string()
                on:click=move |_| suggestions.take(at)
            >
                <b>{one.text} " "</b>
                <span>{one.about}</span>
            </div>
        }
    };
    view! {
        <div
            class="suggestions"
            id=LIST
            role="listbox"
            tabindex="-1"
            aria-label="Suggestions"
            hidden=move || candidates.read().is_empty()
            // The focus stays in the text area.
            on:mousedown=|event| event.prevent_default()
        >
            {move || candidates.get().into_iter().enumerate().map(option).collect_view()}
        </div>
        <p class="sr-only" role="status">{count}</p>
    }
}

fn option_id(at: usize) -> String {
    format!("suggestion-{at}")
}
