//! The names between program and glue. wasm-bindgen makes them unique by sixteen digits that no server can
//! compress, after words that nobody reads; short ones do as well, and take 2 KB less.

use crate::bootstrap::the;
use crate::reorder_wasm;
use crate::run::{Outcome, fail};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};

/// Digits in the hash of a name.
const DIGITS: usize = 16;

/// So many orders of the functions are weighed, which takes some seconds.
const ORDERS: usize = 12;

/// Shortens the names in glue and program.
pub fn shorten(site: &mut Site) -> Outcome {
    let (glue, _) = the(site, "payload-builder", ".js")?;
    let (program, bytes) = the(site, "payload-builder", "_bg.wasm")?;
    let (glue, program, bytes) = (glue.to_owned(), program.to_owned(), bytes.to_vec());
    let mut text = site.text(&glue)?.to_owned();
    let names = names(&text);
    if names.is_empty() {
        return fail("The glue has no names with hashes any more");
    }
    for (name, short) in &names {
        text = text.replace(name, short);
    }
    let small = reorder_wasm::encode_smallest(&bytes, &names, ORDERS)?;
    site.put(&glue, text);
    site.put(&program, small);
    Ok(())
}

/// The names that end in hashes, each with a short one.
fn names(glue: &str) -> BTreeMap<String, String> {
    let words = glue.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let has_hash = |word: &&str| {
        let hash = word.rsplit('_').next().filter(|hash| hash.len() == DIGITS && word.len() > DIGITS + 1);
        hash.is_some_and(|hash| hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
    };
    let names: BTreeSet<&str> = words.filter(has_hash).collect();
    names.into_iter().enumerate().map(|(number, name)| (name.to_owned(), format!("_{number:x}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_with_hashes_and_nothing_else() {
        let glue = "__wbg_get_0123456789abcdef: function() { wasm.memory; } __wbg_get_0123456789abcdeg _0123456789abcdef";
        let short = BTreeMap::from([("__wbg_get_0123456789abcdef".to_owned(), "_0".to_owned())]);
        assert_eq!(names(glue), short);
    }
}
