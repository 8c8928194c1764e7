//! The script that starts the program: the glue that wasm-bindgen wrote, and a few lines around it.
//!
//! It stands in the page itself, so that the page knows its own text: a worker is made of the same text,
//! without another request (`src/browser/worker.rs`). A worker is given both halves of the program as the
//! page has compiled them; a page gets them for itself.
//!
//! Before anything else it shows the first view that the build wrote ([`crate::first_view`]), to whom the program
//! will show the same: not to those whose work this browser keeps, nor to those who come by a link.

use crate::run::{Failure, Outcome, fail};
use crate::site::{PAGE, Site, elements};
use crate::split;

/// The one file of a kind: its name, and what is in it.
pub fn the<'a>(site: &'a Site, beginning: &str, ending: &str) -> Outcome<(&'a str, &'a [u8])> {
    let is_it = |(name, _): &(&String, _)| name.starts_with(beginning) && name.ends_with(ending);
    match site.files.iter().filter(is_it).collect::<Vec<_>>().as_slice() {
        [(name, bytes)] => Ok((name, bytes)),
        files => fail(format!("One {beginning}…{ending} was expected, there are {}", files.len())),
    }
}

/// The script, for a page that gets the halves by these two expressions.
///
/// In a worker there is no page, and so no part of it. Where the program stops before its second half is here, which
/// tells better of it, this script tells.
pub fn script(site: &Site, first: &str, second: &str) -> Outcome<String> {
    let (glue, _) = the(site, "payload-builder", ".js")?;
    let glue = site.text(glue)?;
    // Glue ends with `export { initSync, name as default };`, which names its starter.
    let cut = glue.rsplit_once("export{").or_else(|| glue.rsplit_once("export {"));
    let (body, exports) = cut.ok_or_else(|| Failure("The glue exports nothing".into()))?;
    let starter =
        exports.split([',', '{', '}']).map(str::trim).find_map(|one| one.strip_suffix(" as default"));
    let Some(starter) = starter else { return fail(format!("The glue exports no default: {exports}")) };
    if glue.contains("</script") || glue.contains("<!--") {
        return fail("The glue would end its own script");
    }
    if glue.matches(split::GIVEN).count() != 1 {
        return fail("The glue does not ask for the second half as expected");
    }
    Ok(format!(
        "const part = (id) => self.document?.getElementById(id);
const first = part(\"first-view\");
const keeps = () => {{
try {{
return Object.keys(localStorage).some((key) => key.startsWith(\"payload-builder.\"));
}} catch {{}}
}};
if (first && !location.hash && !keeps()) {{
first.hidden = false;
part(\"frame\").className = \"sr-only\";
}}
{body}
const here = self.payloadBuilder ??= {{}};
const {} = async () => here.second ??= await WebAssembly.compile(await (await {second}).arrayBuffer());
const failed = part(\"cannot-start\");
const say = () => {{
if (!failed) return;
if (!failed.isConnected) document.body.prepend(failed);
first?.remove();
part(\"frame\")?.removeAttribute(\"class\");
part(\"loading\")?.remove();
failed.hidden = false;
failed.querySelector(\"button\").onclick = () => location.reload();
}};
if (failed) addEventListener(\"error\", ({{ error }}) => {{
if (error?.name === \"RuntimeError\") setTimeout(() => part(\"stopped\") ?? say());
}});
try {{
here.program = await {starter}({{ module_or_path: here.first ?? {first} }});
}} catch (error) {{
say();
throw error;
}}
",
        split::GIVEN
    ))
}

/// The page with the script for its only one.
pub fn with(page: &str, script: &str) -> Outcome<String> {
    match elements(page, "script").as_slice() {
        [only] => Ok(page.replacen(only.whole, &format!("<script type=\"module\">{script}</script>"), 1)),
        scripts => fail(format!("The page has {} scripts; one was expected", scripts.len())),
    }
}

/// Puts the script into the site's page, where its glue was a file.
pub fn add(site: &mut Site) -> Outcome {
    let (first, _) = the(site, "payload-builder", "_bg.wasm")?;
    let (second, _) = the(site, split::REST, ".wasm")?;
    let script = script(site, &format!("\"./{first}\""), &format!("fetch(\"./{second}\")"))?;
    let (glue, _) = the(site, "payload-builder", ".js")?;
    let glue = glue.to_owned();
    let mut page = with(&site.page()?, &script)?;
    for link in elements(&page.clone(), "link") {
        if link.attribute("rel") == Some("modulepreload") {
            page = page.replacen(link.whole, "", 1);
        }
    }
    site.files.remove(&glue);
    site.put(PAGE, page);
    Ok(())
}
