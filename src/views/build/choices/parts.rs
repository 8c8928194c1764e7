//! The parts of the payload that it can do without, each with its settings underneath.

use super::brand::BrandSettings;
use super::custom_properties::CustomPropertiesSettings;
use super::do_not_send::DoNotSendSettings;
use super::language::LanguageSettings;
use super::link::LinkSettings;
use super::other_keys::OtherKeysSettings;
use super::tags::TagSettings;
use crate::components::{Check, DraftGroup, Drafts};
use crate::reactive::memo;
use crate::session::Session;
use leptos::context::Provider;
use leptos::prelude::*;
use payload_core::options::{Choice, Options};
use payload_core::workspace::Edit;

/// Whether a part is on.
type IsOn = fn(&Options) -> bool;

/// Every part.
const PARTS: [(Choice, IsOn); 7] = [
    (Choice::Brand, |options| options.brand.on),
    (Choice::Language, |options| options.language.on),
    (Choice::DoNotSend, |options| options.do_not_send.on),
    (Choice::Tags, |options| options.tags.on),
    (Choice::Link, |options| options.link.on),
    (Choice::CustomProperties, |options| options.custom_properties.on),
    (Choice::OtherKeys, |options| options.other_keys.on),
];

/// A switch for each part, and its settings while it is on.
#[component]
pub fn Parts() -> impl IntoView {
    PARTS.into_iter().map(|(part, is_on)| view! { <Part part=part is_on=is_on /> }).collect_view()
}

#[component]
fn Part(part: Choice, is_on: IsOn) -> impl IntoView {
    let (session, drafts) = (Session::here(), Drafts::here());
    let on = memo(move || session.options(is_on));
    let group = DraftGroup(part.label());
    // What was refused in its fields is of no use while it is off.
    drafts.forget_where(group, move || !on.get());
    view! {
        <Check switch=true label=part.label() on=on on_flip=move |on| session.edit(Edit::Switch(part, on)) />
        <Show when=move || on.get()>
            <Provider value=group>
                <div class="nest">{settings(part)}</div>
            </Provider>
        </Show>
    }
}

fn settings(part: Choice) -> AnyView {
    match part {
        Choice::Brand => view! { <BrandSettings /> }.into_any(),
        Choice::Language => view! { <LanguageSettings /> }.into_any(),
        Choice::CustomProperties => view! { <CustomPropertiesSettings /> }.into_any(),
        Choice::OtherKeys => view! { <OtherKeysSettings /> }.into_any(),
        Choice::DoNotSend => view! { <DoNotSendSettings /> }.into_any(),
        Choice::Tags => view! { <TagSettings /> }.into_any(),
        Choice::Link => view! { <LinkSettings /> }.into_any(),
        _ => ().into_any(),
    }
}
