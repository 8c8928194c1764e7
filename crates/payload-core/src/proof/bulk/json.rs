//! Cuts JSON into tickets as it streams in: a list of objects, an object a line, or objects one after the
//! other. Only one ticket is held at a time.

use super::Row;

/// Longer tickets than this are skipped.
const MAX_ROW: usize = crate::ticket::MAX_JSON;

/// How the tickets follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// `[{…}, {…}]`
    List,
    /// Starts with an object; the first line break tells how it goes on.
    Undecided,
    /// One in each line.
    Lines,
    /// One after the other, over several lines.
    Stream,
}

/// Cuts a text into tickets.
#[derive(Debug)]
pub struct Splitter {
    layout: Layout,
    /// Whether the list's own bracket is open.
    in_list: bool,
    depth: usize,
    in_text: bool,
    escaped: bool,
    row: String,
    too_long: bool,
    begun: bool,
    line: usize,
    row_line: usize,
    number: usize,
    ended: bool,
}

impl Splitter {
    /// For a text whose first character is a `[` (a list) or something else (objects).
    pub fn new(is_list: bool) -> Self {
        Self {
            layout: if is_list { Layout::List } else { Layout::Undecided },
            in_list: false,
            depth: 0,
            in_text: false,
            escaped: false,
            row: String::new(),
            too_long: false,
            begun: false,
            line: 1,
            row_line: 1,
            number: 0,
            ended: false,
        }
    }

    /// Reads on; every whole ticket goes to `emit`.
    pub fn push(&mut self, text: &str, emit: &mut dyn FnMut(Row<'_>)) {
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                self.line_break(&text[start..at], emit, &mut start, at);
                self.line += 1;
                continue;
            }
            if self.layout == Layout::Lines {
                self.begin_unless_blank(byte, at, &mut start);
                continue;
            }
            if self.in_text {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_text = false,
                    _ => {}
                }
                continue;
            }
            match byte {
                b'[' if self.layout == Layout::List && !self.in_list && !self.begun => self.in_list = true,
                b']' if self.depth == 0 && self.in_list => {
                    self.end(&text[start..at], emit);
                    self.in_list = false;
                    self.ended = true;
                }
                b',' if self.depth == 0 => self.end(&text[start..at], emit),
                b'{' | b'[' => {
                    self.begin_unless_blank(byte, at, &mut start);
                    self.depth += 1;
                }
                b'}' | b']' => {
                    self.begin_unless_blank(byte, at, &mut start);
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        self.end(&text[start..=at], emit);
                    }
                }
                b'"' => {
                    self.begin_unless_blank(byte, at, &mut start);
                    self.in_text = true;
                }
                _ => self.begin_unless_blank(byte, at, &mut start),
            }
        }
        if self.begun {
            self.keep(&text[start..]);
        }
    }

    /// Ends the file. Where it was cut off, the last ticket is a bad row.
    pub fn finish(&mut self, emit: &mut dyn FnMut(Row<'_>)) {
        if self.begun && self.layout != Layout::Lines && (self.depth > 0 || self.in_text) {
            self.number += 1;
            let reason = "the file ends in the middle of it".to_owned();
            emit(Row { number: self.number, line: self.row_line, text: Err(reason) });
        } else {
            self.end("", emit);
        }
    }

    /// Whether the file ended before its list did.
    pub fn is_cut_off(&self) -> bool {
        self.layout == Layout::List && !self.ended
    }

    fn begin_unless_blank(&mut self, byte: u8, at: usize, start: &mut usize) {
        if !self.begun && !matches!(byte, b' ' | b'\t' | b'\r') {
            self.begun = true;
            self.row_line = self.line;
            *start = at;
        }
    }

    fn line_break(&mut self, before: &str, emit: &mut dyn FnMut(Row<'_>), start: &mut usize, at: usize) {
        if self.layout == Layout::Undecided && (self.begun || self.number > 0) {
            // A text cannot go on over a line break, so a line that ends inside one is a broken ticket.
            self.layout = if self.depth > 0 && !self.in_text { Layout::Stream } else { Layout::Lines };
        }
        match self.layout {
            Layout::Lines => self.end(before, emit),
            _ if self.begun && self.depth == 0 && !self.in_text => self.end(before, emit),
            _ => return,
        }
        *start = at + 1;
    }

    fn keep(&mut self, more: &str) {
        if self.row.len() + more.len() > MAX_ROW {
            self.too_long = true;
            self.row.clear();
        }
        if !self.too_long {
            self.row.push_str(more);
        }
    }

    fn end(&mut self, rest: &str, emit: &mut dyn FnMut(Row<'_>)) {
        if !self.begun {
            return;
        }
        self.number += 1;
        let whole = if self.row.is_empty() && !self.too_long && rest.len() <= MAX_ROW {
            rest
        } else {
            self.keep(rest);
            self.row.as_str()
        };
        let text = match self.too_long {
            true => Err(format!("it is longer than {} KB", MAX_ROW / 1024)),
            false => Ok(whole.trim_ascii()),
        };
        emit(Row { number: self.number, line: self.row_line, text });
        self.row.clear();
        (self.begun, self.too_long, self.depth, self.in_text, self.escaped) = (false, false, 0, false, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, size: usize) -> Vec<(usize, usize, String)> {
        let mut splitter = Splitter::new(text.trim_start().starts_with('['));
        let mut found = Vec::new();
        let mut emit = |row: Row<'_>| {
            found.push((row.number, row.line, row.text.map_or_else(|why| format!("! {why}"), str::to_owned)));
        };
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(size) {
            splitter.push(&piece.iter().collect::<String>(), &mut emit);
        }
        splitter.finish(&mut emit);
        found
    }

    fn texts(text: &str) -> Vec<String> {
        rows(text, 1000).into_iter().map(|(.., text)| text).collect()
    }

    #[test]
    fn cuts_lists_lines_and_streams_wherever_the_pieces_end() {
        let list = " [\n {\"a\": \"]},{\\\"\", \"b\": [1, {}]},\n {\"c\":{}} , 7,\"x,y\"\n]\n";
        let lines = "{\"a\":\"}\\\\\"}\n\n{\"b\":[1]}\r\n{\"c\":1}";
        let stream = "{\n \"a\": 1\n}\n{\n \"b\": {\n }\n}{\"c\": 2}";
        for (text, expected) in [
            (list, vec!["{\"a\": \"]},{\\\"\", \"b\": [1, {}]}", "{\"c\":{}}", "7", "\"x,y\""]),
            (lines, vec!["{\"a\":\"}\\\\\"}", "{\"b\":[1]}", "{\"c\":1}"]),
            (stream, vec!["{\n \"a\": 1\n}", "{\n \"b\": {\n }\n}", "{\"c\": 2}"]),
        ] {
            for size in [1, 2, 3, 5, 7, 1000] {
                let found = rows(text, size);
                assert_eq!(
                    found.iter().map(|(.., text)| text.as_str()).collect::<Vec<_>>(),
                    expected,
                    "{size}"
                );
                assert_eq!(found.last().map(|(number, ..)| *number), Some(expected.len()));
            }
        }
        assert_eq!(rows(lines, 4).iter().map(|(_, line, _)| *line).collect::<Vec<_>>(), [1, 3, 4]);
    }

    #[test]
    fn a_broken_line_spoils_no_other() {
        assert_eq!(
            texts("{\"a\": \"x\n{\"b\":1}\nnot json\n{\"c\":1}"),
            ["{\"a\": \"x", "{\"b\":1}", "not json", "{\"c\":1}"]
        );
        assert_eq!(texts("{\"a\":1}\n{\"b\": {\n{\"c\":1}"), ["{\"a\":1}", "{\"b\": {", "{\"c\":1}"]);
    }

    #[test]
    fn a_file_that_was_cut_off_says_so() {
        assert_eq!(texts("[{\"a\":1},{\"b\": \"x"), ["{\"a\":1}", "! the file ends in the middle of it"]);
        let mut splitter = Splitter::new(true);
        splitter.push("[{\"a\":1},", &mut |_| {});
        assert!(splitter.is_cut_off());
        splitter.push("{\"a\":1}]", &mut |_| {});
        assert!(!splitter.is_cut_off());
    }

    #[test]
    fn a_ticket_that_is_too_long_is_skipped() {
        let text = format!("[{{\"a\":\"{}\"}},{{\"b\":1}}]", "x".repeat(MAX_ROW));
        for size in [1000, usize::MAX] {
            let found: Vec<String> = rows(&text, size).into_iter().map(|(.., text)| text).collect();
            assert_eq!(found, ["! it is longer than 512 KB", "{\"b\":1}"]);
        }
    }
}
