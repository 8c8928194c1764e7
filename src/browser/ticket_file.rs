//! A file of tickets, read in pieces.

use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// A file that a person chose or dropped. It stays where it is; pieces of it are read.
#[derive(Debug, Clone)]
pub struct TicketFile(File);

impl TicketFile {
    /// A file of the browser.
    pub fn of(file: File) -> Self {
        Self(file)
    }

    /// The file that was chosen in the field of an event, or dropped by it.
    pub fn of_event(event: &Event) -> Option<Self> {
        let files = match event.dyn_ref::<DragEvent>() {
            Some(drop) => drop.data_transfer()?.files(),
            None => event.target()?.dyn_into::<HtmlInputElement>().ok()?.files(),
        };
        files?.get(0).map(Self)
    }

    /// Whether both are the same file, chosen or dropped once.
    pub fn is(&self, other: &Self) -> bool {
        js_sys::Object::is(&self.0, &other.0)
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its length in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Reads a piece; `None` if the browser cannot read it any more.
    pub async fn read(&self, from: f64, length: usize) -> Option<Vec<u8>> {
        let piece = self.0.slice_with_f64_and_f64(from, (from + length as f64).min(self.size())).ok()?;
        let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

impl AsRef<JsValue> for TicketFile {
    fn as_ref(&self) -> &JsValue {
        &self.0
    }
}
