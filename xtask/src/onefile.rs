//! The one-file edition: the same page, program and style, folded into a single HTML file that
//! works from a disk by double click.
//!
//! Browsers load no module and fetch nothing from `file:`, but they run what is in the page. So the
//! glue that wasm-bindgen wrote goes into the page's own module script, and the program beside it
//! as text: compressed, then base64. A few lines of JavaScript unpack it; there is no other way to
//! start WebAssembly from a lone file.

use crate::policy;
use crate::run::{Outcome, Trouble, trouble};
use crate::site::{Site, elements, hash};
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
    let glue = site.text(name_of(site, ".js")?)?;
    let program = site.files.get(name_of(site, ".wasm")?).map(Vec::as_slice).unwrap_or_default();
    let script = start(glue, program)?;

    for element in elements(&page.clone(), "link") {
        let href = element.attribute("href").unwrap_or_default().trim_start_matches("./");
        let folded = match element.attribute("rel") {
            Some("stylesheet") => format!("<style>{}</style>", site.text(href)?),
            Some("icon") => {
                let icon = STANDARD.encode(site.text(href)?);
                format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")
            }
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

/// The one file of a kind.
fn name_of<'a>(site: &'a Site, ending: &str) -> Outcome<&'a str> {
    match site.files.keys().filter(|name| name.ends_with(ending)).collect::<Vec<_>>().as_slice() {
        [name] => Ok(name),
        names => trouble(format!("One {ending} was expected, there are {}: {names:?}", names.len())),
    }
}

/// The glue, and after it the program with what unpacks and starts it.
fn start(glue: &str, program: &[u8]) -> Outcome<String> {
    // Glue ends with `export { initSync, name as default };`, which names its starter.
    let split = glue.rsplit_once("export{").or_else(|| glue.rsplit_once("export {"));
    let (body, exports) = split.ok_or_else(|| Trouble("The glue exports nothing".into()))?;
    let starter =
        exports.split([',', '{', '}']).map(str::trim).find_map(|one| one.strip_suffix(" as default"));
    let Some(starter) = starter else { return trouble(format!("The glue exports no default: {exports}")) };
    if glue.contains("</script") || glue.contains("<!--") {
        return trouble("The glue would end its own script");
    }
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(program)?;
    let packed = STANDARD.encode(packed.finish()?);
    Ok(format!(
        "{body}
const packed = Uint8Array.from(atob(\"{packed}\"), (byte) => byte.charCodeAt(0));
const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream(\"gzip\"));
await {starter}({{ module_or_path: await new Response(plain).arrayBuffer() }});
"
    ))
}
