//! The address of the page.

use leptos::prelude::window;
use leptos::wasm_bindgen::JsValue;

/// What stands after `#` in the address.
pub fn fragment() -> String {
    if !super::IS_HERE {
        return String::new();
    }
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Sets what stands after `#`, without a step in the browser's own history.
pub fn set_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let address = format!("#{fragment}");
        // A page opened from a disk may refuse; then the address just stays.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Sets what stands after `#`, as a step that the browser's *Back* takes back.
pub fn push_fragment(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// The address of this page without what stands after `#`.
pub fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Whether the page was opened from a disk.
pub fn is_on_disk() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}
