//! `payload-check tickets`: the report of a file of tickets.

use crate::options::now;
use crate::{Outcome, Report, file, settings};
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::{Bulk, PREVIEW_BYTES, Setup, preview};
use payload_core::workspace::Workspace;
use serde_json::{Value, json};
use std::io::Read;
use std::path::PathBuf;

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
    let mut bulk = Bulk::new(&workspace, setup, now());
    let (mut piece, mut start) = (vec![0; 1 << 16], Vec::new());
    loop {
        let length = input.read(&mut piece).map_err(failed)?;
        if length == 0 {
            break;
        }
        if start.len() < PREVIEW_BYTES {
            start.extend_from_slice(&piece[..length]);
        }
        if let Err(refused) = bulk.push(&piece[..length]) {
            return Ok(Report::refused(refused));
        }
    }
    if let Err(refused) = bulk.finish() {
        return Ok(Report::refused(refused));
    }
    let seen = preview(&start, &[])?;
    let columns: Vec<Value> = seen
        .header
        .iter()
        .zip(&seen.columns)
        .map(|(heading, field)| json!({"heading": heading, "field": field.as_ref().map(Placeholder::as_str)}))
        .collect();
    let report = &bulk.report;
    let failing: Vec<Value> = report
        .failing
        .iter()
        .map(|one| {
            json!({"row": one.row, "ticket": one.ticket, "channel": one.channel, "why": one.why,
                "cause": if one.by_template { "template" } else { "ticket" }})
        })
        .collect();
    let by_reason: serde_json::Map<String, Value> =
        report.reasons.iter().map(|(reason, times)| (reason.clone(), json!(times))).collect();
    let json = json!({
        "counts": {
            "tickets": report.tickets,
            "by_outcome": {
                "survey": report.survey,
                "logged": report.logged,
                "rejected": report.rejected,
                "not_json": report.not_json,
                "nothing": report.nothing,
                "skipped": report.skipped,
            },
            "by_reason": by_reason,
        },
        "columns": columns,
        "notes": report.notes,
        "failing": failing,
    });
    let outcome = Outcome::of(report.failed() > 0 || report.skipped > 0);
    Ok(Report { json, human: format!("{}\n", report.sentence()), outcome })
}
