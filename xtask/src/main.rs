//! The project's commands. Each installs what it lacks, and says what it does and why.

mod bootstrap;
mod browsers;
mod budget;
mod build;
mod checksums;
mod compressed;
mod engines;
mod first_view;
mod headers;
mod likeness;
mod minify;
mod onefile;
mod packages;
mod paths;
mod pictures;
mod policy;
mod reorder_wasm;
mod run;
mod shorten_imports;
mod site;
mod split;
mod stories;
mod styles;
mod test;
mod tools;
mod worker;

use run::{Failure, Outcome, fail, run};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve            build the page, serve it at http://127.0.0.1:8080/, rebuild on change
cargo xtask test             every check: format, lints, docs, tests, build, size, stories in browsers
cargo xtask test --fast      the same without the optimized build and what needs it
cargo xtask build            the static site, in dist/
cargo xtask size             what the first load weighs, of what is in dist/
cargo xtask stories [ARG…]   the stories over what is in dist/; arguments go to Playwright
cargo xtask bench            how fast the page in dist/ answers, starts and judges, beside liquidjs
cargo xtask engines          the builder's templates on liquidjs and python-liquid, beside our own Liquid
cargo xtask pictures         of the page in dist/, for the README and to look at";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let Some(bindgen) = split::stands_in() {
        return end(split::bindgen(&bindgen, &arguments));
    }
    let outcome = match words.as_slice() {
        ["serve", more @ ..] => serve(more),
        ["test"] => test::everything(false),
        ["test", "--fast"] => test::everything(true),
        ["build"] => build::site(),
        ["pictures"] => pictures::take(),
        ["size"] => budget::check(),
        ["bench"] => bench(),
        ["engines"] => engines::compare(),
        ["stories", ..] => stories(arguments.get(1..).unwrap_or_default()),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => fail(format!("No such command.\n{HELP}")),
    };
    end(outcome)
}

fn end(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            if !why.0.is_empty() {
                eprintln!("{why}");
            }
            ExitCode::FAILURE
        }
    }
}

fn serve(more: &[&str]) -> Outcome {
    let mut trunk = tools::trunk(&tools::bindgen()?)?;
    build::fetch()?;
    run::say("Serving the page; every change builds it anew. Stop with Ctrl+C");
    run(trunk.arg("serve").args(more))
}

fn bench() -> Outcome {
    run::say("Typing into the page, and into a bare page with liquidjs: some minutes");
    run(&mut stories::node("bench/page.js")?)?;
    run::say("Judging tickets, and rendering the same with liquidjs: a minute or two");
    run(&mut stories::node("bench/tickets.js")?)
}

fn stories(filter: &[String]) -> Outcome {
    let told = stories::run(filter)?;
    println!("{} passed, {} failed", told.passed, told.failed);
    if told.failed == 0 { Ok(()) } else { Err(Failure::already_told()) }
}
