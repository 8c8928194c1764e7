//! SHA256SUMS: `sha256sum --check SHA256SUMS` proves that a copy of the site is whole.

use crate::site::{Site, hex};

/// Adds the list of every file's hash.
pub fn add(site: &mut Site) {
    let sums: String = site.files.iter().map(|(name, bytes)| format!("{}  {name}\n", hex(bytes))).collect();
    site.put("SHA256SUMS", sums);
}
