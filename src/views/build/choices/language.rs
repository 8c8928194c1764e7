//! The settings of the language.

use super::placeholder_field::PlaceholderField;
use crate::components::{CheckedField, DraftGroup, Drafts};
use crate::reactive::memo;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::{Choice, Language, LanguageCode, Preset};
use payload_core::workspace::Edit;

/// The settings of the language.
#[component]
pub fn LanguageSettings() -> impl IntoView {
    let session = Session::here();
    let is_robust = memo(move || session.options(|options| options.preset == Preset::Robust));
    Drafts::here().forget_where(DraftGroup(Choice::Language.label()), move || !is_robust.get());
    view! {
        <PlaceholderField
            label="Language placeholder"
            own=|options| options.language.settings.placeholder.clone()
            preset=|options| Some(options.language_placeholder())
            edit=Edit::Language
        />
        <Show
            when=move || is_robust.get()
            fallback=|| view! { <p class="aside">"The guide’s pattern sends the code unchanged."</p> }
        >
            <Codes />
        </Show>
    }
}

/// What is sent instead of some codes.
#[component]
fn Codes() -> impl IntoView {
    let session = Session::here();
    let when_empty = move || {
        let read = |code: &Option<LanguageCode>| code.clone().map(String::from).unwrap_or_default();
        session.options(|options| read(&options.language.settings.when_empty))
    };
    let accept_empty = move |text: String| -> Result<(), String> {
        let code = if text.trim().is_empty() { None } else { Some(LanguageCode::read_sent(&text)?) };
        session.edit(Edit::LanguageWhenEmpty(code));
        Ok(())
    };
    let map = move || session.options(|options| options.language.settings.map_text());
    let accept_map = move |text: String| -> Result<(), String> {
        session.edit(Edit::LanguageMap(Language::read_map(&text)?));
        Ok(())
    };
    view! {
        <CheckedField label="Language when empty" value=when_empty accept=accept_empty />
        <p class="aside">"Also sent instead of a code longer than two letters, such as fil, unless it is replaced below."</p>
        <CheckedField label="Replace language codes" value=map hint="es-LA=es, fil=tl" accept=accept_map />
    }
}
