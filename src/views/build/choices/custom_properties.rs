//! The settings of the custom properties.

use crate::components::CheckedField;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::CustomProperties;
use payload_core::workspace::Edit;

/// The settings of the custom properties.
#[component]
pub fn CustomPropertiesSettings() -> impl IntoView {
    let session = Session::here();
    let accept = move |text: String| -> Result<(), String> {
        session.edit(Edit::CustomProperties(CustomProperties::read(&text)?));
        Ok(())
    };
    view! {
        <CheckedField
            label="Name = placeholder or \"text\""
            rows=4
            value=move || session.options(|options| options.custom_properties.settings.to_string())
            accept=accept
        />
        <p class="aside">
            "One per line: the name in Stella, =, the placeholder. Stella takes 2,000 characters in total; longer values are cut."
        </p>
    }
}
