//! The content security policy: nothing, and then only what the page needs.

use crate::run::Outcome;
use crate::site::{PAGE, Site, at_head, elements, hash};

/// Puts the policy into the page, as its first word: what stands before it is not held to it.
pub fn add(site: &mut Site) -> Outcome {
    let page = site.page()?;
    let policy = [
        "default-src 'none'".to_owned(),
        // Our one script, by its hash; WebAssembly, but no `eval`.
        format!("script-src{} 'wasm-unsafe-eval'", hashes(&page, "script")),
        format!("style-src 'self'{}", hashes(&page, "style")),
        // The program itself, once.
        "connect-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "manifest-src 'self'".to_owned(),
        // The service worker; and the worker that is made of the page's own script, past the gate.
        "worker-src 'self' blob:".to_owned(),
        TRUST.to_owned(),
    ];
    let page = with(&page, &policy.join("; "))?;
    site.put(PAGE, page);
    Ok(())
}

/// What holds in every edition: no other base for addresses, no forms sent anywhere, and text
/// becomes markup or code only through the program's own gate (`src/browser/trusted_types.rs`).
pub const TRUST: &str =
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

/// The page under a policy.
pub fn with(page: &str, policy: &str) -> Outcome<String> {
    at_head(page, &format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))
}

/// The hashes of the inline elements of a name, each after a space.
pub fn hashes(page: &str, name: &str) -> String {
    let inline = elements(page, name).into_iter().filter(|element| element.attribute("src").is_none());
    inline.map(|element| format!(" '{}'", hash(element.inner))).collect()
}
