//! Where things are: the project's own folders, and the cache of built tools.

use std::env;
use std::path::{Path, PathBuf};

/// The project's folder. Cargo tells where this package is; the project is the folder above.
pub fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package.as_deref().and_then(Path::parent).map_or_else(|| ".".into(), Path::to_path_buf)
}

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The stories.
pub fn stories() -> PathBuf {
    root().join("tests/e2e")
}

/// Tools that were built or fetched once, kept between checkouts: `$PAYLOAD_BUILDER_CACHE`, or a
/// folder in the system's place for caches.
pub fn cache() -> PathBuf {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("PAYLOAD_BUILDER_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|caches| caches.join("payload-builder")))
        .or_else(|| set("LOCALAPPDATA").map(|local| local.join("payload-builder")))
        .or_else(|| {
            let caches = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
            set("HOME").map(|home| home.join(caches).join("payload-builder"))
        })
        .unwrap_or_else(|| target().join("tools"))
}

/// The file that `name` means on the PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|file| file.is_file())
}
