//! The settings of those parts of the payload that are off at first.

use super::parts::placeholder_field;
use crate::components::{field, titled_segments, typed_area, typed_field};
use crate::element::p;
use crate::live::{nothing, only_if};
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::{BrandValue, Choice, CustomProperties, LanguageCode, Preset};
use payload_core::text::{QUOTED, shorten};
use payload_core::workspace::Edit;

/// The settings of a part.
pub fn part_settings(part: Choice) -> AnyView {
    let session = Session::here();
    match part {
        Choice::Brand => brand(session).into_any(),
        Choice::Language => language(session).into_any(),
        Choice::CustomProperties => custom_properties(session).into_any(),
        _ => nothing(),
    }
}

fn brand(session: Session) -> Vec<AnyView> {
    let is_text = move || {
        session.read(|workspace| matches!(workspace.options.brand.settings.value, Some(BrandValue::Text(_))))
    };
    let pick = move |at| session.edit(Edit::Brand((at == 1).then(|| BrandValue::Text(String::new()))));
    let text_now = move || {
        session.read(|workspace| match &workspace.options.brand.settings.value {
            Some(BrandValue::Text(text)) => text.clone(),
            _ => String::new(),
        })
    };
    let placeholder = move || {
        placeholder_field(
            session,
            "Brand placeholder",
            |options| match &options.brand.settings.value {
                Some(BrandValue::Placeholder(placeholder)) => Some(placeholder.to_string()),
                _ => None,
            },
            |options| match options.brand_value() {
                BrandValue::Placeholder(placeholder) => placeholder.into(),
                BrandValue::Text(_) => String::new(),
            },
            |placeholder| Edit::Brand(placeholder.map(BrandValue::Placeholder)),
        )
    };
    let fixed = move || {
        field("Brand, as labelled in Stella", text_now, move |text| {
            session.edit(Edit::Brand(Some(BrandValue::Text(text))))
        })
    };
    vec![
        titled_segments("Brand from", &["A field", "Fixed text"], move || usize::from(is_text()), pick),
        only_if(move || !is_text(), placeholder),
        only_if(is_text, fixed),
    ]
}

fn language(session: Session) -> Vec<AnyView> {
    let is_robust = move || session.read(|workspace| workspace.options.preset == Preset::Robust);
    let when_empty = move || {
        session.read(|workspace| {
            workspace.options.language.settings.when_empty.clone().map(String::from).unwrap_or_default()
        })
    };
    let map = move || {
        session.read(|workspace| {
            let pairs = &workspace.options.language.settings.map;
            pairs
                .iter()
                .map(|(from, to)| format!("{}={}", from.as_str(), to.as_str()))
                .collect::<Vec<_>>()
                .join(", ")
        })
    };
    let codes = move || {
        let empty = typed_field("Language when empty", when_empty, String::new, move |text| {
            let code = if text.trim().is_empty() { None } else { Some(LanguageCode::read_sent(text)?) };
            session.edit(Edit::LanguageWhenEmpty(code));
            Ok(())
        });
        let map = typed_field(
            "Codes to change",
            map,
            || "es-LA=es, fil=tl".to_owned(),
            move |text| {
                session.edit(Edit::LanguageMap(read_map(text)?));
                Ok(())
            },
        );
        vec![empty, map].into_any()
    };
    let placeholder = placeholder_field(
        session,
        "Language placeholder",
        |options| options.language.settings.placeholder.clone().map(String::from),
        |options| options.language_placeholder().into(),
        Edit::Language,
    );
    let plain = || p("aside", "The guide’s pattern sends the code as it is.");
    vec![placeholder, only_if(is_robust, codes), only_if(move || !is_robust(), plain)]
}

/// Reads `es-LA=es, fil=tl`.
fn read_map(text: &str) -> Result<Vec<(LanguageCode, LanguageCode)>, String> {
    let pairs = text.split(',').map(str::trim).filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (from, to) = pair.split_once('=').ok_or_else(|| {
                format!(
                    "“{}” is not a change of codes: write es-LA=es, with commas between.",
                    shorten(pair, QUOTED)
                )
            })?;
            Ok((LanguageCode::read(from)?, LanguageCode::read_sent(to)?))
        })
        .collect()
}

fn custom_properties(session: Session) -> Vec<AnyView> {
    let now = move || session.read(|workspace| workspace.options.custom_properties.settings.to_string());
    let accept = move |text: &str| {
        CustomProperties::read(text).map(|properties| session.edit(Edit::CustomProperties(properties)))
    };
    let why = "One a line: its name in Stella, =, the placeholder. Stella takes 2,000 characters in all of them; longer values are cut.";
    vec![typed_area("Name = placeholder", 4, now, accept), p("aside", why)]
}
