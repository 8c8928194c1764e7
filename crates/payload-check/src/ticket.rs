//! `payload-check ticket`: what a pasted ticket becomes.

use crate::{Outcome, Report, file};
use payload_core::ticket::host::Host;
use payload_core::ticket::read::{self, Reading};
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
    let mut json = known(&reading);
    if let Some(report) = json.as_object_mut() {
        report.insert("tickets".to_owned(), tickets.into());
    }
    let mut human = String::new();
    for found in &reading.tickets {
        human.push_str(&format!("{}\n{}\n", found.name, found.ticket.to_json()));
    }
    human.push_str(&remarks(&reading));
    Ok(Report { json, human, outcome: Outcome::Fine })
}

/// What is missing in what was read, and what else there is to know of it.
pub fn known(reading: &Reading) -> Value {
    json!({"missing": missing(reading), "notes": reading.notes})
}

/// The same for people, in lines.
pub fn remarks(reading: &Reading) -> String {
    let missing = missing(reading);
    let missing = (!missing.is_empty()).then(|| format!("Missing in the ticket: {}\n", missing.join(", ")));
    let notes = reading.notes.iter().map(|note| format!("{note}\n"));
    missing.into_iter().chain(notes).collect()
}

fn missing(reading: &Reading) -> Vec<&str> {
    reading.missing().iter().map(|placeholder| placeholder.as_str()).collect()
}
