//! Tags that other Liquids and languages have, as a Liquid that knows them not meets them.

use super::{Slip, first_word, slip};

/// Slips in tags at which the engine stops.
pub const FOREIGN: &[fn(&str) -> Option<Slip>] = &[comment, lines, echo, switch, choice];

/// `{% # a note %}`
fn comment(inside: &str) -> Option<Slip> {
    let note = inside.strip_prefix('#')?;
    let note: Vec<&str> = note.lines().map(|line| line.trim().trim_start_matches('#').trim()).collect();
    slip(
        "Liquid 2.4 has no comments with #: a comment stands between {% comment %} and {% endcomment %}.",
        format!("{{% comment %}}{}{{% endcomment %}}", note.join(" ").trim()),
    )
}

/// `{% liquid … %}`, with a tag in each line.
fn lines(inside: &str) -> Option<Slip> {
    let rest = inside.strip_prefix("liquid").filter(|rest| rest.starts_with(char::is_whitespace))?;
    let lines = rest.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let tags = lines.map(|line| match first_word(line) {
        ("echo", value) => format!("{{{{ {value} }}}}"),
        _ => format!("{{% {line} %}}"),
    });
    slip("Liquid 2.4 has no tag liquid: each of its lines is a tag by itself.", tags.collect::<String>())
}

/// `{% echo value %}`
fn echo(inside: &str) -> Option<Slip> {
    let ("echo" | "print" | "output", value) = first_word(inside) else { return None };
    (!value.is_empty()).then(|| {
        slip("A value is written in two braces, without a word before it.", format!("{{{{ {value} }}}}"))
    })?
}

/// `{% switch value %}`
fn switch(inside: &str) -> Option<Slip> {
    let ("switch", value) = first_word(inside) else { return None };
    let value = value.strip_prefix('(').and_then(|value| value.strip_suffix(')')).unwrap_or(value);
    let value = value.trim_end_matches(':').trim();
    (!value.is_empty()).then(|| slip("Liquid writes case, not switch.", format!("{{% case {value} %}}")))?
}

/// `{% case 'Phone' %}` for a choice.
fn choice(inside: &str) -> Option<Slip> {
    let ("case", value) = first_word(inside) else { return None };
    let value = value.trim_end_matches(':').trim();
    value
        .starts_with(['\'', '"'])
        .then(|| slip("Each choice of a case begins with when.", format!("{{% when {value} %}}")))?
}
