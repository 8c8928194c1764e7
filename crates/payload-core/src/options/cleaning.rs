//! What cleans the captured payload of the robust pattern.
//!
//! Escapes are undone, backslashes dropped, and the characters looked at one by one: comparing a character with a
//! space is the one way that Liquid 2.4 has to find control characters. What other engines do differently shapes it:
//! liquidjs reads `'\'` as a text that does not end, so the backslash comes from a `capture`; `split:' '` joins
//! runs of spaces in Ruby alone, so the loop does; 2.4 needs a space after the comma between arguments.

use super::writer::inside_quotes;
use super::{KeyObject, Options, OtherKeys, Safety};

/// The longest line, in characters.
const WIDTH: usize = 160;

/// Stands for a backslash of the template's own until the end. No value can write it: it has no `"`.
const OWN_BACKSLASH: &str = "\"&\"";

/// The signs that cannot be written in quotes.
pub(super) fn signs(safety: Safety) -> &'static str {
    match safety {
        Safety::AsItIs => "",
        Safety::Neutral => r"{% capture escape %}\{% endcapture %}",
        Safety::Exact => {
            r"{% capture backslash %}\{% endcapture %}{% capture escaped_backslash %}\u005c{% endcapture %}{% capture escaped_quote %}\u0022{% endcapture %}{% capture escaped_space %}\u0020{% endcapture %}"
        }
    }
}

/// What keeps a value's quotes from ending its text.
pub(super) fn quotes(safety: Safety) -> &'static str {
    match safety {
        Safety::AsItIs => "",
        Safety::Neutral => r#" | replace:'"', "'""#,
        Safety::Exact => r#" | replace:backslash, escaped_backslash | replace:'"', escaped_quote"#,
    }
}

/// A backslash goes by this name until all escapes are undone: it is none of HTML's, and can be written in quotes.
/// An escaped line break at the end of an address is dropped; within words it cannot be told from `\n` in a name.
/// `&` comes last, so that what was escaped twice is undone once.
const ESCAPES: [(&str, &str); 10] = [
    ("'&;n\"}'", "'\"}'"),
    ("'&;u003c'", "'<'"),
    ("'&;u003e'", "'>'"),
    ("'&;u0026'", "'&'"),
    ("'&;'", "''"),
    ("'&quot;'", "\"'\""),
    ("'&#39;'", "\"'\""),
    ("'&lt;'", "'<'"),
    ("'&gt;'", "'>'"),
    ("'&amp;'", "'&'"),
];

/// The steps from the captured `json` to a clean one, each a line.
pub(super) fn lines(safety: Safety) -> Vec<String> {
    let mut filters = Vec::new();
    if safety == Safety::Neutral {
        filters.push("replace:escape, '&;'".to_owned());
        filters.extend(ESCAPES.iter().map(|(escaped, sign)| match *sign {
            "''" => format!("remove:{escaped}"),
            sign => format!("replace:{escaped}, {sign}"),
        }));
    }
    filters.push("split:''".to_owned());
    let mut lines = Vec::new();
    let mut rest = &filters[..];
    while !rest.is_empty() {
        // The last line is the one whose new name has room too.
        let (line, taken) = match assignment("signs", rest) {
            last if last.1 == rest.len() => last,
            _ => assignment("json", rest.split_last().map_or(rest, |(_, others)| others)),
        };
        lines.push(line);
        rest = rest.split_at(taken).1;
    }
    lines.push(format!("{{% capture json %}}{VISIBLE}{{% endcapture %}}"));
    lines
}

/// Assigns `json` through as many of the filters as a line has room for, at least one; and how many those are.
fn assignment(target: &str, filters: &[String]) -> (String, usize) {
    let mut line = format!("{{% assign {target} = json");
    let mut taken = 0;
    for filter in filters {
        if taken > 0 && line.len() + " | ".len() + filter.len() + " %}".len() > WIDTH {
            break;
        }
        line = format!("{line} | {filter}");
        taken += 1;
    }
    (line + " %}", taken)
}

/// Puts back the characters that can be seen, and one space where there were others: they sort before the space.
const VISIBLE: &str = "{% for c in signs %}{% if c > ' ' %}{{gap}}{{c}}{% assign gap = '' %}{% else %}{% assign gap = ' ' %}{% endif %}{% endfor %}";

/// Writes the cleaned payload, without spaces at the ends of values and without empty tags.
pub(super) fn output(options: &Options, json: &str, no_email: &str) -> String {
    let mut output = r#"{{json | replace:'" ', '"' | replace:' "', '"'"#.to_owned();
    if options.tags.on {
        output.push_str(r#" | replace:',""', '' | replace:'": [,', '": ['"#);
    }
    if !no_email.is_empty() {
        // The agent's email has no comma before it.
        output.push_str(&format!(r#" | replace:',"email":""', ',"email":"{no_email}"'"#));
    }
    if options.brand.on {
        // An account with several brands takes neither an empty one nor none; one with a single brand takes none.
        output.push_str(r#" | replace:'"brand":"",', ''"#);
    }
    for path in options.other_keys.get().into_iter().flat_map(OtherKeys::left_out_empty) {
        output.push_str(&match path.object {
            Some(KeyObject::Employee) => format!(r#" | replace:',"{}":""', ''"#, path.name),
            Some(KeyObject::Customer) | None => format!(r#" | replace:'"{}":"",', ''"#, path.name),
        });
    }
    if [json, no_email].iter().any(|text| text.contains(OWN_BACKSLASH)) {
        let backslash = if options.style.safety == Safety::Exact { "backslash" } else { "escape" };
        output.push_str(&format!(" | replace:'{OWN_BACKSLASH}', {backslash}"));
    }
    output + "}}"
}

/// A text of the admin's, as it stands inside the quotes of the JSON: it arrives as it was typed.
pub(super) fn static_text(safety: Safety, text: &str) -> String {
    let backslash = match safety {
        Safety::AsItIs => return inside_quotes(text),
        Safety::Neutral => OWN_BACKSLASH,
        Safety::Exact => "\\",
    };
    let is_plain = |c: char| c.is_alphanumeric() || "-_.,:@/+#".contains(c);
    let survives = text.split(' ').all(|word| !word.is_empty() && word.chars().all(is_plain));
    if survives || text.is_empty() {
        return text.to_owned();
    }
    let mut units = [0; 2];
    let escaped = |c: char| match c.is_alphanumeric() {
        true => c.to_string(),
        false => c.encode_utf16(&mut units).iter().map(|unit| format!("{backslash}u{unit:04x}")).collect(),
    };
    text.chars().map(escaped).collect()
}
