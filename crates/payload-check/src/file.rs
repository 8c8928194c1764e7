//! Files that are named on the command line; `-` is standard input.

use std::fs;
use std::io::{Read, stdin};
use std::path::Path;

/// The text of a file.
///
/// # Errors
/// A sentence if it cannot be read, or is not UTF-8.
pub fn text(path: &Path) -> Result<String, String> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        format!("{} is not UTF-8 from byte {} on.", name(path), error.utf8_error().valid_up_to())
    })
}

/// The bytes of a file.
///
/// # Errors
/// A sentence if it cannot be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let read = if path == Path::new("-") {
        let mut bytes = Vec::new();
        stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| format!("{} cannot be read: {error}.", name(path)))
}

/// Opens a file to be read in pieces.
///
/// # Errors
/// A sentence if it cannot be opened.
pub fn open(path: &Path) -> Result<Box<dyn Read>, String> {
    if path == Path::new("-") {
        return Ok(Box::new(stdin()));
    }
    match fs::File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(format!("{} cannot be read: {error}.", name(path))),
    }
}

fn name(path: &Path) -> String {
    if path == Path::new("-") { "Standard input".to_owned() } else { path.display().to_string() }
}
