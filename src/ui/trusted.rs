//! The one gate through which text becomes markup or an address of code.
//!
//! The page's policy asks for Trusted Types, where the browser has them. Leptos makes the fixed parts of
//! a view from strings of HTML, so those must pass; nothing that could run or load anything does. Text
//! from tickets, files and links never comes this way: it is only ever text.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Elements that run, load, or change what addresses mean.
const REFUSED: [&str; 10] =
    ["script", "iframe", "object", "embed", "base", "link", "meta", "form", "style", "frame"];

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
    add_rule(&rules, "createScriptURL", |address| address == super::update::WORKER)?;
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

/// Whether markup only shows: no element that runs or loads, no handler, no address that is code.
fn is_plain(html: &str) -> bool {
    html.split('<').skip(1).all(|rest| {
        let tag = rest.split('>').next().unwrap_or_default().to_ascii_lowercase();
        let name = tag.trim_start_matches('/').split(|letter: char| !letter.is_alphanumeric()).next();
        let has_handler =
            tag.split_whitespace().skip(1).any(|word| word.starts_with("on") && word.contains('='));
        !REFUSED.iter().any(|refused| name == Some(refused)) && !has_handler && !tag.contains("javascript:")
    })
}
