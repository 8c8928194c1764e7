//! The Payload Builder at a terminal: the same core as the page, so that a team can keep its templates and settings
//! in a repository and check them at every change.
//!
//! Every command prints one JSON object, or with `--human` text for people. The exit status is 0 without problems, 1
//! with problems, and 2 when something could not be read, which standard error then says in one sentence.

mod file;
mod human;
mod options;
mod proof;
mod render;
mod settings;
mod template;
mod ticket;
mod tickets;
mod write;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use payload_core::text::capital;
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

/// Checks, proves and writes the payload templates with which Freshdesk asks Stella Connect for a survey.
///
/// Prints one JSON object; --human prints for people.
/// Exit status: 0 without problems, 1 with problems, 2 when something could not be read.
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Arguments {
    /// Print for people instead of JSON
    #[arg(long, global = true)]
    human: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check one template: verdict for a ticket, findings with their fixes, proof over all built-in tickets
    Template(template::Arguments),
    /// Show what a pasted ticket becomes: JSON of Freshdesk's API, of an export, or of a webhook
    Ticket(ticket::Arguments),
    /// Judge a file of tickets (JSON, JSON lines or CSV) by the templates of the settings
    Tickets(tickets::Arguments),
    /// Prove every template that a settings file or share link of the page writes
    Settings(settings::Arguments),
    /// Print the template of a channel, without a line break at its end
    Write(write::Arguments),
    /// Render templates: JSON lines {"template": …, "data": {…}} on standard input, one JSON line each out
    Render(render::Arguments),
}

/// What a command found: what it prints, and whether there are problems.
struct Report {
    /// The JSON object.
    json: Value,
    /// The same for people.
    human: String,
    /// How it ends.
    outcome: Outcome,
}

/// How a command ends.
enum Outcome {
    /// Nothing is wrong.
    Fine,
    /// Something is wrong; the report says what.
    Problems,
    /// The input was read, and is not what the command is for; the sentence says what it is instead.
    Refused(String),
}

impl Outcome {
    fn of(problems: bool) -> Self {
        if problems { Outcome::Problems } else { Outcome::Fine }
    }
}

impl Report {
    /// A report on an input that is something else.
    fn refused(why: String) -> Self {
        Self { json: json!({ "refused": why }), human: String::new(), outcome: Outcome::Refused(why) }
    }
}

fn main() -> ExitCode {
    let Arguments { human, command } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misread(&error),
    };
    let outcome = match command {
        Command::Template(arguments) => template::run(&arguments),
        Command::Ticket(arguments) => ticket::run(&arguments),
        Command::Tickets(arguments) => tickets::run(&arguments),
        Command::Settings(arguments) => settings::run(&arguments),
        Command::Write(arguments) => return exit(write::run(&arguments)),
        Command::Render(arguments) => return exit(render::run(&arguments)),
    };
    exit(outcome.and_then(|report| {
        let text = if human { report.human } else { format!("{:#}\n", report.json) };
        print(&text)?;
        match report.outcome {
            Outcome::Fine => Ok(ExitCode::SUCCESS),
            Outcome::Problems => Ok(ExitCode::FAILURE),
            Outcome::Refused(why) => Err(why),
        }
    }))
}

/// Help where it was asked for, or the one sentence that says what is wrong with the command line.
fn misread(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        error.exit();
    }
    let text = error.to_string();
    // What follows after an empty line is advice; what is missing stands in the lines before it.
    let lines = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim);
    let sentence = lines.collect::<Vec<_>>().join(" ");
    let sentence = capital(sentence.trim_start_matches("error: "));
    exit(Err(format!("{}: --help says what is expected.", sentence.trim_end_matches([':', '.']))))
}

fn exit(outcome: Result<ExitCode, String>) -> ExitCode {
    outcome.unwrap_or_else(|why| {
        eprintln!("{why}");
        ExitCode::from(2)
    })
}

/// Prints; whoever stops reading early is no error.
fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(format!("Standard output cannot be written: {error}."))
        }
        _ => Ok(()),
    }
}
