//! When the program stops: the page says so and hands over the person's settings, instead of freezing.
//!
//! A panic in WebAssembly leaves a page that looks alive and does nothing. What is shown here is made of
//! plain elements, since nothing of the program's own views can be relied on any more.

use gloo::events::EventListener;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::JsCast;
use std::cell::{Cell, RefCell};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

const ID: &str = "stopped";

/// A trap of the program, and an exhausted stack in the words of Chromium and of Firefox. Other errors leave
/// the program running.
const FATAL: [&str; 3] = ["RuntimeError", "RangeError", "InternalError"];

thread_local! {
    /// The settings as they were last kept, or would have been.
    static HELD: RefCell<String> = const { RefCell::new(String::new()) };
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Holds the settings, as text, for the case that the program stops.
pub fn hold(settings: &str) {
    HELD.with(|held| held.replace(settings.to_owned()));
}

/// Whether the program has stopped: from then on nothing must be kept, since the last change may be what
/// stopped it.
pub fn has_stopped() -> bool {
    STOPPED.get()
}

/// Watches for the program's end.
pub fn watch() {
    // The optimized build leaves out the words of a panic and just traps; others have them.
    std::panic::set_hook(Box::new(move |info| show(&info.to_string())));
    for (event, field) in [("error", "error"), ("unhandledrejection", "reason")] {
        EventListener::new(&window(), event, move |event| {
            let error = js_sys::Reflect::get(event, &field.into()).unwrap_or_default();
            let Some(error) = error.dyn_ref::<js_sys::Error>() else { return };
            if FATAL.contains(&String::from(error.name()).as_str()) {
                show(&String::from(error.to_string()));
            }
        })
        .forget();
    }
}

/// Shows the message over everything, once. Should even that fail, nothing more can be done.
fn show(message: &str) {
    STOPPED.set(true);
    if document().get_element_by_id(ID).is_none() {
        let _ = overlay(message);
    }
}

fn overlay(message: &str) -> Option<()> {
    let panel = element("div", "")?;
    panel.set_id(ID);
    for (name, value) in
        [("role", "alertdialog"), ("aria-labelledby", "stopped-title"), ("aria-describedby", "stopped-why")]
    {
        panel.set_attribute(name, value).ok()?;
    }
    let title = element("h2", "The page has stopped")?;
    title.set_id("stopped-title");
    let why = element(
        "p",
        "A fault in this program, not in what you did. Reload to go on from what was last saved; to be safe, copy your settings first.",
    )?;
    why.set_id("stopped-why");
    let reload = element("button", "Reload")?;
    EventListener::once(&reload, "click", |_| {
        let _ = window().location().reload();
    })
    .forget();
    let parts = [title, why, element("pre", message)?, reload.clone()];
    for part in &parts {
        panel.append_child(part).ok()?;
    }
    document().body()?.append_child(&panel).ok()?;
    reload.unchecked_ref::<HtmlElement>().focus().ok();
    // Last, as the settings themselves may be at fault.
    let settings = HELD.with(|held| held.try_borrow().map(|held| held.clone()).unwrap_or_default());
    offer(&panel, &reload, &settings)
}

/// The settings to see, and a button that copies them.
fn offer(panel: &Element, before: &Element, settings: &str) -> Option<()> {
    if settings.is_empty() {
        return None;
    }
    let text: HtmlTextAreaElement = element("textarea", "")?.unchecked_into();
    text.set_value(settings);
    text.set_read_only(true);
    text.set_attribute("aria-label", "Your settings").ok()?;
    let copy = element("button", "Copy settings")?;
    panel.insert_before(&text, Some(before)).ok()?;
    panel.insert_before(&copy, Some(before)).ok()?;
    EventListener::new(&copy.clone(), "click", move |_| {
        text.select();
        let copied = document().unchecked_ref::<web_sys::HtmlDocument>().exec_command("copy");
        copy.set_text_content(Some(if copied == Ok(true) {
            "Copied"
        } else {
            "Selected: press Ctrl+C or ⌘C"
        }));
    })
    .forget();
    Some(())
}

fn element(name: &str, text: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    element.set_text_content(Some(text));
    if name == "button" {
        element.set_attribute("type", "button").ok()?;
    }
    Some(element)
}
