//! The keys that the page knows, listed under `?`.

use crate::browser;
use crate::components::{Button, ButtonKind};
use leptos::prelude::*;

const DIALOG: &str = "shortcuts";

/// Each key, and what it does.
const KEYS: [(&str, &str); 8] = [
    ("?", "Show this list"),
    ("Ctrl+Z", "Undo, outside text fields"),
    ("Ctrl+Shift+Z", "Redo, outside text fields"),
    ("← →", "In the template or payload: next or previous piece. In tabs: next or previous tab"),
    ("← → ↑ ↓", "In the table of test cases: next or previous cell"),
    ("Ctrl+Space", "In the template text: suggestions"),
    ("Escape", "Close a list; from a place in the template, back to its problem"),
    ("Home End", "First or last piece, or tab"),
];

/// The button **?**, and the list that it opens; the key `?` opens it too.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let open = || browser::open_dialog(DIALOG);
    browser::on_key_outside_fields("?", open);
    let keys = KEYS.into_iter().map(|(keys, what)| view! { <dt><kbd>{keys}</kbd></dt><dd>{what}</dd> });
    view! {
        <Button kind=ButtonKind::Icon id="show-shortcuts" name="Keyboard shortcuts" on_press=open>"?"</Button>
        <dialog class="dialog" id=DIALOG aria-labelledby="shortcuts-title">
            <h2 id="shortcuts-title">"Keyboard shortcuts"</h2>
            <dl class="keys">{keys.collect_view()}</dl>
            <form method="dialog"><Button>"Close"</Button></form>
        </dialog>
    }
}
