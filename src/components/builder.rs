//! Controls put together without `view!`, until their callers are components themselves.

mod button;
pub mod code;
mod copy;
mod field;
mod pick;
mod tabs;
mod toggle;

pub use button::{bare_button, button, icon_button, link_button, main_button, submit_button};
pub use copy::{copy_button, copy_main_button, copy_small};
pub use field::{area, field, input, labelled, reason, textarea, typed_area, typed_field, with_reason};
pub use pick::{pick, segments, titled_segments};
pub use tabs::tabs;
pub use toggle::{check, checkbox, toggle};

/// A pane of that name, to be filled.
pub fn pane(name: &'static str, class: &'static str) -> crate::element::El {
    crate::element::el("section").class(class).attr("aria-label", name)
}
