//! Judges a file of real tickets: the API's JSON, JSON lines or a table, read in pieces of any size, with no more
//! than one ticket held at a time.

pub mod agents;
pub mod columns;
pub mod csv;
pub mod decode;
mod export;
mod facts;
mod gate;
mod headings;
pub mod job;
pub mod json;
mod judging;
pub mod report;
mod table;

pub use judging::Share;

use crate::placeholder::Placeholder;
use crate::ticket::host::Host;
use crate::ticket::read::slots::{Slots, Target};
use crate::workspace::Workspace;
use agents::Agent;
use columns::{Column, Known};
use decode::{Decoder, Encoding};
use judging::Judging;
use report::{BadRow, Report};
use ruby_liquid::Clock;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use table::Layout;

/// One row of a file that should hold a ticket.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The line on which it starts.
    pub line: usize,
    /// Its text, or why it cannot be had.
    pub text: Result<&'a str, String>,
}

/// The shapes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileShape {
    /// A JSON list of tickets.
    JsonList,
    /// JSON objects, one a line or one after the other, or an answer of the API.
    JsonObjects,
    /// A table.
    Csv,
}

impl FileShape {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            FileShape::JsonList => "a JSON list of tickets",
            FileShape::JsonObjects => "JSON",
            FileShape::Csv => "a table",
        }
    }
}

/// What the file alone cannot tell.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// Values for fields that a ticket of the file does not have, as the agent's email in the API's JSON.
    pub fill: Vec<(Placeholder, Value)>,
    /// The agents' addresses, by name or number.
    pub agents: Vec<Agent>,
    /// The account's address, like `acme.freshdesk.com`, for the link to the ticket.
    pub domain: Option<Host>,
    /// The field of each column of a table; the best match of its heading where there is nothing.
    pub columns: Option<Vec<Option<Placeholder>>>,
    /// Which rows are judged here.
    pub share: Share,
}

/// The start of a file, as far as it tells what the file is.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What it is.
    pub shape: FileShape,
    /// Its columns, what each is taken for, and its first values; none for JSON.
    pub columns: Vec<Column>,
    /// What is open, and what is missing, as sentences.
    pub questions: Vec<String>,
}

/// How much of a file is enough for [`preview`].
pub const PREVIEW_BYTES: usize = 64 * 1024;

/// Reads the start of a file.
///
/// # Errors
/// A sentence that says what the file is instead of tickets.
pub fn preview(start: &[u8], wanted: &[Placeholder]) -> Result<Preview, String> {
    refuse_other_files(start)?;
    let text = Decoder::of(start).push(start);
    let shape = shape_of(&text)?;
    if shape != FileShape::Csv {
        return Ok(Preview { shape, columns: Vec::new(), questions: Vec::new() });
    }
    let Layout { columns, .. } = table::layout(&text, wanted).ok_or_else(no_table)?;
    let mut questions = columns::questions(&columns);
    for (paths, what) in [
        (&["ticket.from_email", "ticket.requester.email"][..], "the customer’s email"),
        (&["ticket.agent.name", "ticket.agent.email", "ticket.agent.id"], "the agent"),
    ] {
        let holds =
            |column: &Column| column.field.as_ref().is_some_and(|field| paths.contains(&field.as_str()));
        if !columns.iter().any(holds) {
            questions.push(format!("No column is known to hold {what}. If one does, choose it below."));
        }
    }
    Ok(Preview { shape, columns, questions })
}

/// Files that are often taken for tickets, by their first bytes.
fn refuse_other_files(start: &[u8]) -> Result<(), String> {
    let known: [(&[u8], &str); 5] = [
        (
            b"PK\x03\x04",
            "This is an Excel workbook or a ZIP archive. Save the sheet as CSV (UTF-8), or unpack it first.",
        ),
        (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook. Save the sheet as CSV (UTF-8)."),
        (b"\x1f\x8b", "This file is compressed (gzip). Unpack it first."),
        (b"%PDF", "This is a PDF. Choose a file of tickets: JSON, JSON lines or CSV."),
        (b"\x89PNG", "This is a picture. Choose a file of tickets: JSON, JSON lines or CSV."),
    ];
    if let Some((_, sentence)) = known.iter().find(|(sign, _)| start.starts_with(sign)) {
        return Err((*sentence).to_owned());
    }
    let is_wide = Encoding::of(start) != Encoding::Utf8;
    match !is_wide && start.iter().take(1024).any(|byte| *byte == 0) {
        true => Err("This is no text. Choose a file of tickets: JSON, JSON lines or CSV.".to_owned()),
        false => Ok(()),
    }
}

fn shape_of(text: &str) -> Result<FileShape, String> {
    match text.trim_start().chars().next() {
        None => Err("The file is empty.".to_owned()),
        Some('[') => Ok(FileShape::JsonList),
        Some('{') => Ok(FileShape::JsonObjects),
        Some('<') => {
            Err("This is HTML or XML. Choose a file of tickets: JSON, JSON lines or CSV.".to_owned())
        }
        Some(_) => Ok(FileShape::Csv),
    }
}

fn no_table() -> String {
    "This is neither JSON nor a table: no row has several cells. Choose a file of tickets: JSON, JSON lines or CSV."
        .to_owned()
}

/// A file that is being judged.
#[derive(Debug)]
pub struct Bulk {
    judging: Judging,
    decoder: Decoder,
    reader: Reader,
    /// What became of it so far.
    pub report: Report,
}

/// How the file is cut into rows.
#[derive(Debug)]
enum Reader {
    /// Too little was read to know.
    Unknown {
        start: Vec<u8>,
    },
    Json(json::Splitter),
    Table(Box<Table>),
}

/// A table that is being read.
#[derive(Debug)]
struct Table {
    reader: csv::Reader,
    /// How many rows are still to come above the tickets: titles and the header.
    above: usize,
    header: Vec<String>,
    targets: Vec<Option<Target>>,
    row: usize,
}

impl Bulk {
    /// A file that is still to be read, judged by the rules, the templates and under the assumptions of a
    /// workspace.
    pub fn new(workspace: &Workspace, setup: Setup, clock: Clock) -> Self {
        Self {
            judging: Judging::new(workspace, setup, clock),
            decoder: Decoder::default(),
            reader: Reader::Unknown { start: Vec::new() },
            report: Report::default(),
        }
    }

    /// Reads on.
    ///
    /// # Errors
    /// A sentence that says what the file is instead of tickets; reading on makes no sense then.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), String> {
        if let Reader::Unknown { start } = &mut self.reader {
            start.extend_from_slice(bytes);
            let is_json =
                start.trim_ascii_start().starts_with(b"[") || start.trim_ascii_start().starts_with(b"{");
            // A table is told by more of it.
            let enough = if is_json { 1024 } else { PREVIEW_BYTES };
            return if start.len() < enough { Ok(()) } else { self.begin() };
        }
        let text = self.decoder.push(bytes);
        self.rows(&text);
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// A sentence that says what the file is instead of tickets.
    pub fn finish(&mut self) -> Result<(), String> {
        if matches!(self.reader, Reader::Unknown { .. }) {
            self.begin()?;
        }
        let rest = self.decoder.finish();
        self.rows(rest);
        let (judging, report) = (&self.judging, &mut self.report);
        match &mut self.reader {
            Reader::Unknown { .. } => {}
            Reader::Json(splitter) => {
                splitter.finish(&mut |row| judging.json(row, report));
                if splitter.is_cut_off() {
                    report.facts.remark("The file ends before its list does: it was cut off.".to_owned());
                }
            }
            Reader::Table(table) => {
                let Table { reader, above, header, targets, row } = table.as_mut();
                reader.finish(&mut |record| judging.record(record, above, header, targets, row, report));
            }
        }
        if self.decoder.encoding == Encoding::Windows1252 {
            report
                .facts
                .remark("The file is not UTF-8; it was read as Windows-1252, as Excel writes it.".to_owned());
        }
        if self.decoder.strange > 0 {
            report.facts.remark(
                "Some characters are not UTF-8 and were read as \u{fffd}. Save the file as UTF-8 to judge them as they are."
                    .to_owned(),
            );
        }
        // JSON with nothing but one wrong thing in it is that thing.
        match (&self.reader, report.bad_rows.as_slice()) {
            (Reader::Json(_), [only]) if report.tickets() == 0 && report.skipped == 1 => {
                Err(only.why.clone())
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self) -> Result<(), String> {
        let Reader::Unknown { start } = &mut self.reader else { return Ok(()) };
        let start = std::mem::take(start);
        refuse_other_files(&start)?;
        self.decoder = Decoder::of(&start);
        let text = self.decoder.push(&start);
        if !self.judging.has_rules() {
            return Err("No channel is on: there is no template to judge with.".to_owned());
        }
        self.reader = match shape_of(&text)? {
            FileShape::JsonList => Reader::Json(json::Splitter::new(true)),
            FileShape::JsonObjects => Reader::Json(json::Splitter::new(false)),
            FileShape::Csv => self.table(&text)?,
        };
        self.rows(&text);
        Ok(())
    }

    fn table(&mut self, text: &str) -> Result<Reader, String> {
        let layout = table::layout(text, &self.judging.wanted).ok_or_else(no_table)?;
        let header: Vec<String> = layout.columns.iter().map(|column| column.heading.clone()).collect();
        let fields: Vec<Option<Placeholder>> = match &self.judging.setup.columns {
            Some(chosen) if chosen.len() == header.len() => chosen.clone(),
            _ => {
                let facts = &mut self.report.facts;
                columns::questions(&layout.columns).into_iter().for_each(|question| facts.remark(question));
                layout.columns.iter().map(|column| column.field.clone()).collect()
            }
        };
        let is_unused =
            |column: &&Column| column.known == Known::Unknown && !column.heading.trim().is_empty();
        if fields.iter().all(Option::is_none) {
            let facts = &mut self.report.facts;
            let headings: Vec<&str> =
                layout.columns.iter().filter(is_unused).map(|column| column.heading.trim()).collect();
            facts.remark(format!("No column is known: {}. Say what each holds.", headings.join(", ")));
        }
        let targets = fields.iter().map(|field| field.as_ref().map(Target::of)).collect();
        let reader = csv::Reader::new(layout.separator);
        Ok(Reader::Table(Box::new(Table { reader, above: layout.title_rows + 1, header, targets, row: 0 })))
    }

    fn rows(&mut self, text: &str) {
        let (judging, report) = (&self.judging, &mut self.report);
        match &mut self.reader {
            Reader::Unknown { .. } => {}
            Reader::Json(splitter) => splitter.push(text, &mut |row| judging.json(row, report)),
            Reader::Table(table) => {
                let Table { reader, above, header, targets, row } = table.as_mut();
                reader.push(text, &mut |record| judging.record(record, above, header, targets, row, report));
            }
        }
    }
}

impl Judging {
    /// Judges a row of a table. Cells that are missing at its end are empty; more than the header has may only
    /// be empty.
    fn record(
        &self,
        record: csv::Record<'_>,
        above: &mut usize,
        header: &[String],
        targets: &[Option<Target>],
        row: &mut usize,
        report: &mut Report,
    ) {
        if *above > 0 {
            *above -= 1;
            return;
        }
        *row += 1;
        if !self.setup.share.has(*row) {
            return;
        }
        let (row, line) = (*row, record.line);
        let fields = match record.fields {
            // Exports that were put together have the header again.
            Ok(fields) if fields == header => return,
            Ok(fields) => fields,
            Err(why) => return report.skip(BadRow { row, line, why }),
        };
        let is_full = |field: &String| !field.trim().is_empty();
        let why = match fields.iter().rposition(is_full) {
            Some(last) if last >= header.len() => {
                Some(format!("it has {} fields, the header has {}", last + 1, header.len()))
            }
            // A total, or a line of text below the table.
            Some(_) if fields.len() * 2 < header.len() => {
                Some(format!("it has {} of the header’s {} fields", fields.len(), header.len()))
            }
            _ => None,
        };
        if let Some(why) = why {
            return report.skip(BadRow { row, line, why });
        }
        let mut slots = Slots::new(false);
        for (at, target) in targets.iter().enumerate() {
            if let Some(target) = target {
                slots.cell(target, fields.get(at).map(String::as_str).unwrap_or_default());
            }
        }
        self.ticket(row, slots.ticket(self.setup.domain.as_ref()), report);
    }
}

#[cfg(test)]
mod tests;
