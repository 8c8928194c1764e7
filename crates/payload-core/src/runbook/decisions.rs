//! What was decided, as a list for people who were not there.

use crate::analysis::leans_on_rails;
use crate::assumptions::{Answer, ESCAPING, HOSTS, LIQUID, TAGS, UNTICKED};
use crate::evidence::Evidence;
use crate::options::{Content, Safety};
use crate::probe_result::{Known, Question};
use crate::rule_settings::Asked;
use crate::workspace::Workspace;
use ruby_liquid::Clock;

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// About what.
    pub what: &'static str,
    /// What was chosen.
    pub chosen: String,
    /// How the fact it rests on is known, where it rests on one.
    pub known: Option<Known>,
}

/// Every decision of a workspace, in the order of the page.
pub fn decisions(workspace: &Workspace) -> Vec<Decision> {
    let (options, book) = (&workspace.options, &workspace.rules);
    let on = |on: bool, chosen: String| if on { chosen } else { "off".to_owned() };
    let channels: Vec<&str> = options.channels_on().collect();
    // As the checklist has it: a channel without a rule stays manual, whether or not somebody said so here.
    let manual = options.channels.iter().filter(|channel| !channel.on || book.manual.contains(&channel.name));
    let manual: Vec<&str> = manual.map(|channel| channel.name.as_str()).collect();
    let excluded: Vec<String> = book.exclusions().iter().map(Asked::sentence).collect();
    let only = options.channels_on().filter_map(|channel| {
        let asks: Vec<String> = book.onlys(channel).map(Asked::sentence).collect();
        (!asks.is_empty()).then(|| format!("{channel}: {}", asks.join(" and ")))
    });
    let only: Vec<String> = only.collect();
    let none_or = |list: Vec<&str>| if list.is_empty() { "none".to_owned() } else { list.join(", ") };
    let brand = match options.brand_value() {
        Content::Placeholder(placeholder) => placeholder.to_string(),
        Content::Text(text) => format!("“{text}” for every ticket"),
    };
    let safety = match options.style.safety {
        Safety::AsItIs => "no protection",
        Safety::Neutral => "quotes and backslashes are replaced",
        Safety::Exact => "quotes and backslashes are escaped",
    };
    let tags =
        options.tag_limit().map_or_else(|| "all of them".to_owned(), |limit| format!("maximum {limit}"));
    let plain = |what, chosen: String| Decision { what, chosen, known: None };
    let mut list = vec![
        plain("Preset", options.preset.label().to_owned()),
        plain("Channels", none_or(channels)),
        plain("Left in manual mode in Stella", none_or(manual)),
        plain("Text safety", safety.to_owned()),
        plain("Customer name", options.customer_name().to_string()),
        plain("Customer e-mail", options.customer_email().to_string()),
        plain("Brand", on(options.brand.on, brand)),
        plain("Language", on(options.language.on, options.language_placeholder().to_string())),
        plain("Do not send", on(options.do_not_send.on, options.do_not_send.settings.field.to_string())),
        plain("Only some tickets", on(!only.is_empty(), only.join("; "))),
        plain("Excluded", on(options.do_not_send.on && book.exclude, excluded.join("; or "))),
        plain("Tags", on(options.tags.on, tags)),
        plain(
            "Custom properties",
            on(
                options.custom_properties.on,
                options.custom_properties.settings.to_string().replace('\n', ", "),
            ),
        ),
        plain(
            "Other keys",
            on(options.other_keys.on, options.other_keys.settings.to_string().replace('\n', ", ")),
        ),
        plain("Link to ticket", on(options.link.on, options.link.settings.placeholder.to_string())),
        plain("Send when", told(book.moment.label(), book.moments.iter().map(|(c, m)| (c, m.label())))),
        plain(
            "Performed by",
            told(book.performer.label(), book.performers.iter().map(|(c, p)| (c, p.label()))),
        ),
        Decision {
            what: "Address of Stella",
            chosen: book.url.clone(),
            known: book.endpoint().map(|_| Known::Generally(Evidence::NotConfirmed)),
        },
        Decision {
            what: "The key goes into",
            chosen: book.authentication.field().to_owned(),
            known: book.endpoint().map(|_| Known::Generally(Evidence::NotConfirmed)),
        },
    ];
    fn answer<T: PartialEq>(
        what: &'static str,
        chosen: T,
        answers: &[Answer<T>],
        known: Known,
    ) -> Option<Decision> {
        let (_, words, _) = answers.iter().find(|(answer, ..)| *answer == chosen)?;
        Some(Decision { what, chosen: (*words).to_owned(), known: Some(known) })
    }
    let (assumed, known) = (&workspace.assumptions, |question| workspace.known(question));
    list.extend(answer("Freshdesk: Liquid version", assumed.liquid, &LIQUID, known(Question::Liquid)));
    if leans_on_rails(workspace, Clock(0)) {
        list.extend(answer("Freshdesk: Liquid 2.4 runs in", assumed.host, &HOSTS, known(Question::Rails)));
    }
    list.extend(answer("Freshdesk: escapes values", assumed.escaping, &ESCAPING, known(Question::Escaping)));
    list.extend(answer(
        "Freshdesk: unticked checkbox",
        assumed.unticked,
        &UNTICKED,
        known(Question::Unticked),
    ));
    list.extend(answer("Freshdesk: tags are joined by", assumed.tags, &TAGS, known(Question::Tags)));
    list
}

/// What holds for every channel, and for which it does not.
fn told<'a>(all: &str, own: impl Iterator<Item = (&'a String, &'a str)>) -> String {
    std::iter::once(all.to_owned())
        .chain(own.map(|(channel, own)| format!("{channel}: {own}")))
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::Assumptions;
    use crate::probe_result::ProbeResult;
    use ruby_liquid::Host;

    #[test]
    fn rails_is_told_where_a_template_leans_on_it() {
        let mut workspace = Workspace::default();
        let host = |workspace: &Workspace| {
            let list = decisions(workspace);
            let host = list.iter().find(|decision| decision.what.ends_with("2.4 runs in"));
            host.map(|host| host.known.as_ref().map(ToString::to_string).unwrap_or_default())
        };
        assert_eq!(host(&workspace), None);
        let guarded = r#"{"channel": "email", "brand": "{% if ticket.cf_brand != blank %}A{% endif %}"}"#;
        workspace.by_hand.insert("email".into(), guarded.into());
        assert_eq!(host(&workspace).as_deref(), Some("not confirmed"));
        let rails = Some(false);
        workspace.probe = Some(ProbeResult { on: "2026-01-05".into(), rails, ..ProbeResult::default() });
        assert_eq!(host(&workspace).as_deref(), Some("confirmed by your probe on 2026-01-05"));
        workspace.assumptions.host = Host::Rails;
        assert_eq!(host(&workspace).as_deref(), Some("not confirmed"));
    }

    #[test]
    fn every_possible_freshdesk_is_told() {
        for assumptions in Assumptions::all() {
            let workspace = Workspace { assumptions, ..Workspace::default() };
            assert_eq!(decisions(&workspace).iter().filter(|d| d.what.starts_with("Freshdesk")).count(), 4);
        }
    }
}
