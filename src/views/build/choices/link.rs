//! The settings of the link to the ticket.

use super::placeholder_field::FixedPlaceholderField;
use leptos::prelude::*;
use payload_core::workspace::Edit;

/// The settings of the link to the ticket.
#[component]
pub fn LinkSettings() -> impl IntoView {
    view! {
        <FixedPlaceholderField
            label="Link placeholder"
            example="ticket.url"
            read=|options| &options.link.settings.placeholder
            edit=Edit::Link
        />
    }
}
