//! The parts of the payload, each with its settings underneath.

use super::{place, restyle};
use crate::blueprint::{
    Blueprint, BrandValue, Choice, CustomProperties, FlagAs, LanguageCode, Preset, TagLimit, TagSplit,
};
use crate::placeholder::Placeholder;
use crate::text::{QUOTED, shorten};
use crate::ui::controls::{field, titled_segments, toggle, typed_area, typed_field};
use crate::ui::element::{div, el, p};
use crate::ui::live::only_if;
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// A part that can be switched off, and its settings.
type Part = (Choice, fn(&Blueprint) -> bool, fn(Session) -> Vec<AnyView>);

const PARTS: [Part; 6] = [
    (Choice::Brand, |blueprint| blueprint.brand.on, brand),
    (Choice::Language, |blueprint| blueprint.language.on, language),
    (Choice::DoNotSend, |blueprint| blueprint.do_not_send.on, do_not_send),
    (Choice::Tags, |blueprint| blueprint.tags.on, tags),
    (Choice::Link, |blueprint| blueprint.link.on, link),
    (Choice::CustomProperties, |blueprint| blueprint.custom_properties.on, custom_properties),
];

/// The customer, and a switch for each part that a payload can do without.
pub fn parts() -> Vec<AnyView> {
    let session = Session::here();
    let mut all = vec![customer(session)];
    for (choice, on, settings) in PARTS {
        let is_on = move || session.read(|workspace| on(&workspace.blueprint));
        all.push(toggle(choice.label(), is_on, move |on| session.edit(Edit::Switch(choice, on))));
        all.push(only_if(is_on, move || div("nest").children(settings(session)).done()));
    }
    all
}

/// Where a value of the blueprint is shown and changed as a placeholder; empty means the preset's own.
fn placeholder_field(
    session: Session,
    label: &'static str,
    own: fn(&Blueprint) -> Option<String>,
    preset: fn(&Blueprint) -> String,
    edit: fn(Option<Placeholder>) -> Edit,
) -> AnyView {
    typed_field(
        label,
        move || session.read(|workspace| own(&workspace.blueprint).unwrap_or_default()),
        move || session.read(|workspace| preset(&workspace.blueprint)),
        move |text| {
            let example = session.read_once(|workspace| preset(&workspace.blueprint));
            let placeholder = match text.trim().is_empty() {
                true => None,
                false => Some(Placeholder::read_like(text, &example)?),
            };
            session.edit(edit(placeholder));
            Ok(())
        },
    )
}

/// The same where there is always one.
fn fixed_placeholder_field(
    session: Session,
    label: &'static str,
    read: fn(&Blueprint) -> &Placeholder,
    edit: fn(Placeholder) -> Edit,
) -> AnyView {
    typed_field(
        label,
        move || session.read(|workspace| read(&workspace.blueprint).to_string()),
        String::new,
        move |text| {
            session.edit(edit(Placeholder::read_like(text, read(&Blueprint::default()).as_str())?));
            Ok(())
        },
    )
}

fn customer(session: Session) -> AnyView {
    let name = placeholder_field(
        session,
        "Customer name from",
        |blueprint| blueprint.customer.name.clone().map(String::from),
        |blueprint| blueprint.customer_name().into(),
        Edit::CustomerName,
    );
    let email = placeholder_field(
        session,
        "Customer e-mail from",
        |blueprint| blueprint.customer.email.clone().map(String::from),
        |blueprint| blueprint.customer_email().into(),
        Edit::CustomerEmail,
    );
    let no_email = field(
        "Sent without an e-mail",
        move || session.read(|workspace| workspace.blueprint.customer.no_email.clone()),
        move |text| session.edit(Edit::NoEmail(text)),
    );
    el("details")
        .class("settings")
        .child(el("summary").say("Customer").done())
        .child(div("nest").children([name, email, no_email]).done())
        .done()
}

fn brand(session: Session) -> Vec<AnyView> {
    let is_text = move || {
        session
            .read(|workspace| matches!(workspace.blueprint.brand.settings.value, Some(BrandValue::Text(_))))
    };
    let pick = move |at| session.edit(Edit::Brand((at == 1).then(|| BrandValue::Text(String::new()))));
    let text_now = move || {
        session.read(|workspace| match &workspace.blueprint.brand.settings.value {
            Some(BrandValue::Text(text)) => text.clone(),
            _ => String::new(),
        })
    };
    let placeholder = move || {
        placeholder_field(
            session,
            "Brand placeholder",
            |blueprint| match &blueprint.brand.settings.value {
                Some(BrandValue::Placeholder(placeholder)) => Some(placeholder.to_string()),
                _ => None,
            },
            |blueprint| match blueprint.brand_value() {
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
    let is_robust = move || session.read(|workspace| workspace.blueprint.preset == Preset::Robust);
    let when_empty = move || {
        session.read(|workspace| {
            workspace.blueprint.language.settings.when_empty.clone().map(String::from).unwrap_or_default()
        })
    };
    let map = move || {
        session.read(|workspace| {
            let pairs = &workspace.blueprint.language.settings.map;
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
        |blueprint| blueprint.language.settings.placeholder.clone().map(String::from),
        |blueprint| blueprint.language_placeholder().into(),
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

const FLAGS: [FlagAs; 2] = [FlagAs::Boolean, FlagAs::Text];

fn do_not_send(session: Session) -> Vec<AnyView> {
    let chosen = move || session.read(|workspace| place(&FLAGS, workspace.blueprint.style.do_not_send));
    vec![
        fixed_placeholder_field(
            session,
            "Checkbox field",
            |blueprint| &blueprint.do_not_send.settings.field,
            Edit::DoNotSendField,
        ),
        titled_segments("Sent as", &["true / false", "Text"], chosen, move |at| {
            restyle(session, |style| style.do_not_send = FLAGS[at]);
        }),
    ]
}

const SPLITS: [TagSplit; 2] = [TagSplit::Comma, TagSplit::Blank];

fn tags(session: Session) -> Vec<AnyView> {
    let chosen = move || session.read(|workspace| place(&SPLITS, workspace.blueprint.style.tags));
    let limit =
        move || session.read(|workspace| workspace.blueprint.tag_limit()).map(|limit| limit.to_string());
    let accept = move |text: &str| {
        let limit = if text.trim().is_empty() { None } else { Some(TagLimit::read(text)?) };
        session.edit(Edit::TagLimit(limit));
        Ok(())
    };
    vec![
        titled_segments("Cut at", &["A comma", "A blank"], chosen, move |at| {
            restyle(session, |style| style.tags = SPLITS[at]);
        }),
        typed_field(
            "At most so many tags",
            move || limit().unwrap_or_default(),
            move || limit().unwrap_or_else(|| "no limit".to_owned()),
            accept,
        ),
    ]
}

fn link(session: Session) -> Vec<AnyView> {
    vec![fixed_placeholder_field(
        session,
        "Link placeholder",
        |blueprint| &blueprint.link.settings.placeholder,
        Edit::Link,
    )]
}

fn custom_properties(session: Session) -> Vec<AnyView> {
    let now = move || session.read(|workspace| workspace.blueprint.custom_properties.settings.to_string());
    let accept = move |text: &str| {
        CustomProperties::read(text).map(|properties| session.edit(Edit::CustomProperties(properties)))
    };
    let why = "One a line: its name in Stella, =, the placeholder. Stella takes 2,000 characters in all of them; longer values are cut.";
    vec![typed_area("Name = placeholder", 4, now, accept), p("aside", why)]
}
