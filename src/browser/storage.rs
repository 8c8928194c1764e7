//! What this browser keeps from one visit to the next.

use leptos::prelude::window;
use web_sys::Storage;

/// Why the browser does not keep a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotKept {
    /// It keeps nothing for this page.
    Blocked,
    /// There is no room for it.
    Full,
}

/// The storage; a browser that blocks it says so by an exception.
fn storage() -> Result<Storage, NotKept> {
    let storage = || window().local_storage().ok().flatten();
    super::IS_HERE.then(storage).flatten().ok_or(NotKept::Blocked)
}

/// The text under a key, if there is one.
///
/// # Errors
/// Storage is blocked.
pub fn kept(key: &str) -> Result<Option<String>, NotKept> {
    storage()?.get_item(key).map_err(|_| NotKept::Blocked)
}

/// Keeps a text under a key.
///
/// # Errors
/// Storage is blocked, or has no room for it.
pub fn keep(key: &str, text: &str) -> Result<(), NotKept> {
    storage()?.set_item(key, text).map_err(|_| NotKept::Full)
}

/// Takes a key away.
pub fn forget(key: &str) {
    if let Ok(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys that start so, in order.
pub fn kept_keys(start: &str) -> Vec<String> {
    let Ok(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let mut keys: Vec<String> = (0..count).filter_map(|at| storage.key(at).ok().flatten()).collect();
    keys.retain(|key| key.starts_with(start));
    keys.sort();
    keys
}

/// The text that this tab keeps under a key, as long as it is open.
pub fn tab_kept(key: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(key).ok()?
}

/// Keeps a text in this tab; true if it did.
pub fn tab_keep(key: &str, text: &str) -> bool {
    let storage = window().session_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Whether this tab was marked so, before its page was last loaded or since.
pub fn is_marked(key: &str) -> bool {
    tab_kept(key).is_some()
}

/// Marks this tab, or takes the mark away. Where storage is blocked there are no marks.
pub fn mark(key: &str, marked: bool) {
    if marked {
        tab_keep(key, "yes");
    } else if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(key);
    }
}
