//! The rows of a table: which of them hold a ticket, and the ticket that each holds.

use super::Row;
use super::aligned::Aligned;
use super::choices;
use super::columns::{self, Column, Known};
use super::csv::{self, Record};
use super::day::Order;
use super::escaped::Escaped;
use super::facts::Facts;
use super::judging::Judging;
use super::merged;
use super::person::Person;
use super::report::{BadRow, Report};
use super::table::Layout;
use crate::placeholder::Placeholder;
use crate::ticket::read::own_fields;
use crate::ticket::read::places;
use crate::ticket::read::slots::{Slots, Target};
use serde_json::json;
use std::borrow::Cow;

/// What stands in rows that add the tickets up.
const TOTALS: &str = include_str!("totals.txt");

/// A table that is being read.
#[derive(Debug)]
pub struct Table {
    /// How its columns are lined up, where nothing separates them.
    aligned: Option<Aligned>,
    /// How its quotes are escaped, where they are not doubled.
    escaped: Option<Escaped>,
    reader: csv::Reader,
    /// What separates the fields in rows that each stand in one pair of quotes.
    inside: Option<u8>,
    rows: Rows,
}

/// What is known of its rows.
#[derive(Debug)]
struct Rows {
    /// What each column holds.
    fields: Vec<Option<Placeholder>>,
    /// How many are still to come above the tickets: titles and the header.
    above: usize,
    header: Vec<String>,
    cells: Vec<Cell>,
    /// The column that holds whole tickets as JSON.
    json: Option<usize>,
    /// Whether spaces stand around what separates the cells.
    is_padded: bool,
    /// The columns of tags, where there are several.
    tags: Vec<usize>,
    /// How many were read.
    count: usize,
}

/// Where the cells of a column go.
#[derive(Debug, Clone)]
struct Cell {
    target: Option<Target>,
    /// The person whose name or address it is.
    person: Option<Person>,
    is: Is,
}

/// What a column tells of a row as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Number,
    Status,
    /// All of the account's own fields, as scripts write an object into a table.
    OwnFields,
    Other,
}

impl Table {
    /// A table of that form. `chosen` are the fields of its columns, if a person chose them.
    pub fn new(layout: &Layout, chosen: Option<&[Option<Placeholder>]>, facts: &mut Facts) -> Self {
        let header: Vec<String> = layout.columns.iter().map(|column| column.heading.clone()).collect();
        let fields: Vec<Option<Placeholder>> = match chosen {
            Some(chosen) if chosen.len() == header.len() => chosen.to_vec(),
            _ => {
                layout.note.iter().for_each(|note| facts.remark(note.clone()));
                if layout.json.is_none() {
                    facts.remarks.extend(super::is_no_file_of_tickets(&layout.columns));
                    let merged = merged::question(&layout.columns, &layout.rows);
                    let questions = columns::questions(&layout.columns).into_iter().chain(merged);
                    questions.for_each(|question| facts.remark(question));
                }
                layout.columns.iter().map(|column| column.field.clone()).collect()
            }
        };
        let is_unused =
            |column: &&Column| column.known == Known::Unknown && !column.heading.trim().is_empty();
        if fields.iter().all(Option::is_none) && layout.note.is_none() {
            let headings: Vec<&str> =
                layout.columns.iter().filter(is_unused).map(|column| column.heading.trim()).collect();
            facts.remark(format!("No column is known: {}. Say what each holds.", headings.join(", ")));
        }
        let cell = |(at, field): (usize, &Option<Placeholder>)| {
            let field = field.as_ref();
            let by_values = layout.columns.get(at).is_some_and(|column| column.known == Known::ByValues);
            let person = field.and_then(|field| Person::of(field.as_str(), by_values));
            let is = match field.map(Placeholder::as_str) {
                Some("ticket.id") => Is::Number,
                Some("ticket.status") => Is::Status,
                None if header.get(at).is_some_and(|heading| own_fields::are_in_column(heading)) => {
                    Is::OwnFields
                }
                _ => Is::Other,
            };
            Cell { target: field.map(Target::of), person, is }
        };
        let cells = fields.iter().enumerate().map(cell).collect();
        let is_tags =
            |at: &usize| fields.get(*at).into_iter().flatten().any(|field| field.as_str() == "ticket.tags");
        let tags: Vec<usize> = (0..fields.len()).filter(is_tags).collect();
        let tags = if tags.len() > 1 { tags } else { Vec::new() };
        let json = layout.json;
        let is_padded = header.len() > 1
            && header.iter().skip(1).all(|heading| heading.starts_with(' ') || heading.is_empty());
        let rows = Rows { fields, above: layout.above, header, cells, json, is_padded, tags, count: 0 };
        let mut reader = csv::Reader::new(layout.separator);
        let inside = layout.is_wrapped.then_some(layout.separator);
        if inside.is_none() {
            reader.expect(rows.header.len());
        }
        Self { aligned: layout.aligned.clone(), escaped: layout.escaped.clone(), reader, inside, rows }
    }

    /// What each column holds.
    pub fn fields(&self) -> &[Option<Placeholder>] {
        &self.rows.fields
    }

    /// Reads on.
    pub fn push(&mut self, text: &str, judging: &Judging, report: &mut Report) {
        let Self { aligned, escaped, reader, inside, rows } = self;
        let text = match (aligned, escaped) {
            (Some(aligned), _) => Cow::Owned(aligned.csv(text)),
            (None, Some(escaped)) => Cow::Owned(escaped.csv(text)),
            (None, None) => Cow::Borrowed(text),
        };
        reader.push(&text, &mut |record| rows.unwrap(record, *inside, judging, report));
    }

    /// Ends the file.
    pub fn finish(&mut self, judging: &Judging, report: &mut Report) {
        let Self { aligned, reader, inside, rows, .. } = self;
        let mut judge = |record: Record<'_>| rows.unwrap(record, *inside, judging, report);
        if let Some(aligned) = aligned {
            reader.push(&aligned.end(), &mut judge);
        }
        reader.finish(&mut judge);
    }
}

impl Rows {
    /// Judges a row, which may stand in one pair of quotes.
    fn unwrap(&mut self, record: Record<'_>, inside: Option<u8>, judging: &Judging, report: &mut Report) {
        let (Some(separator), Ok([row])) = (inside, &record.fields) else {
            return self.judge(record, judging, report);
        };
        let mut reader = csv::Reader::new(separator);
        let mut judge = |inner: Record<'_>| {
            self.judge(Record { line: record.line, fields: inner.fields }, judging, report);
        };
        reader.push(row, &mut judge);
        reader.finish(&mut judge);
    }

    /// Judges a row. Cells that are missing at its end are empty; more than the header has may only be empty.
    fn judge(&mut self, record: Record<'_>, judging: &Judging, report: &mut Report) {
        if self.above > 0 {
            self.above -= 1;
            return;
        }
        self.count += 1;
        // Whoever judges other rows has to know how the columns stand, too.
        let is_header = record.fields.as_ref().is_ok_and(|fields| self.is_header(fields));
        let is_header = is_header || (self.count == 1 && self.is_second_header(&record, judging));
        if is_header || !judging.setup.share.has(self.count) {
            return;
        }
        let (row, line) = (self.count, record.line);
        let fields = match record.fields {
            // Tables of text have a line below the header.
            Ok(fields) if is_rule(fields) => return,
            Ok(fields) => fields,
            Err(why) => return report.skip(BadRow { row, line, why }),
        };
        if let Some(why) = self.no_ticket(fields) {
            return report.skip(BadRow { row, line, why });
        }
        if let Some(text) = self.json.and_then(|at| fields.get(at)) {
            return judging.json(Row { number: row, line, text: Ok(text) }, report);
        }
        let mut slots = Slots::new(false);
        for (at, cell) in self.cells.iter().enumerate() {
            let text = fields.get(at).map(String::as_str).unwrap_or_default();
            let text = if self.is_padded { text.trim() } else { text };
            if cell.is == Is::OwnFields {
                slots.own_fields(own_fields::OBJECTS[0], "", &json!(text));
            }
            let Some(target) = &cell.target else { continue };
            match cell.person {
                _ if self.tags.first() == Some(&at) => {
                    let tags = self.tags.iter().filter_map(|at| fields.get(*at)).map(String::as_str);
                    slots.cell(target, &tags.collect::<Vec<_>>().join(","));
                }
                _ if self.tags.contains(&at) => {}
                Some(person) => person.cell(&mut slots, target, text),
                None => slots.cell(target, text),
            }
        }
        judging.ticket(row, slots.ticket(judging.setup.domain.as_ref()), report);
    }

    /// Whether a row is the header once more, as where exports were put together. Its columns may stand in another
    /// order: then so do those of the rows below.
    fn is_header(&mut self, fields: &[String]) -> bool {
        let find = |field: &String| self.header.iter().position(|heading| is_same_heading(heading, field));
        let Some(order) = fields.iter().map(find).collect::<Option<Vec<usize>>>() else { return false };
        if order.len() != self.header.len() {
            return false;
        }
        // Of several columns with one heading each is itself.
        let mut both = self.header.iter().zip(fields);
        if both.all(|(heading, field)| is_same_heading(heading, field)) {
            return true;
        }
        let is_another_order = (0..order.len()).all(|at| order.contains(&at));
        if is_another_order {
            self.cells = order.iter().filter_map(|at| self.cells.get(*at).cloned()).collect();
            self.header = order.iter().filter_map(|at| self.header.get(*at).cloned()).collect();
            let moved = |at: &usize| order.iter().position(|from| from == at);
            self.tags = self.tags.iter().filter_map(moved).collect();
        }
        is_another_order
    }

    /// Whether the first row holds the headings once more, in other words: those of an API, or of another language.
    fn is_second_header(&self, record: &Record<'_>, judging: &Judging) -> bool {
        const LEAST: usize = 3;
        let Ok(fields) = &record.fields else { return false };
        let cells: Vec<&String> = fields.iter().filter(|cell| !cell.trim().is_empty()).collect();
        cells.len() >= LEAST && cells.iter().all(|cell| columns::is_known(cell, &judging.wanted))
    }

    /// Why a row holds no ticket, if it does not.
    fn no_ticket(&self, fields: &[String]) -> Option<String> {
        let width = self.header.len();
        let mut full = fields.iter().map(|field| field.trim()).filter(|field| !field.is_empty());
        let (first, others) = (full.next().unwrap_or_default(), full.count());
        if others * 2 < width && is_total(first) && !self.is_told(fields, Is::Status) {
            return Some("it adds the tickets up".to_owned());
        }
        // A line of text below the table, or a number below a column.
        let is_short = fields.len() * 2 < width && (others < 2 || !self.is_ticket(fields));
        let tells = self.cells.iter().any(|cell| matches!(cell.is, Is::Number | Is::Status));
        let is_lone = others <= usize::from(tells) && width > 3 && !self.is_ticket(fields);
        match fields.iter().rposition(|field| !field.trim().is_empty()) {
            Some(last) if last >= width => {
                Some(format!("it has {} fields, the header has {width}", last + 1))
            }
            Some(_) if is_short || is_lone => {
                Some(format!("it has {} of the header’s {width} fields", others + 1))
            }
            _ => None,
        }
    }

    /// Whether a row has the number of a ticket, or its status.
    fn is_ticket(&self, fields: &[String]) -> bool {
        self.is_told(fields, Is::Number) || self.is_told(fields, Is::Status)
    }

    /// Whether a row has what such a column holds.
    fn is_told(&self, fields: &[String], what: Is) -> bool {
        self.cells.iter().zip(fields).filter(|(cell, _)| cell.is == what).any(|(_, text)| match what {
            Is::Status => choices::status(text).is_some(),
            _ => text.bytes().any(|byte| byte.is_ascii_digit()) && !text.trim().contains(' '),
        })
    }
}

/// Whether two headings are the same but for case, spaces, quotes and a mark at the start of a file.
fn is_same_heading(one: &str, other: &str) -> bool {
    let bare = |text| str::trim_matches(text, |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '"'));
    let (one, other) = (bare(one), bare(other));
    one == other || one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// `Grand total: 2`, `Ivo Total`
fn is_total(text: &str) -> bool {
    // In bytes.
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return false;
    }
    let text = text.to_lowercase();
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    TOTALS.lines().filter(|line| !line.starts_with('#')).any(|word| {
        text.strip_prefix(word).is_some_and(ends)
            || text.trim_end_matches(':').strip_suffix(word).is_some_and(|rest| rest.ends_with(' '))
    })
}

/// `---|:--:|---`
fn is_rule(fields: &[String]) -> bool {
    let mut cells = fields.iter().map(|field| field.trim()).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some()
        && cells.all(|cell| cell.len() > 1 && cell.bytes().all(|byte| b"-=:+".contains(&byte)))
}

/// What comes first in the dates of a table, as far as its first rows tell; remarks where they do not.
pub fn order_of_dates(layout: &Layout, fields: &[Option<Placeholder>], facts: &mut Facts) -> Order {
    let is_day = |field: &Option<Placeholder>| {
        field
            .as_ref()
            .is_some_and(|field| [places::RESOLVED_AT, "ticket.created_on"].contains(&field.as_str()))
    };
    let columns: Vec<usize> =
        fields.iter().enumerate().filter(|(_, field)| is_day(field)).map(|(at, _)| at).collect();
    let dates = || {
        columns
            .iter()
            .flat_map(|at| layout.rows.iter().filter_map(move |row| row.get(*at)))
            .map(String::as_str)
    };
    let order = Order::of(dates());
    if let (None, Some(date)) = (order, dates().find(|date| Order::matters(date))) {
        facts.remark(format!(
            "“{date}” is read as day, month, year: no date in the first rows shows which comes first."
        ));
    }
    order.unwrap_or_default()
}
