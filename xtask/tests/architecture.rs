//! The shape of the code, held by reading it: who may import whom, where the browser's objects are named, how long a
//! file may be.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the project").to_path_buf()
}

/// A file of Rust, without its comments and its tests.
struct Source {
    /// Its path below the project's folder, with `/`.
    path: String,
    code: String,
    lines: usize,
}

/// Every file of Rust below a folder of the project.
fn sources(folder: &str) -> Vec<Source> {
    let root = root();
    let (mut folders, mut found) = (vec![root.join(folder)], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).expect("a file of the source is text");
                let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let code =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>();
                let path =
                    path.strip_prefix(&root).expect("it is below").to_string_lossy().replace('\\', "/");
                found.push(Source { path, code: code.join("\n"), lines: text.lines().count() });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!found.is_empty(), "{folder} has no Rust");
    found
}

/// The paths below `crate::` that a text names, also in lists, cut to `depth` names.
fn named(code: &str, depth: usize) -> Vec<String> {
    let mut all = Vec::new();
    for path in code.split("crate::").skip(1) {
        tree(path, &[], depth, &mut all);
    }
    all
}

/// Reads one path or `{list, of, paths}`; gives what follows it.
fn tree<'a>(text: &'a str, before: &[&'a str], depth: usize, all: &mut Vec<String>) -> &'a str {
    if let Some(list) = text.strip_prefix('{') {
        let mut rest = list;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            match rest.strip_prefix('}') {
                Some(after) => return after,
                None if rest.is_empty() => return rest,
                None => rest = tree(rest, before, depth, all),
            }
        }
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path = [before, &[name]].concat();
    if let Some(more) = rest.strip_prefix("::") {
        return tree(more, &path, depth, all);
    }
    all.push(path.iter().take(depth).copied().collect::<Vec<_>>().join("::"));
    // `as other`, `*` and the like end with the item.
    rest.trim_start_matches(|c: char| !matches!(c, ',' | '}' | ';' | '\n'))
}

#[test]
fn reads_paths_and_lists_of_them() {
    let code = "use crate::a::b::C;\nuse crate::{d, e::{f, g}, h::I};\nlet x = crate::j::k();";
    assert_eq!(named(code, 1), ["a", "d", "e", "e", "h", "j"]);
    assert_eq!(named(code, 2), ["a::b", "d", "e::f", "e::g", "h::I", "j::k"]);
}

/// The modules that a `lib.rs` names, in its order.
fn modules(library: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(library)).expect("a crate has a lib.rs");
    let name = |line: &str| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned);
    text.lines().filter_map(name).collect()
}

/// So no two of them can form a circle.
#[test]
fn modules_import_only_from_those_above_them() {
    let mut wrong = Vec::new();
    for folder in ["crates/payload-core/src", "src"] {
        let order = modules(&format!("{folder}/lib.rs"));
        assert!(order.len() > 10, "{order:?}");
        let place = |module: &str| order.iter().position(|known| known == module);
        for source in sources(folder) {
            let inside = source.path.strip_prefix(folder).unwrap_or_default().trim_start_matches('/');
            let module = inside.split(['/', '.']).next().unwrap_or_default();
            let Some(own) = place(module) else { continue };
            for other in named(&source.code, 1) {
                if place(&other).is_some_and(|other| other > own) {
                    wrong.push(format!(
                        "{} imports {other}, which stands below {module} in lib.rs",
                        source.path
                    ));
                }
            }
        }
    }
    none(&wrong);
}

#[test]
fn crates_know_only_those_before_them() {
    let mut wrong = Vec::new();
    for (folder, unknown) in [
        ("crates/ruby-liquid/src", ["payload_core", "leptos", "web_sys"].as_slice()),
        ("crates/payload-core/src", &["leptos", "web_sys", "js_sys", "wasm_bindgen"]),
        ("crates/payload-check/src", &["leptos", "web_sys", "js_sys", "wasm_bindgen"]),
    ] {
        for source in sources(folder) {
            for name in unknown {
                if source.code.contains(&format!("{name}::")) {
                    wrong.push(format!("{} names {name}", source.path));
                }
            }
        }
    }
    none(&wrong);
}

/// It is Liquid's alone, whoever sends what it renders. Its comments may tell of them.
#[test]
fn the_engine_names_neither_freshdesk_nor_stella() {
    let mut wrong = Vec::new();
    for source in sources("crates/ruby-liquid/src") {
        let code = source.code.to_lowercase();
        for name in ["freshdesk", "stella"].into_iter().filter(|name| code.contains(name)) {
            wrong.push(format!("{} names {name}", source.path));
        }
    }
    none(&wrong);
}

#[test]
fn views_import_no_views_and_components_neither_session_nor_views() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let own = source.path.strip_prefix("src/").unwrap_or_default();
        let parts: Vec<&str> = own.trim_end_matches(".rs").split('/').collect();
        for other in named(&source.code, 2) {
            let view = other.strip_prefix("views::");
            let allowed = match parts.as_slice() {
                ["components", ..] => view.is_none() && !other.starts_with("session"),
                ["browser", ..] => view.is_none() && !other.starts_with("session"),
                ["views", own, ..] => view.is_none_or(|view| view == *own),
                ["session", ..] | ["late", ..] => view.is_none(),
                _ => true,
            };
            if !allowed {
                wrong.push(format!("{} imports {other}", source.path));
            }
        }
    }
    none(&wrong);
}

#[test]
fn only_the_browsers_module_names_the_browsers_objects() {
    let mut wrong = Vec::new();
    for source in sources("src").iter().filter(|source| !source.path.starts_with("src/browser")) {
        for name in ["web_sys::", "js_sys::", "wasm_bindgen_futures::", "thread_local!"] {
            if source.code.contains(name) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    none(&wrong);
}

#[test]
fn no_file_is_too_long() {
    let mut wrong = Vec::new();
    for (folder, most) in [("src", 250), ("crates", 400)] {
        for source in sources(folder).iter().filter(|source| !source.path.contains("/tests/")) {
            if source.lines > most {
                wrong.push(format!("{} has {} lines; {most} is the maximum", source.path, source.lines));
            }
        }
    }
    none(&wrong);
}

fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
