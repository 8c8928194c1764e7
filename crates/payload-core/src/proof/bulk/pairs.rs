//! Tickets as lines of names and values, cut as the file streams in.

use super::Row;
use crate::ticket::MAX_JSON;
use crate::ticket::read::pairs::Pairs;
use serde_json::{Map, Value};

/// Cuts a text into its tickets.
#[derive(Debug)]
pub struct Reader {
    pairs: Pairs,
    rest: String,
    line: usize,
    /// The line on which the ticket starts.
    row_line: usize,
    number: usize,
}

impl Reader {
    /// For a text of that form.
    pub fn new(pairs: Pairs) -> Self {
        Self { pairs, rest: String::new(), line: 1, row_line: 1, number: 0 }
    }

    /// Reads on; every whole ticket goes to `emit`, as JSON.
    pub fn push(&mut self, text: &str, emit: &mut dyn FnMut(Row<'_>)) {
        for piece in text.split_inclusive('\n') {
            // What is longer is no line of a ticket.
            if self.rest.len() <= MAX_JSON {
                self.rest.push_str(piece);
            }
            if piece.ends_with('\n') {
                self.end_line(emit);
            }
        }
    }

    /// Ends the file.
    pub fn finish(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        self.end_line(emit);
        let last = self.pairs.end();
        self.emit(last, emit);
    }

    fn end_line(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        let line = std::mem::take(&mut self.rest);
        let ended = self.pairs.line(line.trim_end_matches(['\n', '\r']));
        self.emit(ended, emit);
        self.line += 1;
    }

    fn emit(&mut self, ticket: Option<Map<String, Value>>, emit: &mut dyn FnMut(Row<'_>)) {
        let Some(ticket) = ticket else { return };
        self.number += 1;
        let text = Value::Object(ticket).to_string();
        emit(Row { number: self.number, line: self.row_line, text: Ok(&text) });
        self.row_line = self.line;
    }
}
