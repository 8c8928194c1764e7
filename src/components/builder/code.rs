//! A text shown as code, for callers that are not components yet.

use crate::components::{Backdrop, CodeBlock};
use crate::live::Live;
use leptos::prelude::*;
use payload_core::text::Span;

pub use crate::components::Highlighted as Painted;

/// Shows a text as code.
pub fn code(label: Live<String>, painted: Memo<Painted>, attend: impl Fn(Option<Span>) + 'static) -> AnyView {
    let label = StoredValue::new_local(std::cell::RefCell::new(label));
    let label = Signal::derive_local(move || label.with_value(|label| (label.borrow_mut())()));
    let attend = StoredValue::new_local(attend);
    let label = Memo::new(move |_| label.get());
    view! { <CodeBlock label=label highlighted=painted on_attend=move |span| attend.with_value(|attend| attend(span)) /> }.into_any()
}

/// The looks of a text behind a text area.
pub fn backdrop(painted: Memo<Painted>) -> AnyView {
    view! { <Backdrop highlighted=painted /> }.into_any()
}
