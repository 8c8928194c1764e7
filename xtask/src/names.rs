//! The hashes in the names between program and glue. wasm-bindgen makes names unique by sixteen digits that no
//! server can compress; counted numbers of the same length do as well, and take two bytes instead of ten.

use crate::run::{Outcome, trouble};
use crate::site::{PAGE, Site, integrity};
use crate::start::the;
use std::collections::BTreeSet;

/// Digits in the hash of a name.
const DIGITS: usize = 16;

/// Numbers the names in glue and program.
pub fn number(site: &mut Site) -> Outcome {
    let (glue, _) = the(site, "payload-builder", ".js")?;
    let (program, bytes) = the(site, "payload-builder", "_bg.wasm")?;
    let (glue, program, mut bytes) = (glue.to_owned(), program.to_owned(), bytes.to_vec());
    let old = integrity(&bytes);
    let mut text = site.text(&glue)?.to_owned();
    let hashes = hashes(&text);
    if hashes.is_empty() {
        return trouble("The glue has no names with hashes any more");
    }
    for (number, hash) in hashes.iter().enumerate() {
        let counted = format!("_{number:0DIGITS$x}");
        text = text.replace(hash, &counted);
        replace(&mut bytes, hash.as_bytes(), counted.as_bytes());
    }
    // The page says which program it means, by its hash.
    let page = site.page()?.replace(&old, &integrity(&bytes));
    site.put(PAGE, page);
    site.put(&glue, text);
    site.put(&program, bytes);
    Ok(())
}

/// The hashes at the ends of names, each with the line before it.
fn hashes(glue: &str) -> BTreeSet<String> {
    let words = glue.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let hash = |word: &str| {
        let end = word.len().checked_sub(DIGITS + 1)?;
        let (name, hash) = (word.get(..end)?, word.get(end..)?);
        let is_hash = hash.starts_with('_')
            && hash[1..].bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        (is_hash && !name.is_empty()).then(|| hash.to_owned())
    };
    words.filter_map(hash).collect()
}

/// Replaces what is as long.
fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(old.len()).position(|window| window == old) {
        bytes[at + found..at + found + new.len()].copy_from_slice(new);
        at += found + new.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_hashes_and_nothing_else() {
        let glue = "__wbg_get_0123456789abcdef: function() { wasm.memory; } __wbg_get_0123456789abcdeg _0123456789abcdef";
        assert_eq!(hashes(glue).into_iter().collect::<Vec<_>>(), ["_0123456789abcdef"]);
        let mut bytes = b"x_0123 y_0123".to_vec();
        replace(&mut bytes, b"_0123", b"_0000");
        assert_eq!(bytes, b"x_0000 y_0000");
    }
}
