//! `payload-check write`: the template of a channel.

use crate::options::PresetName;
use payload_core::options::Options;
use std::process::ExitCode;

/// The options of `write`.
#[derive(clap::Args)]
pub struct Arguments {
    /// Whose pattern the template follows
    #[arg(long, value_enum, default_value_t)]
    preset: PresetName,
    /// The channel's name, as it is spelled in Stella
    #[arg(long)]
    channel: String,
    /// Send the brand, for accounts with several
    #[arg(long)]
    brand: bool,
    /// Send the language, for accounts with several
    #[arg(long)]
    language: bool,
}

/// Prints the template. No line break follows it, so that it can be compared with a file byte for byte.
///
/// # Errors
/// A sentence if standard output cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode, String> {
    let mut options = Options::of(arguments.preset.into());
    options.brand.on = arguments.brand;
    options.language.on = arguments.language;
    crate::print(&options.write(&arguments.channel).text)?;
    Ok(ExitCode::SUCCESS)
}
