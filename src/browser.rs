//! The only file, with those below it, that names the browser's own objects: window, clipboard, address,
//! storage, files.

mod address;
mod caret;
mod clock;
mod files;
mod focus;
mod focus_kept;
mod keys;
mod packing;
mod storage;
mod table_walk;
mod ticket_file;
pub mod crash_overlay;
pub mod service_worker;
pub mod trusted_types;
pub mod worker;

pub use address::{address, fragment, is_on_disk, push_fragment, set_fragment};
pub use caret::{caret, place_under, reveal, selection, set_text, type_over};
pub use clock::{after_paint, milliseconds, now, today};
pub use files::{download, on_file_dropped, pick_file};
pub use focus::{focus, focus_next, focus_on, focus_once_there, select_all, select_in};
pub use focus_kept::keep_focus;
pub use keys::{on_escape, on_key_outside_fields, on_undo_keys};
pub use packing::{can_unpack, pack, unpack};
pub use storage::{NotKept, forget, is_marked, keep, kept, kept_keys, mark, tab_keep, tab_kept};
pub use table_walk::walk_table;
pub use ticket_file::TicketFile;

use gloo::events::EventListener;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, HtmlInputElement, Node};

/// An element of the page.
pub use web_sys::Element;

/// Whether there is a browser: the build makes HTML of the first view without one, and tests run without one.
const IS_HERE: bool = cfg!(target_arch = "wasm32");

/// Takes the element with that id off the page.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// Writes a text into a text field, unless it is there already: then a person typed it.
pub fn write_in(field: &Element, text: &str) {
    if let Some(field) = field.dyn_ref::<HtmlInputElement>()
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// The title of the document.
pub fn title() -> String {
    if IS_HERE { document().title() } else { String::new() }
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Tells the style sheets which view is on show. They ask nothing of what is in it: `:has()` on the whole page would make
/// a browser look at every element again whenever one comes or goes.
pub fn mark_view(word: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-view", word);
    }
}

/// Scrolls to the top of the page.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Calls back whenever the window has that event, as long as the page lives.
pub fn on_window(event: &'static str, mut callback: impl FnMut() + 'static) {
    if !IS_HERE {
        return;
    }
    EventListener::new(&window(), event, move |_| callback()).forget();
}

/// Calls back whenever the document has that event, as long as the page lives.
pub fn on_document(event: &'static str, mut callback: impl FnMut() + 'static) {
    EventListener::new(&document(), event, move |_| callback()).forget();
}

/// Shows, or no longer shows, that a file can be dropped.
pub fn mark_dropping(drops: bool) {
    if let Some(root) = document().document_element() {
        let _ = match drops {
            true => root.set_attribute("data-dropping", ""),
            false => root.remove_attribute("data-dropping"),
        };
    }
}

/// Adds a style sheet to the page. It is made as an object, which the page's policy allows, not as markup.
pub fn add_style(css: &str) {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    let _ = sheet.replace_sync(css);
    let Ok(adopted) = js_sys::Reflect::get(&document(), &"adoptedStyleSheets".into()) else { return };
    // An array of the browser's own kind, which notices each addition.
    let push = js_sys::Reflect::get(&adopted, &"push".into()).and_then(JsCast::dyn_into::<js_sys::Function>);
    if let Ok(push) = push {
        let _ = push.call1(&adopted, &sheet);
    }
}

/// Whether the `<details>` of an event is open. Browsers report two quick changes once.
pub fn is_open(event: &web_sys::Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// Closes the popover with that id.
pub fn close_popover(id: &str) {
    if let Some(popover) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Missing in old browsers, where nothing was opened either.
        let _ = popover.hide_popover();
    }
}

/// Puts a text on the clipboard; true once the clipboard has confirmed it.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Without a secure origin (a page opened over plain http) there is no clipboard at all.
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    has_clipboard
        && wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The place in a text shown as code that a pointer's event means: the line, and the byte in it at which the
/// stretch under the pointer begins, both from 0.
pub fn place_pointed_at(event: &web_sys::Event) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let stretch = target.closest(".line > *").ok()??;
    let line = stretch.closest(".line").ok()??;
    let lines = line.closest(".code").ok()??.query_selector_all(".line").ok()?;
    let at =
        (0..lines.length()).find(|at| lines.get(*at).is_some_and(|other| other.is_same_node(Some(&line))))?;
    Some((at as usize, begins(&stretch)))
}

/// The byte at which a stretch begins in its line: the length of the texts before it.
fn begins(stretch: &Node) -> usize {
    let before = std::iter::successors(stretch.previous_sibling(), Node::previous_sibling);
    before.filter_map(|node| node.text_content()).map(|text| text.len()).sum()
}

/// Sets the color scheme of the whole page; `None` leaves it to the system.
pub fn set_color_scheme(scheme: Option<&str>) {
    if IS_HERE && let Some(root) = document().document_element() {
        let _ = match scheme {
            Some(scheme) => root.set_attribute("data-theme", scheme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Whether the page is hidden, and may be closed without further notice.
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Opens the dialog with that id over everything else; the browser keeps the focus inside.
pub fn open_dialog(id: &str) {
    let dialog =
        document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// The keys that copy on this system.
pub fn copy_keys() -> &'static str {
    let platform = window().navigator().platform().unwrap_or_default();
    if platform.starts_with("Mac") || platform.starts_with("iP") { "⌘C" } else { "Ctrl+C" }
}

/// Opens the browser's way to print the page.
pub fn print() {
    let _ = window().print();
}

/// The width of the window, in CSS pixels.
pub fn window_width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(1.0)
}

/// Keeps the pointer's events coming to the element under it while it is dragged.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    if let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
