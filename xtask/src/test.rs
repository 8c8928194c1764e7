//! Every check there is, one after the other, and how many held.

use crate::run::{Outcome, Trouble, cargo, run, run_reading, say};
use crate::{budget, build, packages, places, stories, tools};
use std::process::Command;
use std::time::Instant;

/// What was checked, and how often it held.
#[derive(Default)]
struct Tally {
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    passed: u64,
    failed: u64,
    seconds: u64,
    why: Option<Trouble>,
}

/// Runs everything. `fast` leaves out what needs the optimised build: budget and stories.
pub fn everything(fast: bool) -> Outcome {
    let mut tally = Tally::default();
    tools::rust()?;
    tally.check("format", || run(in_project().args(["fmt", "--all", "--check"])));
    tally.check("clippy, the core and the tools", || {
        run(in_project().args([
            "clippy",
            "--locked",
            "--workspace",
            "--exclude",
            "payload-builder",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    });
    tally.check("clippy, the page", || {
        run(in_project().args([
            "clippy",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            "payload-builder",
            "--lib",
            "--bins",
            "--",
            "-D",
            "warnings",
        ]))
    });
    tally.check("documentation", || {
        let docs = [
            "doc",
            "--locked",
            "--no-deps",
            "--lib",
            "--package",
            "ruby-liquid",
            "--package",
            "payload-core",
            "--package",
            "payload-builder",
            "--document-private-items",
            "--target",
            "wasm32-unknown-unknown",
        ];
        run(in_project().args(docs).env("RUSTDOCFLAGS", "-D warnings"))
    });
    tally.check("licences and sources", packages::check);
    tally.count("Rust tests", rust_tests);
    if !fast {
        tally.check("optimised build", build::site);
        tally.check("size budget", budget::check);
        tally.count("stories", || stories::tell(&[]).map(|told| (told.passed, told.failed, None)));
    }
    tally.close()
}

fn in_project() -> Command {
    let mut cargo = cargo();
    cargo.current_dir(places::root());
    cargo
}

/// How many passed and failed, and what went wrong besides.
type Counted = (u64, u64, Option<Trouble>);

fn rust_tests() -> Outcome<Counted> {
    let (mut passed, mut failed) = (0, 0);
    let mut tests = in_project();
    tests.args(["test", "--locked", "--workspace", "--exclude", "payload-builder", "--no-fail-fast"]);
    let ended = run_reading(&mut tests, |line| {
        if let Some(result) = line.strip_prefix("test result: ") {
            passed += number_before(result, " passed");
            // A test that is not run holds nothing.
            failed += number_before(result, " failed") + number_before(result, " ignored");
        }
    });
    Ok((passed, failed, ended.err()))
}

fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

impl Tally {
    /// Something that holds or does not; it counts as one.
    fn check(&mut self, name: &'static str, check: impl FnOnce() -> Outcome) {
        self.count(name, || check().map(|()| (1, 0, None)));
    }

    /// Something that counts itself.
    fn count(&mut self, name: &'static str, check: impl FnOnce() -> Outcome<Counted>) {
        say(format!("Checking: {name}"));
        let start = Instant::now();
        let (passed, failed, why) = check().unwrap_or_else(|why| (0, 1, Some(why)));
        if let Some(why) = &why {
            eprintln!("{why}");
        }
        // Trouble is never without a failure.
        let failed = if why.is_some() { failed.max(1) } else { failed };
        self.rows.push(Row { name, passed, failed, seconds: start.elapsed().as_secs(), why });
    }

    /// Prints the counts; the last line is the sum.
    fn close(self) -> Outcome {
        println!("\n{:>8} {:>8} {:>8}", "passed", "failed", "seconds");
        for Row { name, passed, failed, seconds, why } in &self.rows {
            let why = why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
            println!("{passed:>8} {failed:>8} {seconds:>8}  {name}{why}");
        }
        let passed: u64 = self.rows.iter().map(|row| row.passed).sum();
        let failed: u64 = self.rows.iter().map(|row| row.failed).sum();
        println!("{passed} passed, {failed} failed");
        if failed == 0 { Ok(()) } else { Err(Trouble::already_told()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_counts() {
        let line = "ok. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(number_before(line, " passed"), 12);
        assert_eq!(number_before(line, " failed"), 3);
        assert_eq!(number_before(line, " ignored"), 1);
    }
}
