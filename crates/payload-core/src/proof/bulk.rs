//! Judges a file of real tickets: the API's JSON, JSON lines or a table, read in pieces of any size, with no more
//! than one ticket held at a time.

pub mod agents;
mod aligned;
mod choices;
pub mod columns;
pub mod csv;
mod day;
pub mod decode;
mod escaped;
mod export;
mod facts;
mod do_not_send_column;
mod flattened;
mod matching_rule;
mod terminal_output;
pub mod job;
pub mod json;
mod judging;
mod lines;
mod merged;
mod no_ticket;
mod other_files;
mod other_tables;
mod pairs;
mod person;
mod reasons;
pub mod report;
mod rows;
mod shape;
mod sideways;
mod table;
mod unheaded;

pub use judging::Share;
pub use shape::FileShape;

use crate::placeholder::Placeholder;
use crate::ticket::host::Host;
use crate::ticket::read::headings::{self, Score, bare};
use crate::ticket::read::{self, not_json, places, tick};
use crate::workspace::Workspace;
use agents::Agent;
use columns::Column;
use decode::Decoder;
use judging::Judging;
use other_files::leading_on;
use report::Report;
use rows::Table;
use ruby_liquid::Clock;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shape::{among_text, in_pairs, shape_of, table_in};
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

/// What the file alone cannot tell.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// Values for fields that a ticket of the file does not have, as the agent's email in the API's JSON.
    pub fill: Vec<(Placeholder, Value)>,
    /// Whether the agent's email among them is that of a built-in ticket, which is nobody's in the account.
    pub is_example: bool,
    /// The agents' addresses, by name or number.
    pub agents: Vec<Agent>,
    /// The account's address, like `acme.freshdesk.com`, for the link to the ticket.
    pub domain: Option<Host>,
    /// The field of each column of a table; the best match of its heading where there is nothing.
    pub columns: Option<Vec<Option<Placeholder>>>,
    /// Words in checkboxes that this page does not know, and whether each means ticked.
    pub ticks: Vec<(String, bool)>,
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
    /// Words in checkboxes that may mean ticked or not.
    pub unsure_ticks: Vec<String>,
    /// What is open, and what is missing, as sentences.
    pub questions: Vec<String>,
}

/// How much of a file is enough for [`preview`].
pub const PREVIEW_BYTES: usize = 64 * 1024;

/// Reads the start of a file. `wanted` are the fields that the templates read, `flag` is the checkbox that keeps a ticket
/// from getting a survey.
///
/// # Errors
/// A sentence that says what the file is instead of tickets.
pub fn preview(start: &[u8], wanted: &[Placeholder], flag: &Placeholder) -> Result<Preview, String> {
    other_files::refuse(start)?;
    let decoded = Decoder::of(start).push(start);
    let text = terminal_output::passed_over(&decoded);
    let is_whole = start.len() < PREVIEW_BYTES;
    let shape = match shape_of(text)? {
        FileShape::Csv if among_text(text, is_whole, wanted).is_some() => FileShape::Among,
        FileShape::Csv if in_pairs(text, wanted).is_some() => FileShape::Pairs,
        shape => shape,
    };
    if shape != FileShape::Csv {
        return Ok(Preview { shape, columns: Vec::new(), unsure_ticks: Vec::new(), questions: Vec::new() });
    }
    let (_, layout) = table_in(text, is_whole, wanted)?;
    if layout.json.is_some() {
        let questions = layout.note.into_iter().collect();
        return Ok(Preview { shape, columns: layout.columns, unsure_ticks: Vec::new(), questions });
    }
    other_tables::refuse(&layout.columns)?;
    let questions = layout
        .note
        .clone()
        .into_iter()
        .chain(missing(&layout.columns))
        .chain(columns::questions(&layout.columns))
        .chain(merged::question(&layout.columns, &layout.rows))
        .chain(do_not_send_column::question(&layout.columns, flag, wanted));
    let questions = questions.collect();
    let unsure_ticks = unsure_ticks(&layout, flag);
    Ok(Preview { shape, columns: layout.columns, unsure_ticks, questions })
}

/// The words in the checkboxes of a table's first rows that mean neither yes nor no.
fn unsure_ticks(layout: &Layout, flag: &Placeholder) -> Vec<String> {
    const MOST: usize = 6;
    let mut words: Vec<String> = Vec::new();
    let boxes = [flag.as_str(), places::SPAM, places::DELETED];
    for (at, column) in layout.columns.iter().enumerate() {
        if !column.field.as_ref().is_some_and(|field| boxes.contains(&field.as_str())) {
            continue;
        }
        for word in layout.rows.iter().filter_map(|row| row.get(at)).map(|word| word.trim()) {
            if tick::ticked(word).is_none() && words.len() < MOST && !words.iter().any(|known| known == word)
            {
                words.push(word.to_owned());
            }
        }
    }
    words
}

/// Whether a column is known to hold one of these fields.
fn holds(columns: &[Column], fields: &[&str]) -> bool {
    let is_one =
        |column: &Column| column.field.as_ref().is_some_and(|field| fields.contains(&field.as_str()));
    columns.iter().any(is_one)
}

/// That a table may hold something else than tickets, as a sentence.
fn is_no_file_of_tickets(columns: &[Column]) -> Option<String> {
    // Contacts have tags and a title, too.
    let fields = ["ticket.id", "ticket.status", "ticket.source_name"];
    let is_subject = |column: &Column| {
        let is_its_name = || headings::find(&bare(&column.heading));
        holds(std::slice::from_ref(column), &["ticket.subject"])
            && is_its_name().is_some_and(|(_, score)| score == Score::Exact)
    };
    (!holds(columns, &fields) && !columns.iter().any(is_subject)).then(|| {
        let what = other_tables::may_be(columns);
        let what = what.map(|what| format!("This looks like a table of {what}. ")).unwrap_or_default();
        format!("{what}No column is known to hold a ticket’s number, subject, status or source: is this a file of tickets?")
    })
}

/// What every file should hold, and no column is known to, as sentences.
fn missing(columns: &[Column]) -> impl Iterator<Item = String> {
    let wanted = [
        (&["ticket.from_email", "ticket.requester.email"][..], "the customer’s e-mail"),
        (&["ticket.agent.name", "ticket.agent.email", "ticket.agent.id"], "the agent"),
    ];
    let open = wanted.into_iter().filter(|(fields, _)| !holds(columns, fields));
    let ask = |(_, what)| {
        let hint = match columns.iter().find(|column| column.field.is_none() && column.holds_addresses()) {
            Some(column) => {
                format!("“{}” holds addresses: choose below whose they are.", column.heading.trim())
            }
            None => "If one does, choose it below.".to_owned(),
        };
        format!("No column is known to hold {what}. {hint}")
    };
    is_no_file_of_tickets(columns).into_iter().chain(open.map(ask))
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
    Among(lines::Lines),
    Pairs(pairs::Reader),
    Table(Box<Table>),
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
            let opens = |sign: &[u8]| start.trim_ascii_start().starts_with(sign);
            let is_json = opens(b"[") && !opens(b"[[") || opens(b"{") && !opens(b"{|");
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
                for list in &splitter.passed_lists {
                    report.facts.remark(format!(
                        "The list “{list}” beside the tickets was not read, as the file is longer than {} KB: put the people into each ticket (include=requester), and give the agents’ addresses.",
                        crate::ticket::MAX_JSON / 1024
                    ));
                }
            }
            Reader::Among(lines) => {
                lines.finish(&mut |row| judging.json(row, report));
                report.facts.remark(lines::NOTE.to_owned());
            }
            Reader::Pairs(pairs) => {
                pairs.finish(&mut |row| judging.json(row, report));
                report.facts.remark(read::pairs::NOTE.to_owned());
            }
            Reader::Table(table) => table.finish(judging, report),
        }
        self.decoder.encoding.remark().into_iter().for_each(|remark| report.facts.remark(remark));
        if self.decoder.strange > 0 {
            report.facts.remark(
                "Some characters are not UTF-8 and were read as \u{fffd}. Save the file as UTF-8 to judge them as they are."
                    .to_owned(),
            );
        }
        self.is_nothing()
    }

    /// Whether there is no ticket at all, and for one and the same reason: then that is what the file is.
    fn is_nothing(&self) -> Result<(), String> {
        let report = &self.report;
        let is_whole = self.judging.setup.share.of == 1;
        if report.tickets() > 0 || !is_whole {
            return Ok(());
        }
        match (&self.reader, report.bad_rows.as_slice()) {
            (Reader::Json(_), []) => Err(leading_on("This is a list with no ticket in it.")),
            (Reader::Table(_), []) => Err(leading_on("This table has a header, and no row below it.")),
            (Reader::Json(_), [first, others @ ..]) if others.iter().all(|other| other.why == first.why) => {
                // What is said of a row may be half a sentence.
                let is_sentence = first.why.starts_with(char::is_uppercase);
                Err(match is_sentence {
                    true => leading_on(&first.why),
                    false => format!(
                        "No ticket can be read in this file. The first row starts on line {}: {}. {}",
                        first.line,
                        first.why.trim_end_matches('.'),
                        not_json::CHOOSE_ONE
                    ),
                })
            }
            _ => Ok(()),
        }
    }

    fn begin(&mut self) -> Result<(), String> {
        let Reader::Unknown { start } = &mut self.reader else { return Ok(()) };
        let start = std::mem::take(start);
        other_files::refuse(&start)?;
        self.decoder = Decoder::of(&start);
        let decoded = self.decoder.push(&start);
        let text = terminal_output::passed_over(&decoded);
        if !self.judging.has_rules() {
            return Err("No channel is on: there is no template to judge with.".to_owned());
        }
        let is_whole = start.len() < PREVIEW_BYTES;
        let shape = shape_of(text)?;
        let among = (shape == FileShape::Csv).then(|| among_text(text, is_whole, &self.judging.wanted));
        if let Some(lines) = among.flatten() {
            self.reader = Reader::Among(lines);
            self.rows(text);
            return Ok(());
        }
        let pairs = (shape == FileShape::Csv).then(|| in_pairs(text, &self.judging.wanted));
        if let Some(pairs) = pairs.flatten() {
            self.reader = Reader::Pairs(pairs::Reader::new(pairs));
            self.rows(text);
            return Ok(());
        }
        self.reader = match shape {
            FileShape::JsonList => Reader::Json(json::Splitter::new(true)),
            FileShape::JsonObjects => Reader::Json(json::Splitter::new(false)),
            FileShape::Csv | FileShape::Among | FileShape::Pairs => {
                let (text, layout) = table_in(text, is_whole, &self.judging.wanted)?;
                // Who says what columns hold knows better.
                if layout.json.is_none() && self.judging.setup.columns.is_none() {
                    other_tables::refuse(&layout.columns)?;
                }
                self.reader = self.table(&layout);
                self.rows(&text);
                return Ok(());
            }
        };
        self.rows(text);
        Ok(())
    }

    fn table(&mut self, layout: &Layout) -> Reader {
        let facts = &mut self.report.facts;
        let table = Table::new(layout, self.judging.setup.columns.as_deref(), facts);
        if self.judging.setup.columns.is_none() {
            let question =
                do_not_send_column::question(&layout.columns, &self.judging.flag, &self.judging.wanted);
            question.into_iter().for_each(|question| facts.remark(question));
        }
        self.judging.order = rows::order_of_dates(layout, table.fields(), facts);
        Reader::Table(Box::new(table))
    }

    fn rows(&mut self, text: &str) {
        let (judging, report) = (&self.judging, &mut self.report);
        match &mut self.reader {
            Reader::Unknown { .. } => {}
            Reader::Json(splitter) => splitter.push(text, &mut |row| judging.json(row, report)),
            Reader::Among(lines) => lines.push(text, &mut |row| judging.json(row, report)),
            Reader::Pairs(pairs) => pairs.push(text, &mut |row| judging.json(row, report)),
            Reader::Table(table) => table.push(text, judging, report),
        }
    }
}

#[cfg(test)]
mod tests;
