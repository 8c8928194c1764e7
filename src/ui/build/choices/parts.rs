//! The parts of the payload, each with its settings underneath.

use super::{place, restyle};
use crate::blueprint::{Blueprint, Choice, FlagAs, TagLimit, TagSplit};
use crate::placeholder::Placeholder;
use crate::ui::controls::{field, titled_segments, toggle, typed_field};
use crate::ui::element::{div, el};
use crate::ui::live::only_if;
use crate::ui::rest::rest_view;
use crate::ui::session::Session;
use crate::workspace::Edit;
use leptos::prelude::*;

/// A part that can be switched off, and its settings; none where they come with the rest of the page, as the part is
/// off at first.
type Part = (Choice, fn(&Blueprint) -> bool, Option<fn(Session) -> Vec<AnyView>>);

const PARTS: [Part; 6] = [
    (Choice::Brand, |blueprint| blueprint.brand.on, None),
    (Choice::Language, |blueprint| blueprint.language.on, None),
    (Choice::DoNotSend, |blueprint| blueprint.do_not_send.on, Some(do_not_send)),
    (Choice::Tags, |blueprint| blueprint.tags.on, Some(tags)),
    (Choice::Link, |blueprint| blueprint.link.on, Some(link)),
    (Choice::CustomProperties, |blueprint| blueprint.custom_properties.on, None),
];

/// The customer, and a switch for each part that a payload can do without.
pub fn parts() -> Vec<AnyView> {
    let session = Session::here();
    let mut all = vec![customer(session)];
    for (choice, on, settings) in PARTS {
        let is_on = move || session.read(|workspace| on(&workspace.blueprint));
        all.push(toggle(choice.label(), is_on, move |on| session.edit(Edit::Switch(choice, on))));
        let settings = move || match settings {
            Some(settings) => settings(session),
            None => vec![rest_view(move |rest| (rest.part_settings)(choice))],
        };
        all.push(only_if(is_on, move || div("nest").children(settings()).done()));
    }
    all
}

/// Where a value of the blueprint is shown and changed as a placeholder; empty means the preset's own.
pub(super) fn placeholder_field(
    session: Session,
    label: &'static str,
    own: fn(&Blueprint) -> Option<String>,
    preset: fn(&Blueprint) -> String,
    edit: fn(Option<Placeholder>) -> Edit,
) -> AnyView {
    let presets = move || session.read(|workspace| preset(&workspace.blueprint));
    typed_field(
        label,
        move || session.read(|workspace| own(&workspace.blueprint).unwrap_or_default()),
        presets,
        move |text| {
            let read = || Placeholder::read_like(text, &presets());
            let placeholder = if text.trim().is_empty() { None } else { Some(read()?) };
            session.edit(edit(placeholder));
            Ok(())
        },
    )
}

/// The same where there is always one.
fn fixed_placeholder_field(
    session: Session,
    label: &'static str,
    example: &'static str,
    read: fn(&Blueprint) -> &Placeholder,
    edit: fn(Placeholder) -> Edit,
) -> AnyView {
    typed_field(
        label,
        move || session.read(|workspace| read(&workspace.blueprint).to_string()),
        String::new,
        move |text| {
            session.edit(edit(Placeholder::read_like(text, example)?));
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

const FLAGS: [FlagAs; 2] = [FlagAs::Boolean, FlagAs::Text];

fn do_not_send(session: Session) -> Vec<AnyView> {
    let chosen = move || session.read(|workspace| place(&FLAGS, workspace.blueprint.style.do_not_send));
    vec![
        fixed_placeholder_field(
            session,
            "Checkbox field",
            "ticket.cf_do_not_send",
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
    let limit = move || {
        let limit = session.read(|workspace| workspace.blueprint.tag_limit());
        limit.map(|limit| limit.to_string()).unwrap_or_default()
    };
    let hint = move || match limit() {
        none if none.is_empty() => "no limit".to_owned(),
        own => own,
    };
    let accept = move |text: &str| {
        let limit = if text.trim().is_empty() { None } else { Some(TagLimit::read(text)?) };
        session.edit(Edit::TagLimit(limit));
        Ok(())
    };
    vec![
        titled_segments("Cut at", &["A comma", "A blank"], chosen, move |at| {
            restyle(session, |style| style.tags = SPLITS[at]);
        }),
        typed_field("At most so many tags", limit, hint, accept),
    ]
}

fn link(session: Session) -> Vec<AnyView> {
    vec![fixed_placeholder_field(
        session,
        "Link placeholder",
        "ticket.url",
        |blueprint| &blueprint.link.settings.placeholder,
        Edit::Link,
    )]
}
