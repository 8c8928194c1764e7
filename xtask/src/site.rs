//! The site in memory: its files by name, and the few things we do to a page of HTML.

use crate::run::{Failure, Outcome, fail, write};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The page.
pub const PAGE: &str = "index.html";

/// Every file of the site, by its name under the site's folder.
#[derive(Default)]
pub struct Site {
    /// Names use `/`, whatever the system.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads what is in a folder.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut site = Self::default();
        site.read_into(folder, "")?;
        Ok(site)
    }

    fn read_into(&mut self, folder: &Path, prefix: &str) -> Outcome {
        for entry in
            fs::read_dir(folder).map_err(|error| Failure(format!("{}: {error}", folder.display())))?
        {
            let path = entry?.path();
            let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() {
                self.read_into(&path, &format!("{name}/"))?;
            } else {
                self.files.insert(name, fs::read(&path)?);
            }
        }
        Ok(())
    }

    /// Makes `folder` hold these files and nothing else.
    pub fn write(&self, folder: &Path) -> Outcome {
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            write(&path, bytes)?;
        }
        Ok(())
    }

    /// A file of text.
    pub fn text(&self, name: &str) -> Outcome<&str> {
        match self.files.get(name).map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(text)) => Ok(text),
            Some(Err(_)) => fail(format!("{name} is not text")),
            None => fail(format!("The site has no {name}")),
        }
    }

    /// The page's HTML.
    pub fn page(&self) -> Outcome<String> {
        self.text(PAGE).map(str::to_owned)
    }

    /// Adds or replaces a file.
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(name.to_owned(), bytes.into());
    }
}

/// `sha256-…`, as policies and `integrity` write a hash.
pub fn hash(bytes: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The hash in plain hexadecimal.
pub fn hex(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first 16 digits of that: enough to tell one version of a file from all others.
pub fn short_hex(bytes: impl AsRef<[u8]>) -> String {
    hex(bytes).chars().take(16).collect()
}

/// Every element called `name`: where it stands in the page, its tag and what is in it.
pub fn elements<'a>(page: &'a str, name: &str) -> Vec<Element<'a>> {
    let open = format!("<{name}");
    let close = format!("</{name}>");
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find(&open) {
        let from_tag = rest.split_at(start).1;
        let Some(tag_end) = from_tag.find('>') else { break };
        let (tag, after) = from_tag.split_at(tag_end + 1);
        rest = after;
        if !tag.strip_prefix(&open).is_some_and(|after_name| after_name.starts_with([' ', '>', '\n', '/'])) {
            continue;
        }
        let inside = after.split_once(&close).filter(|_| !is_void(name));
        let (inner, after) = inside.unwrap_or(("", after));
        rest = after;
        found.push(Element { whole: from_tag.split_at(from_tag.len() - after.len()).0, tag, inner });
    }
    found
}

fn is_void(name: &str) -> bool {
    matches!(name, "link" | "meta")
}

/// One element of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element<'a> {
    /// All of it.
    pub whole: &'a str,
    /// Its opening tag.
    pub tag: &'a str,
    /// What stands between its tags.
    pub inner: &'a str,
}

impl<'a> Element<'a> {
    /// The value of an attribute, quoted or not.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let value = self.tag.split(&format!(" {name}=")).nth(1)?;
        let mut letters = value.chars();
        match letters.next()? {
            quote @ ('"' | '\'') => letters.as_str().split(quote).next(),
            _ => value.split([' ', '>']).next(),
        }
    }
}

/// The page with `html` as the first thing in its head after the declaration of its encoding.
pub fn at_head(page: &str, html: &str) -> Outcome<String> {
    let charset = elements(page, "meta").into_iter().find(|meta| meta.attribute("charset").is_some());
    match charset {
        Some(charset) => Ok(page.replacen(charset.whole, &format!("{}{html}", charset.whole), 1)),
        None => fail("The page does not declare its encoding"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_elements_and_their_attributes() {
        let page =
            r#"<link rel="x" href=y><linker><script type='module'>a < b</script><script src="z"></script>"#;
        let links = elements(page, "link");
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].attribute("rel"), links[0].attribute("href")), (Some("x"), Some("y")));
        let scripts = elements(page, "script");
        assert_eq!(scripts.iter().map(|script| script.inner).collect::<Vec<_>>(), ["a < b", ""]);
        assert_eq!(scripts[0].attribute("type"), Some("module"));
        assert_eq!(scripts[0].attribute("src"), None);
    }

    #[test]
    fn hashes_as_browsers_do() {
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert!(hex("").starts_with("e3b0c442"));
    }
}
