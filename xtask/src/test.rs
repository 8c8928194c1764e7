//! Every check there is, one after the other, and how many held.

use crate::run::{Failure, Outcome, cargo, run, run_reading, say};
use crate::{budget, packages, paths, stories, tools};
use std::process::Command;
use std::time::Instant;

/// What was checked, and how often it held.
#[derive(Default)]
struct Tally {
    rows: Vec<Row>,
}

struct Row {
    name: &'static str,
    counts: Counts,
    seconds: u64,
    why: Option<Failure>,
}

/// How many tests ended how.
#[derive(Default, Clone)]
struct Counts {
    passed: u64,
    failed: u64,
    /// Tests that could not run here, by name, with what they need.
    skipped: Vec<String>,
}

/// Runs everything. `fast` leaves out what needs the optimized build: budget and stories.
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
            "--tests",
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
    tally.check("licenses and sources", packages::check);
    tally.count("Rust tests", rust_tests);
    if !fast {
        // In a new process: the tests above may have linked this program anew, and the build hands on copies of
        // its own file.
        tally.check("optimized build", || run(in_project().args(["xtask", "build"])));
        tally.check("size budget", budget::check);
        tally.count("stories", || {
            let told = stories::run(&[])?;
            Ok((Counts { passed: told.passed, failed: told.failed, ..Counts::default() }, None))
        });
    }
    tally.close()
}

fn in_project() -> Command {
    let mut cargo = cargo();
    cargo.current_dir(paths::root());
    cargo
}

/// How many passed and failed, and what went wrong besides.
type Counted = (Counts, Option<Failure>);

/// Programs that some tests need; such a test is marked `#[ignore = "needs NAME"]` and runs where NAME is on the PATH.
const NEEDED: [&str; 1] = ["pwsh"];

/// The core and the tools with their documentation's examples, and what of the page needs no browser: its graph, its
/// lines of code.
const TESTED: [&[&str]; 2] =
    [&["--workspace", "--exclude", "payload-builder"], &["--package", "payload-builder", "--lib"]];

fn rust_tests() -> Outcome<Counted> {
    let mut counts = Counts::default();
    let ended = TESTED.map(|packages| tests_of(packages, &mut counts));
    Ok((counts, ended.into_iter().find_map(Result::err)))
}

fn tests_of(packages: &[&str], counts: &mut Counts) -> Outcome {
    let mut tests = in_project();
    tests.args(["test", "--locked", "--no-fail-fast"]).args(packages);
    if NEEDED.iter().all(|program| paths::on_path(program).is_some()) {
        tests.args(["--", "--include-ignored"]);
    }
    run_reading(&mut tests, |line| {
        if let Some(result) = line.strip_prefix("test result: ") {
            counts.passed += number_before(result, " passed");
            counts.failed += number_before(result, " failed");
        }
        counts.skipped.extend(skipped(line));
    })
}

/// A test that was not run, with the reason.
fn skipped(line: &str) -> Option<String> {
    let (name, reason) = line.strip_prefix("test ")?.split_once(" ... ignored")?;
    Some(format!("{name}: {}", reason.trim_start_matches([',', ' '])))
}

fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split(word).next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

impl Tally {
    /// Something that holds or does not; it counts as one.
    fn check(&mut self, name: &'static str, check: impl FnOnce() -> Outcome) {
        self.count(name, || check().map(|()| (Counts { passed: 1, ..Counts::default() }, None)));
    }

    /// Something that counts itself.
    fn count(&mut self, name: &'static str, check: impl FnOnce() -> Outcome<Counted>) {
        say(format!("Checking: {name}"));
        let start = Instant::now();
        let (mut counts, why) = check().unwrap_or_else(|why| (Counts::default(), Some(why)));
        if let Some(why) = &why {
            eprintln!("{why}");
            // What fails is never without a failure.
            counts.failed = counts.failed.max(1);
        }
        self.rows.push(Row { name, counts, seconds: start.elapsed().as_secs(), why });
    }

    /// Prints the counts; the last line is the sum.
    fn close(self) -> Outcome {
        println!("\n{:>8} {:>8} {:>8} {:>8}", "passed", "failed", "skipped", "seconds");
        for Row { name, counts, seconds, why } in &self.rows {
            let why = why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
            let Counts { passed, failed, skipped } = counts;
            println!("{passed:>8} {failed:>8} {:>8} {seconds:>8}  {name}{why}", skipped.len());
        }
        for test in self.rows.iter().flat_map(|row| &row.counts.skipped) {
            println!("skipped: {test}");
        }
        let sum = |count: fn(&Counts) -> u64| self.rows.iter().map(|row| count(&row.counts)).sum::<u64>();
        let (passed, failed) = (sum(|counts| counts.passed), sum(|counts| counts.failed));
        let skipped = sum(|counts| counts.skipped.len() as u64);
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        if failed == 0 { Ok(()) } else { Err(Failure::already_told()) }
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
        let line = "test curl_command::tests::survives ... ignored, needs pwsh";
        assert_eq!(skipped(line).as_deref(), Some("curl_command::tests::survives: needs pwsh"));
        assert_eq!(skipped("test a ... ok"), None);
    }
}
