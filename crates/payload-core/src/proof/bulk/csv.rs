//! Reads CSV as it streams in, after RFC 4180: quoted fields with line breaks, doubled quotes.
//!
//! A quote that is never closed would take all rows below it, up to the next quote, into one field. Where a field
//! spans lines and its row is not what it should be, reading starts again at the first line below that is a row of
//! the right width by itself.

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
    /// How many fields a row has, once that is known.
    width: Option<usize>,
    /// What stands below the line on which a quote of this row was opened, where it spans lines.
    below: Option<Below>,
    /// Whether something stands behind the closing quote of a field of this row.
    is_odd: bool,
    /// Whether this is read for the second time.
    is_again: bool,
    /// How much may be read a second time yet: no more than was read, so that all of it takes time in proportion.
    credit: usize,
}

/// The lines below the one on which a quote was opened.
#[derive(Debug)]
struct Below {
    line: usize,
    text: String,
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
            width: None,
            below: None,
            is_odd: false,
            is_again: false,
            credit: MAX_ROW,
        }
    }

    /// Tells how many fields a row has.
    pub fn expect(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// Ends the file.
    pub fn finish(&mut self, emit: &mut dyn FnMut(Record<'_>)) {
        while self.is_suspicious() && self.starts_again(emit) {}
        if self.state == State::Quoted {
            let reason = match self.line - self.row_line {
                0 => "a quote is opened and never closed".to_owned(),
                _ => format!(
                    "a quote is opened and never closed: lines {} to {} lie in one field",
                    self.row_line, self.line
                ),
            };
            emit(Record { line: self.row_line, fields: Err(reason) });
        } else if self.state != State::Start || !self.fields.is_empty() {
            self.end_row(emit);
        }
    }

    /// Reads on; every whole row that is not blank goes to `emit`.
    pub fn push(&mut self, text: &str, emit: &mut dyn FnMut(Record<'_>)) {
        let separator = self.separator;
        let bytes = text.as_bytes();
        self.credit += if self.is_again { 0 } else { text.len() };
        // Where that begins which is still to be kept as what stands below an open quote.
        let (mut at, mut from) = (0, 0);
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
                    if let (None, Some(first)) = (&self.below, quoted.find('\n'))
                        && self.length <= MAX_ROW
                    {
                        self.below = Some(Below { line: self.line + 1, text: String::new() });
                        from = at + first + 1;
                    }
                    self.line += quoted.bytes().filter(|byte| *byte == b'\n').count();
                    self.keep(quoted);
                    at += quoted.len();
                    if self.length > MAX_ROW && self.below.is_some() {
                        self.keep_below(slice(text, from..at));
                        from = at;
                        if self.starts_again(emit) {
                            continue;
                        }
                    }
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
                    if self.is_suspicious() {
                        self.keep_below(slice(text, from..=at));
                        from = at + 1;
                        if self.starts_again(emit) {
                            at += 1;
                            continue;
                        }
                    }
                    self.after_return = byte == b'\r';
                    self.end_row(emit);
                    self.line += 1;
                    self.row_line = self.line;
                }
                _ => {
                    self.is_odd |= self.state == State::Quote;
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
        self.keep_below(slice(text, from..));
    }

    fn keep_below(&mut self, more: &str) {
        let Some(below) = &mut self.below else { return };
        below.text.push_str(more);
        if below.text.len() > 2 * MAX_ROW {
            self.below = None;
        }
    }

    /// Whether a quote of this row may never have been closed: the row spans lines, and goes on to the end of the
    /// file, for too long, behind a closing quote or with another number of fields than the header.
    fn is_suspicious(&self) -> bool {
        let is_uneven = || self.width.is_some_and(|width| self.fields.len() + 1 != width);
        self.below.is_some()
            && (self.state == State::Quoted || self.is_odd || self.length > MAX_ROW || is_uneven())
    }

    /// Starts again below the line on which a quote was opened, at the first line that is a row of the right width;
    /// whether there is one.
    fn starts_again(&mut self, emit: &mut dyn FnMut(Record<'_>)) -> bool {
        let (Some(below), Some(width)) = (self.below.take(), self.width) else { return false };
        if self.is_again || self.credit < below.text.len() {
            return false;
        }
        let is_row = |line: &str| width > 2 && fields_of(line, self.separator) == Some(width);
        let (mut passed, mut lines) = (0, 0);
        let found = below.text.split_inclusive('\n').any(|line| {
            let found = is_row(line);
            (passed, lines) = if found { (passed, lines) } else { (passed + line.len(), lines + 1) };
            found
        });
        if !found {
            return false;
        }
        self.credit -= below.text.len();
        let line = below.line + lines;
        let reason = format!(
            "a quote is opened on line {} and never closed, and reading starts again on line {line}; close it, or write it twice (\"\") where it is part of the text",
            below.line - 1
        );
        emit(Record { line: self.row_line, fields: Err(reason) });
        self.fields.clear();
        self.field.clear();
        (self.state, self.length, self.is_odd) = (State::Start, 0, false);
        (self.line, self.row_line, self.after_return) = (line, line, false);
        self.is_again = true;
        self.push(slice(&below.text, passed..), emit);
        self.is_again = false;
        true
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
        (self.length, self.below, self.is_odd) = (0, None, false);
    }
}

/// A cell in quotes, with the quotes in it doubled.
pub fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// How many fields a line has that is a row by itself.
fn fields_of(line: &str, separator: u8) -> Option<usize> {
    let mut reader = Reader::new(separator);
    let mut count = None;
    let mut keep = |record: Record<'_>| count = record.fields.ok().map(<[String]>::len);
    reader.push(line, &mut keep);
    if reader.state != State::Quoted {
        reader.finish(&mut keep);
    }
    count
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
        let named = "! a quote is opened and never closed: lines 2 to 3 lie in one field".to_owned();
        assert_eq!(found[1], (2, vec![named]));
    }

    /// Where each row of three fields begins and what is in its first; `!` where it cannot be had.
    fn begun(text: &str, size: usize) -> String {
        let mut reader = Reader::new(b',');
        reader.expect(3);
        let mut found = Vec::new();
        let mut emit = |record: Record<'_>| {
            let first = record.fields.map_or("!".to_owned(), |fields| fields[0].clone());
            found.push(format!("{}:{first}", record.line));
        };
        text.as_bytes().chunks(size).for_each(|piece| reader.push(str::from_utf8(piece).unwrap(), &mut emit));
        reader.finish(&mut emit);
        found.join(" ")
    }

    #[test]
    fn below_a_quote_that_never_closes_reading_starts_again() {
        for (text, rows) in [
            // Closed by a quote of another row, which is not closed either, by none.
            ("1,\"b,c\r\n2,b,c\r\n3,\"b\",c\r\n4,b,c\r\n", "1:! 2:2 3:3 4:4"),
            ("1,\"b,c\n2,b,c\n3,\"b,c\n4,b,c\n", "1:! 2:2 3:! 4:4"),
            ("1,\"b,c\n2,b,c\n3,b,c", "1:! 2:2 3:3"),
            // Text over several lines stays whole, with separators and quotes in it, or cells missing.
            ("1,\"b, c, d\ne,f\",c\n2,b,c\n", "1:1 3:2"),
            ("1,\"b\nso \"\"it\"\" was\"\n2,b,c\n", "1:1 3:2"),
            ("1,b,\"c\nso it was\n", "1:!"),
        ] {
            for size in [1, 2, 3, 7, 1000] {
                assert_eq!(begun(text, size), rows, "{size}: {text}");
            }
        }
        // The longest field is not waited for, and rows that all are broken take time in proportion.
        let rows = "2,b,c\n".repeat(MAX_ROW / 3);
        let found = begun(&format!("1,\"b,c\n{rows}"), 1 << 16);
        assert_eq!(found.matches(' ').count(), MAX_ROW / 3);
        begun(&"1,\"b\",\"c\n".repeat(MAX_ROW / 3), 1 << 16);
    }

    proptest! {
        #[test]
        fn reads_back_what_was_written(rows in proptest::collection::vec(proptest::collection::vec("[a\",\r\n;é]{0,6}", 3), 1..6), size in 1usize..9) {
            let mut text = String::from("x,y,z\n");
            for row in &rows {
                let fields: Vec<String> = row.iter().map(|field| quoted(field)).collect();
                text.push_str(&fields.join(","));
                text.push_str("\r\n");
            }
            let found: Vec<Vec<String>> = read(&text, size).into_iter().skip(1).map(|(_, fields)| fields).collect();
            let rows: Vec<Vec<String>> = rows.into_iter().filter(|row| row.iter().any(|field| !field.trim().is_empty())).collect();
            prop_assert_eq!(found, rows);
        }
    }
}
