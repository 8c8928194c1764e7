//! The size of the first load: what a visitor waits for, as a server with brotli sends it. The second half
//! of the program (`split.rs`) comes when the page stands and works; it is weighed and shown, not counted.

use crate::compressed;
use crate::paths;
use crate::run::{Outcome, fail};
use std::fs;

/// What the first load may weigh, in bytes.
const BUDGET: usize = 200_000;

/// Prints what the first load weighs; too much is a failure.
pub fn check() -> Outcome {
    let mut rows = Vec::new();
    for entry in fs::read_dir(paths::dist())? {
        let path = entry?.path();
        let is_loaded =
            path.extension().is_some_and(|it| ["wasm", "js", "css", "html"].iter().any(|one| it == *one));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The service worker comes after the page; the one-file edition instead of it.
        if is_loaded && name != "service-worker.js" && name != crate::onefile::NAME {
            let bytes = fs::read(&path)?;
            rows.push((name, bytes.len(), compressed::size(&bytes)?));
        }
    }
    let is_first = |row: &&(String, usize, usize)| !row.0.starts_with(crate::split::REST);
    rows.sort_by_key(|(_, _, sent)| std::cmp::Reverse(*sent));
    let weigh = |(plain, sent), row: &(String, usize, usize)| (plain + row.1, sent + row.2);
    let (plain, sent) = rows.iter().filter(is_first).fold((0, 0), weigh);
    println!("{:>10} {:>10}  first load", "plain", "brotli");
    for (name, plain, sent) in rows.iter().filter(is_first) {
        println!("{plain:>10} {sent:>10}  {name}");
    }
    println!("{plain:>10} {sent:>10}  together: budget {BUDGET}");
    for (name, plain, sent) in rows.iter().filter(|row| !is_first(row)) {
        println!("{plain:>10} {sent:>10}  {name}, once the page stands");
    }
    match sent {
        0 => fail("Nothing to weigh"),
        sent if sent > BUDGET => {
            fail(format!("The first load is {sent} bytes, {} over its budget", sent - BUDGET))
        }
        _ => Ok(()),
    }
}
