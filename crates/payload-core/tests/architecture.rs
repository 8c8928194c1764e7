//! A module imports only from those that stand above it in `lib.rs`.

use std::fs;
use std::path::Path;

#[test]
fn modules_import_only_from_those_above() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = fs::read_to_string(src.join("lib.rs")).unwrap();
    let modules: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(modules.len() > 10, "the modules of lib.rs: {modules:?}");
    for (at, module) in modules.iter().enumerate() {
        let mut text = fs::read_to_string(src.join(format!("{module}.rs"))).unwrap();
        read_below(&src.join(module), &mut text);
        // Tests may look at anything.
        let code: Vec<&str> = text.split("#[cfg(test)]").collect();
        for below in &modules[at + 1..] {
            let import = format!("use crate::{below}");
            let found = code[0].contains(&format!("{import}::")) || code[0].contains(&format!("{import};"));
            assert!(!found, "{module} imports {below}, which stands below it");
        }
    }
}

/// Adds the text of every file below a folder, without its tests.
fn read_below(folder: &Path, text: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_below(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let file = fs::read_to_string(&path).expect("a file of the source is text");
            let code = file.split("#[cfg(test)]").next().unwrap_or_default();
            text.insert_str(0, code);
        }
    }
}
