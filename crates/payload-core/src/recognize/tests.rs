//! Templates of the guide, of the builder and of people, and what each is recognized as.

use super::*;
use crate::checks::find;
use crate::options::Switch;

const NOW: Clock = Clock(1_767_600_000);

fn recognized(text: &str, channel: &str) -> Recognition {
    recognize(text, channel, &Workspace::default(), NOW).expect("it sends something")
}

fn published(name: &str) -> String {
    let file = format!("{}/tests/guide/{name}.liquid", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(file).expect("the guide's payloads are there")
}

#[test]
fn the_published_payloads_are_recognized_to_the_letter() {
    for name in ["email", "chat", "phone", "brand", "language"] {
        let channel = if ["brand", "language"].contains(&name) { "email" } else { name };
        let text = published(name);
        let recognition = recognized(&text, channel);
        assert_eq!(recognition.unknown, [], "{name}");
        assert_eq!(recognition.options.write(channel).text, text, "{name}");
    }
}

#[test]
fn what_the_builder_writes_is_recognized() {
    for bits in 0..1 << 10 {
        let on = |bit: u32| bits >> bit & 1 == 1;
        let mut options = Options::of(if on(0) { Preset::Guide } else { Preset::Robust });
        options.brand.on = on(1);
        options.language.on = on(2);
        options.do_not_send.on = on(3);
        options.tags.on = on(4);
        options.link.on = on(5);
        options.custom_properties.on = on(8);
        if on(9) {
            options.other_keys = other_keys();
        }
        if on(6) {
            options.customer.name = Some(Placeholder::known("ticket.contact.name"));
            options.customer.no_email = "nobody".into();
        }
        if on(7) {
            options.brand.settings.value = Some(Content::Text("Acme".into()));
            options.language.settings.map.truncate(1);
            options.tags.settings.limit = TagLimit::new(5);
        }
        let text = options.write("email").text;
        let recognition = recognized(&text, "email");
        assert_eq!(recognition.unknown, [], "{bits:b}\n{text}");
    }
}

fn other_keys() -> Switch<OtherKeys> {
    let typed = "country = ticket.cf_country\nteam = \"EMEA\"\nemployee.custom_id = ticket.agent.id\ncustomer.custom_id = ticket.requester.id";
    Switch { on: true, settings: OtherKeys::read(typed).unwrap() }
}

#[test]
fn keys_of_ones_own_become_choices() {
    let own = "{ \"country\": \"{{ticket.cf_country}}\", \"team\": \"EMEA\", \"custom_properties\": {\"from\": \"Freshdesk\"}, ";
    let text = published("email").replacen("{ ", own, 1).replacen(
        "\"email\":{% if",
        "\"custom_id\": \"{{ticket.requester.id}}\", \"email\":{% if",
        1,
    );
    let recognition = recognized(&text, "email");
    assert_eq!(recognition.unknown, []);
    let robust = recognition.made_robust();
    let keys = "country = ticket.cf_country\nteam = \"EMEA\"\ncustomer.custom_id = ticket.requester.id";
    assert_eq!(robust.other_keys.settings.to_string(), keys);
    assert_eq!(robust.custom_properties.settings.to_string(), "from = \"Freshdesk\"");
    let rewrite = recognition.rewrite(&text, "email", &Workspace::default(), NOW);
    assert_eq!(rewrite.lost().count(), 0, "{rewrite:?}");
}

#[test]
fn other_letters_of_the_same_meaning_are_recognized() {
    let text = published("email").replace("{{", "{{ ").replace("\",", "\",\n");
    assert!(recognized(&text, "email").is_whole());
    let mut options = Options::default();
    options.style.safety = Safety::Exact;
    options.style.layout = Layout::OneLine;
    let text = options.write("email").text.replace("\"employee\"", "\n\"employee\"");
    assert!(recognized(&text, "email").is_whole());
}

#[test]
fn what_no_choice_stands_for_is_named() {
    let text = published("email").replacen('{', "{\"vip\": 1, ", 1).replace("no_email", "none");
    let recognition = recognized(&text, "email");
    assert_eq!(recognition.options.customer.no_email, "none");
    let what: Vec<_> = recognition.unknown.iter().map(|unknown| unknown.what.as_str()).collect();
    assert_eq!(what, ["“vip” is sent, for which there is no choice."]);
    assert!(recognize("{{ ticket.id", "email", &Workspace::default(), NOW).is_none());
    assert!(recognize("no payload", "email", &Workspace::default(), NOW).is_none());
}

#[test]
fn what_two_conditions_guard_is_compared_too() {
    let condition = "{% if ticket.cf_shop == 'x' and ticket.cf_land == 'y' %}";
    for (brand, told) in [
        (
            format!("\"brand\": \"{condition}A{{% else %}}B{{% endif %}}\","),
            "“brand” is written differently: \"A\", where Return to choices gives \"B\", e.g. for “Shop: x; Land: y”.",
        ),
        (
            format!("{condition}\"brand\": \"A\",{{% endif %}}"),
            "“brand” is sent as \"A\", where Return to choices sends none, e.g. for “Shop: x; Land: y”.",
        ),
    ] {
        let recognition = recognized(&published("email").replacen('{', &format!("{{ {brand} "), 1), "email");
        let what: Vec<_> = recognition.unknown.iter().map(|unknown| unknown.what.as_str()).collect();
        assert_eq!(what, [told]);
    }
}

/// What is asked about before a template gives way to the robust one, and what is said afterwards.
#[test]
fn what_is_lost_is_asked_about() {
    let more = published("email").replacen('{', "{\"vip\": 1, ", 1);
    let cut = published("email").replace("split: ' '", "split: ';'");
    let both = cut.replacen('{', "{ \"country\": \"{{ticket.cf_country}}\", ", 1);
    let vip: &[&str] = &["vip (1 is not sent any more)"];
    let tags: &[&str] = &["tags ([\" vip, billing issue\"] becomes [\"vip\", \"billing issue\"])"];
    for (text, expected) in [(published("email"), &[][..]), (more, vip), (cut, tags), (both, tags)] {
        let recognition = recognized(&text, "email");
        let rewrite = recognition.rewrite(&text, "email", &Workspace::default(), NOW);
        let lost: Vec<String> = rewrite.lost().map(ToString::to_string).collect();
        assert_eq!(lost, expected, "{text}");
        assert_eq!(rewrite.options.tags.settings.limit, None, "{text}");
        let has_country = rewrite.options.write("email").text.contains("\"country\"");
        assert_eq!(has_country, text.contains("country"), "{text}");
    }
    assert_eq!(shown_apart("[\" a\"]", "[\"  a\"]"), ("[\"·a\"]".into(), "[\"··a\"]".into()));
}

#[test]
fn only_what_was_compared_is_claimed() {
    let claimed =
        |text: &str| recognized(text, "email").rewrite(text, "email", &Workspace::default(), NOW).sentence();
    let mut options = Options::default();
    options.style.safety = Safety::Exact;
    let exact = options.write("email").text;
    assert_eq!(claimed(&exact), "Every ordinary sample ticket gives the same payload.");
    let guide = claimed(&published("email"));
    assert!(
        guide.starts_with("Sent differently now: employee.email (\" maya@acme.example\" becomes"),
        "{guide}"
    );
}

#[test]
fn made_robust_keeps_every_choice_and_leaves_no_error() {
    for name in ["email", "chat", "phone", "brand", "language"] {
        let channel = if ["brand", "language"].contains(&name) { "email" } else { name };
        let recognition = recognized(&published(name), channel);
        let robust = recognition.made_robust();
        assert_eq!(robust.preset, Preset::Robust);
        let guide = &recognition.options;
        assert_eq!(robust.customer_email(), guide.customer_email());
        assert_eq!(robust.brand_value(), guide.brand_value());
        assert_eq!(
            (robust.brand.on, robust.language.on, robust.tags.on),
            (guide.brand.on, guide.language.on, guide.tags.on)
        );
        let text = robust.write(channel).text;
        let workspace = Workspace { options: robust.into(), ..Workspace::default() };
        let left: Vec<_> =
            find(&workspace, channel, &text, NOW).into_iter().map(|finding| finding.code).collect();
        let expected: &[&str] = if name == "brand" { &["unknown-placeholder"] } else { &[] };
        assert_eq!(left, expected, "{name}\n{text}");
    }
}
