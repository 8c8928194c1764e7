//! The one-file edition: the same page, program and style, folded into a single HTML file that
//! works from a disk by double click.
//!
//! Browsers load no module and fetch nothing from `file:`, but they run what is in the page. So the
//! glue that wasm-bindgen wrote goes into the page's own module script, and the program beside it
//! as text: compressed, then base64. A few lines of JavaScript unpack it; there is no other way to
//! start WebAssembly from a lone file.

use crate::run::{Outcome, Trouble, trouble};
use crate::site::{Site, elements, hash};
use crate::{policy, split};
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
    let script = start(site)?;

    for element in elements(&page.clone(), "link") {
        let href = element.attribute("href").unwrap_or_default().trim_start_matches("./");
        let folded = match element.attribute("rel") {
            Some("stylesheet") => format!("<style>{}</style>", site.text(href)?),
            Some("icon") => continue,
            // Hints to load early what is inside now.
            Some("modulepreload" | "preload") => String::new(),
            other => return trouble(format!("The one-file edition cannot fold a link of kind {other:?}")),
        };
        page = page.replacen(element.whole, &folded, 1);
    }
    match elements(&page.clone(), "script").as_slice() {
        [only] => page = page.replacen(only.whole, &format!("<script type=\"module\">{script}</script>"), 1),
        scripts => return trouble(format!("The page has {} scripts; one was expected", scripts.len())),
    }

    let policy = [
        "default-src 'none'".to_owned(),
        format!("script-src '{}' 'wasm-unsafe-eval'", hash(&script)),
        format!("style-src{}", or_none(policy::hashes(&page, "style"))),
        "connect-src 'none'".to_owned(),
        "img-src data:".to_owned(),
        policy::TRUST.to_owned(),
    ];
    let page = policy::with(&page, &policy.join("; "))?;
    site.put(NAME, page);
    Ok(())
}

fn or_none(sources: String) -> String {
    if sources.is_empty() { " 'none'".to_owned() } else { sources }
}

/// The one file of a kind: its name, and what is in it.
fn the<'a>(site: &'a Site, beginning: &str, ending: &str) -> Outcome<(&'a str, &'a [u8])> {
    let is_it = |(name, _): &(&String, _)| name.starts_with(beginning) && name.ends_with(ending);
    match site.files.iter().filter(is_it).collect::<Vec<_>>().as_slice() {
        [(name, bytes)] => Ok((name, bytes)),
        files => trouble(format!("One {beginning}…{ending} was expected, there are {}", files.len())),
    }
}

/// The glue, and around it both halves of the program with what unpacks and starts them.
fn start(site: &Site) -> Outcome<String> {
    let (glue, _) = the(site, "payload-builder", ".js")?;
    let glue = site.text(glue)?;
    let (_, first) = the(site, "payload-builder", "_bg.wasm")?;
    let (rest, second) = the(site, split::REST, ".wasm")?;
    // Glue ends with `export { initSync, name as default };`, which names its starter.
    let cut = glue.rsplit_once("export{").or_else(|| glue.rsplit_once("export {"));
    let (body, exports) = cut.ok_or_else(|| Trouble("The glue exports nothing".into()))?;
    let starter =
        exports.split([',', '{', '}']).map(str::trim).find_map(|one| one.strip_suffix(" as default"));
    let Some(starter) = starter else { return trouble(format!("The glue exports no default: {exports}")) };
    if glue.contains("</script") || glue.contains("<!--") {
        return trouble("The glue would end its own script");
    }
    let fetched = format!("fetch(new URL(\"./{rest}\",import.meta.url))");
    if body.matches(&fetched).count() != 1 {
        return trouble(format!("The glue does not fetch {rest} as expected"));
    }
    let body = body.replace(&fetched, &format!("unpack(\"{}\")", packed(second)?));
    let first = packed(first)?;
    Ok(format!(
        "async function unpack(packed) {{
const bytes = Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(\"gzip\"));
return new Response(plain, {{ headers: {{ \"content-type\": \"application/wasm\" }} }});
}}
{body}
await {starter}({{ module_or_path: unpack(\"{first}\") }});
"
    ))
}

/// Compressed, then base64.
fn packed(program: &[u8]) -> Outcome<String> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(program)?;
    Ok(STANDARD.encode(packed.finish()?))
}
