//! Prints the template of a channel: `payload --preset guide|robust --channel NAME [--brand] [--language]`.
//!
//! No line break follows it, so that it can be compared with a file byte for byte.

use payload_core::options::{Options, Preset};
use std::process::ExitCode;

const USAGE: &str = "usage: payload --preset guide|robust --channel NAME [--brand] [--language]";

pub fn main(arguments: impl Iterator<Item = String>) -> ExitCode {
    match template(arguments) {
        Ok(template) => {
            print!("{template}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("{reason}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn template(mut args: impl Iterator<Item = String>) -> Result<String, String> {
    let (mut preset, mut channel, mut brand, mut language) = (Preset::default(), None, false, false);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--preset" => {
                preset = match args.next().as_deref() {
                    Some("guide") => Preset::Guide,
                    Some("robust") => Preset::Robust,
                    other => {
                        return Err(format!(
                            "--preset is guide or robust, not {}",
                            other.unwrap_or("nothing")
                        ));
                    }
                }
            }
            "--channel" => channel = Some(args.next().ok_or("--channel wants a name")?),
            "--brand" => brand = true,
            "--language" => language = true,
            other => return Err(format!("{other} is not an option")),
        }
    }
    let channel = channel.ok_or("--channel is missing")?;
    let mut options = Options::of(preset);
    options.brand.on = brand;
    options.language.on = language;
    Ok(options.write(&channel).text)
}
