//! What a table looks like, told from its start: what separates its columns, and which row is its header.

use super::aligned::Aligned;
use super::columns::{self, Column};
use super::escaped::Escaped;
use super::{csv, unheaded};
use crate::placeholder::Placeholder;
use crate::ticket::read;

/// How many rows are looked at for the header; exports have a few lines of title above it.
const TITLE_ROWS: usize = 15;
/// How many rows are looked at in all.
const ROWS: usize = 60;

/// What separates columns, the most usual last: of equals the last is taken.
pub const SEPARATORS: [u8; 6] = [b'~', b'^', b'|', b'\t', b';', b','];

/// The form of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// What separates its columns.
    pub separator: u8,
    /// How its columns are lined up, where nothing separates them.
    pub aligned: Option<Aligned>,
    /// How its quotes are escaped, where they are not doubled.
    pub escaped: Option<Escaped>,
    /// Whether each row stands in one pair of quotes, as if it were one field.
    pub is_wrapped: bool,
    /// How many rows stand above the tickets: titles, and the header.
    pub above: usize,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The first rows of tickets.
    pub rows: Vec<Vec<String>>,
    /// The column that holds whole tickets as JSON.
    pub json: Option<usize>,
    /// What is to be said of it, as a sentence.
    pub note: Option<String>,
}

/// Tells the form of a table from its start; nothing where it is none.
pub fn layout(start: &str, wanted: &[Placeholder]) -> Option<Layout> {
    let wrapped = || {
        // Nothing separates the fields of a row that is one.
        let rows = start.trim_start().starts_with('"').then(|| rows(start, 0, ROWS))?;
        let inside: Vec<String> = rows.into_iter().flatten().collect();
        Some(Layout { is_wrapped: true, ..layout_of(&inside.join("\n"), wanted)? })
    };
    let separated = || of_escaped(start, wanted).or_else(|| layout_of(start, wanted)).or_else(wrapped);
    let Some(mut aligned) = Aligned::of(start, wanted) else { return separated() };
    let text = aligned.csv(start) + &aligned.end();
    let layout = layout_of(&text, wanted).map(|layout| Layout { aligned: Some(aligned), ..layout });
    let count = |layout: &Option<Layout>| layout.as_ref().map_or(0, |layout| layout.known(wanted));
    let other = separated();
    if count(&layout) > count(&other) || layout.as_ref().is_some_and(Layout::is_drawn) {
        layout
    } else {
        other
    }
}

/// The form of a table whose quotes are escaped.
fn of_escaped(start: &str, wanted: &[Placeholder]) -> Option<Layout> {
    let escaped = Escaped::of(start)?;
    Some(Layout { escaped: Some(escaped.clone()), ..layout_of(&{ escaped }.csv(start), wanted)? })
}

impl Layout {
    fn is_drawn(&self) -> bool {
        self.aligned.as_ref().is_some_and(Aligned::is_drawn)
    }

    fn known(&self, wanted: &[Placeholder]) -> usize {
        self.columns.iter().filter(|column| columns::is_known(&column.heading, wanted)).count()
    }
}

fn layout_of(start: &str, wanted: &[Placeholder]) -> Option<Layout> {
    // The last row may be cut off.
    let told = start
        .strip_prefix("sep=")
        .and_then(|rest| rest.bytes().next())
        .filter(|byte| SEPARATORS.contains(byte));
    let separators = told.map_or(SEPARATORS.to_vec(), |byte| vec![byte]);
    let tried = separators.into_iter().filter_map(|separator| {
        let rows = rows(start, separator, ROWS);
        let header = header(&rows, wanted)?;
        let headings = rows.get(header)?;
        let even = rows.iter().skip(header).filter(|row| row.len() == headings.len()).count();
        Some((known(headings, wanted), even, separator, header, rows))
    });
    let (_, _, separator, header, mut rows) = tried.max_by_key(|(known, even, ..)| (*known, *even))?;
    let is_unheaded = unheaded::is_ticket(rows.get(header)?);
    let above = if is_unheaded { header } else { header + 1 };
    let below = rows.split_off(above);
    let (columns, note) = match rows.get(header) {
        Some(headings) => {
            let grouped =
                grouped(&rows, headings).filter(|grouped| known(grouped, wanted) > known(headings, wanted));
            (columns::columns(grouped.as_ref().unwrap_or(headings), wanted, &below), None)
        }
        None => {
            let columns = unheaded::columns(&below);
            let note = unheaded::note(&columns);
            (columns, Some(note))
        }
    };
    let json = column_of_json(&columns);
    let note = note.or_else(|| {
        let heading = columns.get(json?)?.heading.trim();
        Some(format!("“{heading}” holds whole tickets as JSON: they are read from there, and other columns are not used."))
    });
    Some(Layout {
        separator,
        aligned: None,
        escaped: None,
        is_wrapped: false,
        above,
        columns,
        rows: below,
        json,
        note,
    })
}

/// The headings of a table with what the row above says of each, as where two columns are called the same: `Agent` over
/// `Name` is `Agent - Name`. Nothing where no row is above.
fn grouped(above: &[Vec<String>], headings: &[String]) -> Option<Vec<String>> {
    let groups = above.iter().rev().nth(1)?;
    let mut group = "";
    let named = headings.iter().enumerate().map(|(at, heading)| {
        // A merged cell is empty but for the first.
        let cell = groups.get(at).map_or("", |cell| cell.trim());
        group = if cell.is_empty() { group } else { cell };
        let is_named = !group.is_empty() && !heading.trim().is_empty();
        if is_named { format!("{group} - {}", heading.trim()) } else { heading.clone() }
    });
    Some(named.collect())
}

/// The column that holds whole tickets as JSON, as exports of recorded requests do, where no other tells what tickets
/// have.
fn column_of_json(columns: &[Column]) -> Option<usize> {
    let of_tickets = ["ticket.status", "ticket.subject", "ticket.from_email"];
    let tells =
        |column: &Column| column.field.as_ref().is_some_and(|field| of_tickets.contains(&field.as_str()));
    if columns.iter().any(tells) {
        return None;
    }
    let is_ticket = |text: &String| text.starts_with(['{', '[']) && read::row(text, None).is_ok();
    columns.iter().position(|column| column.samples.iter().any(is_ticket))
}

/// Every row of a short table, its header among them.
pub fn rows_of(text: &str) -> Vec<Vec<String>> {
    let separator =
        SEPARATORS.into_iter().max_by_key(|byte| text.bytes().filter(|other| other == byte).count());
    let mut rows = Vec::new();
    let mut reader = csv::Reader::new(separator.unwrap_or(b','));
    let mut keep = |record: csv::Record<'_>| rows.extend(record.fields.map(<[String]>::to_vec));
    reader.push(text, &mut keep);
    reader.finish(&mut keep);
    rows
}

/// The first rows of a table, at most so many.
pub fn rows(start: &str, separator: u8, most: usize) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut reader = csv::Reader::new(separator);
    let mut keep = |record: csv::Record<'_>| {
        if rows.len() < most {
            rows.push(record.fields.map(<[String]>::to_vec).unwrap_or_default());
        }
    };
    reader.push(start, &mut keep);
    reader.finish(&mut keep);
    rows
}

/// How many known headings a row has; groups of columns are named again for each of them.
fn known(row: &[String], wanted: &[Placeholder]) -> usize {
    let is_first = |(at, heading): &(usize, &String)| !row.iter().take(*at).any(|before| before == *heading);
    let different = row.iter().enumerate().filter(is_first);
    different.filter(|(_, heading)| columns::is_known(heading, wanted)).count()
}

/// Which row is the header: the first with the most known headings, or where none is known, the first that has
/// several cells.
fn header(rows: &[Vec<String>], wanted: &[Placeholder]) -> Option<usize> {
    let cells = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let first = rows.iter().position(|row| cells(row) >= 2)?;
    let mut best = (first, 1);
    for (at, row) in rows.iter().enumerate().take(TITLE_ROWS) {
        let known = known(row, wanted);
        if known > best.1 {
            best = (at, known);
        }
    }
    Some(best.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (char, usize, Vec<String>) {
        let layout = layout(text, &[]).unwrap();
        (
            char::from(layout.separator),
            layout.above,
            layout.columns.into_iter().map(|column| column.heading).collect(),
        )
    }

    #[test]
    fn finds_separator_and_header() {
        for (text, separator, above, first) in [
            ("Ticket ID;Email\n1;a,b,c\n", ';', 1, "Ticket ID"),
            ("a\tb\n1\t2;3\n", '\t', 1, "a"),
            ("sep=;\nid;b,c\n1;2\n", ';', 2, "id"),
            (
                "Ticket export - Acme, Inc.\r\n\r\nTicket ID,Subject,Email\r\n1,Hi,a@b.co\r\n",
                ',',
                2,
                "Ticket ID",
            ),
            ("Report;Tickets\nFrom;2026-01-01\nTicket-ID;Betreff;E-Mail\n1;x;Email\n", ';', 3, "Ticket-ID"),
            ("A,B,C\n7,ann@example.com,Email\n", ',', 1, "A"),
            ("501,Resolved,noor@example.org\n", ',', 0, "Column 1 (501)"),
            ("Tickets of May\n501;Resolved;noor@example.org\n", ';', 1, "Column 1 (501)"),
            ("Ticket ID | Email\n1 | a@b.co\n", '|', 1, "Ticket ID "),
        ] {
            let found = told(text);
            assert_eq!((found.0, found.1, found.2[0].as_str()), (separator, above, first), "{text}");
        }
        let wrapped = layout("\"Ticket ID,\"\"Email\"\"\"\n\"1,\"\"a, b\"\"\"\n", &[]).unwrap();
        assert!(wrapped.is_wrapped);
        assert_eq!(wrapped.rows, [["1", "a, b"]]);
        assert_eq!(layout("Dear Sir or Madam\nhello\n", &[]), None);
    }
}
