//! The robust pattern: holds for every ticket, on both Liquids, whatever Freshdesk escapes.
//!
//! A preparation at the top makes every value safe and gives it a name; below it stands plain JSON. The
//! preparation is one `capture`, so that its line breaks do not reach the payload. A value is taken apart
//! into characters (`split: ''`), and only harmless ones are put back: comparing a character with a blank
//! is the one way that Liquid 2.4 has to find control characters.

use super::writer::{Written, inside_quotes};
use super::{
    BrandValue, Choice, CustomProperties, FlagAs, Language, Layout, Options, PropertyName, Safety, TagSplit,
};
use crate::placeholder::Placeholder;

/// What a value may hold.
#[derive(Clone, Copy)]
enum Wording {
    /// No blanks at all: an address, a number, a code.
    Compact,
    /// Words: a name, a brand, a tag.
    Words,
}

/// Stella takes 2,000 characters in 20 tags.
const TAG_LENGTH: usize = 100;

/// Writes the template of a channel.
pub(super) fn write(options: &Options, channel: &str) -> Written {
    let mut out = Written::default();
    let safety = options.style.safety;
    let laid_out = options.style.layout == Layout::LaidOut;
    let line = if laid_out { "\n" } else { "" };
    let indent = if laid_out { "\n  " } else { " " };

    let agent = Placeholder::known("ticket.agent.email");
    let ticket_id = Placeholder::known("ticket.id");
    let brand = options.brand.get().map(|_| options.brand_value());
    let mut values = vec![
        (Choice::Employee, agent, "agent_email", Wording::Compact),
        (Choice::CustomerName, options.customer_name(), "customer_name", Wording::Words),
        (Choice::CustomerEmail, options.customer_email(), "customer_email", Wording::Compact),
    ];
    if let Some(BrandValue::Placeholder(placeholder)) = &brand {
        values.push((Choice::Brand, placeholder.clone(), "brand", Wording::Words));
    }
    if options.language.on {
        values.push((Choice::Language, options.language_placeholder(), "language", Wording::Compact));
    }
    values.push((Choice::TicketId, ticket_id, "ticket_id", Wording::Compact));
    if let Some(link) = options.link.get() {
        values.push((Choice::Link, link.placeholder.clone(), "ticket_url", Wording::Compact));
    }

    let custom: Vec<_> =
        options.custom_properties.get().into_iter().flat_map(CustomProperties::iter).collect();

    out.push("{% capture preparation %}").push(line);
    for (choice, placeholder, name, wording) in &values {
        let source = format!("{placeholder} | append: ''");
        out.mark(*choice, &prepare(safety, &source, name, *wording, line)).push(line);
    }
    if options.language.get().is_some_and(|language| language.when_empty.is_some()) {
        out.mark(Choice::Language, LANGUAGE_LETTERS).push(line);
    }
    if let Some(do_not_send) = options.do_not_send.get() {
        let field = &do_not_send.field;
        out.mark(Choice::DoNotSend, &format!("{{% assign do_not_send = {field} | append: '' | downcase %}}"))
            .push(line);
    }
    if options.tags.on {
        let cut = match options.style.tags {
            TagSplit::Comma => "split: ','",
            TagSplit::Blank => "split: ' '",
        };
        out.mark(Choice::Tags, &format!("{{% assign tags = ticket.tags | append: '' | {cut} %}}")).push(line);
    }
    let length = options.custom_properties.settings.length_each();
    for (number, (_, placeholder)) in (1..).zip(&custom) {
        let source = format!("{placeholder} | append: '' | truncate: {length}, ''");
        let name = format!("property_{number}");
        out.mark(Choice::CustomProperties, &prepare(safety, &source, &name, Wording::Words, line)).push(line);
    }
    out.push("{% endcapture %}{").push(indent);

    out.mark(Choice::Employee, "\"employee\": { \"email\": \"{{ agent_email }}\" }").push(",").push(indent);
    out.mark(Choice::Channel, &format!("\"channel\": \"{}\"", inside_quotes(channel))).push(",").push(indent);
    out.push("\"customer\": { ");
    out.mark(Choice::CustomerName, "\"name\": \"{{ customer_name }}\"").push(", ");
    let no_email = inside_quotes(&options.customer.no_email);
    out.mark(
        Choice::CustomerEmail,
        &format!(
            "\"email\": \"{{% if customer_email == '' %}}{no_email}{{% else %}}{{{{ customer_email }}}}{{% endif %}}\""
        ),
    );
    out.push(" },").push(indent);
    match &brand {
        Some(BrandValue::Placeholder(_)) => {
            // An account with several brands takes neither an empty one nor none; one with a single brand takes none.
            let brand = format!("{{% if brand != '' %}}\"brand\": \"{{{{ brand }}}}\",{indent}{{% endif %}}");
            out.mark(Choice::Brand, &brand);
        }
        Some(BrandValue::Text(text)) => {
            out.mark(Choice::Brand, &format!("\"brand\": \"{}\"", inside_quotes(text)))
                .push(",")
                .push(indent);
        }
        None => {}
    }
    if let Some(settings) = options.language.get() {
        out.mark(Choice::Language, &language(settings)).push(",").push(indent);
    }
    out.mark(Choice::TicketId, "\"ext_interaction_id\": \"{{ ticket_id }}\"");
    if options.do_not_send.on {
        let quote = if options.style.do_not_send == FlagAs::Text { "\"" } else { "" };
        let flag = format!(
            "\"do_not_send\": {quote}{{% if do_not_send == 'true' or do_not_send == '1' or do_not_send == 'yes' %}}true{{% else %}}false{{% endif %}}{quote}"
        );
        out.push(",").push(indent).mark(Choice::DoNotSend, &flag);
    }
    if options.link.on {
        out.push(",").push(indent).mark(Choice::Link, "\"external_url\": \"{{ ticket_url }}\"");
    }
    if options.tags.on {
        out.push(",").push(indent).mark(Choice::Tags, &tags(safety, &options.tag_limit_clause()));
    }
    if !custom.is_empty() {
        let property = |(number, (name, _)): (usize, &(PropertyName, Placeholder))| {
            format!("\"{name}\": \"{{{{ property_{number} }}}}\"")
        };
        let properties: Vec<String> = (1..).zip(custom).map(property).collect();
        let object = format!("\"custom_properties\": {{ {} }}", properties.join(", "));
        out.push(",").push(indent).mark(Choice::CustomProperties, &object);
    }
    out.push(if laid_out { "\n}" } else { " }" });
    out
}

/// Makes a value safe and gives it a name.
fn prepare(safety: Safety, source: &str, name: &str, wording: Wording, line: &str) -> String {
    match (safety, wording) {
        (Safety::AsItIs, Wording::Words) => format!("{{% assign {name} = {source} %}}"),
        (Safety::AsItIs, Wording::Compact) => {
            format!("{{% assign {name} = {source} | split: ' ' | join: '' %}}")
        }
        (safety, wording) => {
            let mut text = format!(
                "{{% assign characters = {source}{}{} | split: '' %}}{line}{{% capture {name} %}}{}{{% endcapture %}}",
                breaks(wording),
                signs(safety),
                visible(wording)
            );
            if let (Safety::Neutral, Wording::Words) = (safety, wording) {
                text.push_str(&format!("{line}{{% assign {name} = {name} | split: ' ' | join: ' ' %}}"));
            }
            text
        }
    }
}

/// Takes out line breaks that Freshdesk may have escaped: else their letters would join an address.
fn breaks(wording: Wording) -> &'static str {
    match wording {
        Wording::Compact => r" | remove: '\r' | remove: '\n'",
        Wording::Words => "",
    }
}

/// Takes the signs out of a value that mean something to JSON.
fn signs(safety: Safety) -> &'static str {
    match safety {
        Safety::AsItIs => "",
        Safety::Neutral => r#" | replace: '"', "'" | remove: '\'"#,
        Safety::Exact => r#" | replace: '\', '\u005c' | replace: '"', '\u0022'"#,
    }
}

/// Puts back those of `characters` that can be seen: the others sort before the blank.
fn visible(wording: Wording) -> &'static str {
    match wording {
        Wording::Compact => "{% for c in characters %}{% if c > ' ' %}{{ c }}{% endif %}{% endfor %}",
        Wording::Words => {
            "{% for c in characters %}{% if c > ' ' %}{{ c }}{% else %} {% endif %}{% endfor %}"
        }
    }
}

/// How many letters the language has before its region: Stella reads two. A code that it cannot read is as good
/// as none.
const LANGUAGE_LETTERS: &str = "{% assign language_letters = language | split: '-' | first | size %}";

fn language(settings: &Language) -> String {
    let mut sent = "{{ language }}".to_owned();
    if let Some(code) = &settings.when_empty {
        sent = format!("{{% if language_letters == 2 %}}{sent}{{% else %}}{}{{% endif %}}", code.as_str());
    }
    if !settings.map.is_empty() {
        let mut cases = String::new();
        for (from, to) in &settings.map {
            cases.push_str(&format!("{{% when '{}' %}}{}", from.as_str(), to.as_str()));
        }
        sent = format!("{{% case language %}}{cases}{{% else %}}{sent}{{% endcase %}}");
    }
    format!("\"language\": \"{sent}\"")
}

/// The list of tags: at most so many, none of them empty, none cut in the middle of an escape.
fn tags(safety: Safety, limit: &str) -> String {
    let clean = match safety {
        Safety::AsItIs => "{% assign word = tag | split: ' ' | join: ' ' %}".to_owned(),
        Safety::Neutral | Safety::Exact => format!(
            "{{% assign characters = tag | truncate: {TAG_LENGTH}, ''{} | split: '' %}}{{% capture word %}}{}{{% endcapture %}}{{% assign word = word | split: ' ' | join: ' ' %}}",
            signs(safety),
            visible(Wording::Words)
        ),
    };
    format!(
        "\"tags\": [{{% assign comma = '' %}}{{% for tag in tags{limit} %}}{clean}{{% if word != '' %}}{{{{ comma }}}}\"{{{{ word }}}}\"{{% assign comma = ', ' %}}{{% endif %}}{{% endfor %}}]"
    )
}
