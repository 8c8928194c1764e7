//! What a template does with a ticket, as everything else asks it: which fields it reads, and what it sends.

pub mod structure;
pub mod roles;
pub mod deserved;
pub mod harmless;
pub mod reads;
pub mod send;
pub mod rails;
pub mod branches;
pub mod wanted;

pub use branches::Branch;
pub use deserved::OwnFault;
pub use harmless::{Harmless, harmless};
pub use rails::leans_on_rails;
pub use reads::{Read, Reads};
pub use roles::{Fit, Role};
pub use send::{Sent, payload, send};
