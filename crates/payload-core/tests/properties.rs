//! What holds for every combination of choices and every built-in ticket, whatever Freshdesk does.

use payload_core::assumptions::Assumptions;
use payload_core::options::{
    Content, FlagAs, LanguageCode, Layout, Options, Preset, Safety, Style, Switch, TagLimit, TagSplit,
};
use payload_core::payload;
use payload_core::placeholder::Placeholder;
use payload_core::ticket::sample::SAMPLES;
use proptest::prelude::*;
use ruby_liquid::{Clock, Dialect, Template};

const NOW: Clock = Clock(1_767_600_000);

prop_compose! {
    fn any_style()(
        safety in prop::sample::select(vec![Safety::AsItIs, Safety::Neutral, Safety::Exact]),
        layout in prop::sample::select(vec![Layout::LaidOut, Layout::OneLine]),
        do_not_send in prop::sample::select(vec![FlagAs::Boolean, FlagAs::Text]),
        tags in prop::sample::select(vec![TagSplit::Comma, TagSplit::Blank]),
    ) -> Style {
        Style { safety, layout, do_not_send, tags, ..Style::default() }
    }
}

prop_compose! {
    fn any_blueprint()(
        preset in prop::sample::select(vec![Preset::Robust, Preset::Guide]),
        style in any_style(),
        switches in prop::array::uniform6(any::<bool>()),
        brand in prop::option::of(".{0,12}"),
        no_email in ".{0,12}",
        limit in (0usize..=20).prop_map(TagLimit::new),
        map in prop::collection::vec(("[a-z]{2}(-[A-Z]{2})?", "[a-z]{2}"), 0..3),
        when_empty in prop::option::of("[a-z]{2}"),
        contact in any::<bool>(),
        team in prop::option::of(".{0,11}[a-z\"\\\\{]"),
    ) -> Options {
        let mut options = Options::of(preset);
        let code = |code: String| LanguageCode::read(&code).expect("the pattern makes codes");
        options.style = style;
        [options.brand.on, options.language.on, options.do_not_send.on, options.tags.on, options.link.on, options.custom_properties.on] = switches;
        options.brand.settings.value = brand.map(Content::Text);
        options.customer.no_email = no_email;
        options.tags.settings.limit = limit;
        options.language.settings.map = map.into_iter().map(|(from, to)| (code(from), code(to))).collect();
        options.language.settings.when_empty = when_empty.map(code);
        if let Some(team) = team {
            let keys = [("team", Content::Text(team)), ("customer.custom_id", Content::Placeholder(Placeholder::known("ticket.requester.id")))];
            let typed: Vec<_> = keys.into_iter().map(|(key, it)| (key.to_owned(), it.to_string())).collect();
            options.other_keys = Switch { on: true, settings: typed.try_into().expect("they are keys") };
        }
        if contact {
            options.customer.name = Some(Placeholder::known("ticket.contact.name"));
        }
        options
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_combination_is_well_formed_liquid(options in any_blueprint(), channel in ".{1,20}") {
        let text = options.write(&channel).text;
        for dialect in [Dialect::V2_4, Dialect::V5] {
            let template = Template::parse(&text, dialect);
            prop_assert_eq!(template.errors(), &[], "{}", text);
        }
    }

    #[test]
    fn robust_is_json_for_every_ticket_under_every_assumption(
        mut options in any_blueprint(),
        safety in prop::sample::select(vec![Safety::Neutral, Safety::Exact]),
        channel in ".{1,20}",
        assumed in prop::sample::select(Assumptions::all().collect::<Vec<_>>()),
    ) {
        options.preset = Preset::Robust;
        options.style.safety = safety;
        let text = options.write(&channel).text;
        let template = Template::parse(&text, assumed.liquid);
        for sample in SAMPLES {
            let rendered = template.render(&assumed.hand_over(&sample.ticket()), NOW).text;
            let json = payload::read(&rendered);
            prop_assert!(json.is_ok(), "{}: {:?}\n{}\n{}", sample.id, json, rendered, text);
            prop_assert_eq!(json.unwrap().get("channel").and_then(|json| json.text().map(str::to_owned)), Some(channel.clone()));
        }
    }

    #[test]
    fn exact_sends_a_name_as_typed_where_nothing_escapes(name in "[ -~é👩]{0,30}") {
        let mut options = Options::default();
        options.style.safety = Safety::Exact;
        let mut ticket = payload_core::ticket::Ticket::default();
        ticket.set(&Placeholder::read("ticket.requester.name").unwrap(), Some(name.clone().into()));
        let template = Template::parse(&options.write("email").text, Dialect::V2_4);
        let rendered = template.render(&Assumptions::default().hand_over(&ticket), NOW).text;
        let json = payload::read(&rendered).unwrap();
        prop_assert_eq!(json.get("customer").unwrap().get("name").unwrap().text(), Some(name.as_str()));
    }
}
