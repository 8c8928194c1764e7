//! The cells of the table: what they are found by, and which one an arrow key leads to.

use super::parts::id_of;

/// The identity of the heading of a ticket's row, wherever in the table it stands.
pub fn row_id(name: &str) -> String {
    id_of("cases-of", name)
}

/// The identity of the cell at a row and a column.
pub fn cell_id((row, column): (usize, usize)) -> String {
    format!("case-{row}-{column}")
}

/// The row and the column that an arrow key leads to.
pub fn neighbor((row, column): (usize, usize), key: &str) -> Option<(usize, usize)> {
    match key {
        "ArrowUp" => Some((row.wrapping_sub(1), column)),
        "ArrowDown" => Some((row + 1, column)),
        "ArrowLeft" => Some((row, column.wrapping_sub(1))),
        "ArrowRight" => Some((row, column + 1)),
        _ => None,
    }
}
