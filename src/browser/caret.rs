//! The caret of a text area, what is typed there for a person, and the list that follows it.

use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDocument, HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The text in the text area of that identity, and where its caret stands, in UTF-16 units; no place while
/// something is selected.
pub fn caret(id: &str) -> Option<(String, usize)> {
    let area = area(id)?;
    let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
    (start == end).then(|| (area.value(), start as usize))
}

/// Writes over a stretch of the text area, in UTF-16 units, as if it were typed: it can be undone like typing,
/// and the caret stands behind it. Gives the whole text where the browser refuses to tell of it by itself.
pub fn type_over(id: &str, (start, end): (usize, usize), text: &str) -> Option<String> {
    let area = area(id)?;
    let (start, end) = (start as u32, end as u32);
    let _ = area.focus();
    let _ = area.set_selection_range(start, end);
    let typed = document().unchecked_ref::<HtmlDocument>().exec_command_with_show_ui_and_value(
        "insertText",
        false,
        text,
    );
    if typed == Ok(true) {
        return None;
    }
    let _ = area.set_range_text_with_start_and_end(text, start, end);
    let behind = start + text.encode_utf16().count() as u32;
    let _ = area.set_selection_range(behind, behind);
    Some(area.value())
}

/// Puts a text into the text area of that identity, with the caret at its end.
pub fn set_text(id: &str, text: &str) {
    if let Some(area) = area(id) {
        area.set_value(text);
    }
}

/// Puts the element of that identity under the last stretch of a text shown as code, in the same box, that
/// begins at or before a byte.
pub fn place_under(id: &str, at: usize) {
    let Some(list) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let Some(stretches) = list.parent_element().and_then(|it| it.query_selector_all("[data-at]").ok()) else {
        return;
    };
    let begins = |stretch: &Element| stretch.get_attribute("data-at").and_then(|at| at.parse::<usize>().ok());
    let stretch = (0..stretches.length())
        .rev()
        .filter_map(|place| stretches.get(place)?.dyn_into::<Element>().ok())
        .find(|stretch| begins(stretch).is_some_and(|begins| begins <= at));
    if let Some(stretch) = stretch.and_then(|stretch| stretch.dyn_into::<HtmlElement>().ok()) {
        // Its place is told from its line's corner, and the line's from the box's.
        let line = stretch.offset_parent().and_then(|line| line.dyn_into::<HtmlElement>().ok());
        let top = stretch.offset_top() + stretch.offset_height() + line.map_or(0, |line| line.offset_top());
        let _ = list.style().set_property("top", &format!("{top}px"));
    }
}

/// Scrolls no further than it takes to see the element of that identity.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// Calls back before the page is painted next, when what changed stands in it.
pub fn before_paint(callback: impl FnOnce() + 'static) {
    let callback = leptos::wasm_bindgen::closure::Closure::once_into_js(callback);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}
