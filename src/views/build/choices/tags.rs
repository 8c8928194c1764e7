//! The settings of the tags.

use super::restyle;
use crate::components::{CheckedField, Segments};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::{TagLimit, TagSplit};
use payload_core::workspace::Edit;

/// The settings of the tags.
#[component]
pub fn TagSettings() -> impl IntoView {
    let session = Session::here();
    let limit = move || session.options(|options| options.tag_limit());
    let value = move || limit().map(|limit| limit.to_string()).unwrap_or_default();
    let hint = move || if limit().is_none() { "no limit".to_owned() } else { value() };
    let accept = move |text: String| -> Result<(), String> {
        let limit = if text.trim().is_empty() { None } else { Some(TagLimit::read(&text)?) };
        session.edit(Edit::TagLimit(limit));
        Ok(())
    };
    view! {
        <Segments
            label="Split tags at"
            options=vec![(TagSplit::Comma, "Comma"), (TagSplit::Blank, "Space")]
            value=move || session.options(|options| options.style.tags)
            on_pick=move |split| restyle(session, |style| style.tags = split)
        />
        <CheckedField label="Maximum number of tags" value=value hint=hint accept=accept />
    }
}
