//! What a template does with a ticket, as everything else asks it: which fields it reads, and what it sends.

pub mod harmless;
pub mod reads;
pub mod sent;

pub use harmless::harmless;
pub use reads::{Read, Reads};
pub use sent::Sent;
