//! Properties of the settings' text, and the words of its refusals.

use super::*;
use crate::assumptions::{Assumptions, TagJoin, Unticked};
use crate::escaping::Escaping;
use crate::options::*;
use crate::placeholder::Placeholder;
use crate::ticket::sample::SAMPLES;
use crate::workspace::{Edit, link};
use proptest::prelude::*;
use proptest::sample::select;
use ruby_liquid::{Dialect, Host};

fn placeholder() -> impl Strategy<Value = Placeholder> {
    select(vec!["ticket.cf_brand", "ticket.requester.name", "helpdesk_name", "ticket.contact.language"])
        .prop_map(Placeholder::known)
}

fn code() -> impl Strategy<Value = LanguageCode> {
    select(vec!["en", "pt-BR", "es-419", "fil"]).prop_map(|code| LanguageCode::read(code).unwrap())
}

fn style() -> impl Strategy<Value = Style> {
    (
        select(vec![Safety::AsItIs, Safety::Neutral, Safety::Exact]),
        select(vec![Layout::LaidOut, Layout::OneLine]),
        select(vec![FlagAs::Boolean, FlagAs::Text]),
        select(vec![TagSplit::Comma, TagSplit::Blank]),
        select(vec![crate::options::Comment::Written, crate::options::Comment::LeftOut]),
    )
        .prop_map(|(safety, layout, do_not_send, tags, comment)| Style {
            safety,
            layout,
            do_not_send,
            tags,
            comment,
        })
}

fn channels() -> impl Strategy<Value = Vec<Channel>> {
    let own = prop::collection::btree_set("[a-zé山\"\\\\{<]{1,12}", 0..4);
    (any::<[bool; 3]>(), own, any::<bool>()).prop_map(|(on, own, own_on)| {
        let usual = USUAL_CHANNELS.into_iter().zip(on);
        let usual = usual.map(|(name, on)| Channel { name: name.to_owned(), on });
        let own = own.into_iter().filter(|name| !USUAL_CHANNELS.contains(&name.as_str()));
        usual.chain(own.map(|name| Channel { name, on: own_on })).collect()
    })
}

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![placeholder().prop_map(Content::Placeholder), ".{0,19}[a-z\"\\\\{]".prop_map(Content::Text)]
}

/// Lists of names and contents, as settings hold them.
fn list(names: &'static str) -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::btree_map(names, content(), 0..4)
        .prop_map(|all| all.into_iter().map(|(name, content)| (name, content.to_string())).collect())
}

fn custom_properties() -> impl Strategy<Value = CustomProperties> {
    list("[a-z][a-z0-9 _-]{0,8}[a-z]").prop_map(|typed| typed.try_into().unwrap())
}

fn other_keys() -> impl Strategy<Value = OtherKeys> {
    list("(employee\\.|customer\\.)?own [a-z][a-z0-9 _-]{0,8}[a-z]")
        .prop_map(|typed| typed.try_into().unwrap())
}

fn options() -> impl Strategy<Value = Options> {
    let brand = prop_oneof![
        Just(None),
        placeholder().prop_map(|it| Some(Content::Placeholder(it))),
        ".{0,20}".prop_map(|it| Some(Content::Text(it))),
    ];
    let language = (
        prop::option::of(placeholder()),
        prop::collection::vec((code(), code()), 0..4),
        prop::option::of(code()),
    );
    let customer = (prop::option::of(placeholder()), prop::option::of(placeholder()), ".{0,20}");
    let settings =
        (brand, language, placeholder(), 1..=20usize, placeholder(), custom_properties(), other_keys());
    let switches = any::<[bool; 7]>();
    (select(Preset::ALL.to_vec()), style(), channels(), customer, settings, switches).prop_map(
        |(
            preset,
            style,
            channels,
            (name, email, no_email),
            (brand, language, field, limit, link, custom, others),
            on,
        )| {
            let (placeholder, map, when_empty) = language;
            Options {
                preset,
                style,
                channels,
                customer: Customer { name, email, no_email },
                brand: Switch { on: on[0], settings: Brand { value: brand } },
                language: Switch { on: on[1], settings: Language { placeholder, map, when_empty } },
                do_not_send: Switch { on: on[2], settings: DoNotSend { field } },
                tags: Switch { on: on[3], settings: Tags { limit: TagLimit::new(limit) } },
                link: Switch { on: on[4], settings: Link { placeholder: link } },
                custom_properties: Switch { on: on[5], settings: custom },
                other_keys: Switch { on: on[6], settings: others },
            }
        },
    )
}

fn assumptions() -> impl Strategy<Value = Assumptions> {
    (
        select(vec![Dialect::V2_4, Dialect::V5]),
        select(Escaping::ALL.to_vec()),
        select(vec![Unticked::False, Unticked::Empty, Unticked::Zero]),
        select(vec![TagJoin::CommaBlank, TagJoin::Comma, TagJoin::Blank]),
    )
        .prop_map(|(liquid, escaping, unticked, tags)| Assumptions {
            liquid,
            host: if unticked == Unticked::Zero { Host::Rails } else { Host::Plain },
            escaping,
            unticked,
            tags,
        })
}

/// Values without fractions: those come back rounded in the last place, from any JSON.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let key = prop_oneof!["[a-z_]{1,8}", Just("ticket".to_owned()), ".{0,6}"];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

fn ticket() -> impl Strategy<Value = Ticket> {
    prop_oneof![
        select(SAMPLES.iter().map(|sample| sample.ticket()).collect::<Vec<_>>()),
        any_json().prop_filter_map("not a ticket", |value| Ticket::try_from(value).ok()),
    ]
}

// For the fields that are yet to come.
#[allow(clippy::needless_update)]
fn workspace() -> impl Strategy<Value = Workspace> {
    let by_hand = prop::collection::btree_map("[a-z]{1,8}", ".{0,30}", 0..3);
    (options(), by_hand, "[a-zé]{0,8}", ticket(), assumptions()).prop_map(
        |(options, by_hand, channel, ticket, assumptions)| Workspace {
            options: options.into(),
            by_hand: by_hand.into_iter().collect(),
            channel,
            ticket,
            assumptions,
            ..Workspace::default()
        },
    )
}

/// Every text that is JSON of some kind, most of them nearly settings.
fn nearly_settings() -> impl Strategy<Value = String> {
    (workspace(), any_json(), any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(
        |(workspace, other, at, into)| {
            let mut value = value(&workspace, Place::File, true);
            let paths = places(&value, String::new());
            if let Some(target) = value.pointer_mut(&paths[at.index(paths.len())]) {
                match (target, into.index(3)) {
                    (Value::Object(map), 0) => {
                        map.insert("new".to_owned(), other);
                    }
                    (target, _) => *target = other,
                }
            }
            value.to_string()
        },
    )
}

fn places(value: &Value, at: String) -> Vec<String> {
    let mut all = vec![at.clone()];
    if let Value::Object(map) = value {
        for (key, value) in map {
            all.extend(places(value, format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))));
        }
    }
    all
}

proptest! {
    #[test]
    fn comes_back(workspace in workspace(), place in select(vec![Place::Browser, Place::File, Place::Link])) {
        let text = write(&workspace, place, true);
        prop_assert_eq!(&read(&text, place, &Workspace::default()), &Ok(workspace.clone()), "{}", text);
        let short = write_short(&workspace, place, true);
        prop_assert_eq!(&read(&short, place, &Workspace::default()), &Ok(workspace.clone()), "{}", short);
        let sealed = link::seal(link::Packing::Plain, short.as_bytes()).unwrap();
        prop_assert_eq!(link::open(&sealed), Ok((link::Packing::Plain, short.into_bytes())));
    }

    #[test]
    fn the_ticket_stays_at_home(mine in workspace(), theirs in workspace()) {
        let text = write(&mine, Place::Link, false);
        prop_assert!(!serde_json::from_str::<Value>(&text).unwrap().as_object().unwrap().contains_key("ticket"));
        let expected = Workspace { ticket: theirs.ticket.clone(), ..mine };
        prop_assert_eq!(read(&text, Place::Link, &theirs), Ok(expected));
    }

    #[test]
    fn any_text_is_read_or_refused_with_words(text in prop_oneof![".{0,80}", nearly_settings()]) {
        for place in [Place::Browser, Place::File, Place::Link] {
            match read(&text, place, &Workspace::default()) {
                // What is taken over can be kept.
                Ok(workspace) => {
                    let again = write(&workspace, place, true);
                    prop_assert_eq!(read(&again, place, &Workspace::default()), Ok(workspace));
                }
                Err(refusal) => {
                    let words = refusal.to_string();
                    prop_assert!(words.ends_with(['.', '…', '?']), "{}", words);
                    prop_assert!(words.chars().count() < 1000, "{}", words);
                }
            }
        }
    }
}

/// The settings after some edits, as text.
fn after(edits: impl IntoIterator<Item = Edit>) -> String {
    let mut workspace = Workspace::default();
    edits.into_iter().for_each(|edit| workspace.apply(edit));
    write(&workspace, Place::File, false)
}

#[test]
fn holds_what_differs_and_nothing_else() {
    assert_eq!(after([]), "{\n  \"payload_builder\": 1\n}");
    insta::assert_snapshot!(after([
        Edit::Preset(Preset::Guide),
        Edit::Switch(Choice::Brand, true),
        Edit::Brand(Some(Content::Text("Acme".into()))),
        Edit::Write("email".into(), "{\"a\": \"{{ ticket.id }}\"}".into()),
        Edit::Assume(Assumptions { escaping: Escaping::Html, ..Assumptions::default() }),
        Edit::Field(Placeholder::known("ticket.requester.name"), Some("Ann Secret".into())),
    ]), @r#"
        {
          "payload_builder": 1,
          "choices": {
            "preset": "guide",
            "style": {
              "safety": "as-it-is",
              "layout": "one-line",
              "do-not-send": "text",
              "tags": "blank"
            },
            "brand": {
              "on": true,
              "settings": {
                "value": {
                  "text": "Acme"
                }
              }
            }
          },
          "by_hand": {
            "email": "{\"a\": \"{{ ticket.id }}\"}"
          },
          "assumptions": {
            "escaping": "html"
          }
        }
        "#);
}

#[test]
fn a_ticket_is_kept_only_if_the_admin_says_so() {
    let mut workspace = Workspace::default();
    workspace.apply(Edit::Ticket(Sample::find("quotes").unwrap().ticket()));
    let kept = |workspace: &Workspace, place, ticket| {
        serde_json::from_str::<Value>(&write(workspace, place, ticket)).unwrap().get("ticket").cloned()
    };
    // A built-in one is nobody's: the browser remembers which it is.
    assert_eq!(kept(&workspace, Place::Browser, false), Some("quotes".into()));
    assert_eq!(kept(&workspace, Place::File, false), None);
    assert_eq!(kept(&workspace, Place::Link, false), None);
    assert_eq!(kept(&workspace, Place::Link, true), Some("quotes".into()));
    // As soon as it is changed, it is the admin's own.
    workspace.apply(Edit::Field(Placeholder::known("ticket.id"), Some(7.into())));
    assert_eq!(kept(&workspace, Place::Browser, false), None);
    assert_eq!(kept(&workspace, Place::Browser, true).unwrap()["ticket"]["id"], 7);
}

#[test]
fn a_link_neither_carries_nor_replaces_the_admins_own_tickets() {
    let own = |name: &str| {
        let mut workspace = Workspace::default();
        workspace.apply(Edit::AddTicket(name.into(), Sample::find("quotes").unwrap().ticket()));
        workspace
    };
    let (sender, present) = (own("theirs"), own("mine"));
    assert!(!write(&sender, Place::Link, true).contains("theirs"));
    let file = write(&sender, Place::File, true);
    assert_eq!(read(&file, Place::Link, &present).unwrap().own_tickets, present.own_tickets);
    assert_eq!(read(&file, Place::File, &present).unwrap().own_tickets, sender.own_tickets);
}

#[test]
fn refuses_with_the_place_and_the_reason() {
    let cases = [
        "",
        "{",
        "[]",
        "{\"name\": \"x\"}",
        "{\"payload_builder\": \"1\"}",
        "{\"payload_builder\": 0}",
        "{\"payload_builder\": 2, \"from\": \"the future\"}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"preset\": \"robst\"\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"link\": {\"on\": false},\n    \"prset\": \"robust\"\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"by_hand\": {\n    \"email\": \"x\",\n    \"chat\": 3\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"do_not_send\": {\"settings\": {\"field\": \"cf_x y\"}}\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"tags\": {\"settings\": {\"limit\": 21}}\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"tags\": {\"settings\": {\"limit\": 300}}\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\"channels\": [{\"name\": \"email\", \"on\": true}, {\"name\": \"email\", \"on\": true}]}\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"custom_properties\": {\"settings\": [[\"a\\\"b\", \"ticket.id\"]]}\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": {\n    \"custom_properties\": {\"settings\": [[\"a\", \"ticket.id\"], [\"a\", \"ticket.url\"]]}\n  }\n}",
        "{\n  \"payload_builder\": 1,\n  \"ticket\": \"no-such\"\n}",
        "{\n  \"payload_builder\": 1,\n  \"ticket\": [1]\n}",
        "{\n  \"payload_builder\": 1,\n  \"choices\": null\n}",
    ];
    let words = cases.map(|text| {
        format!(
            "{}\n    {}",
            text.replace('\n', ""),
            read(text, Place::File, &Workspace::default()).unwrap_err()
        )
    });
    insta::assert_snapshot!(words.join("\n"), @r#"
            It is empty.
        {
            Line 1, column 2: not JSON: it ends in the middle.
        []
            These are not settings of this page: “payload_builder” is missing.
        {"name": "x"}
            These are not settings of this page: “payload_builder” is missing.
        {"payload_builder": "1"}
            “payload_builder”: "1" is not a version that this page knows; the newest is 1.
        {"payload_builder": 0}
            “payload_builder”: 0 is not a version that this page knows; the newest is 1.
        {"payload_builder": 2, "from": "the future"}
            These settings are of version 2, and this page reads up to version 1. Reload the page to get its newest version, then try again.
        {  "payload_builder": 1,  "choices": {    "preset": "robst"  }}
            Line 4, column 5, “choices › preset”: unknown value 'robst', expected 'robust' or 'guide'.
        {  "payload_builder": 1,  "choices": {    "link": {"on": false},    "prset": "robust"  }}
            Line 5, column 5, “choices › prset”: unknown setting 'prset', expected one of 'preset', 'style', 'channels', 'customer', 'brand', 'language', 'do_not_send', 'tags', 'link', 'custom_properties', 'other_keys'.
        {  "payload_builder": 1,  "by_hand": {    "email": "x",    "chat": 3  }}
            Line 5, column 5, “by_hand › chat”: a text belongs here, not 3.
        {  "payload_builder": 1,  "choices": {    "do_not_send": {"settings": {"field": "cf_x y"}}  }}
            Line 4, column 34, “choices › do_not_send › settings › field”: “cf_x y” is not a placeholder: use letters, digits and _, with dots between names, like ticket.cf_brand.
        {  "payload_builder": 1,  "choices": {    "tags": {"settings": {"limit": 21}}  }}
            Line 4, column 27, “choices › tags › settings › limit”: 21 is not a number from 1 to 20, the most that Stella takes.
        {  "payload_builder": 1,  "choices": {    "tags": {"settings": {"limit": 300}}  }}
            Line 4, column 27, “choices › tags › settings › limit”: 300 is not a number from 1 to 20, the most that Stella takes.
        {  "payload_builder": 1,  "choices": {"channels": [{"name": "email", "on": true}, {"name": "email", "on": true}]}}
            Line 3, column 15, “choices › channels”: There is a channel “email” already.
        {  "payload_builder": 1,  "choices": {    "custom_properties": {"settings": [["a\"b", "ticket.id"]]}  }}
            Line 4, column 27, “choices › custom_properties › settings”: “a"b” is not a name: use letters, digits, spaces, - and _, maximum 40 characters.
        {  "payload_builder": 1,  "choices": {    "custom_properties": {"settings": [["a", "ticket.id"], ["a", "ticket.url"]]}  }}
            Line 4, column 27, “choices › custom_properties › settings”: “a” is there twice.
        {  "payload_builder": 1,  "ticket": "no-such"}
            Line 3, column 3, “ticket”: there is no sample ticket “no-such”.
        {  "payload_builder": 1,  "ticket": [1]}
            Line 3, column 3, “ticket”: A ticket is an object: {"ticket": {"id": 1042, …}}.
        {  "payload_builder": 1,  "choices": null}
            Line 3, column 3, “choices”: an object belongs here, not null.
        "#);
    // The names that follow grow with the page.
    let misspelled = "{\n  \"payload_builder\": 1,\n  \"choises\": {}\n}";
    let words = read(misspelled, Place::File, &Workspace::default()).unwrap_err().to_string();
    let start = "Line 3, column 3, “choises”: unknown setting 'choises', expected one of 'choices', ";
    assert!(words.starts_with(start), "{words}");
    assert!(read(&" ".repeat(MAX_TEXT + 1), Place::File, &Workspace::default()).is_err());
    assert!(read(&"[".repeat(100_000), Place::File, &Workspace::default()).is_err());
}

#[test]
fn a_hostile_file_is_refused_in_time() {
    let many = (0..40_000).map(|at| format!("\"k{at}\": {at}")).collect::<Vec<_>>().join(",");
    for text in [
        format!("{{\"payload_builder\": 1, {many}}}"),
        format!("{{\"payload_builder\": 1, \"by_hand\": {{{many}}}}}"),
        format!("{{\"payload_builder\": 1, \"choices\": {{\"style\": {{{many}}}}}}}"),
        format!(
            "{{\"payload_builder\": 1, \"choices\": {{\"channels\": [{}]}}}}",
            "{\"name\":\"x\",\"on\":true},".repeat(50_000) + "0"
        ),
    ] {
        assert!(read(&text, Place::File, &Workspace::default()).is_err());
    }
}

#[test]
fn progress_is_not_a_links_business() {
    for key in OWN {
        assert!(!holds(Place::Link, key) && holds(Place::File, key) && holds(Place::Browser, key));
    }
}
