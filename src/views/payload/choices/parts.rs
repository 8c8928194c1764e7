//! The parts of the payload, each with its settings underneath.

use super::{place, restyle};
use crate::components::{field, titled_segments, toggle, typed_field};
use crate::element::{div, el};
use crate::live::only_if;
use crate::rest::rest_view;
use crate::session::Session;
use leptos::prelude::*;
use payload_core::options::{Choice, FlagAs, Options, TagLimit, TagSplit};
use payload_core::placeholder::Placeholder;
use payload_core::workspace::Edit;

/// A part that can be switched off, and its settings; none where they come with the rest of the page, as the part is
/// off at first.
type Part = (Choice, fn(&Options) -> bool, Option<fn(Session) -> Vec<AnyView>>);

const PARTS: [Part; 6] = [
    (Choice::Brand, |options| options.brand.on, None),
    (Choice::Language, |options| options.language.on, None),
    (Choice::DoNotSend, |options| options.do_not_send.on, Some(do_not_send)),
    (Choice::Tags, |options| options.tags.on, Some(tags)),
    (Choice::Link, |options| options.link.on, Some(link)),
    (Choice::CustomProperties, |options| options.custom_properties.on, None),
];

/// The customer, and a switch for each part that a payload can do without.
pub fn parts() -> Vec<AnyView> {
    let session = Session::here();
    let mut all = vec![customer(session)];
    for (choice, on, settings) in PARTS {
        let is_on = move || session.read(|workspace| on(&workspace.options));
        all.push(toggle(choice.label(), is_on, move |on| session.edit(Edit::Switch(choice, on))));
        let settings = move || match settings {
            Some(settings) => settings(session),
            None => vec![rest_view(move |rest| (rest.part_settings)(choice))],
        };
        all.push(only_if(is_on, move || div("nest").children(settings()).done()));
    }
    all
}

/// Where a value of the options is shown and changed as a placeholder; empty means the preset's own.
pub(super) fn placeholder_field(
    session: Session,
    label: &'static str,
    own: fn(&Options) -> Option<String>,
    preset: fn(&Options) -> String,
    edit: fn(Option<Placeholder>) -> Edit,
) -> AnyView {
    let presets = move || session.read(|workspace| preset(&workspace.options));
    typed_field(
        label,
        move || session.read(|workspace| own(&workspace.options).unwrap_or_default()),
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
    read: fn(&Options) -> &Placeholder,
    edit: fn(Placeholder) -> Edit,
) -> AnyView {
    typed_field(
        label,
        move || session.read(|workspace| read(&workspace.options).to_string()),
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
        |options| options.customer.name.clone().map(String::from),
        |options| options.customer_name().into(),
        Edit::CustomerName,
    );
    let email = placeholder_field(
        session,
        "Customer e-mail from",
        |options| options.customer.email.clone().map(String::from),
        |options| options.customer_email().into(),
        Edit::CustomerEmail,
    );
    let no_email = field(
        "Sent without an e-mail",
        move || session.read(|workspace| workspace.options.customer.no_email.clone()),
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
    let chosen = move || session.read(|workspace| place(&FLAGS, workspace.options.style.do_not_send));
    vec![
        fixed_placeholder_field(
            session,
            "Checkbox field",
            "ticket.cf_do_not_send",
            |options| &options.do_not_send.settings.field,
            Edit::DoNotSendField,
        ),
        titled_segments("Sent as", &["true / false", "Text"], chosen, move |at| {
            restyle(session, |style| style.do_not_send = FLAGS[at]);
        }),
    ]
}

const SPLITS: [TagSplit; 2] = [TagSplit::Comma, TagSplit::Blank];

fn tags(session: Session) -> Vec<AnyView> {
    let chosen = move || session.read(|workspace| place(&SPLITS, workspace.options.style.tags));
    let limit = move || {
        let limit = session.read(|workspace| workspace.options.tag_limit());
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
        |options| &options.link.settings.placeholder,
        Edit::Link,
    )]
}
