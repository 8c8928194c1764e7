//! The builder's templates on Liquids that others wrote: liquidjs and python-liquid.

use crate::run::{Outcome, cargo, command, fail, run, say};
use crate::{paths, tools};
use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;

/// Renders the same cases with each engine, and fails where one of them gives another output.
pub fn compare() -> Outcome {
    let cases = paths::target().join("engine-cases.jsonl");
    say("Rendering the builder's templates for every built-in ticket");
    let output = cargo()
        .args(["run", "--quiet", "-p", "payload-core", "--example", "engine_cases"])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return fail("the cases could not be rendered");
    }
    std::fs::write(&cases, output.stdout)?;
    let scripts = paths::root().join("tests/engines");
    say("Rendering the same with liquidjs and python-liquid");
    tools::npm_ci(&paths::stories())?;
    run(command("node").arg(scripts.join("liquidjs.js")).stdin(File::open(&cases)?))?;
    run(command(python()?).arg(scripts.join("python_liquid.py")).stdin(File::open(&cases)?))
}

/// A Python of its own, with python-liquid as the list of requirements says.
fn python() -> Outcome<PathBuf> {
    let home = paths::cache().join("tools/python-liquid");
    let programs = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = programs.join("python");
    let requirements = paths::root().join("tests/engines/requirements.txt");
    if !programs.is_dir() {
        run(command(if cfg!(windows) { "python" } else { "python3" }).args(["-m", "venv"]).arg(&home))?;
    }
    run(command(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(requirements))?;
    Ok(python)
}
