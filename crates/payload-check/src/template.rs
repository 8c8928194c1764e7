//! `payload-check template`: everything about one template.

use crate::options::{EscapingName, LiquidName, now};
use crate::proof::Examination;
use crate::{Outcome, Report, file, ticket};
use payload_core::analysis::channel_named;
use payload_core::options::{Channel, USUAL_CHANNELS};
use payload_core::recognize::recognize;
use payload_core::ticket::read;
use payload_core::workspace::{Edit, Workspace, saved};
use ruby_liquid::Clock;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The options of `template`.
#[derive(clap::Args)]
pub struct Arguments {
    /// The template, as it is pasted into Freshdesk; - reads standard input
    file: PathBuf,
    /// The channel's name in Stella; the one that the payload names, or else email
    #[arg(long)]
    channel: Option<String>,
    /// A ticket to judge by: JSON of Freshdesk's API, or this program's own
    #[arg(long)]
    ticket: Option<PathBuf>,
    /// Which Liquid the verdict is for; the proof tries both
    #[arg(long, value_enum, default_value = "2.4")]
    liquid: LiquidName,
    /// How Freshdesk escapes values, for the verdict; the proof tries every way
    #[arg(long, value_enum, default_value = "none")]
    escaping: EscapingName,
}

/// Examines the template.
///
/// # Errors
/// A sentence if a file cannot be read.
pub fn run(arguments: &Arguments) -> Result<Report, String> {
    let text = file::text(&arguments.file)?;
    let clock = now();
    let mut workspace = Workspace::default();
    workspace.assumptions.liquid = arguments.liquid.into();
    workspace.assumptions.escaping = arguments.escaping.into();
    let reading = match &arguments.ticket {
        Some(path) => Some(
            read::read(&file::text(path)?, None)
                .map_err(|refused| format!("{}: {refused}", path.display()))?,
        ),
        None => None,
    };
    if let Some(first) = reading.iter().flat_map(|reading| &reading.tickets).next() {
        workspace.ticket = first.ticket.clone();
    }
    let channel = match &arguments.channel {
        Some(name) => name.clone(),
        None => channel_named(&workspace, &text, clock)
            .map(|named| named.to_lowercase())
            .filter(|named| USUAL_CHANNELS.contains(&named.as_str()))
            .unwrap_or_else(|| USUAL_CHANNELS[0].to_owned()),
    };
    workspace.options.channels = vec![Channel { name: channel.clone(), on: true }];
    workspace.channel = channel.clone();
    workspace.apply(Edit::Write(channel.clone(), text.clone()));
    let examination = Examination::of(&workspace, &channel, clock).ok_or("There is no template.")?;
    let mut json = examination.json();
    json.insert("channel".into(), json!(channel));
    json.insert("recognized".into(), recognized(&text, &channel, &workspace, clock));
    let mut human = examination.human();
    if let Some(reading) = &reading {
        // The verdict is about this ticket as it was read.
        json.insert("ticket".into(), ticket::known(reading));
        human.insert_str(0, &ticket::remarks(reading));
    }
    Ok(Report { json: json.into(), human, outcome: Outcome::of(examination.has_problems()) })
}

/// The options that the template stands for; null where it stands for none.
fn recognized(text: &str, channel: &str, workspace: &Workspace, clock: Clock) -> Value {
    let Some(recognition) = recognize(text, channel, workspace, clock) else { return Value::Null };
    let options = Workspace { options: recognition.options.clone().into(), ..Workspace::default() };
    let settings = saved::write_short(&options, saved::Place::File, false);
    let unknown: Vec<Value> = recognition
        .unknown
        .iter()
        .map(|unknown| {
            json!({"what": unknown.what, "start": unknown.span.map(|span| span.start), "end": unknown.span.map(|span| span.end)})
        })
        .collect();
    json!({
        "preset": recognition.options.preset,
        "whole": recognition.is_whole(),
        "unknown": unknown,
        "settings": serde_json::from_str::<Value>(&settings).unwrap_or_default(),
    })
}
