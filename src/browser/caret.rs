//! The caret of a text area, what is typed there for a person, and the list that follows it.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::{
    HtmlDocument, HtmlElement, HtmlTextAreaElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition,
};

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The text in the text area with that id, and where its caret stands, in UTF-16 units; no place while
/// something is selected.
pub fn caret(id: &str) -> Option<(String, usize)> {
    let area = area(id)?;
    let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
    (start == end).then(|| (area.value(), start as usize))
}

/// What is selected in the text area with that id, in UTF-16 units, if it has the focus.
pub fn selection(id: &str) -> Option<(usize, usize)> {
    let area = area(id)?;
    let focused = document().active_element()?;
    let (start, end) = (area.selection_start().ok()??, area.selection_end().ok()??);
    (focused == **area).then_some((start as usize, end as usize))
}

/// Writes over a stretch of the text area, in UTF-16 units, as if it were typed: it can be undone like typing,
/// and the caret stands behind it. Returns the whole text if the browser
/// does not report the change by itself.
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

/// Puts a text into the text area with that id, with the caret at its end.
pub fn set_text(id: &str, text: &str) {
    if let Some(area) = area(id) {
        area.set_value(text);
    }
}

/// Puts the element with that id under the last stretch, in a line of a text shown as code in the same box, that
/// begins at or before a byte of that line. Lines and bytes count from 0.
pub fn place_under(id: &str, line: usize, byte: usize) {
    let Some(list) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let lines = list.parent_element().and_then(|it| it.query_selector_all(".line").ok());
    let line = lines.and_then(|lines| lines.get(u32::try_from(line).ok()?)?.dyn_into::<HtmlElement>().ok());
    let Some(line) = line else { return };
    let stretches = std::iter::successors(line.last_child(), Node::previous_sibling);
    let stretch = stretches
        .filter_map(|stretch| stretch.dyn_into::<HtmlElement>().ok())
        .find(|stretch| super::begins(stretch) <= byte);
    // A stretch is placed relative to its line's corner, and the line relative to the box's.
    let below = match stretch {
        Some(stretch) => line.offset_top() + stretch.offset_top() + stretch.offset_height(),
        None => line.offset_top() + line.offset_height(),
    };
    let _ = list.style().set_property("top", &format!("{below}px"));
}

/// Scrolls no further than it takes to see the element with that id.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&how);
    }
}
