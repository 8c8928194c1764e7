//! The size of a file on its way: what the budget of the first load counts, and the order of its functions is chosen by.

use crate::run::Outcome;

/// How many bytes a server with brotli sends for these.
pub fn size(mut bytes: &[u8]) -> Outcome<usize> {
    let mut sent = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut sent, &parameters)?;
    Ok(sent.len())
}
