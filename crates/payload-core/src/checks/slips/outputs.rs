//! Slips in outputs: tags between two braces, calls of functions, operators that Liquid does not have.

use super::tags::{ENTITIES, TILDES, without_entities, without_tildes};
use super::{Slip, first_word, is_name, is_placeholder, outside_quotes, slip};
use crate::checks::bare_value::{flag, is_in_text};
use crate::checks::names::is_known;
use crate::placeholder::Placeholder;
use crate::text::{Span, slice};
use crate::ticket::field;
use ruby_liquid::{Dialect, filters};

/// Slips in `{{ … }}`.
pub const OUTPUTS: &[fn(&str) -> Option<Slip>] = &[
    tilde,
    entities,
    tag_in_output,
    percent,
    object,
    escaped_quotes,
    open_quote,
    call,
    alternative,
    sum,
    property_for_filter,
    moment,
    spaced,
    indexed,
];

/// `{{~ a ~}}`
fn tilde(inside: &str) -> Option<Slip> {
    without_tildes(inside).and_then(|inside| slip(TILDES, format!("{{{{ {inside} }}}}")))
}

/// `{{ a | replace: &quot;x&quot;, '' }}`
fn entities(inside: &str) -> Option<Slip> {
    without_entities(inside).and_then(|inside| slip(ENTITIES, format!("{{{{ {inside} }}}}")))
}

/// `{{#if a}}`, `{{ endif }}`
fn tag_in_output(inside: &str) -> Option<Slip> {
    let (word, rest) = first_word(inside);
    let meant = match (word.trim_start_matches('#'), rest.is_empty()) {
        ("if" | "unless", false) if rest.starts_with('@') => {
            format!("{} forloop.{}", word.trim_start_matches('#'), rest.trim_start_matches('@'))
        }
        // What it goes through is called this in it.
        ("each", false) if word == "#each" => match rest.split_once(" as |") {
            Some((list, item)) => format!("for {} in {list}", item.trim_end_matches('|').trim()),
            None => format!("for this in {rest}"),
        },
        (tag @ ("if" | "unless" | "elsif" | "for" | "case" | "when" | "assign" | "capture"), false) => {
            format!("{tag} {rest}")
        }
        ("else", false) if rest.starts_with("if ") => format!("els{rest}"),
        ("elseif" | "elif", false) => format!("elsif {rest}"),
        (tag @ ("else" | "endif" | "endunless" | "endfor" | "endcase" | "endcapture"), true) => {
            tag.to_owned()
        }
        ("/if" | "/unless" | "/for" | "/case", true) => word.replace('/', "end"),
        ("/each", true) => "endfor".to_owned(),
        _ => return None,
    };
    slip("A tag is written in {% and %}. Two braces write a value.", format!("{{% {meant} %}}"))
}

/// `{{% if a %}}`
fn percent(inside: &str) -> Option<Slip> {
    let tag = inside.strip_prefix('%')?.strip_suffix('%')?.trim();
    slip("A tag is written in {% and %}, with one brace on either side.", format!("{{% {tag} %}}"))
}

/// `{{"name": "{{ a }}`, with two braces where JSON has one.
fn object(inside: &str) -> Option<Slip> {
    let is_object = inside.starts_with('"') && inside.contains("\":") && inside.contains("{{");
    is_object.then(|| {
        slip("An object of JSON begins with one brace. Two write a value.", format!("{{{inside}}}}}"))
    })?
}

/// What is said of quotes that are escaped as other languages do it.
pub const ESCAPED: &str =
    "Liquid has no \\\" for a quote: a text with quotes in it stands in those of the other kind.";

/// `{{ a | join: "\", \"" }}`
fn escaped_quotes(inside: &str) -> Option<Slip> {
    let is_quoted = inside.contains(": \"") && inside.contains("\\\"");
    let is_escaped = is_quoted && !inside.contains('\'');
    // Replacing quotes by escaped ones is what makes a value harmless elsewhere.
    let mut parts = inside.split(" | ");
    let value = parts.next().map(str::trim).filter(|value| is_placeholder(value));
    let escapes = |part: &str| part.trim_start().starts_with("replace:") && part.contains('\\');
    if let Some(value) = value.filter(|_| is_quoted && parts.clone().count() > 0 && parts.all(escapes)) {
        return slip(ESCAPED, format!("{{{{ {value} }}}}"));
    }
    let meant = inside.replace("\\\"", "\u{0}").replace('"', "'").replace('\u{0}', "\"");
    is_escaped.then(|| slip(ESCAPED, format!("{{{{ {meant} }}}}")))?
}

/// `{{ a | append: 'b }}`
fn open_quote(inside: &str) -> Option<Slip> {
    let mut open = None;
    for c in inside.chars() {
        match open {
            Some(quote) if quote == c => open = None,
            None if c == '"' || c == '\'' => open = Some(c),
            _ => {}
        }
    }
    let quote = open?;
    slip("A quote is not closed.", format!("{{{{ {inside}{quote} }}}}"))
}

/// Cuts at a sign outside of quotes.
pub fn cut<'t>(text: &'t str, sign: &str) -> Vec<&'t str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(at) = outside_quotes(rest, sign) {
        parts.push(slice(rest, ..at).trim());
        rest = slice(rest, at + sign.len()..);
    }
    parts.push(rest.trim());
    parts
}

/// `{{ upcase(a) }}`, `{{ a | truncate(5) }}`
fn call(inside: &str) -> Option<Slip> {
    let parts = cut(inside, "|");
    let called = |part: &str| {
        let (name, arguments) = part.strip_suffix(')')?.split_once('(')?;
        is_name(name).then(|| (name.to_owned(), arguments.trim().to_owned()))
    };
    let parts: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| match called(part) {
            Some((name, argument)) if at == 0 && !argument.is_empty() => format!("{argument} | {name}"),
            Some((name, arguments)) if at > 0 && arguments.is_empty() => name,
            Some((name, arguments)) if at > 0 => format!("{name}: {arguments}"),
            _ => (*part).to_owned(),
        })
        .collect();
    let meant = parts.join(" | ");
    (meant != cut(inside, "|").join(" | ")).then(|| {
        slip("A filter comes after a bar, and its values after a colon.", format!("{{{{ {meant} }}}}"))
    })?
}

/// What stands in an output or as it is, as a value that another value is chosen instead of.
fn written(value: &str) -> String {
    if matches!(value, "true" | "false") {
        return value.to_owned();
    }
    let text = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''));
    match text.or_else(|| value.strip_prefix('"').and_then(|value| value.strip_suffix('"'))) {
        Some(text) => text.to_owned(),
        None => format!("{{{{ {value} }}}}"),
    }
}

/// `{{ a || 'b' }}`, `{{ a ? 'b' : 'c' }}`
fn alternative(inside: &str) -> Option<Slip> {
    for sign in ["||", "??", " or "] {
        if let [value, other] = cut(inside, sign)[..]
            && is_placeholder(value)
            && !other.is_empty()
            // A filter after an empty one: `a || upcase`.
            && (sign != "||" || other.starts_with(['"', '\'']) || is_placeholder(other))
        {
            let (first, second) = (written(value), written(other));
            return slip(
                format!("{{{{ and }}}} write one value: {} does not work there.", sign.trim()),
                format!("{{% if {value} == nil or {value} == '' %}}{second}{{% else %}}{first}{{% endif %}}"),
            );
        }
    }
    let [asked, rest] = cut(inside, "?")[..] else { return None };
    let [yes, no] = cut(rest, ":")[..] else { return None };
    let (is_plain, is_tick) = (is_placeholder(asked), (yes, no) == ("true", "false"));
    let (yes, no) = (written(yes), written(no));
    let meant = match Placeholder::read(asked) {
        Ok(field) if is_plain && is_tick => flag(&field),
        // An empty text is true in Liquid.
        Ok(_) if is_plain => {
            format!("{{% if {asked} == nil or {asked} == '' %}}{no}{{% else %}}{yes}{{% endif %}}")
        }
        _ => format!("{{% if {asked} %}}{yes}{{% else %}}{no}{{% endif %}}"),
    };
    slip("Liquid has no ? and : to choose a value.", meant)
}

/// A choice of texts that stands where JSON wants a value, in quotes.
pub fn as_value(text: &str, place: Span, meant: String) -> String {
    let (before, after) = (place.before(text).trim_end(), place.after(text).trim_start());
    let is_whole = before.ends_with([':', '[', ',']) && after.starts_with([',', ']', '}']);
    let is_choice =
        meant.starts_with("{% if ") && !meant.contains("%}true{%") && !meant.contains("%}false{%");
    match is_whole && is_choice && !is_in_text(text, place) {
        true => format!("\"{meant}\""),
        false => meant,
    }
}

/// `{{ a + 'b' }}`, `{{ a + 1 }}`
fn sum(inside: &str) -> Option<Slip> {
    let parts = cut(inside, "+");
    let [first, more @ ..] = &parts[..] else { return None };
    if let [number] = more
        && is_placeholder(first)
        && number.parse::<u32>().is_ok()
    {
        return slip(
            "Liquid has no +: numbers are added with plus.",
            format!("{{{{ {first} | plus: {number} }}}}"),
        );
    }
    let is_value = |value: &&str| is_placeholder(value) || value.starts_with(['"', '\'']);
    (!more.is_empty() && parts.iter().all(is_value)).then(|| {
        let more: String = more.iter().map(|more| format!(" | append: {more}")).collect();
        slip("Liquid has no +: texts are joined with append.", format!("{{{{ {first}{more} }}}}"))
    })?
}

/// `{{ ticket.subject.upcase }}`
fn property_for_filter(inside: &str) -> Option<Slip> {
    let (value, filter) = inside.rsplit_once('.')?;
    let is_field = field::FIELDS.iter().any(|field| field.path == value);
    let is_filter = filters::filters(Dialect::V2_4).iter().any(|known| known.name == filter);
    // Of a text Liquid knows these itself.
    let is_property = matches!(filter, "size" | "first" | "last");
    (is_field && is_filter && !is_property).then(|| {
        slip(format!("{filter} is a filter: it comes after a bar."), format!("{{{{ {value} | {filter} }}}}"))
    })?
}

/// `{{ now | date: '%Y' }}`
fn moment(inside: &str) -> Option<Slip> {
    let (word @ ("now" | "today"), rest) = first_word(inside) else { return None };
    rest.starts_with('|')
        .then(|| slip("The moment is a text in quotes.", format!("{{{{ '{word}' {rest} }}}}")))?
}

/// `{{ ticket.cf brand }}`
fn spaced(inside: &str) -> Option<Slip> {
    let parts = cut(inside, "|");
    let (name, filters) = parts.split_first()?;
    let words: Vec<&str> = name.split(' ').collect();
    let (first, more) = words.split_first()?;
    let is_word = |word: &&str| {
        is_name(word)
            && filters::find(word, Dialect::V5).is_none()
            && !matches!(*word, "and" | "or" | "not" | "contains" | "is" | "in" | "if" | "unless" | "else")
    };
    if more.is_empty() || more.len() > SPACES || !is_placeholder(first) || !more.iter().all(is_word) {
        return None;
    }
    let mut names = vec![(*first).to_owned()];
    for word in more {
        names = names.iter().flat_map(|name| [format!("{name}.{word}"), format!("{name}_{word}")]).collect();
    }
    let is_documented = |name: &&String| field::FIELDS.iter().any(|field| field.path == **name);
    let meant = names.iter().find(is_documented).or_else(|| names.iter().find(|name| is_known(name)))?;
    let filters: String = filters.iter().map(|filter| format!(" | {filter}")).collect();
    slip("The name of a placeholder has no spaces.", format!("{{{{ {meant}{filters} }}}}"))
}

/// So many spaces are looked for in a name.
const SPACES: usize = 4;

/// `{{ ticket[agent][email] }}`
fn indexed(inside: &str) -> Option<Slip> {
    let parts = cut(inside, "|");
    let (name, filters) = parts.split_first()?;
    let meant = name.contains('[').then(|| name.replace("][", ".").replace('[', ".").replace(']', ""))?;
    let filters: String = filters.iter().map(|filter| format!(" | {filter}")).collect();
    (is_placeholder(&meant) && is_known(&meant) && !name.contains(['"', '\''])).then(|| {
        slip(
            "In brackets a name needs quotes; behind a dot it needs none.",
            format!("{{{{ {meant}{filters} }}}}"),
        )
    })?
}
