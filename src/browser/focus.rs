//! Where the focus is, and what is selected.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// Moves the focus to the element with that id.
pub fn focus(id: &str) {
    if let Some(element) =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Moves the focus to the element with that id once what changed is there: for a button that its own press takes
/// away.
pub fn focus_next(id: impl Into<String>) {
    let id = id.into();
    super::after_paint(move || focus(&id));
}

/// How long to wait for an element that is still being computed, in milliseconds.
const PATIENCE: f64 = 20_000.0;

/// Moves the focus to the element with that id as soon as it is there, unless it moves elsewhere before: for what
/// is still being worked out.
pub fn focus_once_there(id: String) {
    look_for(id, super::milliseconds() + PATIENCE);
}

/// Looks for an element at each frame.
fn look_for(id: String, until: f64) {
    let before = document().active_element();
    super::after_paint(move || {
        if document().active_element() != before {
            return;
        }
        match document().get_element_by_id(&id) {
            Some(_) => focus(&id),
            None if super::milliseconds() < until => look_for(id, until),
            None => (),
        }
    });
}

/// Moves the focus to the first element that a selector means, and what is `inside` of it into view; what it is
/// folded in is opened.
pub fn focus_on(selector: &str, inside: &str) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        while let Ok(Some(folded)) = element.closest("details:not([open])") {
            let _ = folded.set_attribute("open", "");
        }
        let _ = element.focus();
    }
    if let Some(element) = find(&format!("{selector} {inside}")) {
        element.scroll_into_view();
    }
}

/// Selects a stretch, in UTF-16 units, of the text area that a selector means, and moves the focus there.
pub fn select_in(selector: &str, start: usize, end: usize) {
    let area = document().query_selector(selector).ok().flatten();
    if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
        let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        // First, for the focus brings into view what is selected.
        let _ = area.set_selection_range(unit(start), unit(end));
        let _ = area.focus();
    }
}

/// Selects all the text in the text area with that id.
pub fn select_all(id: &str) {
    if let Some(area) =
        document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok())
    {
        let _ = area.focus();
        area.select();
    }
}
