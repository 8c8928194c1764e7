//! The guide's five payloads come out byte for byte.

use payload_core::options::{Options, Preset};
use ruby_liquid::{Clock, Data, Dialect, ErrorText, Template};

#[test]
fn the_five_published_payloads_come_out_byte_for_byte() {
    let plain = Options::of(Preset::Guide);
    let mut brand = plain.clone();
    brand.brand.on = true;
    let mut language = plain.clone();
    language.language.on = true;
    for (options, channel, published) in [
        (&plain, "email", include_str!("guide/email.liquid")),
        (&plain, "chat", include_str!("guide/chat.liquid")),
        (&plain, "phone", include_str!("guide/phone.liquid")),
        (&brand, "email", include_str!("guide/brand.liquid")),
        (&language, "email", include_str!("guide/language.liquid")),
    ] {
        assert_eq!(options.write(channel).text, published, "{channel}");
    }
}

/// What each published payload really renders to, for the hand-made edge cases, on both Liquids.
#[test]
fn the_published_payloads_render_as_real_liquid_does() {
    let tickets: serde_json::Value =
        serde_json::from_str(include_str!("../../ruby-liquid/tests/liquid/edge-tickets.json")).unwrap();
    let mut seen = 0;
    for row in include_str!("../../ruby-liquid/tests/liquid/published.jsonl").lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let (payload, ticket) = (row["payload"].as_str().unwrap(), row["ticket"].as_str().unwrap());
        let mut options = Options::of(Preset::Guide);
        options.brand.on = payload == "brand";
        options.language.on = payload == "language";
        let channel = if ["chat", "phone"].contains(&payload) { payload } else { "email" };
        let template = options.write(channel).text;
        let data = Data::new(&tickets[ticket]);
        for (dialect, key) in [(Dialect::V2_4, "liquid_2_4"), (Dialect::V5, "liquid_5")] {
            let rendering = Template::parse(&template, dialect).render_as(&data, Clock(0), ErrorText::Plain);
            assert_eq!(Some(rendering.text.as_str()), row[key].as_str(), "{payload}, {ticket}, {dialect:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, 290);
}

/// A line break at the end of an address, which Freshdesk may hand over escaped, does not become a letter.
#[test]
fn an_escaped_line_break_does_not_join_an_address() {
    use payload_core::assumptions::Assumptions;
    use payload_core::escaping::Escaping;
    use payload_core::ticket::sample::Sample;
    let assumed = Assumptions { escaping: Escaping::Json, ..Assumptions::default() };
    let ticket = Sample::find("email-blanks").unwrap().ticket();
    let template = Template::parse(&Options::default().write("email").text, assumed.liquid);
    let payload = template.render(&assumed.hand_over(&ticket), Clock(0)).text;
    assert!(payload.contains("\"email\":\"ann@example.com\"}"), "{payload}");
}
