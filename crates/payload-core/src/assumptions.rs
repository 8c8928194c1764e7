//! What Freshdesk does with a ticket before the template sees it. Much of it nobody has confirmed on a
//! live account, so each is a choice with its evidence, and a proof tries them all.

use crate::escaping::Escaping;
use crate::evidence::Evidence;
use crate::ticket::Ticket;
use ruby_liquid::value::{Object, Value as Given};
use ruby_liquid::{Data, Dialect, Host, Template};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;

/// One possible Freshdesk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Assumptions {
    /// The version of Liquid.
    pub liquid: Dialect,
    /// What runs around Liquid 2.4.
    pub host: Host,
    /// Whether values are escaped before the template gets them.
    pub escaping: Escaping,
    /// What an unticked checkbox renders.
    pub unticked: Unticked,
    /// How tags are joined.
    pub tags: TagJoin,
}

/// The codes of a requester's language that Freshdesk offers (documented), and after `vi` those that were
/// seen besides.
pub const LANGUAGES: &str = "ar bs bg ca zh-CN zh-TW zh-HK hr cs da nl en et fil fi fr de el he hu is id it ja-JP ko lv-LV lt ms \
    nb-NO pl pt-BR pt-PT ro ru-RU sr sk sl es es-LA sv-SE th tr uk vi ja no ru es-419";

/// What an unticked checkbox renders; not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unticked {
    /// `false`.
    #[default]
    False,
    /// Nothing.
    Empty,
    /// `0`.
    Zero,
}

/// How Freshdesk joins tags. A comma and a space was seen in captured payloads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TagJoin {
    /// `vip, refund`.
    #[default]
    CommaBlank,
    /// `vip,refund`.
    Comma,
    /// `vip refund`.
    Blank,
}

impl TagJoin {
    /// What stands between two tags.
    pub fn separator(self) -> &'static str {
        match self {
            TagJoin::CommaBlank => ", ",
            TagJoin::Comma => ",",
            TagJoin::Blank => " ",
        }
    }
}

/// One answer to a question about Freshdesk: its value, its words, and how it is known.
pub type Answer<T> = (T, &'static str, Evidence);

/// The answers to *Liquid version*.
pub const LIQUID: [Answer<Dialect>; 2] = [
    (Dialect::V2_4, "2.4, as Freshdesk documents for its portal", Evidence::Documented),
    (Dialect::V5, "5, if Freshdesk has upgraded", Evidence::NotConfirmed),
];
/// The answers to *Liquid 2.4 runs in*. It matters to few templates: [`leans_on_rails`](crate::preview::leans_on_rails).
pub const HOSTS: [Answer<Host>; 2] = [
    (Host::Plain, "plain Ruby", Evidence::NotConfirmed),
    (Host::Rails, "Rails, which adds to it", Evidence::NotConfirmed),
];
/// The answers to *Escapes values*.
pub const ESCAPING: [Answer<Escaping>; 6] = [
    (Escaping::None, "Not at all", Evidence::NotConfirmed),
    (Escaping::Json, "For JSON: \\\" and \\n", Evidence::NotConfirmed),
    (Escaping::Html, "For HTML: &quot; and &amp;", Evidence::NotConfirmed),
    (Escaping::RailsJson, "For JSON as Rails does: \\\" and \\u003c", Evidence::NotConfirmed),
    (Escaping::HtmlThenJson, "For HTML, then for JSON", Evidence::NotConfirmed),
    (Escaping::JsonThenHtml, "For JSON, then for HTML", Evidence::NotConfirmed),
];
/// The answers to *Unticked checkbox*.
pub const UNTICKED: [Answer<Unticked>; 3] = [
    (Unticked::False, "false", Evidence::NotConfirmed),
    (Unticked::Empty, "empty", Evidence::NotConfirmed),
    (Unticked::Zero, "0", Evidence::NotConfirmed),
];
/// The answers to *Tags are joined by*.
pub const TAGS: [Answer<TagJoin>; 3] = [
    (TagJoin::CommaBlank, "a comma and a space", Evidence::Seen),
    (TagJoin::Comma, "a comma", Evidence::NotConfirmed),
    (TagJoin::Blank, "a space", Evidence::NotConfirmed),
];

impl Assumptions {
    /// The text of a template, parsed as this Freshdesk does.
    pub fn parse(&self, text: &str) -> Template {
        Template::parse(text, self.liquid).hosted_by(self.host)
    }

    /// Every possible Freshdesk, without Rails: 108 of them, the default first.
    pub fn all() -> impl Iterator<Item = Assumptions> {
        LIQUID.into_iter().flat_map(|(liquid, ..)| {
            ESCAPING.into_iter().flat_map(move |(escaping, ..)| {
                UNTICKED.into_iter().flat_map(move |(unticked, ..)| {
                    TAGS.into_iter().map(move |(tags, ..)| Assumptions {
                        liquid,
                        host: Host::Plain,
                        escaping,
                        unticked,
                        tags,
                    })
                })
            })
        })
    }

    /// The ticket as Freshdesk hands it over to a template: tags joined, checkboxes written, every text escaped.
    /// `ticket.contact` is the requester where the ticket does not have one of its own (used officially, but not
    /// listed).
    pub fn hand_over(&self, ticket: &Ticket) -> Data {
        let give = |it: &Self, name: &str, value: &Value| match value {
            Value::Object(fields) if name == "ticket" => it.give_ticket(fields),
            _ => it.give(value),
        };
        Object::new(self.entries(ticket.entries(), give)).into()
    }

    fn give_ticket(&self, fields: &Map<String, Value>) -> Given {
        let give = |it: &Self, name: &str, value: &Value| match name {
            "tags" => it.give_tags(value),
            _ => it.give(value),
        };
        let mut entries = self.entries(fields, give);
        if !fields.contains_key("contact")
            && let Some((_, requester)) = entries.iter().find(|(name, _)| **name == *"requester")
        {
            entries.push((Arc::from("contact"), requester.clone()));
        }
        Given::Object(Arc::new(Object::new(entries)))
    }

    fn entries(
        &self,
        map: &Map<String, Value>,
        give: fn(&Self, &str, &Value) -> Given,
    ) -> Vec<(Arc<str>, Given)> {
        map.iter().map(|(name, value)| (Arc::from(&**name), give(self, name, value))).collect()
    }

    fn give_tags(&self, tags: &Value) -> Given {
        let tags: Vec<&str> = match tags {
            Value::String(tags) => tags.split(TagJoin::CommaBlank.separator()).collect(),
            Value::Array(tags) => tags.iter().filter_map(Value::as_str).collect(),
            other => return self.give(other),
        };
        self.give_text(&tags.join(self.tags.separator()))
    }

    fn give(&self, value: &Value) -> Given {
        match value {
            Value::Bool(false) => match self.unticked {
                Unticked::False => Given::Bool(false),
                Unticked::Empty => Given::text(""),
                Unticked::Zero => Given::Int(0),
            },
            Value::String(text) => self.give_text(text),
            Value::Array(list) => Given::array(list.iter().map(|item| self.give(item)).collect()),
            Value::Object(map) => {
                let entries = self.entries(map, |it, _, value| it.give(value));
                Given::Object(Arc::new(Object::new(entries)))
            }
            scalar => Given::from_json(scalar),
        }
    }

    fn give_text(&self, text: &str) -> Given {
        Given::text(&*self.escaping.escape(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_a_ticket_over() {
        let ticket =
            Ticket::read(r#"{"tags":"vip, a b","cf_x":false,"requester":{"name":"a\"<b"},"labels":["q\""]}"#)
                .unwrap();
        let given = |assumptions: Assumptions| assumptions.hand_over(&ticket).to_json()["ticket"].clone();
        let plain = given(Assumptions::default());
        assert_eq!(plain["tags"], "vip, a b");
        assert_eq!(plain["cf_x"], false);
        assert_eq!(plain["contact"]["name"], "a\"<b");
        let other = given(Assumptions {
            escaping: Escaping::Html,
            unticked: Unticked::Zero,
            tags: TagJoin::Blank,
            ..Assumptions::default()
        });
        assert_eq!(other["tags"], "vip a b");
        assert_eq!(other["cf_x"], 0);
        assert_eq!(other["contact"]["name"], "a&quot;&lt;b");
        assert_eq!(other["labels"][0], "q&quot;");
    }

    #[test]
    fn there_are_108_freshdesks() {
        let all: std::collections::HashSet<_> = Assumptions::all().collect();
        assert_eq!(all.len(), 108);
        assert_eq!(Assumptions::all().next(), Some(Assumptions::default()));
    }
}
