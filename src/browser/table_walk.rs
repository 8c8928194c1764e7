//! The way through a table with the arrow keys.

use super::keys::is_alone;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Moves the focus from where it is in a table to the cell that an arrow key leads to. Past an edge, and where a cell
/// takes no focus, it stays.
pub fn walk_table(event: &KeyboardEvent) {
    let (down, right) = match event.key().as_str() {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        _ => return,
    };
    if !is_alone(event) {
        return;
    }
    event.prevent_default();
    if let Some(cell) = neighbor(event, down, right) {
        let button = cell.query_selector("button").ok().flatten();
        if let Ok(cell) = button.unwrap_or(cell).dyn_into::<HtmlElement>() {
            let _ = cell.focus();
        }
    }
}

/// The cell so many rows below and columns to the right of the one with the focus.
fn neighbor(event: &KeyboardEvent, down: isize, right: isize) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let (cell, row) = (target.closest("th, td").ok()??, target.closest("tr").ok()??);
    let (rows, row_at) = among(&row.closest("table").ok()??, "tr", &row)?;
    let (_, cell_at) = among(&row, "th, td", &cell)?;
    let row = rows.get(row_at.checked_add_signed(down)?)?;
    all(row, "th, td").into_iter().nth(cell_at.checked_add_signed(right)?)
}

/// All elements of a kind, and the place of one among them.
fn among(inside: &Element, kind: &str, one: &Element) -> Option<(Vec<Element>, usize)> {
    let all = all(inside, kind);
    let at = all.iter().position(|other| other == one)?;
    Some((all, at))
}

/// All elements of a kind.
fn all(inside: &Element, kind: &str) -> Vec<Element> {
    let Ok(found) = inside.query_selector_all(kind) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
