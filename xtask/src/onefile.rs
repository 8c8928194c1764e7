//! The one-file edition: the same page, program and style, folded into a single HTML file that
//! works from a disk by double click.
//!
//! Browsers load no module and fetch nothing from `file:`, but they run what is in the page. So the
//! glue that wasm-bindgen wrote goes into the page's own module script, and the program beside it
//! as text: compressed, then base64. A few lines of JavaScript unpack it; there is no other way to
//! start WebAssembly from a lone file.

use crate::run::{Failure, Outcome, fail};
use crate::site::{Site, elements, hash};
use crate::{bootstrap, policy, split};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Its name in the site.
pub const NAME: &str = "payload-builder.html";

/// Adds the edition, made of the site's page.
pub fn add(site: &mut Site) -> Outcome {
    let mut page = site.page()?;
    let script = script(site)?;

    for element in elements(&page.clone(), "link") {
        let href = element.attribute("href").unwrap_or_default().trim_start_matches("./");
        let folded = match element.attribute("rel") {
            Some("stylesheet") => format!("<style>{}</style>", site.text(href)?),
            Some("icon") => continue,
            // Hints to load early what is inside now.
            Some("modulepreload" | "preload") => String::new(),
            other => return fail(format!("The one-file edition cannot fold a link of kind {other:?}")),
        };
        page = page.replacen(element.whole, &folded, 1);
    }
    page = bootstrap::with(&page, &script)?;

    let policy = [
        "default-src 'none'".to_owned(),
        format!("script-src '{}' 'wasm-unsafe-eval'", hash(&script)),
        format!("style-src{}", or_none(policy::hashes(&page, "style"))),
        "connect-src 'none'".to_owned(),
        "img-src data:".to_owned(),
        "worker-src blob:".to_owned(),
        policy::TRUST.to_owned(),
    ];
    let page = policy::with(&page, &policy.join("; "))?;
    site.put(NAME, page);
    Ok(())
}

fn or_none(sources: String) -> String {
    if sources.is_empty() { " 'none'".to_owned() } else { sources }
}

/// The glue, and around it both halves of the program with what unpacks and starts them.
fn script(site: &Site) -> Outcome<String> {
    let half = |beginning, ending| {
        let (_, program) = bootstrap::the(site, beginning, ending)?;
        Ok::<_, Failure>(format!("unpack(\"{}\")", packed(program)?))
    };
    let started =
        bootstrap::script(site, &half("payload-builder", "_bg.wasm")?, &half(split::REST, ".wasm")?)?;
    Ok(format!(
        "async function unpack(packed) {{
const bytes = Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(\"gzip\"));
return new Response(plain, {{ headers: {{ \"content-type\": \"application/wasm\" }} }});
}}
{started}"
    ))
}

/// Compressed, then base64.
fn packed(program: &[u8]) -> Outcome<String> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(program)?;
    Ok(STANDARD.encode(packed.finish()?))
}
