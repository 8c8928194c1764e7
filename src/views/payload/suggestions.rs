//! The list of what could be typed next, under the caret of the editor. It opens as one types inside a tag or
//! an output, and on Ctrl+Space.
//!
//! The text area stays a text area for those who do not see it: it tells which suggestion is the current one,
//! as a combobox would, but is none, since HTML lets a text area be nothing else.

use crate::browser;
use crate::element::{El, el, span};
use crate::live::{Handler, flag, keyed, part, press, text};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::completion::{Completions, complete};
use payload_core::text::{byte_of_utf16, utf16_of_byte};
use payload_core::workspace::Edit;

/// The identity of the text area.
pub const AREA: &str = "template-text";
/// The identity of the list.
const LIST: &str = "suggestions";

/// The list and what is chosen in it.
#[derive(Clone, Copy)]
pub struct Suggestions {
    session: Session,
    /// A line for each: what would be written, a tab, and what that is. Empty while the list is closed.
    lines: RwSignal<String>,
    chosen: RwSignal<usize>,
}

impl Suggestions {
    /// A closed list.
    pub fn new(session: Session) -> Self {
        Self { session, lines: RwSignal::default(), chosen: RwSignal::new(0) }
    }

    /// What could be typed at the caret, with the text and the caret's place in bytes.
    fn found(self) -> Option<(String, usize, Completions)> {
        let (text, caret) = browser::caret(AREA)?;
        let caret = byte_of_utf16(&text, caret);
        let dialect = self.session.read_once(|workspace| workspace.assumptions.liquid);
        let found = complete(&text, caret, dialect)?;
        Some((text, caret, found))
    }

    /// Opens with what could be typed at the caret, or closes.
    pub fn look(self) {
        let Some((text, caret, found)) = self.found() else { return self.close() };
        let line = |text: &str, about: &str| format!("{text}\t{about}\n");
        self.chosen.set(0);
        self.lines.set(found.candidates.iter().map(|one| line(&one.text, &one.about)).collect());
        browser::before_paint(move || {
            let before = &text[..text.floor_char_boundary(caret)];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            browser::place_under(LIST, before.matches('\n').count(), caret - line_start);
            browser::reveal(&option_id(0));
        });
    }

    /// Closes it.
    pub fn close(self) {
        if self.is_open_once() {
            self.lines.set(String::new());
            self.chosen.set(0);
        }
    }

    fn is_open_once(self) -> bool {
        self.lines.with_untracked(|lines| !lines.is_empty())
    }

    /// Chooses another; from the last to the first, and back.
    fn choose(self, next: impl Fn(usize, usize) -> usize) {
        let count = self.lines.with_untracked(|lines| lines.lines().count());
        let at = next(self.chosen.get_untracked(), count) % count.max(1);
        self.chosen.set(at);
        browser::reveal(&option_id(at));
    }

    /// Writes a suggestion in place of the word at the caret.
    fn take(self, at: usize) {
        if let Some((text, _, found)) = self.found()
            && let Some(one) = found.candidates.get(at)
        {
            let place = (utf16_of_byte(&text, found.span.start), utf16_of_byte(&text, found.span.end));
            let untold = browser::type_over(AREA, place, &one.text);
            if let (Some(text), Some(channel)) = (untold, self.session.channel_once()) {
                self.session.edit(Edit::Write(channel, text));
            }
        }
        self.close();
    }

    /// What a key in the text area does to the list; the others are left to it.
    pub fn keys(self) -> Handler {
        keyed(move |event| {
            if event.is_composing() || event.alt_key() || event.meta_key() {
                return false;
            }
            let open = self.is_open_once();
            let plain = !event.ctrl_key() && !event.shift_key();
            match event.key().as_str() {
                " " if event.ctrl_key() => self.look(),
                "ArrowDown" if open && plain => self.choose(|at, _| at + 1),
                "ArrowUp" if open && plain => self.choose(|at, count| at + count.max(1) - 1),
                "Enter" | "Tab" if open && plain => self.take(self.chosen.get_untracked()),
                "Escape" if open => self.close(),
                // The caret leaves the place that the list is for.
                "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown" => {
                    self.close();
                    return false;
                }
                _ => return false,
            }
            true
        })
    }

    /// A text area that tells of the list.
    pub fn told_by(self, area: El) -> El {
        let current = move || match self.lines.with(String::is_empty) {
            true => String::new(),
            false => option_id(self.chosen.get()),
        };
        area.attr("aria-autocomplete", "list")
            .attr("aria-haspopup", "listbox")
            .attr("aria-controls", LIST)
            .live("aria-activedescendant", text(current))
            .on("mousedown", Box::new(move |_| self.close()))
            .on("blur", Box::new(move |_| self.close()))
    }

    /// The list, and what is said of it.
    pub fn list(self) -> [AnyView; 2] {
        let options = part(move || {
            self.lines.with(|lines| {
                lines
                    .lines()
                    .enumerate()
                    .map(|(at, line)| self.option(at, line))
                    .collect::<Vec<_>>()
                    .into_any()
            })
        });
        let list = el("div")
            .class("suggestions")
            .attr("id", LIST)
            .attr("role", "listbox")
            .attr("aria-label", "Suggestions")
            .flag("hidden", flag(move || self.lines.with(String::is_empty)))
            // The focus stays in the text area.
            .on("mousedown", Box::new(|event| event.prevent_default()))
            .part(options);
        let count = move || match self.lines.with(|lines| lines.lines().count()) {
            0 => String::new(),
            1 => "1 suggestion".to_owned(),
            many => format!("{many} suggestions"),
        };
        let voice = el("p").class("sr-only").attr("role", "status").say_live(text(count));
        [list.done(), voice.done()]
    }

    fn option(self, at: usize, line: &str) -> AnyView {
        let (name, about) = line.split_once('\t').unwrap_or((line, ""));
        el("div")
            .attr("id", option_id(at))
            .attr("role", "option")
            // The list scrolls: what scrolls must hold something that can have the focus.
            .attr("tabindex", "-1")
            .live("aria-selected", text(move || (self.chosen.get() == at).to_string()))
            .on_click(press(move || self.take(at)))
            .child(el("b").say(format!("{name} ")).done())
            .child(span("", about))
            .done()
    }
}

fn option_id(at: usize) -> String {
    format!("suggestion-{at}")
}
