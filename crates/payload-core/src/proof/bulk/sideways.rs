//! A table on its side: each row is a field, and each column a ticket. It is turned before it is read.

use super::columns;
use super::csv::quoted;
use super::table;
use crate::placeholder::Placeholder;
use crate::ticket::read::headings::Score;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// What is said of a table that was turned.
pub const NOTE: &str = "This table stands on its side, with a ticket in each column: it was turned.";

/// What is said of one that is too long for that.
pub const TOO_LONG: &str = "This table stands on its side, with a ticket in each column. Turn it (in Excel: copy, then Paste Special, Transpose), and save it as CSV (UTF-8).";

/// How many fields a table of tickets has.
const FIELDS: RangeInclusive<usize> = 3..=300;

/// The table with its rows as columns, where it stands on its side.
pub fn turned(text: &str, wanted: &[Placeholder]) -> Option<String> {
    let text = &without_lines(text);
    let rows = table::SEPARATORS.iter().map(|separator| table::rows(text, *separator, usize::MAX));
    let rows =
        rows.filter(|rows| is_sideways(rows, wanted)).max_by_key(|rows| known(first_cells(rows), wanted))?;
    let width = rows.iter().map(Vec::len).max()?;
    let quoted = |cell: Option<&String>| quoted(cell.map(|cell| cell.trim()).unwrap_or_default());
    let turned =
        (0..width).map(|at| rows.iter().map(|row| quoted(row.get(at))).collect::<Vec<_>>().join(","));
    Some(turned.map(|row| row + "\n").collect())
}

/// The text without the lines that are drawn around the cells of a table.
fn without_lines(text: &str) -> Cow<'_, str> {
    let is_drawn = |line: &str| line.trim_start().starts_with('|');
    if !text.lines().any(is_drawn) {
        return Cow::Borrowed(text);
    }
    let bare = text.lines().map(|line| if is_drawn(line) { line.trim().trim_matches('|') } else { line });
    let rows = bare.filter(|line| line.contains(char::is_alphanumeric));
    Cow::Owned(rows.collect::<Vec<_>>().join("\n"))
}

/// Whether the first cells of the rows are the headings: more of them than in any row, and each of something else.
fn is_sideways(rows: &[Vec<String>], wanted: &[Placeholder]) -> bool {
    let mut seen = HashSet::new();
    let is_new = |cell: &str| !cell.trim().is_empty() && seen.insert(cell.trim().to_lowercase());
    let has_values = rows.iter().filter(|row| row.len() > 1).count();
    if !FIELDS.contains(&has_values) || !first_cells(rows).all(is_new) {
        return false;
    }
    let headings = known(first_cells(rows), wanted);
    let in_a_row = rows.iter().map(|row| known(row.iter().map(String::as_str), wanted)).max();
    FIELDS.contains(&headings)
        && headings * 2 >= rows.len()
        && in_a_row.is_none_or(|in_a_row| headings > in_a_row)
}

fn first_cells(rows: &[Vec<String>]) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(|row| row.first()).map(String::as_str)
}

/// How many fields some cells are the headings of, for sure.
fn known<'t>(cells: impl Iterator<Item = &'t str>, wanted: &[Placeholder]) -> usize {
    let fields = cells.filter_map(|cell| columns::meant(cell, wanted));
    fields.filter(|(_, score)| *score > Score::Loose).map(|(field, _)| field).collect::<HashSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_on_its_side_is_turned() {
        let sideways = "Ticket ID;1;2\nSubject;a;\"b; c\"\nStatus;Resolved;Open\nEmail;noor@example.org;max@example.org\n";
        let turned = turned(sideways, &[]).unwrap();
        assert_eq!(
            turned,
            "\"Ticket ID\",\"Subject\",\"Status\",\"Email\"\n\"1\",\"a\",\"Resolved\",\"noor@example.org\"\n\"2\",\"b; c\",\"Open\",\"max@example.org\"\n"
        );
        for upright in [
            "Ticket ID,Subject,Status\n1,a,Resolved\n",
            "Source,Foo,Bar\nEmail,1,2\nPhone,3,4\nChat,1,1\n",
            "Heading,Field,Status\nSubject,x,y\nTags,x,y\n",
            "A,B\n1,2\n",
        ] {
            assert_eq!(super::turned(upright, &[]), None, "{upright}");
        }
    }
}
