//! Files that are named on the command line; `-` is standard input.

use payload_core::proof::bulk::decode::{Decoder, Encoding};
use std::fs;
use std::io::{Read, stdin};
use std::path::Path;

/// The text of a file: UTF-8, or what Excel and PowerShell write instead, as a file of tickets is read.
///
/// # Errors
/// A sentence if it cannot be read, or is no text.
pub fn text(path: &Path) -> Result<String, String> {
    let bytes = bytes(path)?;
    // As it stands, with its mark: a template may have one that does harm.
    if Encoding::of(&bytes) == Encoding::Utf8
        && let Ok(text) = str::from_utf8(&bytes)
    {
        return Ok(text.to_owned());
    }
    let mut decoder = Decoder::of(&bytes);
    let text = decoder.push(&bytes) + decoder.finish();
    match decoder.strange {
        0 => Ok(text),
        _ => Err(format!("{} is no text that can be read: save it as UTF-8.", name(path))),
    }
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
