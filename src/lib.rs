//! The Payload Builder: choose, preview and prove the webhook payload with which Freshdesk asks
//! Stella Connect for a survey.
//!
//! # Architecture
//!
//! Modules stand here in the order of their dependencies; a module imports only from those above it.

pub mod escaping;
pub mod template;
pub mod text;
