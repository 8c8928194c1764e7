//! `_headers`, for the hosts that read it: what a page cannot say about itself.

use crate::paths;
use crate::run::{Outcome, read};
use crate::site::Site;

/// Adds the file; every name with a hash in it may be kept for ever.
pub fn add(site: &mut Site) -> Outcome {
    let mut headers = read(&paths::root().join("static/_headers"))?;
    for name in site.files.keys().filter(|name| is_hashed(name)) {
        headers += &format!("\n/{name}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    site.put("_headers", headers);
    Ok(())
}

/// Whether Trunk put the hash of its content into a file's name.
fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.trim_end_matches("_bg").rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() >= 14 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn knows_hashed_names() {
        for (name, hashed) in [
            ("payload-builder-9c9db6b0cd48ba86_bg.wasm", true),
            ("base-c5a86a42280f9f4.css", true),
            ("payload-builder.html", false),
            ("icon-512.png", false),
            ("service-worker.js", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }
}
