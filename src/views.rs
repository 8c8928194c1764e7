//! What the page shows, by tab, and the settings beside them.

pub mod build;
#[cfg(debug_assertions)]
pub mod gallery;
pub mod go_live;
pub mod prove;
pub mod rules;
pub mod settings;
