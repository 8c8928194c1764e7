//! The one gate through which text becomes markup or an address of code.
//!
//! The page's policy asks for Trusted Types, where the browser has them. Leptos makes the fixed parts of
//! a view from strings of HTML, so those must pass; nothing that could run or load anything does. Text
//! from tickets, files and links never comes this way: it is only ever text.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use std::cell::RefCell;

/// Elements that run, load, change what addresses mean, or are read by rules of their own.
const REFUSED: [&str; 20] = [
    "base",
    "embed",
    "form",
    "frame",
    "frameset",
    "iframe",
    "link",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "style",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// How an address may begin: nothing that is code.
const ADDRESSES: [&str; 3] = ["https://", "#", "./"];

thread_local! {
    /// The address of the worker that is just being made.
    static MADE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lets the address of a worker pass that the program itself has made, or again none.
pub fn allow(made: Option<String>) {
    MADE.set(made);
}

/// Sets the gate up; before anything is shown.
pub fn set_up() {
    // Where the browser has no Trusted Types there is no gate to set up.
    let _ = create_policy();
}

fn create_policy() -> Result<(), JsValue> {
    let types = Reflect::get(&window(), &"trustedTypes".into())?;
    let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
    let rules = Object::new();
    add_rule(&rules, "createHTML", is_plain)?;
    add_rule(&rules, "createScriptURL", |address| {
        address == crate::browser::service_worker::WORKER
            || MADE.with_borrow(|made| made.as_deref() == Some(address))
    })?;
    create.call2(&types, &"default".into(), &rules)?;
    Ok(())
}

/// What passes comes out as it is; anything else is refused by the browser.
fn add_rule(rules: &Object, name: &str, passes: fn(&str) -> bool) -> Result<(), JsValue> {
    let rule = Closure::<dyn Fn(String) -> JsValue>::new(move |text: String| {
        if passes(&text) { JsValue::from(text) } else { JsValue::NULL }
    });
    Reflect::set(rules, &name.into(), &rule.into_js_value())?;
    Ok(())
}

/// Whether markup only shows. It must be written as Leptos writes it, `<name attribute="value">`; browsers
/// read a great deal more than that, and all of it is refused.
fn is_plain(html: &str) -> bool {
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        let Some(after) = after_tag(tag) else { return false };
        rest = after;
    }
    true
}

/// What follows a tag, if the tag is plain.
fn after_tag(text: &str) -> Option<&str> {
    if let Some(end) = text.strip_prefix('/') {
        return word(end)?.1.strip_prefix('>');
    }
    if let Some(after) = text.strip_prefix("!>") {
        return Some(after);
    }
    let (name, mut rest) = word(text)?;
    if REFUSED.contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    loop {
        if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            return Some(after);
        }
        let (attribute, after) = word(rest.strip_prefix(' ')?)?;
        let value;
        (value, rest) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"')?,
            None => ("", after),
        };
        if !is_plain_attribute(&attribute.to_ascii_lowercase(), value) {
            return None;
        }
    }
}

fn is_plain_attribute(name: &str, value: &str) -> bool {
    match name {
        "srcdoc" | "style" => false,
        "href" | "src" | "xlink:href" | "formaction" => {
            ADDRESSES.iter().any(|start| value.starts_with(start))
        }
        _ => !name.starts_with("on"),
    }
}

/// The name at the start of a text, and the rest.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != ':');
    end.filter(|end| *end > 0).map(|end| text.split_at(end))
}
