//! What a variable is set to, in the words of other languages: a comparison, a choice, a sum. Liquid takes the first value
//! and ignores the rest.

use super::outputs::cut;
use super::{Slip, first_word, is_name, is_placeholder, slip};
use crate::text::split_before;

/// `{% assign vip = ticket.priority == 'Urgent' %}`, `{% assign brand = ticket.cf_brand || 'Main' %}`
pub fn assigned(inside: &str) -> Option<Slip> {
    let ("assign", rest) = first_word(inside) else { return None };
    let (name, rest) = split_before(rest, |c| !c.is_ascii_alphanumeric() && c != '_');
    let value = rest.trim().strip_prefix('=')?.trim();
    if !is_name(name) || value.starts_with('=') {
        return None;
    }
    chosen(name, value)
        .or_else(|| alternative(name, value))
        .or_else(|| compared(name, value))
        .or_else(|| sum(name, value))
}

/// The two assignments of a choice.
fn either(condition: &str, name: &str, yes: &str, no: &str) -> String {
    format!(
        "{{% if {condition} %}}{{% assign {name} = {yes} %}}{{% else %}}{{% assign {name} = {no} %}}{{% endif %}}"
    )
}

/// `a ? b : c`
fn chosen(name: &str, value: &str) -> Option<Slip> {
    let [asked, rest] = cut(value, "?")[..] else { return None };
    let [yes, no] = cut(rest, ":")[..] else { return None };
    let meant = match (is_placeholder(asked), yes, no) {
        (true, "true", "false") => either(
            &format!("{asked} == true or {asked} == 'true' or {asked} == '1' or {asked} == 1"),
            name,
            yes,
            no,
        ),
        // An empty text is true in Liquid.
        (true, ..) => either(&format!("{asked} == nil or {asked} == ''"), name, no, yes),
        _ => either(asked, name, yes, no),
    };
    slip("Liquid has no ? and : to choose a value: assign it in an if.", meant)
}

/// `a || b`, `a ?? b`, `a or b`
fn alternative(name: &str, value: &str) -> Option<Slip> {
    ["||", "??", " or "].into_iter().find_map(|sign| {
        let [first, second] = cut(value, sign)[..] else { return None };
        let is_value = is_placeholder(second) || second.starts_with(['"', '\'']);
        (is_placeholder(first) && is_value).then(|| {
            slip(
                format!("assign takes one value: {} does not work there.", sign.trim()),
                either(&format!("{first} == nil or {first} == ''"), name, second, first),
            )
        })?
    })
}

/// `a == b`, `a contains b`
fn compared(name: &str, value: &str) -> Option<Slip> {
    let is_comparison = [" == ", " != ", " <> ", " < ", " > ", " <= ", " >= ", " contains "].iter().any(
        |sign| matches!(cut(value, sign)[..], [left, right, ..] if !left.is_empty() && !right.is_empty()),
    );
    let is_plain = cut(value, "|").len() == 1 && cut(value, "(").len() == 1;
    (is_comparison && is_plain).then(|| {
        slip("assign takes one value: a comparison stands in an if.", either(value, name, "true", "false"))
    })?
}

/// `a + b`
fn sum(name: &str, value: &str) -> Option<Slip> {
    let parts = cut(value, "+");
    let [first, more @ ..] = &parts[..] else { return None };
    let is_value = |value: &&str| is_placeholder(value) || value.starts_with(['"', '\'']);
    (!more.is_empty() && parts.iter().all(is_value)).then(|| {
        let more: String = more.iter().map(|more| format!(" | append: {more}")).collect();
        slip(
            "Liquid has no +: texts are joined with append.",
            format!("{{% assign {name} = {first}{more} %}}"),
        )
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_set_as_liquid_does() {
        for (written, liquid) in [
            (
                "assign a = ticket.priority == 'High'",
                "{% if ticket.priority == 'High' %}{% assign a = true %}{% else %}{% assign a = false %}{% endif %}",
            ),
            (
                "assign a = ticket.cf_b || 'c'",
                "{% if ticket.cf_b == nil or ticket.cf_b == '' %}{% assign a = 'c' %}{% else %}{% assign a = ticket.cf_b %}{% endif %}",
            ),
            (
                "assign a = ticket.priority == 'High' ? 'b' : 'c'",
                "{% if ticket.priority == 'High' %}{% assign a = 'b' %}{% else %}{% assign a = 'c' %}{% endif %}",
            ),
            ("assign a = 'b/' + ticket.id", "{% assign a = 'b/' | append: ticket.id %}"),
        ] {
            assert_eq!(assigned(written).and_then(|slip| slip.meant).as_deref(), Some(liquid), "{written}");
        }
        for right in
            ["assign a = ticket.id", "assign a = 'b == c'", "assign a = ticket.tags | split: ' contains '"]
        {
            assert!(assigned(right).is_none(), "{right}");
        }
    }
}
