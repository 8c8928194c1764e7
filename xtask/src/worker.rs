//! What lets the page be installed and used offline: the manifest, and the service worker with
//! its list of files.

use crate::onefile;
use crate::paths;
use crate::run::{Failure, Outcome, read};
use crate::site::{PAGE, Site, at_head, hash, short_hex};
use std::fs;

const WORKER: &str = "service-worker.js";
const MANIFEST: &str = "manifest.webmanifest";

/// Adds the manifest and the icons it names. A page with a manifest is one to be installed: only
/// then does it start the service worker (`src/browser/service_worker.rs`).
pub fn add_manifest(site: &mut Site) -> Outcome {
    for name in [MANIFEST, "icon-192.png", "icon-512.png"] {
        let path = paths::root().join("static").join(name);
        let bytes = fs::read(&path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
        site.put(name, bytes);
    }
    let page = at_head(&site.page()?, &format!("\n<link rel=\"manifest\" href=\"./{MANIFEST}\">"))?;
    site.put(PAGE, page);
    Ok(())
}

/// Adds the service worker; what it lists must be finished by now.
pub fn add(site: &mut Site) -> Outcome {
    let files: serde_json::Map<_, _> = site
        .files
        .iter()
        .filter(|(name, _)| *name != onefile::NAME)
        .map(|(name, bytes)| (name.clone(), hash(bytes).into()))
        .collect();
    let list = serde_json::to_string_pretty(&files).map_err(|error| Failure(error.to_string()))?;
    let worker = read(&paths::root().join("static").join(WORKER))?;
    // Of the worker's own code too: another one must not share the cache of the one that runs.
    let version = &short_hex(format!("{worker}{list}"));
    site.put(WORKER, worker.replace("{version}", version).replace("{files}", &list));
    Ok(())
}
