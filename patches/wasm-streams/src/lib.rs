//! Stands in for the crate `wasm-streams`, which Leptos brings along for server functions. This page has none, yet
//! that crate exports its classes to JavaScript, and what is exported no linker leaves out. With as much of it
//! as the crate `server_fn` must see to compile, the first load is 4 KB smaller.

use futures_core::Stream;
use js_sys::wasm_bindgen::{JsCast, JsValue};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A stream of the browser's; here always one without end or content.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream of the browser's.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Never called.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// Never called.
    pub fn into_stream(self) -> Nothing {
        Nothing
    }
}

/// A stream of nothing.
#[derive(Debug)]
pub struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
