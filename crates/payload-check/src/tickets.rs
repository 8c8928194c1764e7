//! `payload-check tickets`: the report of a file of tickets.

use crate::options::now;
use crate::{Outcome, Report, file, settings};
use payload_core::analysis::fields_read;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::columns::{Column, Known};
use payload_core::proof::bulk::{Bulk, PREVIEW_BYTES, Setup, preview};
use payload_core::workspace::Workspace;
use serde_json::{Value, json};
use std::io::Read;
use std::path::PathBuf;

/// How many skipped rows are printed for people; JSON has them all.
const SKIPPED_SHOWN: usize = 20;

/// The options of `tickets`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The file: JSON, JSON lines or CSV; - reads standard input
    file: PathBuf,
    /// Settings file or share link of the page; as the page opens without
    #[arg(long)]
    settings: Option<PathBuf>,
    /// The agent's email for tickets that are assigned but do not say it
    #[arg(long)]
    agent_email: Option<String>,
}

/// Judges the file.
///
/// # Errors
/// A sentence if a file cannot be read, or holds no tickets.
pub fn run(arguments: &Arguments) -> Result<Report, String> {
    let workspace = match &arguments.settings {
        Some(path) => settings::read(path)?,
        None => Workspace::default(),
    };
    let mut setup = Setup::default();
    if let Some(address) = &arguments.agent_email {
        setup.fill.push((Placeholder::known("ticket.agent.email"), json!(address)));
    }
    let mut input = file::open(&arguments.file)?;
    let failed = |error: std::io::Error| format!("{} cannot be read: {error}.", arguments.file.display());
    let clock = now();
    let mut bulk = Bulk::new(&workspace, setup, clock);
    let (mut piece, mut start) = (vec![0; 1 << 16], Vec::new());
    loop {
        let length = input.read(&mut piece).map_err(failed)?;
        if length == 0 {
            break;
        }
        let read = piece.get(..length).unwrap_or_default();
        if start.len() < PREVIEW_BYTES {
            start.extend_from_slice(read);
        }
        if let Err(refused) = bulk.push(read) {
            return Ok(Report::refused(refused));
        }
    }
    if let Err(refused) = bulk.finish() {
        return Ok(Report::refused(refused));
    }
    let wanted = fields_read(&workspace, clock);
    let columns: Vec<Value> = preview(&start, &wanted, &workspace.options.do_not_send.settings.field)?
        .columns
        .iter()
        .map(column)
        .collect();
    let report = &bulk.report;
    let mut json = report.json();
    if let Some(json) = json.as_object_mut() {
        json.insert("columns".to_owned(), columns.into());
    }
    let outcome = Outcome::of(report.failed() > 0 || report.skipped > 0);
    let skipped = report.bad_rows.iter().take(SKIPPED_SHOWN).map(|bad| {
        format!("Row {} (line {}) was skipped: {}.", bad.row, bad.line, bad.why.trim_end_matches('.'))
    });
    let lines: String = report.notes().into_iter().chain(skipped).map(|line| format!("{line}\n")).collect();
    Ok(Report { json, human: format!("{}\n{lines}", report.sentence()), outcome })
}

/// A column, and what it was taken for.
fn column(column: &Column) -> Value {
    let others = match &column.known {
        Known::Ambiguous(others) => json!(others),
        _ => Value::Null,
    };
    let known = match &column.known {
        Known::ByHeading => "heading",
        Known::ByValues => "values",
        Known::Ambiguous(_) => "ambiguous",
        Known::Outdone(_) => "outdone",
        Known::OwnFields => "own fields",
        Known::Chosen => "chosen",
        Known::Unknown => "unknown",
    };
    json!({
        "heading": column.heading,
        "field": column.field.as_ref().map(Placeholder::as_str),
        "known": known,
        "others": others,
        "samples": column.samples,
    })
}
