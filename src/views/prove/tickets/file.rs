//! The file that a person chose, as far as it is known.

use payload_core::proof::bulk::Preview;
use std::sync::Arc;

/// The file, as far as it is known.
#[derive(Debug, Clone, Default)]
pub enum FileState {
    /// None was chosen yet.
    #[default]
    None,
    /// Its start is being read.
    Reading,
    /// It holds no tickets; what it is instead.
    Refused(String),
    /// It can be checked.
    Ready(Arc<Chosen>),
}

/// A file that can be checked.
#[derive(Debug)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub size: f64,
    /// What its start shows.
    pub preview: Preview,
}
