//! Licenses and sources of every package that comes in, held to the lists of deny.toml.
//!
//! cargo-deny does this and more; it takes minutes to install, and this takes a second.

use crate::paths;
use crate::run::{Failure, Outcome, ask, cargo, fail, read};
use serde_json::Value;

/// Every package must come from crates.io, under a license that deny.toml allows.
pub fn check() -> Outcome {
    let rules = read(&paths::root().join("deny.toml"))?;
    let allowed = quoted(&rules, "allow = [");
    let sources = quoted(&rules, "allow-registry = [");
    let mut metadata = cargo();
    metadata
        .args(["metadata", "--format-version=1", "--locked", "--all-features"])
        .current_dir(paths::root());
    let Some(metadata) = ask(&mut metadata) else { return fail("`cargo metadata` failed") };
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| Failure(error.to_string()))?;

    let packages = metadata.get("packages").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let faults: Vec<String> =
        packages.iter().filter_map(|package| fault(package, &allowed, &sources)).collect();
    println!("{} packages, {} that may not come in", packages.len(), faults.len());
    if packages.is_empty() || !faults.is_empty() { fail(faults.join("\n")) } else { Ok(()) }
}

/// What is wrong with a package.
fn fault(package: &Value, allowed: &[&str], sources: &[&str]) -> Option<String> {
    let name = format!("{} {}", package["name"].as_str()?, package["version"].as_str()?);
    // What has no source is our own.
    let source = package["source"].as_str()?;
    if !sources.iter().any(|known| source.strip_prefix("registry+") == Some(known)) {
        return Some(format!("{name} comes from {source}"));
    }
    let license = package["license"].as_str().unwrap_or("no license");
    (!permits(license, allowed)).then(|| format!("{name}: {license}"))
}

/// Whether an SPDX expression can be met with the licenses of the list.
fn permits(expression: &str, allowed: &[&str]) -> bool {
    // An older way to write OR.
    let expression = expression.replace('/', " OR ");
    let within = |text: &str, word: &str| -> Vec<String> {
        let (mut depth, mut parts) = (0, vec![String::new()]);
        for piece in text.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
            depth += i32::from(piece == "(") - i32::from(piece == ")");
            match parts.last_mut() {
                Some(last) if depth > 0 || piece != word => *last += &format!("{piece} "),
                _ => parts.push(String::new()),
            }
        }
        parts
    };
    let bare = |text: &str| -> Option<String> {
        let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
        // Not of the form `(a) OR (b)`.
        (within(text, "OR").len() == 1 && within(text, "AND").len() == 1).then(|| inner.to_owned())
    };
    within(&expression, "OR").iter().any(|choice| {
        within(choice, "AND").iter().all(|need| match bare(need) {
            Some(inner) => permits(&inner, allowed),
            None => allowed.contains(&need.trim()),
        })
    })
}

/// The strings of a list in deny.toml, which begins with `start`.
fn quoted<'a>(rules: &'a str, start: &str) -> Vec<&'a str> {
    let list = rules.split(&format!("\n{start}")).nth(1).and_then(|rest| rest.split(']').next());
    list.unwrap_or_default().split('"').skip(1).step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_license_expressions() {
        let allowed = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"];
        for (expression, fine) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("GPL-3.0 OR MIT", true),
            ("MIT/GPL-3.0", true),
            ("MIT AND GPL-3.0", false),
            ("(MIT OR GPL-3.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-3.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
            ("(MIT) OR (GPL-3.0)", true),
            ("no license", false),
        ] {
            assert_eq!(permits(expression, &allowed), fine, "{expression}");
        }
    }
}
