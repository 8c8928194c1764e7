//! The Payload Builder: choose, preview and prove the webhook payload with which Freshdesk asks
//! Stella Connect for a survey.
//!
//! # Architecture
//!
//! Modules stand here in the order of their dependencies; a module imports only from those above it.

pub mod order;
pub mod text;
pub mod evidence;
pub mod placeholder;
pub mod escaping;
pub mod template;
pub mod ticket;
pub mod freshdesk;
pub mod payload;
pub mod verdict;
pub mod blueprint;
pub mod rulebook;
pub mod workspace;
pub mod highlight;
pub mod analysis;
pub mod rule;
pub mod shell;
pub mod guide;
pub mod runbook;
pub mod proof;
#[cfg(feature = "ui")]
pub mod ui;
