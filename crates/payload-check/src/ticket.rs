//! `payload-check ticket`: what a pasted ticket becomes.

use crate::{Report, file};
use payload_core::ticket::host::Host;
use payload_core::ticket::import;
use serde_json::json;
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
/// A sentence if the file or the host cannot be read.
pub fn run(arguments: &Arguments) -> Result<Report, String> {
    let text = file::text(&arguments.file)?;
    let host = arguments.host.as_deref().map(Host::read).transpose()?;
    let imported = import::read(&text, host.as_ref())?;
    let missing: Vec<&str> = imported.missing.iter().map(|placeholder| placeholder.as_str()).collect();
    let json =
        json!({"tickets": [imported.ticket.value()], "missing": missing, "notes": [imported.shape.label()]});
    let human = format!("{}\nMissing: {}\n", imported.ticket.to_json(), missing.join(", "));
    Ok(Report { json, human, problems: false })
}
