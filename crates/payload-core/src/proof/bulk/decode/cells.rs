//! Rows of cells below their headings, as JSON has them: `[["Ticket ID", "Status"], [501, "Resolved"]]`. They are read as
//! the table that they are, so that each column can be told what it holds.

use crate::text::slice;
use crate::ticket::read::by_columns::are_headings;
use serde_json::Value;

/// Makes CSV of such rows, in pieces that may be cut anywhere.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cells {
    depth: usize,
    in_text: bool,
    escaped: bool,
    /// The row that has begun.
    row: String,
}

impl Cells {
    /// For a text that begins with rows, the first of which has the headings of tickets.
    pub fn of(start: &str) -> Option<Self> {
        let inside = start.trim_start().strip_prefix('[')?.trim_start();
        let end = inside.starts_with('[').then(|| inside.find(']'))??;
        let first: Value = serde_json::from_str(slice(inside, ..=end)).ok()?;
        are_headings(&first).then(Self::default)
    }

    /// The rows that end in a piece, each as a line of CSV.
    pub fn push(&mut self, text: &str) -> String {
        const OF_ROWS: usize = 2;
        let mut lines = String::new();
        for c in text.chars() {
            if self.depth >= OF_ROWS || (c == '[' && self.depth + 1 == OF_ROWS) {
                self.row.push(c);
            }
            match c {
                _ if self.escaped => self.escaped = false,
                '\\' if self.in_text => self.escaped = true,
                '"' => self.in_text = !self.in_text,
                _ if self.in_text => {}
                '[' | '{' => self.depth += 1,
                ']' | '}' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth + 1 == OF_ROWS {
                        lines.push_str(&line(&std::mem::take(&mut self.row)));
                        lines.push('\n');
                    }
                }
                _ => {}
            }
        }
        lines
    }
}

/// A row as a line of CSV; what is no list stands in one cell.
fn line(row: &str) -> String {
    let cells = match serde_json::from_str(row) {
        Ok(Value::Array(cells)) => cells,
        _ => vec![Value::from(row)],
    };
    let cell = |value: &Value| {
        let words = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        format!("\"{}\"", words.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_lines_wherever_the_pieces_end() {
        let text = r#" [["Ticket ID","Subject","Status","Tags"],
            [501, "a ] \" b", null, ["vip","x"]], [502,"c","Open",[]]]"#;
        let csv = concat!(
            "\"Ticket ID\",\"Subject\",\"Status\",\"Tags\"\n",
            "\"501\",\"a ] \"\" b\",\"\",\"[\"\"vip\"\",\"\"x\"\"]\"\n",
            "\"502\",\"c\",\"Open\",\"[]\"\n"
        );
        for size in [1, 3, 1000] {
            let mut cells = Cells::of(text).expect("it has headings");
            let letters: Vec<char> = text.chars().collect();
            let read: String =
                letters.chunks(size).map(|piece| cells.push(&piece.iter().collect::<String>())).collect();
            assert_eq!(read, csv, "{size}");
        }
        for other in
            ["[[1, 2], [3, 4]]", "[{\"id\": 1}]", "[[{\"id\": 1}]]", "[[\"a\",\"b\",\"c\"],[1,2,3]]", ""]
        {
            assert_eq!(Cells::of(other), None, "{other}");
        }
    }
}
