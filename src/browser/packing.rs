//! Bytes made shorter and long again by the browser's own compression, where it has it.

use js_sys::{Array, Function, Reflect, Uint8Array};
use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

const FORMAT: &str = "deflate-raw";

/// The bytes, compressed; `None` if the browser cannot.
pub async fn pack(bytes: &[u8]) -> Option<Vec<u8>> {
    through("CompressionStream", bytes, usize::MAX).await.ok()
}

/// The bytes that [`pack`] was given; `None` if these are not its work, or would be more than `most`.
pub async fn unpack(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    through("DecompressionStream", bytes, most).await.ok()
}

/// Whether this browser can read what another has packed.
pub fn can_unpack() -> bool {
    Reflect::has(&js_sys::global(), &"DecompressionStream".into()).unwrap_or(false)
}

async fn through(stream: &str, bytes: &[u8], most: usize) -> Result<Vec<u8>, JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &stream.into())?.dyn_into()?;
    let pair: ReadableWritablePair = Reflect::construct(&make, &Array::of1(&FORMAT.into()))?.unchecked_into();
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let reader: ReadableStreamDefaultReader = blob.stream().pipe_through(&pair).get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let next = JsFuture::from(reader.read()).await?;
        if Reflect::get(&next, &"done".into())?.is_truthy() {
            return Ok(out);
        }
        let chunk: Uint8Array = Reflect::get(&next, &"value".into())?.dyn_into()?;
        if out.len() + chunk.length() as usize > most {
            let _ = reader.cancel();
            return Err(JsValue::NULL);
        }
        out.extend_from_slice(&chunk.to_vec());
    }
}
