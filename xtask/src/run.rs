//! Runs other programs, and says so.

use std::ffi::OsStr;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// Why a command cannot go on, as a sentence for the person at the terminal.
#[derive(Debug)]
pub struct Failure(pub String);

/// What a step gives back, or why it failed.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that the person has read already: only the exit code is left to say.
    pub fn already_told() -> Self {
        Self(String::new())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// An early end with a reason.
pub fn fail<T>(reason: impl Into<String>) -> Outcome<T> {
    Err(Failure(reason.into()))
}

/// Says what happens next, and why.
pub fn say(what: impl fmt::Display) {
    eprintln!("\x1b[1m▸ {what}\x1b[0m");
}

/// A command for `program`, which may be a script that Windows only finds by its full name.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let program = program.as_ref();
    if cfg!(windows) && program == "npm" { Command::new("npm.cmd") } else { Command::new(program) }
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end; its output is the person's to read.
pub fn run(command: &mut Command) -> Outcome {
    let name = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => fail(format!("`{name}` failed ({status})")),
        Err(error) => fail(format!("`{name}` could not start: {error}")),
    }
}

/// Runs to the end and hands every line of its output to `each`, which also goes on screen.
pub fn run_reading(command: &mut Command, mut each: impl FnMut(&str)) -> Outcome {
    let name = shown(command);
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return fail(format!("`{name}` could not start: {error}")),
    };
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            each(&line);
        }
    }
    match child.wait()? {
        status if status.success() => Ok(()),
        status => fail(format!("`{name}` failed ({status})")),
    }
}

/// What a program prints, if it is there and succeeds.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs to the end; gives what the program prints.
pub fn printed(command: &mut Command) -> Outcome<String> {
    let name = shown(command);
    match command.stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Ok(output) => fail(format!("`{name}` failed ({})", output.status)),
        Err(error) => fail(format!("`{name}` could not start: {error}")),
    }
}

/// Reads a file, naming it when that fails.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

/// Writes a file, naming it when that fails.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, bytes).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
