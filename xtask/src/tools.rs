//! The tools of the build: found on the PATH at the right version, or installed once into the cache.

use crate::paths;
use crate::run::{Failure, Outcome, ask, cargo, command, fail, read, run, say};
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
/// Older ones, Debian's among them, break what today's Rust makes.
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.25.12";
/// The target for browsers.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that cargo can format, lint and build for the browser.
pub fn rust() -> Outcome {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if ask(cargo().args([probe, "--version"])).is_none() {
            say(format!("Adding {component} to the Rust toolchain"));
            run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    wasm_target()
}

/// Makes sure that there is a standard library for the browser.
fn wasm_target() -> Outcome {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    say(format!("Adding {WASM}, the target for browsers, to the Rust toolchain"));
    run(Command::new("rustup").args(["target", "add", WASM])).map_err(|Failure(why)| {
        Failure(format!("{why}\nWithout rustup: install the standard library for {WASM} with the toolchain."))
    })
}

/// Makes sure that the source of the standard library is there, which is compiled with the page.
fn std_source() -> Outcome {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    say("Adding rust-src, the source of the standard library, to the Rust toolchain");
    run(Command::new("rustup").args(["component", "add", "rust-src"]))
}

/// Trunk, with what it calls first on its PATH: the binder, or what stands in for it.
pub fn trunk(bindgen: &Path) -> Outcome<Command> {
    wasm_target()?;
    std_source()?;
    let trunk = built(
        "trunk",
        "trunk",
        TRUNK,
        "it builds and serves the page",
        &["--locked", "--no-default-features", "--features", "rustls"],
    )?;
    let wasm_opt = wasm_opt()?;
    let folders = [bindgen, &wasm_opt].into_iter().filter_map(|tool| tool.parent().map(Path::to_path_buf));
    let path = env::var_os("PATH").unwrap_or_default();
    let path: OsString = env::join_paths(folders.chain(env::split_paths(&path)))
        .map_err(|error| Failure(error.to_string()))?;
    let mut command = Command::new(trunk);
    // Trunk reads NO_COLOR as a flag and takes only `true` and `false`.
    command.current_dir(paths::root()).env("PATH", path).env_remove("NO_COLOR");
    Ok(command)
}

/// wasm-bindgen, at the version of Cargo.lock.
pub fn bindgen() -> Outcome<PathBuf> {
    let version = locked("wasm-bindgen")?;
    built("wasm-bindgen-cli", "wasm-bindgen", &version, "it joins the program and the browser", &[])
}

/// A tool that cargo installs: from the PATH, from the cache, or compiled now.
fn built(package: &str, program: &str, version: &str, purpose: &str, options: &[&str]) -> Outcome<PathBuf> {
    let is_right = |tool: &Path| {
        ask(Command::new(tool).arg("--version"))
            .is_some_and(|says| says.split_whitespace().nth(1) == Some(version))
    };
    if let Some(tool) = paths::on_path(program).filter(|tool| is_right(tool)) {
        return Ok(tool);
    }
    let home = paths::cache().join("tools").join(format!("{package}-{version}"));
    let tool = home.join("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX));
    if is_right(&tool) {
        return Ok(tool);
    }
    say(format!("Installing {package} {version}: {purpose}"));
    eprintln!("  It compiles from source, some minutes and only once, and stays in {}.", home.display());
    eprintln!(
        "  Any {program} {version} on the PATH is used instead; `cargo binstall {package}@{version}` is quick."
    );
    let building = paths::cache().join("building").join(package);
    // A debug build: for what these tools do here it is fast enough, and compiles in half the time.
    run(cargo()
        .args(["install", package, "--version", version, "--debug", "--force"])
        .args(options)
        .arg("--root")
        .arg(&home)
        .env("CARGO_TARGET_DIR", &building)
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(env::temp_dir()))?;
    let _ = std::fs::remove_dir_all(building);
    if is_right(&tool) { Ok(tool) } else { fail(format!("{} is not {program} {version}", tool.display())) }
}

/// wasm-opt from npm's binaryen.
pub fn wasm_opt() -> Outcome<PathBuf> {
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    from_npm("binaryen", BINARYEN, "wasm-opt", major, "its wasm-opt makes the program small")
}

/// esbuild from npm.
pub fn esbuild() -> Outcome<Command> {
    from_npm("esbuild", ESBUILD, "esbuild", ESBUILD, "it makes the glue small").map(|tool| command(&tool))
}

/// A program of an npm package, by its lock file. `says` is in the answer to `--version`.
fn from_npm(package: &str, version: &str, program: &str, says: &str, why: &str) -> Outcome<PathBuf> {
    let name = if cfg!(windows) { format!("{program}.cmd") } else { program.to_owned() };
    let home = paths::cache().join("tools").join(format!("{package}-{version}"));
    let tool = home.join("node_modules/.bin").join(name);
    let is_right = |tool: &Path| {
        ask(command(tool).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == says))
    };
    if is_right(&tool) {
        return Ok(tool);
    }
    node()?;
    say(format!("Installing {package} {version}: {why}"));
    std::fs::create_dir_all(&home)?;
    for file in ["package.json", "package-lock.json"] {
        std::fs::copy(paths::root().join("xtask").join(package).join(file), home.join(file))?;
    }
    npm_ci(&home)?;
    if is_right(&tool) { Ok(tool) } else { fail(format!("{} is not {program} {version}", tool.display())) }
}

/// Installs what a folder's package-lock.json says, unless it is there.
pub fn npm_ci(folder: &Path) -> Outcome {
    let changed = |file: &str| std::fs::metadata(folder.join(file)).and_then(|data| data.modified()).ok();
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    node()?;
    run(command("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(folder))
}

/// Makes sure that Node is there and not too old.
fn node() -> Outcome {
    let version = ask(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        Some(_) => fail(format!("Node 20 or newer is needed; this is {version}")),
        None => fail("Node 20 or newer is needed, with npm: https://nodejs.org"),
    }
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Outcome<String> {
    let lock = read(&paths::root().join("Cargo.lock"))?;
    let after = lock.split(&format!("name = \"{package}\"\nversion = \"")).nth(1);
    match after.and_then(|rest| rest.split('"').next()) {
        Some(version) => Ok(version.to_owned()),
        None => fail(format!("Cargo.lock has no {package}")),
    }
}
