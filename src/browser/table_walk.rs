//! The way through a table with the arrow keys.

use leptos::wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, KeyboardEvent,
};

/// Moves the focus from where it is in a table to the cell that an arrow key leads to. Past an edge, and where a cell
/// takes no focus, it stays.
pub fn walk_table(event: &KeyboardEvent) {
    // Such keys are the browser's own, as Alt and an arrow to go back.
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let (down, right) = match event.key().as_str() {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        _ => return,
    };
    event.prevent_default();
    if let Some(cell) = neighbor(event, down, right) {
        let button = cell.query_selector("button").ok().flatten();
        if let Ok(cell) = button.unwrap_or(cell).dyn_into::<HtmlElement>() {
            let _ = cell.focus();
        }
    }
}

/// The cell so many rows below and columns to the right of the one with the focus.
fn neighbor(event: &KeyboardEvent, down: i32, right: i32) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("th, td").ok()??.dyn_into::<HtmlTableCellElement>().ok()?;
    let row = cell.closest("tr").ok()??.dyn_into::<HtmlTableRowElement>().ok()?;
    let table = row.closest("table").ok()??.dyn_into::<HtmlTableElement>().ok()?;
    let at = |at: i32| u32::try_from(at).ok();
    let row = table.rows().item(at(row.row_index() + down)?)?.dyn_into::<HtmlTableRowElement>().ok()?;
    row.cells().item(at(cell.cell_index() + right)?)
}
