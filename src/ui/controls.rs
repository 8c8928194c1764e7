//! The controls that every view is made of.

mod copy;
mod field;
mod pick;
mod toggle;

pub use copy::CopyButton;
pub use field::{Field, TypedField};
pub use pick::{Pick, Segments};
pub use toggle::Toggle;
