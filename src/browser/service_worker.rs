//! A new version of the page: noticed, offered, never forced.
//!
//! The service worker (`static/service-worker.js`) keeps the page for use without a network. When a
//! deploy brings another one, it is fetched whole and then waits, until the person says **Reload** or
//! no tab of the old version is left. Browsers look for it whenever the page is opened; the page itself
//! never asks.

use gloo::events::EventListener;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::cell::Cell;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration};
use web_sys::{ServiceWorkerState, ServiceWorkerUpdateViaCache};

pub(super) const WORKER: &str = "./service-worker.js";

/// Whether a new version is ready, and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Update {
    ready: RwSignal<bool>,
    asked: StoredValue<bool>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

impl Update {
    /// Starts the service worker, where the page is one to install, and watches for its successors.
    pub fn watch() -> Self {
        let update = Self {
            ready: RwSignal::new(false),
            asked: StoredValue::new(false),
            registration: StoredValue::new_local(None),
        };
        // The one-file edition and the page under development have no manifest, and nothing to keep.
        let has_manifest = document().query_selector("link[rel=manifest]").is_ok_and(|link| link.is_some());
        if let Some(container) = container().filter(|_| has_manifest) {
            leptos::task::spawn_local(update.register(container));
        }
        update
    }

    /// Whether a new version waits to be started.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// Starts the new version: the page loads again, as that version.
    pub fn start(self) {
        self.asked.set_value(true);
        let waiting = self.registration.get_value().and_then(|registration| registration.waiting());
        let told = waiting.is_some_and(|worker| worker.post_message(&JsValue::from_str("start")).is_ok());
        if !told {
            reload();
        }
    }

    async fn register(self, container: ServiceWorkerContainer) {
        let was_controlled = Cell::new(container.controller().is_some());
        EventListener::new(&container, "controllerchange", move |_| {
            if self.asked.get_value() {
                reload();
            } else if was_controlled.replace(true) {
                // Another tab started the new version; this one goes on as it is until it is asked.
                self.ready.set(true);
            }
        })
        .forget();

        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = JsFuture::from(container.register_with_options(WORKER, &options)).await;
        // Refused, as in some private windows, or made to answer nothing, as some extensions do: then the
        // page just works without.
        let Ok(registration) = registered.and_then(JsCast::dyn_into::<ServiceWorkerRegistration>) else {
            return;
        };
        self.registration.set_value(Some(registration.clone()));
        self.look(&registration);
        self.follow(&registration);
        EventListener::new(&registration.clone(), "updatefound", move |_| self.follow(&registration))
            .forget();
    }

    /// Watches the version that is being installed, if there is one.
    fn follow(self, registration: &ServiceWorkerRegistration) {
        let Some(worker) = registration.installing() else { return };
        let registration = registration.clone();
        EventListener::new(&worker.clone(), "statechange", move |_| {
            if worker.state() == ServiceWorkerState::Installed {
                self.look(&registration);
            }
        })
        .forget();
    }

    fn look(self, registration: &ServiceWorkerRegistration) {
        // The first version of all has nothing to wait for.
        if registration.waiting().is_some() && registration.active().is_some() {
            self.ready.set(true);
        }
    }
}

/// The browser's service workers: missing on plain `http:` and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let container = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.is_object().then(|| container.unchecked_into())
}

fn reload() {
    let _ = window().location().reload();
}
