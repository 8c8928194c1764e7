//! Reads CSV as it streams in, after RFC 4180: quoted fields with line breaks, doubled quotes.

use crate::text::slice;

/// Longer rows than this are skipped.
const MAX_ROW: usize = crate::ticket::MAX_JSON;

/// One row of the file: its fields, or why they cannot be had.
#[derive(Debug)]
pub struct Record<'a> {
    /// The line of the file on which it starts, from 1.
    pub line: usize,
    /// Its fields.
    pub fields: Result<&'a [String], String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first character of a field.
    Start,
    /// After spaces at its start, which count unless a quote follows.
    Spaces,
    /// In a field without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote that ends the field, or is the first of two.
    Quote,
}

/// Cuts a text into rows and fields.
#[derive(Debug)]
pub struct Reader {
    separator: u8,
    state: State,
    fields: Vec<String>,
    field: String,
    length: usize,
    line: usize,
    row_line: usize,
    after_return: bool,
}

impl Reader {
    /// A reader of a text whose fields have this byte between them.
    pub fn new(separator: u8) -> Self {
        Self {
            separator,
            state: State::Start,
            fields: Vec::new(),
            field: String::new(),
            length: 0,
            line: 1,
            row_line: 1,
            after_return: false,
        }
    }

    /// Ends the file.
    pub fn finish(&mut self, emit: &mut dyn FnMut(Record<'_>)) {
        if self.state == State::Quoted {
            let reason = "a quote is opened and never closed".to_owned();
            emit(Record { line: self.row_line, fields: Err(reason) });
        } else if self.state != State::Start || !self.fields.is_empty() {
            self.end_row(emit);
        }
    }

    /// Reads on; every whole row that is not blank goes to `emit`.
    pub fn push(&mut self, text: &str, emit: &mut dyn FnMut(Record<'_>)) {
        let separator = self.separator;
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            if std::mem::take(&mut self.after_return) && byte == b'\n' {
                at += 1;
                continue;
            }
            match self.state {
                State::Start if byte == b'"' => self.state = State::Quoted,
                State::Spaces if byte == b'"' => {
                    self.field.clear();
                    self.state = State::Quoted;
                }
                State::Start | State::Spaces if byte == b' ' => {
                    self.keep(" ");
                    self.state = State::Spaces;
                }
                State::Quoted => {
                    let quoted = slice(text, at..).split('"').next().unwrap_or_default();
                    self.line += quoted.bytes().filter(|byte| *byte == b'\n').count();
                    self.keep(quoted);
                    at += quoted.len();
                    if at < bytes.len() {
                        self.state = State::Quote;
                    } else {
                        continue;
                    }
                }
                State::Quote if byte == b'"' => {
                    self.keep("\"");
                    self.state = State::Quoted;
                }
                _ if byte == separator => self.end_field(),
                _ if byte == b'\n' || byte == b'\r' => {
                    self.after_return = byte == b'\r';
                    self.end_row(emit);
                    self.line += 1;
                    self.row_line = self.line;
                }
                _ => {
                    self.state = State::Plain;
                    let rest = slice(text, at..);
                    let ends = |byte| byte == separator || byte == b'\n' || byte == b'\r';
                    let length = rest.bytes().position(ends).unwrap_or(rest.len());
                    self.keep(slice(rest, ..length));
                    at += length;
                    continue;
                }
            }
            at += 1;
        }
    }

    fn keep(&mut self, more: &str) {
        self.length += more.len();
        if self.length <= MAX_ROW {
            self.field.push_str(more);
        }
    }

    fn end_field(&mut self) {
        self.fields.push(std::mem::take(&mut self.field));
        self.state = State::Start;
    }

    fn end_row(&mut self, emit: &mut dyn FnMut(Record<'_>)) {
        self.end_field();
        let blank = self.fields.iter().all(|field| field.trim().is_empty());
        if self.length > MAX_ROW {
            let reason = format!("it is longer than {} KB; is a quote never closed?", MAX_ROW / 1024);
            emit(Record { line: self.row_line, fields: Err(reason) });
        } else if !blank {
            emit(Record { line: self.row_line, fields: Ok(&self.fields) });
        }
        self.fields.clear();
        self.length = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, size: usize) -> Vec<(usize, Vec<String>)> {
        let mut reader = Reader::new(b',');
        let mut found = Vec::new();
        let mut emit = |record: Record<'_>| {
            found.push((
                record.line,
                record.fields.map_or_else(|why| vec![format!("! {why}")], <[String]>::to_vec),
            ));
        };
        let characters: Vec<char> = text.chars().collect();
        for piece in characters.chunks(size) {
            reader.push(&piece.iter().collect::<String>(), &mut emit);
        }
        reader.finish(&mut emit);
        found
    }

    #[test]
    fn reads_as_the_rfc_says() {
        let text =
            "id,name,\"a, b\"\r\n1,\"Ann \"\"Al\"\" Lee\",\"two\r\nlines\"\r\n\r\n2,plain \"x\",\r\n3,,é";
        for size in [1, 2, 3, 1000] {
            assert_eq!(
                read(text, size),
                [
                    (1, vec!["id".into(), "name".into(), "a, b".into()]),
                    (2, vec!["1".into(), "Ann \"Al\" Lee".into(), "two\r\nlines".into()]),
                    (5, vec!["2".into(), "plain \"x\"".into(), String::new()]),
                    (6, vec!["3".into(), String::new(), "é".into()]),
                ],
                "{size}"
            );
        }
    }

    #[test]
    fn spaces_may_stand_before_a_quote() {
        for size in [1, 2, 100] {
            let row = vec!["id".to_owned(), "a, b".into(), " c d".into(), " ".into(), "e \"f\"".into()];
            assert_eq!(read("id, \"a, b\", c d, ,e \"f\"", size), [(1, row)]);
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_named() {
        let found = read("a,b\n1,\"x\n2,y", 4);
        assert_eq!(found[1], (2, vec!["! a quote is opened and never closed".to_owned()]));
    }

    proptest! {
        #[test]
        fn reads_back_what_was_written(rows in proptest::collection::vec(proptest::collection::vec("[a\",\r\n;é]{0,6}", 3), 1..6), size in 1usize..9) {
            let mut text = String::from("x,y,z\n");
            for row in &rows {
                let fields: Vec<String> = row.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\""))).collect();
                text.push_str(&fields.join(","));
                text.push_str("\r\n");
            }
            let found: Vec<Vec<String>> = read(&text, size).into_iter().skip(1).map(|(_, fields)| fields).collect();
            let rows: Vec<Vec<String>> = rows.into_iter().filter(|row| row.iter().any(|field| !field.trim().is_empty())).collect();
            prop_assert_eq!(found, rows);
        }
    }
}
