//! How large a file is on its way to a browser: for the budget of the first load, and to choose the order of the
//! functions of a program.

use crate::run::Outcome;

/// How many bytes a server with brotli sends for these.
pub fn size(mut bytes: &[u8]) -> Outcome<usize> {
    let mut sent = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut bytes, &mut sent, &parameters)?;
    Ok(sent.len())
}
