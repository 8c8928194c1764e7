//! One style sheet and no file for the icon: fewer requests, and less to load.

use crate::run::Outcome;
use crate::site::{PAGE, Site, elements, short_hex};

/// Joins the style sheets in their order, and folds the icon into the page: a browser fetches an icon that is
/// a file again at every change of the address.
pub fn fold(site: &mut Site) -> Outcome {
    let page = site.page()?;
    let mut folded = page.clone();
    let mut joined = String::new();
    let mut names = Vec::new();
    // Where the first style sheet stands.
    const PLACE: &str = "<!--styles-->";
    for element in elements(&page, "link") {
        let href = element.attribute("href").unwrap_or_default().trim_start_matches("./");
        match element.attribute("rel") {
            Some("stylesheet") => {
                let place = if names.is_empty() { PLACE } else { "" };
                folded = folded.replacen(element.whole, place, 1);
                joined.push_str(site.text(href)?);
                names.push(href.to_owned());
            }
            Some("icon") => {
                let icon = inline(site.text(href)?);
                let link = format!("<link rel=\"icon\" href=\"data:image/svg+xml,{icon}\">");
                folded = folded.replacen(element.whole, &link, 1);
            }
            _ => {}
        }
    }
    for name in names {
        site.files.remove(&name);
    }
    let name = format!("style-{}.css", short_hex(&joined));
    let link = format!("<link rel=\"stylesheet\" href=\"./{name}\">");
    site.put(PAGE, folded.replacen(PLACE, &link, 1));
    site.put(&name, joined);
    Ok(())
}

/// A picture as it stands in an address: a server compresses that better than base64.
fn inline(svg: &str) -> String {
    let signs = [("%", "%25"), ("#", "%23"), ("<", "%3C"), (">", "%3E"), ("\"", "'"), ("\n", "")];
    signs.iter().fold(svg.to_owned(), |text, (sign, written)| text.replace(sign, written))
}
