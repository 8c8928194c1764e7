//! The stories: Playwright drives real browsers over the finished site.

use crate::run::{Failure, Outcome, command, read, say};
use crate::{browsers, paths, tools};
use serde_json::Value;
use std::process::Command;

/// How many stories ended how.
#[derive(Debug, Default)]
pub struct Totals {
    /// They held.
    pub passed: u64,
    /// They did not, or only at the second try, or were left out.
    pub failed: u64,
}

/// Runs the stories, or those that `filter` picks (in Playwright's words).
pub fn run(filter: &[String]) -> Outcome<Totals> {
    if !paths::dist().join("index.html").is_file() {
        return Err(Failure("The stories need the site: `cargo xtask build` first.".into()));
    }
    let mut playwright = node("node_modules/@playwright/test/cli.js")?;
    let report = paths::target().join("stories.json");
    let _ = std::fs::remove_file(&report);
    say("Running the stories in real browsers");
    let ended = playwright
        .args(["test", "--reporter=list,json"])
        .args(filter)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .status()?;
    let report: Value = serde_json::from_str(&read(&report)?)
        .map_err(|error| Failure(format!("Playwright's report: {error}")))?;
    let count = |name: &str| report.get("stats")?.get(name)?.as_u64();
    let errors = report.get("errors").and_then(Value::as_array).map_or(0, |errors| errors.len() as u64);
    let passed = count("expected").unwrap_or(0);
    let failed = ["unexpected", "flaky", "skipped"].into_iter().filter_map(count).sum::<u64>() + errors;
    // Whatever else made Playwright unhappy is one failure.
    let failed = if failed == 0 && (!ended.success() || passed == 0) { 1 } else { failed };
    Ok(Totals { passed, failed })
}

/// Node with a script, in the folder of the stories, with the packages and browsers they need.
pub fn node(script: &str) -> Outcome<Command> {
    let folder = paths::stories();
    say("Preparing Playwright and the browsers");
    tools::npm_ci(&folder)?;
    let mut node = command("node");
    node.arg(script)
        .current_dir(&folder)
        .env("PAYLOAD_BUILDER_CHROMIUM", browsers::chromium()?)
        .env("PAYLOAD_BUILDER_FIREFOX", browsers::firefox()?)
        .env("PAYLOAD_BUILDER_DIST", paths::dist());
    Ok(node)
}
