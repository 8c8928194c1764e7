//! Where the customer's name and address come from.

use super::placeholder_field::PlaceholderField;
use crate::components::{DraftGroup, Field};
use crate::session::Session;
use leptos::context::Provider;
use leptos::prelude::*;
use payload_core::options::Choice;
use payload_core::workspace::Edit;

/// The settings of the customer, folded: most accounts need none of them.
#[component]
pub fn CustomerSettings() -> impl IntoView {
    let session = Session::here();
    view! {
        <details class="settings">
            <summary>"Customer"</summary>
            <div class="nest">
                <Provider value=DraftGroup(Choice::CustomerName.label())>
                    <PlaceholderField
                        label="Customer name from"
                        own=|options| options.customer.name.clone()
                        preset=|options| Some(options.customer_name())
                        edit=Edit::CustomerName
                    />
                    <PlaceholderField
                        label="Customer e-mail from"
                        own=|options| options.customer.email.clone()
                        preset=|options| Some(options.customer_email())
                        edit=Edit::CustomerEmail
                    />
                </Provider>
                <Field
                    label="If there is no e-mail, send"
                    value=move || session.options(|options| options.customer.no_email.clone())
                    on_input=move |text| session.edit(Edit::NoEmail(text))
                />
            </div>
        </details>
    }
}
