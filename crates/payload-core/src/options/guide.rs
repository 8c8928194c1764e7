//! The pattern of the guide, letter for letter: with the guide's choices its five published payloads
//! come out byte for byte. Its uneven spaces are the guide's own.

use super::writer::{Written, inside_quotes};
use super::{Choice, Content, FlagAs, KeyObject, Layout, Options, Safety, TagSplit};
use crate::placeholder::Placeholder;

/// Writes the template of a channel.
pub(super) fn write(options: &Options, channel: &str) -> Written {
    // The language payload of the guide has no spaces before its values; the other four have.
    let blank = if options.language.on { "" } else { " " };
    let laid_out = options.style.layout == Layout::LaidOut;
    let line = |usual: &'static str| if laid_out { "\n  " } else { usual };
    let value = |placeholder: &Placeholder| {
        format!("\"{blank}{{{{{placeholder}{}}}}}\"", chain(options.style.safety))
    };
    // Keys of the admin's own are none of the guide's, and have no spaces.
    let content = |content: &Content| match content {
        Content::Placeholder(field) => format!("\"{{{{{field}{}}}}}\"", chain(options.style.safety)),
        Content::Text(text) => format!("\"{}\"", inside_quotes(text)),
    };
    let agent = Placeholder::known("ticket.agent.email");

    let mut out = Written::default();
    out.push("{").push(line(" "));
    let others = |object: Option<KeyObject>| -> Vec<String> {
        let keys = options.other_keys.get().into_iter().flat_map(move |keys| keys.of(object));
        keys.map(|(name, it)| format!("\"{name}\": {}", content(it))).collect()
    };
    out.mark(Choice::Employee, &format!("\"employee\": {{ \"email\": {}", value(&agent)));
    for other in others(Some(KeyObject::Employee)) {
        out.push(", ").mark(Choice::OtherKeys, &other);
    }
    out.push(" }");
    out.push(",").push(line(" "));
    out.mark(Choice::Channel, &format!("\"channel\": \"{}\"", inside_quotes(channel)));
    out.push(",").push(line(" ")).push("\"customer\": { ");
    out.mark(Choice::CustomerName, &format!("\"name\": {}", value(&options.customer_name())));
    out.push(", ");
    for other in others(Some(KeyObject::Customer)) {
        out.mark(Choice::OtherKeys, &other).push(", ");
    }
    let email = options.customer_email();
    let no_email = inside_quotes(&options.customer.no_email);
    let safe = chain(options.style.safety);
    out.mark(
        Choice::CustomerEmail,
        &format!(
            "{{% assign customer_email = {email} | strip %}}\"email\":{{% if customer_email and customer_email != \"\" %}}\
             \"{blank}{{{{customer_email{safe}}}}}\"{{% else %}}\"{no_email}\"{{% endif %}}"
        ),
    );
    out.push(" },").push(line(" "));
    for other in others(None) {
        out.mark(Choice::OtherKeys, &other).push(",").push(line(" "));
    }
    if options.brand.on {
        let brand = match options.brand_value() {
            Content::Placeholder(placeholder) => value(&placeholder),
            Content::Text(text) => format!("\"{}\"", inside_quotes(&text)),
        };
        out.mark(Choice::Brand, &format!("\"brand\": {brand}")).push(",").push(line(""));
    }
    if options.language.on {
        let language = value(&options.language_placeholder());
        out.mark(Choice::Language, &format!("\"language\": {language}")).push(",").push(line(""));
    }
    out.mark(
        Choice::TicketId,
        &format!("\"ext_interaction_id\": {}", value(&Placeholder::known("ticket.id"))),
    );
    if let Some(do_not_send) = options.do_not_send.get() {
        let field = &do_not_send.field;
        let flag = match options.style.do_not_send {
            FlagAs::Text => value(field),
            FlagAs::Boolean => {
                format!(
                    "{{% if {field} == true or {field} == \"true\" or {field} == 1 or {field} == \"1\" %}}true{{% else %}}false{{% endif %}}"
                )
            }
        };
        out.push(",").push(line(" ")).mark(Choice::DoNotSend, &format!("\"do_not_send\": {flag}"));
    }
    if let Some(link) = options.link.get() {
        // The guide leaves no space between these two.
        let usual = if options.do_not_send.on { "" } else { " " };
        out.push(",")
            .push(line(usual))
            .mark(Choice::Link, &format!("\"external_url\": {}", value(&link.placeholder)));
    }
    if options.tags.on {
        let separator = match options.style.tags {
            TagSplit::Blank => " ",
            TagSplit::Comma => ",",
        };
        let limit = options.tag_limit_clause();
        // Cutting missing tags prints an error into the payload; a text never does.
        let source = if safe.is_empty() { "ticket.tags" } else { "ticket.tags | append: ''" };
        out.push(",").push(line(" "));
        out.mark(
            Choice::Tags,
            &format!(
                "{{% assign raw_tags = {source} | split: '{separator}' %}}\"tags\": [{{% for tag in raw_tags{limit} %}}\
                 \"{blank}{{{{tag{safe}}}}}\"{{% unless forloop.last %}},{{% endunless %}}{{% endfor %}}]"
            ),
        );
    }
    if let Some(custom) = options.custom_properties.get().filter(|custom| !custom.is_empty()) {
        let property = |(name, it): &(_, _)| match it {
            Content::Placeholder(field) => format!("\"{name}\": {}", value(field)),
            text => format!("\"{name}\": {}", content(text)),
        };
        let properties: Vec<String> = custom.iter().map(property).collect();
        let object = format!("\"custom_properties\": {{ {} }}", properties.join(", "));
        out.push(",").push(line(" ")).mark(Choice::CustomProperties, &object);
    }
    out.push(if laid_out { "\n}" } else { "}" });
    out
}

/// The filters that keep a value from breaking JSON. Raw control characters pass; only the robust
/// pattern, which looks at every character, stops them.
fn chain(safety: Safety) -> &'static str {
    match safety {
        Safety::AsItIs => "",
        Safety::Neutral => r#" | append: '' | replace: '"', "'" | remove: '\' | split: ' ' | join: ' '"#,
        Safety::Exact => {
            r#" | append: '' | replace: '\', '\u005c' | replace: '"', '\u0022' | replace: ' ', '\u0020' | split: ' ' | join: '\n' | replace: '\u0020', ' '"#
        }
    }
}
