//! The parts of the payload that it can do without, each with its settings underneath.

use super::placeholder_field::FixedPlaceholderField;
use super::restyle;
use crate::components::{CheckedField, DraftGroup, Drafts, Segments, Toggle};
use crate::lazy::{Late, LateView};
use crate::session::Session;
use leptos::context::Provider;
use leptos::prelude::*;
use payload_core::options::{Choice, FlagAs, Options, TagLimit, TagSplit};
use payload_core::workspace::Edit;

/// The settings of the brand, which is off at first.
pub static BRAND: LateView = LateView::empty();
/// The settings of the language, which is off at first.
pub static LANGUAGE: LateView = LateView::empty();
/// The settings of the custom properties, which are off at first.
pub static CUSTOM_PROPERTIES: LateView = LateView::empty();

/// Whether a part is on.
type IsOn = fn(&Options) -> bool;

/// Every part.
const PARTS: [(Choice, IsOn); 6] = [
    (Choice::Brand, |options| options.brand.on),
    (Choice::Language, |options| options.language.on),
    (Choice::DoNotSend, |options| options.do_not_send.on),
    (Choice::Tags, |options| options.tags.on),
    (Choice::Link, |options| options.link.on),
    (Choice::CustomProperties, |options| options.custom_properties.on),
];

/// A switch for each part, and its settings while it is on.
#[component]
pub fn Parts() -> impl IntoView {
    PARTS.into_iter().map(|(part, is_on)| view! { <Part part=part is_on=is_on /> }).collect_view()
}

#[component]
fn Part(part: Choice, is_on: IsOn) -> impl IntoView {
    let (session, drafts) = (Session::here(), Drafts::here());
    let on = Memo::new(move |_| session.read(|workspace| is_on(&workspace.options)));
    let group = DraftGroup(part.label());
    let flip = move |on: bool| {
        // What was refused in its fields is of no use while it is off.
        drafts.forget(group);
        session.edit(Edit::Switch(part, on));
    };
    view! {
        <Toggle label=part.label() on=on on_flip=flip />
        <Show when=move || on.get()>
            <Provider value=group>
                <div class="nest">{settings(part)}</div>
            </Provider>
        </Show>
    }
}

fn settings(part: Choice) -> AnyView {
    match part {
        Choice::Brand => view! { <Late part=&BRAND /> }.into_any(),
        Choice::Language => view! { <Late part=&LANGUAGE /> }.into_any(),
        Choice::CustomProperties => view! { <Late part=&CUSTOM_PROPERTIES /> }.into_any(),
        Choice::DoNotSend => view! { <DoNotSendSettings /> }.into_any(),
        Choice::Tags => view! { <TagSettings /> }.into_any(),
        Choice::Link => view! {
            <FixedPlaceholderField
                label="Link placeholder"
                example="ticket.url"
                read=|options| &options.link.settings.placeholder
                edit=Edit::Link
            />
        }
        .into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn DoNotSendSettings() -> impl IntoView {
    let session = Session::here();
    view! {
        <FixedPlaceholderField
            label="Checkbox field"
            example="ticket.cf_do_not_send"
            read=|options| &options.do_not_send.settings.field
            edit=Edit::DoNotSendField
        />
        <Segments
            label="Sent as"
            options=vec![(FlagAs::Boolean, "true / false"), (FlagAs::Text, "Text")]
            value=move || session.read(|workspace| workspace.options.style.do_not_send)
            on_pick=move |flag| restyle(session, |style| style.do_not_send = flag)
        />
    }
}

#[component]
fn TagSettings() -> impl IntoView {
    let session = Session::here();
    let limit = move || session.read(|workspace| workspace.options.tag_limit());
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
            value=move || session.read(|workspace| workspace.options.style.tags)
            on_pick=move |split| restyle(session, |style| style.tags = split)
        />
        <CheckedField label="Maximum number of tags" value=value hint=hint accept=accept />
    }
}
