//! What earlier versions of the builder wrote, as people pasted it into Freshdesk, keeps its meaning.
//!
//! `tests/earlier/` holds such templates, letter for letter; they are never edited. A date in a name is the day from
//! which on the builder wrote something else.

use payload_core::compare::{Other, compare_with};
use payload_core::options::{Content, CustomProperties, FlagAs, Layout, Options, Safety, TagLimit, TagSplit};
use payload_core::placeholder::Placeholder;
use payload_core::recognize::recognize;
use payload_core::workspace::{Edit, Workspace};
use ruby_liquid::Clock;

const NOW: Clock = Clock(1_767_600_000);

/// The choices by which a template was written.
fn choices(name: &str) -> Options {
    let mut options = Options::default();
    let (brand, language) = (&mut options.brand, &mut options.language);
    match name.split("-2026").next().unwrap_or(name) {
        "default" | "chat" => {}
        "brand" => brand.on = true,
        "language" => language.on = true,
        "brand-language" => (brand.on, language.on) = (true, true),
        "exact" => options.style.safety = Safety::Exact,
        "as-it-is" => options.style.safety = Safety::AsItIs,
        "one-line" => options.style.layout = Layout::OneLine,
        "flag-as-text" => options.style.do_not_send = FlagAs::Text,
        "tags-by-spaces" => options.style.tags = TagSplit::Blank,
        "bare" => {
            (options.do_not_send.on, options.tags.on, options.link.on) = (false, false, false);
        }
        "five-tags" => options.tags.settings.limit = TagLimit::new(5),
        "custom-properties" => {
            options.custom_properties.on = true;
            options.custom_properties.settings =
                CustomProperties::read("group = ticket.group.name\ntype = ticket.ticket_type")
                    .expect("the names and fields are right");
        }
        "own-texts" => {
            brand.on = true;
            brand.settings.value = Some(Content::Text("Acme & Sons".into()));
            options.customer.no_email = "nobody@example.com".into();
            options.customer.name = Some(Placeholder::known("ticket.contact.name"));
        }
        other => panic!("{other}: which choices are these?"),
    }
    options
}

/// What they do that the choices of today do not, where that is more than how odd values are cleaned.
fn beyond(name: &str) -> &'static [&'static str] {
    match name {
        // An empty brand was sent, which no account takes.
        "brand-2026-11-26" => {
            &["“brand” is sent as \"\", where Return to choices sends none, e.g. for “Only an ID”."]
        }
        // Only a language that was missing had a substitute, not one that Stella cannot read.
        "language-2026-11-22" => &[
            "“language” is written differently: \"a'b\", where Return to choices gives \"en\", e.g. for “Requester language with a quote”.",
        ],
        _ => &[],
    }
}

fn channel(name: &str) -> &str {
    match name {
        "chat" => "chat",
        "own-texts" => "phone",
        _ => "email",
    }
}

#[test]
fn yesterdays_payloads_are_recognized_and_send_what_todays_do() {
    let folder = format!("{}/tests/earlier", env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (text, channel, choices) =
            (std::fs::read_to_string(&path).unwrap(), channel(name), choices(name));
        let recognition = recognize(&text, channel, &Workspace::default(), NOW).expect("it sends something");
        assert_eq!(recognition.options, choices, "{name}");
        let unknown: Vec<_> = recognition.unknown.iter().map(|unknown| unknown.what.as_str()).collect();
        assert_eq!(unknown, beyond(name), "{name}");
        // *Compare with my rule*
        let mut workspace = Workspace { options: choices.into(), ..Workspace::default() };
        workspace.apply(Edit::Channel(channel.into(), true));
        let compared = compare_with(&workspace, &text, &Other::Channel(channel.into()), NOW).unwrap();
        assert_eq!(compared.means_the_same(), beyond(name).is_empty(), "{name}: {compared:#?}");
        assert_eq!(compared.now, [], "{name}");
        seen += 1;
    }
    assert_eq!(seen, 17);
}
