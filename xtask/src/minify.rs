//! The glue between page and program, made small. It is what wasm-bindgen wrote, without comments and long
//! names, together with what fetches the second half of the program.

use crate::run::{Outcome, fail, run, write};
use crate::site::Site;
use crate::{split, tools};
use std::fs;

/// Replaces the glue by a small one.
pub fn glue(site: &mut Site) -> Outcome {
    let is_glue = |name: &&String| name.ends_with(".js") && !name.contains('/');
    let names: Vec<String> = site.files.keys().filter(is_glue).cloned().collect();
    let [name] = names.as_slice() else { return fail(format!("One script is expected, not {names:?}")) };
    let (from, to) = (split::folder().join(split::GLUE), split::folder().join("small.mjs"));
    write(&from, site.text(name)?)?;
    let out = format!("--outfile={}", to.display());
    run(tools::esbuild()?
        .arg(&from)
        .args(["--bundle", "--minify", "--format=esm", "--target=esnext", "--log-level=warning"])
        .arg(out))?;
    site.put(name, fs::read(to)?);
    Ok(())
}
