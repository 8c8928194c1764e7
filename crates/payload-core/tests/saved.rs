//! Settings and links that earlier pages wrote must open for ever. The files in `tests/saved` are never
//! changed: a new version adds new ones.

#![allow(clippy::unwrap_used)]

use payload_core::assumptions::{Assumptions, TagJoin, Unticked};
use payload_core::escaping::Escaping;
use payload_core::options::{
    Brand, Channel, Content, CustomProperties, Customer, DoNotSend, FlagAs, Language, LanguageCode, Layout,
    Link, Options, OtherKeys, Preset, Safety, Style, Switch, TagLimit, TagSplit, Tags,
};
use payload_core::placeholder::Placeholder;
use payload_core::rule_settings::{
    Authentication, ConditionEdit, ProgressEdit, Property, RuleEdit, RuleId, Test,
};
use payload_core::ticket::Ticket;
use payload_core::ticket::sample::Sample;
use payload_core::workspace::saved::{Place, read, write};
use payload_core::workspace::{Workspace, link};
use ruby_liquid::{Dialect, Host};
use std::fs;

/// A workspace in which everything that version 1 began with differs from the defaults.
// For the fields that are yet to come.
#[allow(clippy::needless_update)]
fn everything() -> Workspace {
    let placeholder = Placeholder::known;
    let code = |code: &str| LanguageCode::read(code).unwrap();
    let channel = |name: &str, on| Channel { name: name.to_owned(), on };
    Workspace {
        options: Options {
            preset: Preset::Guide,
            style: Style {
                safety: Safety::Exact,
                layout: Layout::OneLine,
                do_not_send: FlagAs::Text,
                tags: TagSplit::Blank,
                comment: payload_core::options::Comment::Written,
            },
            channels: vec![
                channel("email", true),
                channel("chat", true),
                channel("phone", false),
                channel("WhatsApp", true),
            ],
            customer: Customer {
                name: Some(placeholder("ticket.contact.name")),
                email: Some(placeholder("ticket.contact.email")),
                no_email: "none".into(),
            },
            brand: Switch {
                on: true,
                settings: Brand { value: Some(Content::Placeholder(placeholder("ticket.cf_brand"))) },
            },
            language: Switch {
                on: true,
                settings: Language {
                    placeholder: Some(placeholder("ticket.contact.language")),
                    map: vec![(code("es-LA"), code("es")), (code("pt-BR"), code("pt"))],
                    when_empty: None,
                },
            },
            do_not_send: Switch {
                on: false,
                settings: DoNotSend { field: placeholder("ticket.cf_no_survey") },
            },
            tags: Switch { on: false, settings: Tags { limit: TagLimit::new(5) } },
            link: Switch { on: false, settings: Link { placeholder: placeholder("ticket.public_url") } },
            ..Options::default()
        }
        .into(),
        by_hand: [("chat".to_owned(), "{\"channel\": \"chat\"}".to_owned())].into(),
        channel: "chat".into(),
        ticket: Ticket::read(r#"{"id": 7, "requester": {"name": "Ann \"Al\" Lee", "email": null}}"#).unwrap(),
        assumptions: Assumptions {
            host: Host::Plain,
            liquid: Dialect::V5,
            escaping: Escaping::Json,
            unticked: Unticked::Empty,
            tags: TagJoin::Comma,
        },
        ..Workspace::default()
    }
}

fn sample() -> Workspace {
    let mut workspace =
        Workspace { ticket: Sample::find("quotes").unwrap().ticket(), ..Workspace::default() };
    workspace.options.brand.settings.value = Some(Content::Text("Acme".into()));
    workspace
}

fn custom_properties() -> Workspace {
    let mut workspace = Workspace::default();
    workspace.options.custom_properties = Switch {
        on: true,
        settings: CustomProperties::read("Product = ticket.product_description\nteam = ticket.group.name")
            .unwrap(),
    };
    workspace
}

/// Keys of the admin's own, which came after version 1 began.
fn other_keys() -> Workspace {
    let mut workspace = Workspace::default();
    workspace.options.other_keys = Switch {
        on: true,
        settings: OtherKeys::read("country = ticket.cf_country\nteam = \"EMEA \\\"1\\\"\"\ncustomer.custom_id = ticket.requester.id").unwrap(),
    };
    workspace.options.custom_properties.settings = CustomProperties::read("from = \"Freshdesk\"").unwrap();
    workspace
}

/// Decisions about the rules that came after version 1 began.
fn rules() -> Workspace {
    let mut workspace = Workspace::default();
    let asks = |property, typed: &str| ConditionEdit::Set(Test::usual(property), vec![typed.to_owned()]);
    for edit in [
        RuleEdit::Url("https://acme.api.stellaconnect.net/v1/requests".into()),
        RuleEdit::Authentication(Authentication::Header),
        RuleEdit::ExcludeBy(asks(Property::RequesterEmail, "@acme.example")),
        RuleEdit::Only("email".into(), asks(Property::Group, "Support; Billing")),
    ] {
        workspace.rules.apply(edit);
    }
    let copied = vec![("name".to_owned(), "Ask".to_owned())];
    workspace.progress.apply(ProgressEdit::Whole(RuleId::Send("email".into()), copied));
    workspace
}

#[test]
fn settings_of_every_version_open() {
    for (name, expected) in [
        ("v1.json", Workspace::default()),
        ("v1-everything.json", everything()),
        ("v1-sample.json", sample()),
        ("v1-custom-properties.json", custom_properties()),
        ("v1-other-keys.json", other_keys()),
        ("v1-rules.json", rules()),
    ] {
        let text = fs::read_to_string(format!("tests/saved/{name}")).unwrap();
        for place in [Place::File, Place::Browser] {
            assert_eq!(read(&text, place, &Workspace::default()), Ok(expected.clone()), "{name}");
        }
    }
}

/// Every stored file is opened by the test above: none lies there unread.
#[test]
fn every_stored_file_has_its_test() {
    let mut names: Vec<_> = fs::read_dir("tests/saved")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "v1-custom-properties.json",
            "v1-everything.json",
            "v1-links.txt",
            "v1-other-keys.json",
            "v1-rules.json",
            "v1-sample.json",
            "v1.json"
        ]
    );
}

/// A line a link: the file that it stands for, and the part after `s=`. The browser stories open the packed
/// ones.
#[test]
fn links_of_every_version_open() {
    let mut plain = 0;
    for line in fs::read_to_string("tests/saved/v1-links.txt").unwrap().lines() {
        let (name, text) = line.split_once(' ').unwrap();
        let (packing, bytes) = link::open(text).unwrap();
        if packing == link::Packing::Plain {
            plain += 1;
            let file = fs::read_to_string(format!("tests/saved/{name}")).unwrap();
            let expected = read(&file, Place::File, &Workspace::default());
            let settings = String::from_utf8(bytes).unwrap();
            assert_eq!(read(&settings, Place::Link, &Workspace::default()), expected, "{name}");
        }
    }
    assert_eq!(plain, 3);
}

/// What is written today is as short as the stored example, which was laid out by hand.
#[test]
fn everything_is_written_and_nothing_more() {
    let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    for (name, workspace) in [
        ("v1-everything.json", everything()),
        ("v1-custom-properties.json", custom_properties()),
        ("v1-other-keys.json", other_keys()),
        ("v1-rules.json", rules()),
    ] {
        let stored = fs::read_to_string(format!("tests/saved/{name}")).unwrap();
        assert_eq!(parse(&write(&workspace, Place::File, true)), parse(&stored), "{name}");
    }
}
