//! Cuts JSON into tickets as it streams in: lists, pages of lists, an object a line, or objects one after the
//! other, whole answers among them. Only one of them is held at a time; an answer that is too long for that is
//! opened, and its list cut in turn.

use super::Row;
use crate::text::slice;
use crate::ticket::read::envelope::{AROUND, MANY, is_of_others};

/// Longer rows than this are skipped.
const MAX_ROW: usize = crate::ticket::MAX_JSON;

/// Keys of tickets, and of no answer around them.
const OF_TICKETS: [&str; 3] = ["\"subject\"", "\"custom_fields\"", "\"responder_id\""];

/// How the rows follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// The first line break tells.
    Undecided,
    /// One in each line: a broken line spoils no other.
    Lines,
    /// One after the other, over several lines, or in lists.
    Stream,
}

/// What is open around the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// `[`, with rows in it.
    List,
    /// The `{` of an answer that was too long, or of what is around its list; all but the list is passed over.
    Answer,
}

/// Cuts a text into rows.
#[derive(Debug)]
pub struct Splitter {
    layout: Layout,
    open: Vec<Open>,
    /// Whether what has begun is opened, if it is an answer.
    opens_answers: bool,
    /// The lists of others in opened answers: nobody knows their people by the time a ticket is read.
    pub passed_lists: Vec<String>,
    depth: usize,
    in_text: bool,
    escaped: bool,
    /// The last text at the first level of an object, as long as it may be a key that matters.
    key: String,
    row: String,
    begun: bool,
    /// Whether what has begun is no row, but a part of an answer that is passed over.
    passed_over: bool,
    too_long: bool,
    line: usize,
    row_line: usize,
    number: usize,
}

impl Splitter {
    /// For a text whose first character is a `[` (a list) or something else (objects).
    pub fn new(is_list: bool) -> Self {
        Self {
            layout: if is_list { Layout::Stream } else { Layout::Undecided },
            open: Vec::new(),
            opens_answers: false,
            passed_lists: Vec::new(),
            depth: 0,
            in_text: false,
            escaped: false,
            key: String::new(),
            row: String::new(),
            begun: false,
            passed_over: false,
            too_long: false,
            line: 1,
            row_line: 1,
            number: 0,
        }
    }

    /// Reads on; every whole row goes to `emit`.
    pub fn push(&mut self, text: &str, emit: &mut dyn FnMut(Row<'_>)) {
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                let goes_on = may_go_on(slice(text, at + 1..));
                self.line_break(slice(text, start..at), emit, &mut start, at, goes_on);
                self.line += 1;
            } else if self.in_text {
                self.in_text(byte);
            } else {
                self.between(byte, at, text, &mut start, emit);
            }
        }
        if self.begun {
            self.keep(slice(text, start..), emit);
        }
    }

    /// A byte inside quotes.
    fn in_text(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => self.in_text = false,
            _ if self.key.len() < 20 && byte.is_ascii() => self.key.push(char::from(byte)),
            _ => {}
        }
    }

    /// A byte outside of quotes.
    fn between(&mut self, byte: u8, at: usize, text: &str, start: &mut usize, emit: &mut dyn FnMut(Row<'_>)) {
        let (list, answer) = (self.open.last() == Some(&Open::List), self.open.last() == Some(&Open::Answer));
        let in_answer = answer && !self.begun;
        let opens = self.opens_answers && self.begun && self.depth == 1 && !self.open.contains(&Open::Answer);
        if byte == b'[' && (in_answer || opens) && is_of_others(&self.key) {
            self.passed_lists.push(self.key.clone());
        }
        match byte {
            b'[' if !self.begun && !answer => self.open.push(Open::List),
            b'[' | b'{' if (in_answer || opens) && self.leads_on(byte) => {
                // What has begun is no ticket, but an answer with tickets in it.
                if opens {
                    self.reset();
                    self.open.push(Open::Answer);
                }
                self.open.push(if byte == b'[' { Open::List } else { Open::Answer });
            }
            b']' if self.depth == 0 && list => {
                self.end(slice(text, *start..at), emit);
                self.open.pop();
            }
            b'}' if in_answer => {
                self.open.pop();
                self.opens_answers = self.open.contains(&Open::Answer);
            }
            b',' if self.depth == 0 && (list || !self.begun) => self.end(slice(text, *start..at), emit),
            b'{' | b'[' => {
                self.begin_unless_blank(byte, at, start);
                self.passed_over |= answer;
                self.depth += 1;
            }
            b'}' | b']' => {
                self.begin_unless_blank(byte, at, start);
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end(slice(text, *start..=at), emit);
                }
            }
            b'"' => {
                self.key.clear();
                self.in_text = true;
                if !answer {
                    self.begin_unless_blank(byte, at, start);
                }
            }
            _ if answer && !self.begun => {}
            _ => self.begin_unless_blank(byte, at, start),
        }
    }

    /// Whether the last key holds the tickets of an answer, or what is around them.
    fn leads_on(&self, byte: u8) -> bool {
        (if byte == b'[' { &MANY[..] } else { &AROUND[..] }).contains(&self.key.as_str())
    }

    /// Ends the file. Where it was cut off, the last row is a bad one.
    pub fn finish(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        let is_cut_off = |splitter: &Self| {
            let is_open = splitter.depth > 0 || splitter.in_text;
            splitter.begun && splitter.layout != Layout::Lines && is_open && !splitter.passed_over
        };
        if is_cut_off(self) && self.may_be_opened() {
            self.open_answer(emit);
        }
        if is_cut_off(self) {
            self.number += 1;
            let reason = "the file ends in the middle of it".to_owned();
            emit(Row { number: self.number, line: self.row_line, text: Err(reason) });
        } else {
            self.end("", emit);
        }
    }

    /// Whether the file ended before its lists did.
    pub fn is_cut_off(&self) -> bool {
        !self.open.is_empty()
    }

    fn begin_unless_blank(&mut self, byte: u8, at: usize, start: &mut usize) {
        if !self.begun && !matches!(byte, b' ' | b'\t' | b'\r') {
            self.begun = true;
            self.row_line = self.line;
            *start = at;
        }
    }

    fn line_break(
        &mut self,
        before: &str,
        emit: &mut dyn FnMut(Row<'_>),
        start: &mut usize,
        at: usize,
        goes_on: bool,
    ) {
        if self.layout == Layout::Undecided && (self.begun || self.number > 0) {
            // A line that ends inside a text is a broken ticket where another begins below it. Else the text has the
            // line break in it as it is.
            let is_inside = (self.depth > 0 || !self.open.is_empty()) && (!self.in_text || goes_on);
            self.layout = if is_inside { Layout::Stream } else { Layout::Lines };
        }
        if self.layout == Layout::Lines {
            self.end(before, emit);
            self.reset();
            self.open.clear();
            self.opens_answers = false;
        } else if self.begun && self.depth == 0 && !self.in_text {
            self.end(before, emit);
        } else {
            return;
        }
        *start = at + 1;
    }

    fn keep(&mut self, more: &str, emit: &mut dyn FnMut(Row<'_>)) {
        if self.passed_over || self.too_long {
            return;
        }
        self.row.push_str(more);
        if self.row.len() <= MAX_ROW {
            return;
        }
        match self.may_be_opened() {
            true => self.open_answer(emit),
            false => (self.too_long, self.row) = (true, String::new()),
        }
    }

    /// Whether the row may be an answer with tickets in it: it has the key of a list, and none of a ticket before it.
    fn may_be_opened(&self) -> bool {
        if self.opens_answers || self.too_long || self.open.contains(&Open::Answer) {
            return false;
        }
        let keys = MANY.iter().filter_map(|key| self.row.find(&format!("\"{key}\"")));
        let others = self.row.get(..200).and_then(|start| start.split('"').find(|key| is_of_others(key)));
        let before = keys.min().or(others.map(|_| 0));
        before.is_some_and(|end| !OF_TICKETS.iter().any(|key| slice(&self.row, ..end).contains(key)))
    }

    /// Reads the row once more, and opens it.
    fn open_answer(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        let row = std::mem::take(&mut self.row);
        self.reset();
        self.opens_answers = true;
        self.line = self.row_line;
        self.push(&row, emit);
    }

    fn reset(&mut self) {
        (self.begun, self.passed_over, self.too_long) = (false, false, false);
        (self.depth, self.in_text, self.escaped) = (0, false, false);
        self.row.clear();
    }

    fn end(&mut self, rest: &str, emit: &mut dyn FnMut(Row<'_>)) {
        if !self.begun {
            return;
        }
        if self.passed_over {
            return self.reset();
        }
        let is_whole = self.row.is_empty() && !self.too_long && rest.len() <= MAX_ROW;
        if !is_whole {
            self.keep(rest, emit);
            if !self.begun {
                // It was an answer, and its rows are told already.
                return;
            }
        }
        self.number += 1;
        let text = match (self.too_long, is_whole) {
            (true, _) => Err(format!("it is longer than {} KB", MAX_ROW / 1024)),
            (false, true) => Ok(rest.trim_ascii()),
            (false, false) => Ok(self.row.trim_ascii()),
        };
        emit(Row { number: self.number, line: self.row_line, text });
        self.reset();
        self.opens_answers = self.open.contains(&Open::Answer);
    }
}

/// Whether what stands below a line may be more of it, and is no ticket of its own.
fn may_go_on(below: &str) -> bool {
    let below = below.trim_ascii_start();
    !below.is_empty() && !below.starts_with('{')
}

#[cfg(test)]
mod tests;
