//! The robust pattern: holds for every ticket, on every Liquid, however Freshdesk escapes.
//!
//! The JSON stands in the middle as in the guide, with the placeholders in it. It is captured, cleaned as a whole by
//! [`cleaning`], and only then written. That is shorter than to clean each value by itself, and whoever adds a line
//! to the JSON gets it cleaned too. Each value hands its quotes over as `'`, so that every `"` of the captured text
//! is the template's own.
//!
//! [`cleaning`]: super::cleaning

use super::cleaning::{self, static_text};
use super::writer::Written;
use super::{Choice, Comment, Content, FlagAs, KeyObject, Language, Layout, Options, Safety, TagSplit};
use crate::payload::contract::MAX_CHARACTERS;
use crate::placeholder::Placeholder;

/// What a value may hold.
#[derive(Clone, Copy)]
enum Wording {
    /// A number.
    Number,
    /// No spaces at all: an address, a code.
    Compact,
    /// Words: a name, a brand.
    Words,
}

/// Writes the template of a channel.
pub(super) fn write(options: &Options, channel: &str) -> Written {
    let pattern = Pattern { options, safety: options.style.safety };
    let laid_out = options.style.layout == Layout::LaidOut;
    let line = if laid_out { "\n" } else { "" };
    let mut out = Written::default();
    let json = pattern.json(channel);
    let is_cleaned = pattern.safety != Safety::AsItIs;

    out.push("{% capture preparation %}");
    if options.style.comment == Comment::Written {
        out.push(&format!("{{% comment %}}{}{{% endcomment %}}", pattern.comment(channel)));
    }
    out.push(line).mark(Choice::Safety, cleaning::signs(pattern.safety));
    let mut before = "";
    for (choice, assignment) in pattern.preparation() {
        out.push(before).mark(choice, &assignment);
        before = line;
    }
    if is_cleaned {
        // It stands in quotes of Liquid, where liquidjs reads a backslash as an escape.
        let no_email = static_text(Safety::Neutral, &options.customer.no_email);
        let output = cleaning::output(options, &json.text, &no_email);
        out.push(before).push("{% capture json %}").append(json).push("{% endcapture %}");
        for step in cleaning::lines(pattern.safety) {
            out.push(line).mark(Choice::Safety, &step);
        }
        out.push(line).push("{% endcapture %}").mark(Choice::Safety, &output);
    } else {
        out.push("{% endcapture %}").append(json);
    }
    out
}

struct Pattern<'o> {
    options: &'o Options,
    safety: Safety,
}

impl Pattern<'_> {
    /// What made the template, from which settings: their names, and nothing that they hold.
    fn comment(&self, channel: &str) -> String {
        let mut settings = vec![self.options.preset.label()];
        if channel.chars().all(|c| c.is_ascii_alphanumeric()) {
            settings.push(channel);
        }
        let switched = [
            (self.options.brand.on, "brand"),
            (self.options.language.on, "language"),
            (self.options.custom_properties.on, "custom properties"),
            (self.options.other_keys.on, "other keys"),
        ];
        settings.extend(switched.iter().filter(|(on, _)| *on).map(|(_, name)| name));
        format!("Payload Builder: {}. Edit there.", settings.join(", "))
    }

    /// A value of the ticket, where it is sent.
    fn value(&self, placeholder: &Placeholder, wording: Wording) -> String {
        format!("{{{{{placeholder}{}}}}}", self.filters(wording))
    }

    fn filters(&self, wording: Wording) -> String {
        let quotes = cleaning::quotes(self.safety);
        match (self.safety, wording) {
            (Safety::AsItIs, Wording::Words) => String::new(),
            (Safety::AsItIs, _) => " | append:'' | split:' ' | join:''".to_owned(),
            (Safety::Neutral, Wording::Number) => " | remove:'\"'".to_owned(),
            (Safety::Neutral, Wording::Compact) => format!("{quotes} | remove:' '"),
            (Safety::Exact, Wording::Number | Wording::Compact) => format!(" | remove:' '{quotes}"),
            (Safety::Exact, Wording::Words) => format!("{quotes} | replace:' ', escaped_space"),
            (Safety::Neutral, Wording::Words) => quotes.to_owned(),
        }
    }

    /// The assignments that the JSON needs before it.
    fn preparation(&self) -> Vec<(Choice, String)> {
        let mut all = Vec::new();
        if self.safety == Safety::AsItIs {
            let (email, filters) = (self.options.customer_email(), self.filters(Wording::Compact));
            all.push((Choice::CustomerEmail, format!("{{% assign customer_email = {email}{filters} %}}")));
        }
        if self.options.tags.on {
            let most = format!(" | truncate:{MAX_CHARACTERS}, ''");
            let quotes = cleaning::quotes(self.safety);
            let text = match self.safety {
                Safety::AsItIs => " | append:''".to_owned(),
                Safety::Neutral => format!("{quotes}{most}"),
                // Nothing is cut in the middle of an escape.
                Safety::Exact => format!(" | append:''{most}{quotes}"),
            };
            let separator = match self.options.style.tags {
                TagSplit::Comma => ",",
                TagSplit::Blank => " ",
            };
            let tags = format!("{{% assign tags = ticket.tags{text} | split:'{separator}' %}}");
            all.push((Choice::Tags, tags));
        }
        if let Some(language) = self.options.language.get() {
            all.extend(self.language(language).map(|assignment| (Choice::Language, assignment)));
        }
        if let Some(do_not_send) = self.options.do_not_send.get() {
            let flag = format!("{{% assign flag = {} | downcase %}}", do_not_send.field);
            all.push((Choice::DoNotSend, flag));
        }
        all
    }

    /// The language as Stella can read it: some codes become others, and what has no two letters before its region
    /// is as good as none.
    fn language(&self, settings: &Language) -> impl Iterator<Item = String> {
        // A code is compared before the payload is cleaned as a whole.
        let filters = match self.safety {
            Safety::Neutral => format!("{} | remove:escape | strip_newlines", self.filters(Wording::Compact)),
            _ => self.filters(Wording::Compact),
        };
        let read = format!("{{% assign language = {}{filters} %}}", self.options.language_placeholder());
        let cases: String = settings
            .map
            .chunk_by(|(_, one), (_, next)| one == next)
            .filter_map(|alike| {
                let from: Vec<String> =
                    alike.iter().map(|(from, _)| format!("'{}'", from.as_str())).collect();
                let to = alike.first()?.1.as_str();
                Some(format!("{{% when {} %}}{{% assign language = '{to}' %}}", from.join(", ")))
            })
            .collect();
        let fallback = settings.when_empty.as_ref().map(|code| {
            format!(
                "{{% assign letters = language | split:'-' | first | size %}}{{% if letters != 2 %}}{{% assign language = '{}' %}}{{% endif %}}",
                code.as_str()
            )
        });
        let (map, fallback) = match (cases.is_empty(), fallback) {
            (true, fallback) => (None, fallback),
            (false, None) => (Some(format!("{{% case language %}}{cases}{{% endcase %}}")), None),
            (false, Some(fallback)) => (
                Some(format!("{{% case language %}}{cases}")),
                Some(format!("{{% else %}}{fallback}{{% endcase %}}")),
            ),
        };
        [Some(read), map, fallback].into_iter().flatten()
    }

    /// The payload, with the ticket's values in it.
    fn json(&self, channel: &str) -> Written {
        let (options, safety) = (self.options, self.safety);
        let mut members = vec![
            self.employee(),
            self.one(Choice::Channel, "channel", |_| format!("\"{}\"", static_text(safety, channel))),
            self.customer(),
        ];
        members.extend(self.others(None));
        if options.brand.on {
            members.push(self.one(Choice::Brand, "brand", |it| it.content(&options.brand_value())));
        }
        if options.language.on {
            members.push(self.one(Choice::Language, "language", |_| "\"{{language}}\"".to_owned()));
        }
        members.push(self.one(Choice::TicketId, "ext_interaction_id", |it| {
            format!("\"{}\"", it.value(&Placeholder::known("ticket.id"), Wording::Number))
        }));
        if options.do_not_send.on {
            let quote = if options.style.do_not_send == FlagAs::Text { "\"" } else { "" };
            members.push(self.one(Choice::DoNotSend, "do_not_send", |_| {
                format!("{quote}{{% case flag %}}{{% when 'true', '1', 'yes' %}}true{{% else %}}false{{% endcase %}}{quote}")
            }));
        }
        if let Some(link) = options.link.get() {
            members.push(self.one(Choice::Link, "external_url", |it| {
                format!("\"{}\"", it.value(&link.placeholder, Wording::Compact))
            }));
        }
        if options.tags.on {
            members.push(self.one(Choice::Tags, "tags", Self::tags));
        }
        if let Some(custom) = options.custom_properties.get().filter(|custom| !custom.is_empty()) {
            let (length, filters) = (custom.length_each(), self.filters(Wording::Words));
            let properties: Vec<String> = custom
                .iter()
                .map(|(name, it)| {
                    let name = static_text(safety, &name.to_string());
                    match it {
                        Content::Placeholder(field) => format!(
                            "\"{name}\": \"{{{{{field} | append:'' | truncate:{length}, ''{filters}}}}}\""
                        ),
                        text => format!("\"{name}\": {}", self.content(text)),
                    }
                })
                .collect();
            members.push(self.one(Choice::CustomProperties, "custom_properties", |_| {
                format!("{{{}}}", properties.join(", "))
            }));
        }
        let laid_out = options.style.layout == Layout::LaidOut;
        let mut json = Written::default();
        for (at, member) in members.into_iter().enumerate() {
            json.push(if at == 0 { "{" } else { "," })
                .push(if laid_out { "\n  " } else { " " })
                .append(member);
        }
        json.push(if laid_out { "\n}" } else { " }" });
        json
    }

    fn one(&self, choice: Choice, key: &str, value: impl FnOnce(&Self) -> String) -> Written {
        let mut member = Written::default();
        member.mark(choice, &format!("\"{key}\": {}", value(self)));
        member
    }

    /// What is sent under a key of the admin's own, in quotes.
    fn content(&self, content: &Content) -> String {
        match content {
            Content::Placeholder(field) => format!("\"{}\"", self.value(field, Wording::Words)),
            Content::Text(text) => format!("\"{}\"", static_text(self.safety, text)),
        }
    }

    /// The other keys of an object.
    fn others(&self, object: Option<KeyObject>) -> impl Iterator<Item = Written> {
        let keys = self.options.other_keys.get().into_iter().flat_map(move |keys| keys.of(object));
        keys.map(|(name, content)| {
            self.one(Choice::OtherKeys, &static_text(self.safety, &name.to_string()), |it| {
                it.content(content)
            })
        })
    }

    fn employee(&self) -> Written {
        let email = self.value(&Placeholder::known("ticket.agent.email"), Wording::Compact);
        let mut member = Written::default();
        member.mark(Choice::Employee, &format!("\"employee\": {{\"email\": \"{email}\""));
        for other in self.others(Some(KeyObject::Employee)) {
            member.push(", ").append(other);
        }
        member.push("}");
        member
    }

    fn customer(&self) -> Written {
        let name = self.value(&self.options.customer_name(), Wording::Words);
        let email = match self.safety {
            Safety::AsItIs => format!(
                "{{% if customer_email == '' %}}{}{{% else %}}{{{{customer_email}}}}{{% endif %}}",
                static_text(self.safety, &self.options.customer.no_email)
            ),
            _ => self.value(&self.options.customer_email(), Wording::Compact),
        };
        let mut member = Written::default();
        member.push("\"customer\": {").mark(Choice::CustomerName, &format!("\"name\": \"{name}\""));
        for other in self.others(Some(KeyObject::Customer)) {
            member.push(", ").append(other);
        }
        member.push(", ").mark(Choice::CustomerEmail, &format!("\"email\": \"{email}\"")).push("}");
        member
    }

    /// The list of tags. Those that turn out empty are dropped in the end, with the comma before them.
    fn tags(&self) -> String {
        let limit = self.options.tag_limit_clause();
        match self.safety {
            Safety::AsItIs => format!(
                "[{{% assign comma = '' %}}{{% for tag in tags{limit} %}}{{% assign word = tag | split:' ' | join:' ' %}}{{% if word != '' %}}{{{{comma}}}}\"{{{{word}}}}\"{{% assign comma = ', ' %}}{{% endif %}}{{% endfor %}}]"
            ),
            _ => format!("[{{% for tag in tags{limit} %}},\"{{{{tag}}}}\"{{% endfor %}}]"),
        }
    }
}
