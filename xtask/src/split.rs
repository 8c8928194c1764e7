//! Cuts the program in two: what the first view needs, and the rest (`src/second_half.rs`).
//!
//! The cut must be made between the compiler and wasm-bindgen, which throws away what tells the parts
//! apart; Trunk has no place there for a tool of ours (trunk-rs/trunk#1022). So Trunk finds this program
//! under the name of wasm-bindgen: it cuts, and hands the first half on to the real one.

use crate::paths;
use crate::reorder_wasm;
use crate::run::{Failure, Outcome, fail, read, run, write};
use crate::site::{Site, short_hex};
use crate::tools;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The environment's name for the real wasm-bindgen.
pub const REAL: &str = "PAYLOAD_BUILDER_WASM_BINDGEN";

/// What the glue is called while the fetching of the second half is joined to it.
pub const GLUE: &str = "glue.mjs";
/// What fetches the second half; the cut writes it.
const LOADER: &str = "loader.mjs";
/// The second half as the cut writes it, by the name of the split point.
const SECOND: &str = "split_rest.wasm";
/// What the page's script calls the function that gives the second half, compiled.
pub const GIVEN: &str = "secondHalf";
/// How the second half is called in the site, before its hash.
pub const REST: &str = "rest-";

/// Where the halves wait for the rest of the build.
pub fn folder() -> PathBuf {
    paths::target().join("split")
}

/// Adds the second half to the site, under a name of its own for every build.
pub fn add(site: &mut Site) -> Outcome {
    let second = reorder_wasm::encode(&fs::read(folder().join(SECOND))?, &BTreeMap::new())?;
    let name = format!("{REST}{}.wasm", short_hex(&second));
    let path = folder().join(LOADER);
    let mut loader = read(&path)?;
    // The page's own script says how the second half is had (`bootstrap.rs`): compiled, to be handed to workers.
    for (fetched, given) in [
        (format!("fetch(new URL(\"./{SECOND}\", import.meta.url))"), format!("{GIVEN}()")),
        (
            "WebAssembly.instantiateStreaming(src, imports)".to_owned(),
            "src.then((given) => WebAssembly.instantiate(given, imports))".to_owned(),
        ),
    ] {
        if loader.matches(&fetched).count() != 1 {
            return fail(format!("The loader does not fetch as expected: {fetched}"));
        }
        loader = loader.replace(&fetched, &given);
    }
    write(&path, loader)?;
    site.put(&name, second);
    Ok(())
}

/// A program that Trunk takes for wasm-bindgen: this one.
pub fn stand_in() -> Outcome<PathBuf> {
    let folder = paths::target().join("stand-in");
    fs::create_dir_all(&folder)?;
    let ours = folder.join(format!("wasm-bindgen{}", env::consts::EXE_SUFFIX));
    let _ = fs::remove_file(&ours);
    fs::copy(env::current_exe()?, &ours)?;
    Ok(ours)
}

/// The real wasm-bindgen, if this program was called in its place.
pub fn stands_in() -> Option<PathBuf> {
    let name = env::current_exe().ok()?;
    (name.file_stem()? == "wasm-bindgen").then(|| env::var_os(REAL).map(PathBuf::from))?
}

/// Does what wasm-bindgen was asked for, after the cut.
pub fn bindgen(real: &Path, arguments: &[String]) -> Outcome {
    let mut bindgen = Command::new(real);
    let Some(program) = arguments.iter().find(|argument| argument.ends_with(".wasm")) else {
        return run(bindgen.args(arguments));
    };
    let first = cut(Path::new(program))?;
    let others = arguments.iter().filter(|argument| *argument != program);
    run(bindgen.args(others).arg("--keep-lld-exports").arg(first))
}

/// Writes the halves; gives the place of the first.
fn cut(program: &Path) -> Outcome<PathBuf> {
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let bytes = fs::read(program)?;
    let first = folder.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = &folder;
    options.main_out_path = &first;
    let loader = format!("./{LOADER}");
    let glue = format!("./{GLUE}");
    options.link_name = &loader;
    options.main_module = &glue;
    let cut = wasm_split_cli_support::transform(options).map_err(|error| Failure(format!("{error:?}")))?;
    let second = folder.join(SECOND);
    if cut.split_modules != [second.clone()] {
        return fail(format!("One second half was expected, not {:?}", cut.split_modules));
    }
    // As index.html has Trunk do with the first.
    let optimize = ["-O2", "--strip-debug", "--strip-producers"];
    run(Command::new(tools::wasm_opt()?).args(optimize).arg(&second).arg("-o").arg(&second))?;
    Ok(first)
}
