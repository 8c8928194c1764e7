//! Attributes that say in HTML what properties say in a browser. Only the first view is ever made into HTML, by the
//! build; the program has no use for them, and no room.

use leptos::prelude::*;

/// A radio button or a checkbox, and whether it is chosen.
#[cfg(feature = "ssr")]
pub fn checked(control: impl IntoView, is_checked: bool) -> impl IntoView {
    control.into_view().add_any_attr(leptos::attr::checked(is_checked))
}

/// The control alone: its property says whether it is chosen.
#[cfg(not(feature = "ssr"))]
pub fn checked(control: impl IntoView, _: bool) -> impl IntoView {
    control
}
