//! `payload-check ticket`: what a pasted ticket becomes.

use crate::{Outcome, Report, file};
use payload_core::ticket::host::Host;
use payload_core::ticket::read;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The options of `ticket`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The pasted text; - reads standard input
    file: PathBuf,
    /// The account's address, like acme.freshdesk.com, for the ticket's link
    #[arg(long)]
    host: Option<String>,
}

/// Reads the ticket.
///
/// # Errors
/// A sentence if the file or the host cannot be read; a text that is no ticket is a report that says what it is.
pub fn run(arguments: &Arguments) -> Result<Report, String> {
    let text = file::text(&arguments.file)?;
    let host = arguments.host.as_deref().map(Host::read).transpose()?;
    let reading = match read::read(&text, host.as_ref()) {
        Ok(reading) => reading,
        Err(refused) => return Ok(Report::refused(refused.to_string())),
    };
    let tickets: Vec<Value> = reading.tickets.iter().map(|found| found.ticket.value()).collect();
    let missing: Vec<&str> = reading.missing().iter().map(|placeholder| placeholder.as_str()).collect();
    let json = json!({"tickets": tickets, "missing": missing, "notes": reading.notes});
    let mut human = String::new();
    for found in &reading.tickets {
        human.push_str(&format!("{}\n{}\n", found.name, found.ticket.to_json()));
    }
    human.push_str(&format!("Missing: {}\n", missing.join(", ")));
    for note in &reading.notes {
        human.push_str(&format!("{note}\n"));
    }
    Ok(Report { json, human, outcome: Outcome::Fine })
}
