//! Judges a file of real tickets: the API's JSON, JSON lines or CSV, read in pieces of any size, with no more
//! than one ticket held at a time.

pub mod columns;
pub mod csv;
pub mod decode;
pub mod job;
pub mod json;
pub mod report;

use super::judge::Judge;
use super::matrix;
use crate::assumptions::Assumptions;
use crate::placeholder::Placeholder;
use crate::ticket::host::Host;
use crate::ticket::{Ticket, read};
use crate::verdict::{Outcome, Verdict};
use crate::workspace::Workspace;
use decode::Decoder;
use report::{BadRow, Failing, Report};
use ruby_liquid::Clock;
use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    /// JSON objects, one a line or one after the other.
    JsonObjects,
    /// A table.
    Csv,
}

impl FileShape {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            FileShape::JsonList => "a JSON list of tickets",
            FileShape::JsonObjects => "JSON, a ticket a line",
            FileShape::Csv => "a CSV table",
        }
    }
}

/// What the file alone cannot tell.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// Values for fields that a ticket of the file does not have, as the agent’s e-mail in the API’s JSON.
    pub fill: Vec<(Placeholder, Value)>,
    /// The account’s address, like `acme.freshdesk.com`, for the link to the ticket.
    pub domain: Option<Host>,
    /// The field of each column of a table; guessed from the header where there is nothing.
    pub columns: Option<Vec<Option<Placeholder>>>,
}

/// The start of a file, as far as it tells what the file is.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// What it is.
    pub shape: FileShape,
    /// The names of its columns; none for JSON.
    pub header: Vec<String>,
    /// The field that each column most likely holds.
    pub columns: Vec<Option<Placeholder>>,
}

/// How much of a file is enough for [`preview`].
pub const PREVIEW_BYTES: usize = 64 * 1024;

/// Reads the start of a file.
///
/// # Errors
/// A sentence that says what the file is instead of tickets.
pub fn preview(start: &[u8], wanted: &[Placeholder]) -> Result<Preview, String> {
    refuse_other_files(start)?;
    let text = Decoder::default().push(start);
    let shape = shape_of(&text)?;
    let mut header = Vec::new();
    if shape == FileShape::Csv {
        let mut reader = csv::Reader::default();
        let mut keep = |record: csv::Record<'_>| {
            if let (true, Ok(fields)) = (header.is_empty(), record.fields) {
                header = fields.to_vec();
            }
        };
        reader.push(&text, &mut keep);
        reader.finish(&mut keep);
        refuse_no_table(&header)?;
    }
    Ok(Preview { shape, columns: columns::guess(&header, wanted), header })
}

/// Files that are often taken for tickets, by their first bytes.
fn refuse_other_files(start: &[u8]) -> Result<(), String> {
    let known: [(&[u8], &str); 7] = [
        (
            b"PK\x03\x04",
            "This is an Excel workbook or a ZIP archive. Save the sheet as CSV (UTF-8), or unpack it first.",
        ),
        (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook. Save the sheet as CSV (UTF-8)."),
        (b"\x1f\x8b", "This file is compressed (gzip). Unpack it first."),
        (b"%PDF", "This is a PDF. Choose a file of tickets: JSON, JSON lines or CSV."),
        (b"\xff\xfe", "This text is in UTF-16. Save it as UTF-8."),
        (b"\xfe\xff", "This text is in UTF-16. Save it as UTF-8."),
        (b"\x89PNG", "This is a picture. Choose a file of tickets: JSON, JSON lines or CSV."),
    ];
    if let Some((_, sentence)) = known.iter().find(|(sign, _)| start.starts_with(sign)) {
        return Err((*sentence).to_owned());
    }
    match start.iter().take(1024).any(|byte| *byte == 0) {
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

fn refuse_no_table(header: &[String]) -> Result<(), String> {
    if header.len() < 2 {
        return Err(
            "This is neither JSON nor a table: its first line has no comma, semicolon or tab. Choose a file of tickets: JSON, JSON lines or CSV."
                .to_owned(),
        );
    }
    Ok(())
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
        bytes: Vec<u8>,
    },
    Json(json::Splitter),
    Csv {
        reader: csv::Reader,
        header: Option<Header>,
        row: usize,
    },
}

/// The header of a table.
#[derive(Debug)]
struct Header {
    width: usize,
    columns: Vec<Option<Placeholder>>,
}

#[derive(Debug)]
struct Judging {
    judges: Vec<Judge>,
    assumptions: Assumptions,
    flag: Placeholder,
    setup: Setup,
}

impl Bulk {
    /// A file that is still to be read, judged by the templates and under the assumptions of a workspace.
    pub fn new(workspace: &Workspace, setup: Setup, clock: Clock) -> Self {
        Self {
            judging: Judging {
                judges: matrix::judges(workspace, clock),
                assumptions: workspace.assumptions,
                flag: workspace.options.do_not_send.settings.field.clone(),
                setup,
            },
            decoder: Decoder::default(),
            reader: Reader::Unknown { bytes: Vec::new() },
            report: Report::default(),
        }
    }

    /// Reads on.
    ///
    /// # Errors
    /// A sentence that says what the file is instead of tickets; reading on makes no sense then.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), String> {
        if let Reader::Unknown { bytes: start } = &mut self.reader {
            start.extend_from_slice(bytes);
            if start.len() < 1024 {
                return Ok(());
            }
            return self.begin();
        }
        let text = self.decoder.push(bytes);
        self.rows(&text)
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
        self.rows(rest)?;
        let (judging, report) = (&self.judging, &mut self.report);
        match &mut self.reader {
            Reader::Unknown { .. } => {}
            Reader::Json(splitter) => {
                splitter.finish(&mut |row| judging.json(row, report));
                if splitter.is_cut_off() {
                    report.notes.push("The file ends before its list does: it was cut off.".to_owned());
                }
            }
            Reader::Csv { reader, header, row } => {
                let mut wrong = None;
                reader.finish(&mut |record| judging.record(record, header, row, report, &mut wrong));
                if let Some(wrong) = wrong {
                    return Err(wrong);
                }
            }
        }
        if self.decoder.strange > 0 {
            self.report.notes.push(
                "Some characters are not UTF-8 and were read as \u{fffd}. Save the file as UTF-8 to judge them as they are."
                    .to_owned(),
            );
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<(), String> {
        let Reader::Unknown { bytes } = &mut self.reader else { return Ok(()) };
        let bytes = std::mem::take(bytes);
        refuse_other_files(&bytes)?;
        let text = self.decoder.push(&bytes);
        if self.judging.judges.is_empty() {
            return Err("No channel is on: there is no template to judge with.".to_owned());
        }
        self.reader = match shape_of(&text)? {
            FileShape::JsonList => Reader::Json(json::Splitter::new(true)),
            FileShape::JsonObjects => Reader::Json(json::Splitter::new(false)),
            FileShape::Csv => Reader::Csv { reader: csv::Reader::default(), header: None, row: 0 },
        };
        self.rows(&text)
    }

    fn rows(&mut self, text: &str) -> Result<(), String> {
        let (judging, report) = (&self.judging, &mut self.report);
        let mut wrong = None;
        match &mut self.reader {
            Reader::Unknown { .. } => {}
            Reader::Json(splitter) => splitter.push(text, &mut |row| judging.json(row, report)),
            Reader::Csv { reader, header, row } => {
                reader.push(text, &mut |record| judging.record(record, header, row, report, &mut wrong));
            }
        }
        wrong.map_or(Ok(()), Err)
    }
}

impl Judging {
    fn json(&self, row: Row<'_>, report: &mut Report) {
        let Row { number, line, text } = row;
        let read = |text| read::read(text, self.setup.domain.as_ref()).map_err(|refused| refused.to_string());
        match text.and_then(read) {
            Ok(reading) => {
                reading.tickets.into_iter().for_each(|found| self.ticket(number, found.ticket, report))
            }
            Err(why) => report.skip(BadRow { row: number, line, why }),
        }
    }

    fn record(
        &self,
        record: csv::Record<'_>,
        header: &mut Option<Header>,
        row: &mut usize,
        report: &mut Report,
        wrong: &mut Option<String>,
    ) {
        let line = record.line;
        let Some(Header { width, columns }) = header else {
            match record.fields.map(|fields| refuse_no_table(fields).map(|()| fields)) {
                Ok(Ok(fields)) => *header = Some(self.header(fields)),
                Ok(Err(reason)) => *wrong = Some(reason),
                Err(why) => *wrong = Some(format!("The first row cannot be read: {why}.")),
            }
            return;
        };
        *row += 1;
        let fields = match record.fields {
            Ok(fields) if fields.len() == *width => fields,
            Ok(fields) => {
                let why = format!("it has {} fields, the header has {width}", fields.len());
                return report.skip(BadRow { row: *row, line, why });
            }
            Err(why) => return report.skip(BadRow { row: *row, line, why }),
        };
        let mut ticket = columns::ticket(fields, columns, &self.flag);
        let url = Placeholder::known("ticket.url");
        let id = ticket.text(&Placeholder::known("ticket.id"));
        if let Some(host) = &self.setup.domain
            && ticket.get(&url).is_none()
            && !id.is_empty()
        {
            ticket.set(&url, Some(Value::from(host.link(&id))));
        }
        self.ticket(*row, ticket, report);
    }

    fn header(&self, fields: &[String]) -> Header {
        let wanted: Vec<Placeholder> =
            self.judges.iter().flat_map(|judge| judge.placeholders.iter().cloned()).collect();
        let columns = match &self.setup.columns {
            Some(columns) if columns.len() == fields.len() => columns.clone(),
            _ => columns::guess(fields, &wanted),
        };
        Header { width: fields.len(), columns }
    }

    fn ticket(&self, row: usize, mut ticket: Ticket, report: &mut Report) {
        for (placeholder, value) in &self.setup.fill {
            if ticket.get(placeholder).is_none_or(Value::is_null) {
                ticket.set(placeholder, Some(value.clone()));
            }
        }
        let Some(judge) = self.judge_for(&ticket) else { return };
        let judgement = judge.on(&ticket, self.assumptions);
        let outcome = judgement.verdict.outcome();
        report.count(outcome);
        let (reason, why, by_template) = match (judgement.failure, &judgement.verdict) {
            (Some(failure), _) => (failure.kind.label(), failure.why, true),
            (None, Verdict::Rejected { status, .. }) => (status.label(), judgement.verdict.sentence(), false),
            (None, _) => return,
        };
        debug_assert!(by_template || outcome == Outcome::Rejected);
        let number = ticket.text(&Placeholder::known("ticket.id"));
        let channel = judge.channel.clone();
        report.fail(reason, Failing { row, ticket: number, channel, why, by_template, whole: Some(ticket) });
    }

    /// The template of the channel that the ticket came in by, or else the first.
    fn judge_for(&self, ticket: &Ticket) -> Option<&Judge> {
        if self.judges.len() > 1 {
            let source = ticket.text(&Placeholder::known("ticket.source_name"));
            if let Some(judge) = self.judges.iter().find(|judge| judge.channel.eq_ignore_ascii_case(&source))
            {
                return Some(judge);
            }
        }
        self.judges.first()
    }
}

#[cfg(test)]
mod tests;
