//! The settings of other keys.

use crate::components::CheckedField;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::OtherKeys;
use payload_core::workspace::Edit;

/// The settings of other keys.
#[component]
pub fn OtherKeysSettings() -> impl IntoView {
    let session = Session::here();
    let accept = move |text: String| -> Result<(), String> {
        session.edit(Edit::OtherKeys(OtherKeys::read(&text)?));
        Ok(())
    };
    view! {
        <CheckedField
            label="Key = placeholder or \"text\""
            rows=4
            value=move || session.options(|options| options.other_keys.settings.to_string())
            accept=accept
        />
        <p class="aside">
            "One per line, such as country = ticket.cf_country or customer.custom_id = ticket.requester.id. Put a fixed text in quotes."
        </p>
    }
}
