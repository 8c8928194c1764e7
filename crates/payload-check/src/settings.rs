//! `payload-check settings`: the proof of every template that settings write.

use crate::options::now;
use crate::proof::Examination;
use crate::{Outcome, Report, file};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use payload_core::options::Channel;
use payload_core::workspace::Workspace;
use payload_core::workspace::link::{self, Packing};
use payload_core::workspace::saved::{self, MAX_TEXT, Place};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The options of `settings`.
#[derive(clap::Args)]
pub struct Arguments {
    /// A file of Download settings, or one that holds a share link; - reads standard input
    file: PathBuf,
}

/// Proves the template of every channel that is on.
///
/// # Errors
/// A sentence if the settings cannot be read.
pub fn run(arguments: &Arguments) -> Result<Report, String> {
    let workspace = read(&arguments.file)?;
    let channels: Vec<String> = workspace.options.channels_on().map(str::to_owned).collect();
    let mut human = String::new();
    let mut problems = channels.is_empty();
    let mut examined: Vec<Value> = Vec::new();
    for name in &channels {
        let mut alone = workspace.clone();
        alone.options.channels = vec![Channel { name: name.clone(), on: true }];
        alone.channel = name.clone();
        let Some(examination) = Examination::of(&alone, name, now()) else { continue };
        problems |= examination.has_problems();
        human += &format!("# {name}\n{}\n", examination.human());
        let mut json = examination.json();
        json.insert("channel".into(), json!(name));
        json.insert("template".into(), json!(workspace.template(name).text));
        examined.push(json.into());
    }
    if channels.is_empty() {
        human.push_str("No channel is on: these settings write no template.\n");
    }
    Ok(Report { json: json!({ "channels": examined }), human, outcome: Outcome::of(problems) })
}

/// Reads settings: the text of a settings file, or of a share link.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn read(path: &Path) -> Result<Workspace, String> {
    let text = file::text(path)?;
    let present = Workspace::default();
    let from_text = |text: &str, place| {
        saved::read(text, place, &present).map_err(|refusal| format!("{}: {refusal}", path.display()))
    };
    match linked(&text) {
        None => from_text(&text, Place::File),
        Some(sealed) => {
            let (packing, packed) =
                link::open(sealed).map_err(|damage| format!("{}: {damage}", path.display()))?;
            let unpacked = match packing {
                Packing::Plain => packed,
                Packing::Deflate => decompress_to_vec_with_limit(&packed, MAX_TEXT)
                    .map_err(|_| format!("{}: the link's settings cannot be unpacked.", path.display()))?,
            };
            let text = String::from_utf8(unpacked)
                .map_err(|_| format!("{}: the link's settings are not text.", path.display()))?;
            from_text(&text, Place::Link)
        }
    }
}

/// What a share link carries; nothing where the text is no link.
fn linked(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.starts_with('{') || text.contains(char::is_whitespace) {
        return None;
    }
    // A part that was copied without the address is one too.
    link::part_of(text.split_once('#').map_or(text, |(_, fragment)| fragment))
}
