//! When the focused element disappears, the focus moves to the last usable element before it.

use gloo::events::EventListener;
use leptos::prelude::{document, request_animation_frame};
use leptos::wasm_bindgen::JsCast;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};

/// What can have the focus.
const FOCUSABLE: &str = "a[href], button, input, select, textarea, summary, [tabindex]";

/// Keeps the focus, as long as the page lives.
pub fn keep_focus() {
    // What had the focus last, and before it all that stands before it.
    let path = Rc::new(RefCell::new(Vec::new()));
    let seen = path.clone();
    EventListener::new(&document(), "focusin", move |_| *seen.borrow_mut() = path_to_focus()).forget();
    for event in ["click", "keydown", "change"] {
        let path = path.clone();
        EventListener::new(&document(), event, move |_| {
            let path = path.clone();
            // What follows from a press is shown in the next frame.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if is_lost() {
                        // Moving the focus notes it anew.
                        let path = path.borrow().clone();
                        go_on(&path);
                    }
                });
            });
        })
        .forget();
    }
}

/// Everything that can have the focus, up to what has it.
fn path_to_focus() -> Vec<HtmlElement> {
    let (Some(focused), Ok(all)) = (document().active_element(), document().query_selector_all(FOCUSABLE))
    else {
        return Vec::new();
    };
    let all = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok());
    let mut path = Vec::new();
    for element in all {
        let is_it = *element == focused;
        path.push(element);
        if is_it {
            return path;
        }
    }
    Vec::new()
}

/// Whether nothing has the focus.
fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Moves the focus to the last element of the path that still takes it, if it was lost with the very last.
fn go_on(path: &[HtmlElement]) {
    if path.last().is_none_or(takes_focus) {
        return;
    }
    if let Some(element) = path.iter().rev().find(|element| takes_focus(element)) {
        let _ = element.focus();
    }
}

/// Whether an element is there, seen, and can be used.
fn takes_focus(element: &HtmlElement) -> bool {
    let is_off = Element::has_attribute(element, "disabled");
    element.is_connected() && !is_off && element.get_client_rects().length() > 0
}
