//! The settings of the brand.

use super::placeholder_field::{CustomFields, PlaceholderField};
use crate::components::{DraftGroup, Drafts, Field, Segments};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::{Choice, Content, Options};
use payload_core::placeholder::Placeholder;
use payload_core::ticket::own;
use payload_core::workspace::Edit;

/// Where the brand comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BrandFrom {
    Field,
    FixedText,
}

/// The settings of the brand.
#[component]
pub fn BrandSettings() -> impl IntoView {
    let session = Session::here();
    let from = memo(move || {
        session.options(|options| match options.brand.settings.value {
            Some(Content::Text(_)) => BrandFrom::FixedText,
            _ => BrandFrom::Field,
        })
    });
    Drafts::here()
        .forget_where(DraftGroup(Choice::Brand.label()), move || from.get() == BrandFrom::FixedText);
    let pick = move |from| {
        session.edit(Edit::Brand((from == BrandFrom::FixedText).then(|| Content::Text(String::new()))));
    };
    let text = move || {
        session.options(|options| match &options.brand.settings.value {
            Some(Content::Text(text)) => text.clone(),
            _ => String::new(),
        })
    };
    view! {
        <Segments
            label="Brand from"
            options=vec![(BrandFrom::Field, "A field"), (BrandFrom::FixedText, "Fixed text")]
            value=from
            on_pick=pick
        />
        {move || match from.get() {
            BrandFrom::Field => view! {
                <PlaceholderField
                    label="Brand placeholder"
                    own=own_placeholder
                    preset=|options| placeholder(&options.brand_value())
                    edit=|placeholder| Edit::Brand(placeholder.map(Content::Placeholder))
                />
                <CustomFields
                    of=own::fields
                    chosen=|options| placeholder(&options.brand_value())
                    edit=|field| Edit::Brand(Some(Content::Placeholder(field)))
                />
                <p class="aside">
                    "A custom field is written as ticket.cf_ plus its name. Paste a real ticket to choose from its fields."
                </p>
            }
            .into_any(),
            BrandFrom::FixedText => view! {
                <Field
                    label="Brand, as labeled in Stella"
                    value=text
                    on_input=move |text| session.edit(Edit::Brand(Some(Content::Text(text))))
                />
            }
            .into_any(),
        }}
    }
}

fn own_placeholder(options: &Options) -> Option<Placeholder> {
    options.brand.settings.value.as_ref().and_then(placeholder)
}

fn placeholder(value: &Content) -> Option<Placeholder> {
    match value {
        Content::Placeholder(placeholder) => Some(placeholder.clone()),
        Content::Text(_) => None,
    }
}
