//! `cargo xtask build`: Trunk makes the page, and we complete it into a site.

use crate::run::{Outcome, ask, cargo, run, say};
use crate::site::Site;
use crate::{
    bootstrap, checksums, first_view, headers, minify, onefile, paths, policy, shorten_imports, split,
    styles, tools, worker,
};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Builds the static site into dist/.
pub fn site() -> Outcome {
    let bindgen = tools::bindgen()?;
    let mut trunk = tools::trunk(&split::stand_in()?)?;
    fetch()?;
    say("Building the page, optimized: two or three minutes when nothing is built yet");
    if !is_known_rust() {
        say(format!(
            "This is not {KNOWN_RUST}x: without its unstable flags the page is larger than its budget allows"
        ));
    }
    let made = paths::target().join("site-release");
    run(small(&mut trunk)
        .env(split::REAL, bindgen)
        .args(["build", "--release", "--cargo-profile", "page", "--features", "split", "--dist"])
        .arg(&made))?;

    say("Completing the site: offline use, one file, policy, checksums");
    let mut site = Site::read(&made)?;
    styles::fold(&mut site)?;
    first_view::add(&mut site)?;
    shorten_imports::shorten(&mut site)?;
    split::add(&mut site)?;
    minify::glue(&mut site)?;
    onefile::add(&mut site)?;
    bootstrap::add(&mut site)?;
    worker::add_manifest(&mut site)?;
    policy::add(&mut site)?;
    worker::add(&mut site)?;
    headers::add(&mut site)?;
    checksums::add(&mut site);
    site.write(&paths::dist())?;
    say(format!("The site is in {}: copy it to any static host, under any path", paths::dist().display()));
    Ok(())
}

/// Gets the packages that Cargo.lock names, and those of the standard library: Trunk itself may use no
/// network.
pub fn fetch() -> Outcome {
    run(cargo().args(["fetch", "--locked"]).current_dir(paths::root()))?;
    run(small(cargo().args(["fetch", "--locked", "--target", tools::WASM])).current_dir(paths::root()))
}

/// Has the standard library compiled with the page, for size and without the words and places of panics: a
/// seventh less to load. A panic then is a trap, which the page shows like any other.
///
/// Cargo and rustc call this unstable; `RUSTC_BOOTSTRAP` lets the stable compiler do it. What is unstable may be
/// called otherwise in the next release, so only [`KNOWN_RUST`] is asked for it; others build a larger page.
fn small(command: &mut Command) -> &mut Command {
    command
        // What tells the parts apart, for the cut: the linker's relocations and names.
        .env("CARGO_PROFILE_PAGE_STRIP", "false")
        .env("CARGO_ENCODED_RUSTFLAGS", flags());
    if is_known_rust() {
        command
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    }
    command
}

/// The release of Rust whose unstable flags the build knows.
const KNOWN_RUST: &str = "rustc 1.95.";

fn is_known_rust() -> bool {
    ask(Command::new("rustc").arg("--version")).is_some_and(|version| version.starts_with(KNOWN_RUST))
}

/// Flags for a small program, and those that keep the builder's own folders out of it, for the same bytes
/// anywhere.
fn flags() -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    // Where the standard library's source is installed its paths are the builder's; elsewhere they are Rust's.
    let asked = |arguments: &[&str]| ask(Command::new("rustc").args(arguments)).unwrap_or_default();
    let library = PathBuf::from(asked(&["--print", "sysroot"])).join("lib/rustlib/src/rust");
    let version = asked(&["-vV"]);
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or_default();
    let places = [
        (Some(paths::root()), ".".to_owned()),
        (cargo_home, "cargo".to_owned()),
        (Some(library), format!("/rustc/{commit}")),
    ];
    let remaps = places
        .into_iter()
        .filter_map(|(place, name)| Some(format!("--remap-path-prefix={}={name}", place?.display())));
    // Flags of the environment stand instead of those in .cargo/config.toml, so that one comes along.
    let unstable: &[&str] =
        if is_known_rust() { &["-Zunstable-options", "-Cpanic=immediate-abort"] } else { &[] };
    let small = ["--cfg=erase_components", "-Clink-arg=--emit-relocs"].iter().chain(unstable);
    // Cargo's own separator: folders may have spaces.
    small.map(|flag| (*flag).to_owned()).chain(remaps).collect::<Vec<_>>().join("\x1f")
}
