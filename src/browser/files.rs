//! Files that a person opens, drops or gets.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};

/// What became of a file: its name, and its text or why there is none.
pub type Opened = (String, Result<String, String>);

/// Hands a text over as a file of that name, of that kind (`application/json`).
/// False where the browser will not make one.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    try_download(name, kind, text).is_ok()
}

fn try_download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence(&parts)?;
    let blob = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser fetches it after this; a minute is long enough, and a closed page frees it anyway.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// Asks for a file of those kinds (`.json`) and reads it. More than `most` bytes are not read.
pub fn pick_file(kinds: &str, most: usize, opened: impl Fn(Opened) + 'static) {
    let Ok(input) = document().create_element("input") else { return };
    let input: HtmlInputElement = input.unchecked_into();
    input.set_type("file");
    input.set_accept(kinds);
    let chosen = input.clone();
    let opened = Rc::new(opened);
    EventListener::once(&input, "change", move |_| {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            read(file, most, opened);
        }
    })
    .forget();
    input.click();
}

/// Reads a file that is dropped anywhere on the page, unless the place where it was dropped took it.
/// `hovers` says whether one is being dragged over the page.
pub fn on_file_dropped(
    most: usize,
    hovers: impl Fn(bool) + Copy + 'static,
    opened: impl Fn(Opened) + 'static,
) {
    let opened: Rc<dyn Fn(Opened)> = Rc::new(opened);
    let on = move |event: &'static str, act: Box<dyn Fn(&DragEvent)>| {
        let active = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), event, active, move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>()
                && !event.default_prevented()
                && has_files(event)
            {
                act(event);
            }
        })
        .forget();
    };
    on(
        "dragover",
        Box::new(move |event| {
            event.prevent_default();
            hovers(true);
        }),
    );
    on(
        "dragleave",
        Box::new(move |event| {
            // Only when it leaves the window; between two elements of the page there is a next one.
            if event.related_target().is_none() {
                hovers(false);
            }
        }),
    );
    on(
        "drop",
        Box::new(move |event| {
            event.prevent_default();
            hovers(false);
            let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
            if let Some(file) = file {
                read(file, most, opened.clone());
            }
        }),
    );
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn read(file: File, most: usize, opened: Rc<dyn Fn(Opened)>) {
    spawn_local(async move {
        let name = file.name();
        let text = if file.size() > most as f64 {
            Err(format!("It is {:.0} KB; the maximum is {} KB.", file.size() / 1024.0, most / 1024))
        } else {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            text.ok_or_else(|| "The browser could not read it.".to_owned())
        };
        opened((name, text));
    });
}
