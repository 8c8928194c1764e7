//! Our Liquid beside one that others wrote: the `liquid` crate, the official Liquid in Rust, used as it is. What both
//! render alike, no slip of ours alone can have made.
//!
//! It stays a test: in the page it would bring 302 KB, compressed.
//!
//! That crate refuses a field that its data does not have, so every field that a template reads is there, as nil.
//!
//! Where both differ, and why, so that the templates here stay clear of it:
//!
//! - a filter that meets a value it is not for: the crate stops, Ruby prints or converts;
//! - `split:''`: the crate gives an empty piece at both ends, which is why the payload begins with a space there;
//! - `split` where the text ends in what it is split at: Ruby drops the empty pieces at the end;
//! - `split` of an empty text: the crate gives one empty piece, Ruby none;
//! - `truncate` and `size` of a text: the crate counts bytes, Ruby characters;
//! - a block that holds nothing but white space: Ruby's Liquid 5 leaves that out;
//! - `case` where a branch assigns what it asks: the crate asks once, Ruby again at each value of each `when`;
//! - numbers with a fraction, and `nil` compared with `<`: each has its own rules;
//! - `capitalize`: the crate leaves the other letters, Ruby's newer engines make them small.

use liquid::{Parser, ParserBuilder};
use payload_core::assumptions::Assumptions;
use payload_core::escaping::Escaping;
use payload_core::options::{CustomProperties, FlagAs, Layout, Options, OtherKeys, Safety, TagSplit};
use payload_core::preview::Reads;
use payload_core::ticket::sample::SAMPLES;
use proptest::prelude::*;
use proptest::sample::select;
use ruby_liquid::{Clock, Data, Dialect, Template};
use serde_json::{Map, Value, json};

const NOW: Clock = Clock(1_767_600_000);

fn parser() -> Parser {
    ParserBuilder::with_stdlib().build().expect("its own filters and tags fit together")
}

/// Data with every field that a template reads: what is missing is nil.
fn complete(mut data: Value, template: &Template) -> Value {
    for field in Reads::of(template, NOW).fields() {
        let mut names: Vec<&str> = field.names().collect();
        let Some(last) = names.pop() else { continue };
        let mut at = &mut data;
        for name in names {
            if !at[name].is_object() {
                at[name] = Value::Object(Map::new());
            }
            at = &mut at[name];
        }
        if at.get(last).is_none() {
            at[last] = Value::Null;
        }
    }
    data
}

/// What the crate renders.
fn theirs(parser: &Parser, text: &str, data: &Value) -> Result<String, String> {
    let template = parser.parse(text).map_err(|error| error.to_string())?;
    let data = liquid::to_object(data).map_err(|error| error.to_string())?;
    template.render(&data).map_err(|error| error.to_string())
}

/// Every way of escaping texts, laying out and switching parts on that changes what the robust pattern is made of.
fn every_options() -> Vec<Options> {
    let mut all = Vec::new();
    for safety in [Safety::Neutral, Safety::Exact] {
        for layout in [Layout::LaidOut, Layout::OneLine] {
            for tags in [TagSplit::Comma, TagSplit::Blank] {
                for switches in 0..64 {
                    let on = |bit: u8| switches >> bit & 1 == 1;
                    let mut options = Options::default();
                    (options.style.safety, options.style.layout, options.style.tags) = (safety, layout, tags);
                    options.style.do_not_send = if on(0) { FlagAs::Text } else { FlagAs::Boolean };
                    options.brand.on = on(0);
                    options.language.on = on(1);
                    options.do_not_send.on = on(2);
                    options.tags.on = on(3);
                    options.link.on = on(4);
                    options.custom_properties.on = on(5);
                    options.custom_properties.settings =
                        CustomProperties::read("group = ticket.group.name\nfrom = \"Freshdesk\"")
                            .expect("they are properties");
                    options.other_keys.on = on(0) != on(5);
                    options.other_keys.settings = OtherKeys::read(
                        "country = ticket.cf_country\ncustomer.custom_id = ticket.requester.id",
                    )
                    .expect("they are keys");
                    all.push(options);
                }
            }
        }
    }
    all
}

/// The ways of escaping take turns, so that over the run each meets every ticket.
#[test]
fn what_the_builder_writes_renders_alike() {
    let parser = parser();
    let mut rendered = 0;
    for (at, options) in every_options().iter().enumerate() {
        let text = options.write("email").text;
        let template = Template::parse(&text, Dialect::V2_4);
        for (number, sample) in SAMPLES.iter().enumerate().filter(|(number, _)| (at + number) % 4 == 0) {
            let escaping = Escaping::ALL[(at / 4 + number) % Escaping::ALL.len()];
            let handed = Assumptions { escaping, ..Assumptions::default() }.hand_over(&sample.ticket());
            let ours = template.render(&handed, NOW).text;
            let data = complete(handed.to_json(), &template);
            let theirs = theirs(&parser, &text, &data);
            let theirs = theirs.as_deref().map(str::trim_start);
            assert_eq!(theirs, Ok(&*ours), "{} {escaping:?}\n{text}", sample.id);
            rendered += 1;
        }
    }
    assert!(rendered > 3_000, "{rendered}");
}

/// What the random templates read.
fn data() -> Value {
    json!({
        "name": "Ann Lee", "odd": "a \"b\"\\ c, d", "void": "", "zoe": "Zoë", "number": 7, "yes": true, "no": false,
        "list": ["x", "yy", "z z"], "nothing": null, "inner": {"word": "deep", "list": ["1", "2"]},
    })
}

fn text_value() -> impl Strategy<Value = String> {
    prop_oneof![2 => select(vec!["name", "zoe"]).prop_map(str::to_owned), 5 => unassigned()]
}

/// Texts that no tag of the templates assigns.
fn unassigned() -> impl Strategy<Value = String> {
    select(vec!["odd", "inner.word", "'lit'", "'a-b'", "\"q u\""]).prop_map(str::to_owned)
}

fn text_filter() -> impl Strategy<Value = String> {
    select(vec![
        "upcase",
        "downcase",
        "append:'!'",
        "prepend:'<'",
        "replace:'a', 'o'",
        "replace:'\"', \"'\"",
        "remove:'e'",
        "remove_first:'e'",
        "replace_first:' ', '_'",
        "escape",
        "strip_newlines",
        "append:name",
    ])
    .prop_map(|filter| format!(" | {filter}"))
}

fn output() -> impl Strategy<Value = String> {
    let text = (text_value(), prop::collection::vec(text_filter(), 0..4))
        .prop_map(|(value, filters)| format!("{{{{ {value}{} }}}}", filters.concat()));
    let other = select(vec![
        "{{ number | plus: 2 | times: 3 }}",
        "{{ number | minus: 9 }}",
        "{{ number | modulo: 4 }}",
        "{{ nothing }}",
        "{{ list | join: '/' }}",
        "{{ list | size }}",
        "{{ list | first }}",
        "{{ list | last | upcase }}",
        "{{ list[1] }}",
        "{{ list.size }}",
        "{{ yes }}{{ no }}",
        "{{ 'a b c' | split:' ' | join:'+' }}",
        "{{ inner.word | split:'e' | first }}",
        "{{ 'abcdef' | truncate:5, '' }}",
        "{{ inner.word | size }}",
        "{{ inner.list | join: '' }}",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => text, 1 => other]
}

fn condition() -> impl Strategy<Value = String> {
    select(vec![
        "name",
        "nothing",
        "no",
        "yes",
        "void",
        "name == 'Ann Lee'",
        "name != 'x'",
        "number > 3",
        "number <= 6",
        "name contains 'Lee'",
        "list contains 'yy'",
        "void == ''",
        "nothing == nil",
        "no == false",
        "yes and no",
        "yes or no",
        "no or nothing and yes",
        "name > 'A'",
        "list.size == 3",
    ])
    .prop_map(str::to_owned)
}

fn template() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        select(vec!["text ", "{ \"k\": ", "\nline", "\u{e9}", "}, "]).prop_map(str::to_owned),
        output(),
    ];
    let node = leaf.prop_recursive(3, 16, 3, |inner| {
        let inside = prop::collection::vec(inner, 0..3).prop_map(|parts| parts.concat());
        prop_oneof![
            (condition(), inside.clone(), inside.clone())
                .prop_map(|(asked, yes, no)| format!("{{% if {asked} %}}{yes}{{% else %}}{no}{{% endif %}}")),
            (condition(), inside.clone())
                .prop_map(|(asked, inside)| format!("{{% unless {asked} %}}{inside}{{% endunless %}}")),
            inside.clone().prop_map(|inside| format!(
                "{{% for it in list limit:2 %}}{{{{ it }}}}{{% unless forloop.last %}},{{% endunless %}}{inside}{{% endfor %}}"
            )),
            (unassigned(), inside.clone()).prop_map(|(value, inside)| format!(
                "{{% case {value} %}}{{% when 'lit', 'deep' %}}{inside}{{% else %}}-{{% endcase %}}"
            )),
            (text_value(), text_filter())
                .prop_map(|(value, filter)| format!("{{% assign name = {value}{filter} %}}{{{{ name }}}}")),
            inside.clone().prop_map(|inside| format!("{{% capture zoe %}}{inside}{{% endcapture %}}{{{{ zoe }}}}")),
            inside.prop_map(|inside| format!("{{% comment %}}{inside}{{% endcomment %}}")),
        ]
    });
    prop::collection::vec(node, 1..5).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_both_understand_renders_alike(text in template()) {
        let ours = Template::parse(&text, Dialect::V5).render(&Data::new(&data()), NOW).text;
        prop_assert_eq!(theirs(&parser(), &text, &data()), Ok(ours), "{}", text);
    }
}
