//! The rows of a table: which of them hold a ticket, and the ticket that each holds.

use super::columns::{self, Column, Known};
use super::csv::{self, Record};
use super::day::Order;
use super::facts::Facts;
use super::judging::Judging;
use super::report::{BadRow, Report};
use super::table::Layout;
use crate::placeholder::Placeholder;
use crate::ticket::read::places;
use crate::ticket::read::slots::{Slots, Target};

/// How the row below or above all tickets begins that adds them up, in small letters.
const TOTALS: [&str; 12] = [
    "total",
    "totals",
    "grand total",
    "sum",
    "gesamt",
    "summe",
    "gesamtsumme",
    "total général",
    "totale",
    "totaal",
    "suma",
    "合計",
];

/// A table that is being read.
#[derive(Debug)]
pub struct Table {
    reader: csv::Reader,
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
    targets: Vec<Option<Target>>,
    /// How many were read.
    count: usize,
}

impl Table {
    /// A table of that form. `chosen` are the fields of its columns, if a person chose them.
    pub fn new(layout: &Layout, chosen: Option<&[Option<Placeholder>]>, facts: &mut Facts) -> Self {
        let header: Vec<String> = layout.columns.iter().map(|column| column.heading.clone()).collect();
        let fields: Vec<Option<Placeholder>> = match chosen {
            Some(chosen) if chosen.len() == header.len() => chosen.to_vec(),
            _ => {
                facts.remarks.extend(super::is_no_file_of_tickets(&layout.columns));
                columns::questions(&layout.columns).into_iter().for_each(|question| facts.remark(question));
                layout.columns.iter().map(|column| column.field.clone()).collect()
            }
        };
        let is_unused =
            |column: &&Column| column.known == Known::Unknown && !column.heading.trim().is_empty();
        if fields.iter().all(Option::is_none) {
            let headings: Vec<&str> =
                layout.columns.iter().filter(is_unused).map(|column| column.heading.trim()).collect();
            facts.remark(format!("No column is known: {}. Say what each holds.", headings.join(", ")));
        }
        let targets = fields.iter().map(|field| field.as_ref().map(Target::of)).collect();
        let rows = Rows { fields, above: layout.title_rows + 1, header, targets, count: 0 };
        let mut reader = csv::Reader::new(layout.separator);
        reader.expect(rows.header.len());
        Self { reader, rows }
    }

    /// What each column holds.
    pub fn fields(&self) -> &[Option<Placeholder>] {
        &self.rows.fields
    }

    /// Reads on.
    pub fn push(&mut self, text: &str, judging: &Judging, report: &mut Report) {
        let Self { reader, rows } = self;
        reader.push(text, &mut |record| rows.judge(record, judging, report));
    }

    /// Ends the file.
    pub fn finish(&mut self, judging: &Judging, report: &mut Report) {
        let Self { reader, rows } = self;
        reader.finish(&mut |record| rows.judge(record, judging, report));
    }
}

impl Rows {
    /// Judges a row. Cells that are missing at its end are empty; more than the header has may only be empty.
    fn judge(&mut self, record: Record<'_>, judging: &Judging, report: &mut Report) {
        if self.above > 0 {
            self.above -= 1;
            return;
        }
        self.count += 1;
        if !judging.setup.share.has(self.count) {
            return;
        }
        let (row, line) = (self.count, record.line);
        let fields = match record.fields {
            // Exports that were put together have the header again; tables of text, a line below it.
            Ok(fields) if fields == self.header || is_rule(fields) => return,
            Ok(fields) => fields,
            Err(why) => return report.skip(BadRow { row, line, why }),
        };
        if let Some(why) = self.no_ticket(fields) {
            return report.skip(BadRow { row, line, why });
        }
        let mut slots = Slots::new(false);
        for (at, target) in self.targets.iter().enumerate() {
            if let Some(target) = target {
                slots.cell(target, fields.get(at).map(String::as_str).unwrap_or_default());
            }
        }
        judging.ticket(row, slots.ticket(judging.setup.domain.as_ref()), report);
    }

    /// Why a row holds no ticket, if it does not.
    fn no_ticket(&self, fields: &[String]) -> Option<String> {
        let width = self.header.len();
        let mut full = fields.iter().map(|field| field.trim()).filter(|field| !field.is_empty());
        let is_total = |first: &str| {
            let first = first.trim_end_matches(':').to_lowercase();
            TOTALS.contains(&first.as_str())
        };
        if full.next().is_some_and(is_total) && full.count() * 2 < width {
            return Some("it adds the tickets up".to_owned());
        }
        match fields.iter().rposition(|field| !field.trim().is_empty()) {
            Some(last) if last >= width => {
                Some(format!("it has {} fields, the header has {width}", last + 1))
            }
            // A line of text below the table.
            Some(_) if fields.len() * 2 < width => {
                Some(format!("it has {} of the header’s {width} fields", fields.len()))
            }
            _ => None,
        }
    }
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
