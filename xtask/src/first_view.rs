//! The first view as HTML in the page itself: seen before the program runs, by whoever opens the page for the first
//! time. The page's own views write it (`src/bin/first-view.rs`), so it is what the program then shows.
//!
//! Nothing in it answers yet, so it is inert; the program puts its own in its place.

use crate::run::{Outcome, cargo, fail, printed};
use crate::site::{PAGE, Site};

/// Where in the page it goes: before the frame that stands for it where it is not shown.
const BEFORE: &str = "<div id=frame>";

/// Attributes of which nothing is seen, and which nobody can use before the program runs.
const UNSEEN: [&str; 7] =
    ["aria-controls", "aria-labelledby", "autocomplete", "href", "spellcheck", "tabindex", "title"];

/// Puts the first view into the page.
pub fn add(site: &mut Site) -> Outcome {
    let page = site.page()?;
    if page.matches(BEFORE).count() != 1 {
        return fail(format!("The page has no place for the first view: {BEFORE}"));
    }
    let mut program = cargo();
    let program = program.args(["run", "--quiet", "--locked", "--bin", "first-view"]);
    let html = printed(program.args(["--no-default-features", "--features", "ssr"]))?;
    let html = without_unseen(&without_comments(html.trim()));
    let first_view = format!("<div id=first-view inert hidden>{html}</div>{BEFORE}");
    site.put(PAGE, page.replacen(BEFORE, &first_view, 1));
    Ok(())
}

/// HTML without the comments with which Leptos marks places to find them again.
fn without_comments(html: &str) -> String {
    let mut left = html;
    let mut kept = String::new();
    while let Some((before, after)) = left.split_once("<!") {
        kept.push_str(before);
        left = match after.strip_prefix("--") {
            Some(comment) => comment.split_once("-->").map_or("", |(_, after)| after),
            None => after.split_once('>').map_or("", |(_, after)| after),
        };
    }
    kept + left
}

/// HTML without attributes that are [`UNSEEN`].
fn without_unseen(html: &str) -> String {
    let without = |part: &str| {
        let Some((tag, text)) = part.split_once('>') else { return part.to_owned() };
        let mut tag = tag.to_owned();
        for name in UNSEEN {
            if let Some((before, after)) = tag.split_once(&format!(" {name}=\""))
                && let Some((_, after)) = after.split_once('"')
            {
                tag = format!("{before}{after}");
            }
        }
        format!("{tag}>{text}")
    };
    html.split('<').map(without).collect::<Vec<_>>().join("<")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_comments_out_and_leaves_what_looks_like_them() {
        for (html, kept) in [
            ("<p>a</p><!><b>!</b><!--<() />-->c", "<p>a</p><b>!</b>c"),
            ("<p>&lt;!-- a --&gt;</p>", "<p>&lt;!-- a --&gt;</p>"),
            ("a", "a"),
        ] {
            assert_eq!(without_comments(html), kept);
        }
    }

    #[test]
    fn takes_attributes_out_and_leaves_what_looks_like_them() {
        for (html, kept) in [
            (r#"<a href="x" class="y">z</a>"#, r#"<a class="y">z</a>"#),
            (r#"<p tabindex="0" title="1"> title="2"</p>"#, r#"<p> title="2"</p>"#),
            ("a", "a"),
        ] {
            assert_eq!(without_unseen(html), kept);
        }
    }
}
