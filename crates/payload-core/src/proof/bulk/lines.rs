//! JSON among other text: in lines of a log, each by itself, or in a message as a whole.

use super::Row;
use crate::ticket::MAX_JSON;
use crate::ticket::read::{self, NamedTicket};
use serde_json::Value;

/// What is said of it.
pub const NOTE: &str = "The text around the JSON was passed over.";

/// So many lines are looked at.
const LOOKED_AT: usize = 60;

/// Cuts a text into its lines with JSON in them, or takes it as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    is_one: bool,
    rest: String,
    line: usize,
    number: usize,
}

/// Whether JSON may stand in a text, as it is or percent-encoded.
pub fn may_have_json(text: &str) -> bool {
    ["{", "%7B", "%7b"].iter().any(|brace| text.contains(brace))
}

/// Whether a line has a whole ticket in it.
pub fn has_ticket(line: &str) -> bool {
    line.contains('{') && read::row(line, None).is_ok_and(|tickets| !tickets.is_empty())
}

/// How tickets stand among other text; nothing where none do. Whether the text is all of the file.
pub fn among(text: &str, is_whole: bool) -> Option<Lines> {
    // The own fields of a ticket may stand in a line by themselves, behind their name.
    let has_more = |found: &NamedTicket| {
        let value = found.ticket.value();
        value
            .get("ticket")
            .and_then(Value::as_object)
            .is_some_and(|map| map.keys().any(|key| !key.starts_with("cf_")))
    };
    let tickets = |text: &str| match may_have_json(text) {
        true => {
            read::row(text, None).map_or(0, |tickets| tickets.iter().filter(|found| has_more(found)).count())
        }
        false => 0,
    };
    let in_lines = text.lines().take(LOOKED_AT).map(tickets).sum::<usize>();
    // Names and values in lines may have objects for values.
    if in_lines == 0 && read::pairs::of(text).is_some() {
        return None;
    }
    // Over several lines there is more than in each of them.
    let is_one = is_whole && tickets(text) > in_lines;
    (is_one || in_lines > 0).then(|| Lines { is_one, ..Lines::default() })
}

impl Lines {
    /// Reads on; every line with JSON in it goes to `emit`.
    pub fn push(&mut self, text: &str, emit: &mut dyn FnMut(Row<'_>)) {
        for piece in text.split_inclusive('\n') {
            self.rest.push_str(piece);
            if piece.ends_with('\n') && !self.is_one {
                self.end(emit);
            }
        }
    }

    /// Ends the file.
    pub fn finish(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        self.end(emit);
    }

    fn end(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        self.line += 1;
        let text = std::mem::take(&mut self.rest);
        // Logs tell much else.
        if !may_have_json(&text) {
            return;
        }
        self.number += 1;
        let text = match text.len() > MAX_JSON {
            true => Err(format!("it is longer than {} KB", MAX_JSON / 1024)),
            false => Ok(text.trim()),
        };
        emit(Row { number: self.number, line: self.line, text });
    }
}
