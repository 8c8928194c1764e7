//! The glue between page and program, made small. It is what wasm-bindgen wrote, without comments and long
//! names, together with what fetches the second half of the program.

use crate::run::{Outcome, run, trouble, write};
use crate::site::{PAGE, Site};
use crate::{split, tools};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::fs;

/// What a page writes into `integrity`.
fn integrity(script: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(script)))
}

/// Replaces the glue by a small one.
pub fn glue(site: &mut Site) -> Outcome {
    let is_glue = |name: &&String| name.ends_with(".js") && !name.contains('/');
    let names: Vec<String> = site.files.keys().filter(is_glue).cloned().collect();
    let [name] = names.as_slice() else { return trouble(format!("One script is expected, not {names:?}")) };
    let (from, to) = (split::folder().join(split::GLUE), split::folder().join("small.mjs"));
    write(&from, site.text(name)?)?;
    let out = format!("--outfile={}", to.display());
    run(tools::esbuild()?
        .arg(&from)
        .args(["--bundle", "--minify", "--format=esm", "--target=esnext", "--log-level=warning"])
        .arg(out))?;
    let (large, small) = (site.text(name)?.as_bytes().to_vec(), fs::read(to)?);
    // The page says which script it means, by its hash.
    let page = site.page()?.replace(&integrity(&large), &integrity(&small));
    site.put(PAGE, page);
    site.put(name, small);
    Ok(())
}
