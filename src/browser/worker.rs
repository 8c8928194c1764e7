//! A worker: this very program once more, on a thread of its own.
//!
//! It is made of the page's own script, and given both halves of the program as the page has compiled them
//! (`xtask/src/bootstrap.rs`), so that nothing is fetched again. In there the program finds no page, and does
//! what it was given to do ([`given`]).

use super::TicketFile;
use crate::browser::trusted_types;
use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::document;
use leptos::wasm_bindgen::{self, JsCast, JsValue};
use std::future::Future;
use std::rc::Rc;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, File, MessageEvent, Url};
use web_sys::{WorkerOptions, WorkerType};

/// Where the page's script and a worker find what they were given.
const HERE: &str = "payloadBuilder";

/// Stands before the page's script in a worker: waits for what it is given, and says so should it end.
const BEFORE: &str = "onunhandledrejection=()=>postMessage('');\
    self.payloadBuilder=await new Promise(given=>onmessage=event=>given(event.data));\n";

/// Runs a future in a worker: Leptos sets up its own executor when it mounts a page, and a worker has none.
pub fn run(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// A worker at its work; dropped, it ends at once.
pub struct Worker {
    worker: web_sys::Worker,
    address: String,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts one with a file, if any, and a text that says what to do. `on_message` is called with every text that it
    /// posts, and with `None` if it breaks down. `None` if this browser or edition has no workers.
    pub fn start(
        file: Option<&TicketFile>,
        job: &str,
        on_message: impl Fn(Option<String>) + 'static,
    ) -> Option<Self> {
        Self::try_start(file, job, Rc::new(on_message)).ok()
    }

    /// Asks it for something more.
    pub fn ask(&self, text: &str) {
        let _ = self.worker.post_message(&text.into());
    }

    fn try_start(
        file: Option<&TicketFile>,
        job: &str,
        on_message: Rc<dyn Fn(Option<String>)>,
    ) -> Result<Self, JsValue> {
        let second = Reflect::get(&here()?, &"second".into())?;
        let script = document().query_selector("script")?.and_then(|script| script.text_content());
        let script = script.filter(|_| second.is_object()).ok_or(JsValue::NULL)?;
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let text = Array::of2(&BEFORE.into(), &script.into());
        let address =
            Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&text, &kind)?)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        trusted_types::allow(Some(address.clone()));
        let worker = web_sys::Worker::new_with_options(&address, &options);
        trusted_types::allow(None);
        let worker = worker?;

        let posted = on_message.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                let text = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
                posted(text.filter(|text| !text.is_empty()));
            }),
            EventListener::new(&worker, "error", move |_| on_message(None)),
        ];
        let given = Object::new();
        for (name, value) in [
            ("first", &wasm_bindgen::module()),
            ("second", &second),
            ("file", file.map_or(&JsValue::UNDEFINED, AsRef::as_ref)),
            ("job", &JsValue::from_str(job)),
        ] {
            Reflect::set(&given, &name.into(), value)?;
        }
        worker.post_message(&given)?;
        Ok(Self { worker, address, _listeners: listeners })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
        let _ = Url::revoke_object_url(&self.address);
    }
}

fn here() -> Result<JsValue, JsValue> {
    Reflect::get(&js_sys::global(), &HERE.into())
}

/// Whether the program runs in a worker.
pub fn is_here() -> bool {
    web_sys::window().is_none()
}

/// What this worker was given: the file, and what to do.
pub fn given() -> Option<(TicketFile, String)> {
    let given = here().ok()?;
    let file = Reflect::get(&given, &"file".into()).ok()?.dyn_into::<File>().ok()?;
    Some((TicketFile::of(file), Reflect::get(&given, &"job".into()).ok()?.as_string()?))
}

/// Calls back with every text that the page posts to this worker from now on.
pub fn on_message(mut callback: impl FnMut(&str) + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let listen = move |event: &web_sys::Event| {
        if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string()) {
            callback(&text);
        }
    };
    EventListener::new(&scope, "message", listen).forget();
}

/// Posts a text to the page of this worker.
pub fn post(text: &str) {
    let _ = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>().post_message(&text.into());
}

/// Ends this worker.
pub fn end() {
    js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>().close();
}

/// How many workers can work at the same time here.
pub fn cores() -> usize {
    // A browser that does not say has one.
    leptos::prelude::window().navigator().hardware_concurrency().max(1.0) as usize
}
