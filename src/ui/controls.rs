//! The controls that every view is made of. Each is a function that boxes what it is given, so that the
//! page holds one copy of it.

mod button;
mod copy;
mod field;
mod pick;
mod tabs;
mod toggle;

pub use button::{button, icon_button, link_button, main_button};
pub use copy::{copy_button, copy_main_button};
pub use field::{Area, area, field, typed_area, typed_field};
pub use pick::{pick, segments, titled_segments};
pub use tabs::tabs;
pub use toggle::{check, toggle};
