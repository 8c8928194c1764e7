//! The settings of the checkbox field.

use super::placeholder_field::{CustomFields, FixedPlaceholderField};
use super::restyle;
use crate::components::Segments;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::FlagAs;
use payload_core::ticket::own;
use payload_core::workspace::Edit;

/// The settings of the checkbox field.
#[component]
pub fn DoNotSendSettings() -> impl IntoView {
    let session = Session::here();
    view! {
        <FixedPlaceholderField
            label="Checkbox field"
            example="ticket.cf_do_not_send"
            read=|options| &options.do_not_send.settings.field
            edit=Edit::DoNotSendField
        />
        <CustomFields
            of=own::checkboxes
            chosen=|options| Some(options.do_not_send.settings.field.clone())
            edit=Edit::DoNotSendField
        />
        <Segments
            label="Sent as"
            options=vec![(FlagAs::Boolean, "true / false"), (FlagAs::Text, "Text")]
            value=move || session.options(|options| options.style.do_not_send)
            on_pick=move |flag| restyle(session, |style| style.do_not_send = flag)
        />
    }
}
