//! Braces that are closed otherwise than they were opened: `{% else }`, `{% endif`, `{{ {{ a }} }}`.

use super::{Slip, first_word, outside_quotes};
use crate::highlight::liquid_parts;
use crate::text::{Span, slice};

/// Tags with nothing but their name.
const BARE: [&str; 9] =
    ["else", "endif", "endunless", "endcase", "endfor", "endcapture", "endcomment", "endraw", "endtablerow"];

/// What a tag may begin with.
const TAGS: [&str; 18] = [
    "if",
    "elsif",
    "else",
    "endif",
    "unless",
    "endunless",
    "case",
    "when",
    "endcase",
    "for",
    "endfor",
    "assign",
    "capture",
    "endcapture",
    "comment",
    "endcomment",
    "raw",
    "endraw",
];

/// A tag that has another end than `%}`, or none, and so takes what follows it for a part of it: where it should have
/// ended, and what was meant.
pub fn unclosed_tag(text: &str, place: Span) -> Option<(Span, Slip)> {
    let inner = place.of(text).strip_prefix("{%")?;
    let is_closed = inner.ends_with("%}");
    if is_closed && !inner.contains("{%") && !inner.contains("{{") {
        return None;
    }
    let next = ["{%", "{{", "\n"].into_iter().filter_map(|next| inner.find(next)).min();
    let line = slice(inner, ..next.unwrap_or(inner.len()));
    let line = slice(line, ..line.find("%}").unwrap_or(line.len()));
    let word = line.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let (inside, end) = match BARE.contains(&word) {
        true => {
            let from = line.find(word)? + word.len();
            let rest = slice(line, from..);
            let blanks = |rest: &str| rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let sign = |rest: &str, sign: char| {
                let at = blanks(rest);
                if slice(rest, at..).starts_with(sign) { at + 1 } else { 0 }
            };
            let percent = sign(rest, '%');
            let brace = sign(slice(rest, percent..), '}');
            let second = usize::from(brace > 0 && slice(rest, percent + brace..).starts_with('}'));
            (word, from + percent + brace + second)
        }
        false => {
            let at = outside_quotes(line, "}")?;
            let second = usize::from(slice(line, at + 1..).starts_with('}'));
            (slice(line, ..at).trim().trim_end_matches('%').trim(), at + 1 + second)
        }
    };
    let (name, _) = first_word(inside);
    let is_tag = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    is_tag.then(|| {
        let slip = Slip {
            what: "The tag is not closed with %}: what follows is read as part of it.".into(),
            meant: Some(format!("{{% {inside} %}}")),
            end: None,
        };
        (Span::new(place.start, place.start + 2 + end), slip)
    })
}

/// Tags that begin with one brace alone, `{ if a %}` or `{if a}`: Liquid to their author, and text to Liquid.
pub fn opened_by_one(text: &str) -> Vec<(Span, Slip)> {
    let mut found = Vec::new();
    let mut at = 0;
    let end = Span::new(text.len(), text.len());
    for part in liquid_parts(text).into_iter().map(|(part, _)| part).chain([end]) {
        let stretch = slice(text, at..part.start.max(at));
        for (open, _) in stretch.match_indices('{') {
            let Some((inside, _)) = slice(stretch, open + 1..).split_once('}') else { continue };
            if let Some(meant) = tag_meant(inside) {
                let slip = Slip {
                    what: "A tag begins with {% and ends with %}.".into(),
                    meant: Some(format!("{{% {meant} %}}")),
                    end: None,
                };
                let start = at + open;
                found.push((Span::new(start, start + inside.len() + 2), slip));
            }
        }
        at = part.end;
    }
    found
}

/// The tag that stands between single braces.
fn tag_meant(inside: &str) -> Option<String> {
    let inside = inside.trim_matches('%').trim();
    let (name, rest) = first_word(inside);
    let name = match name {
        "/if" | "/unless" | "/for" | "/case" => name.replace('/', "end"),
        "elseif" => "elsif".to_owned(),
        name => name.to_owned(),
    };
    let is_tag = TAGS.contains(&name.as_str()) && !inside.contains('\n');
    is_tag.then(|| format!("{name} {rest}").trim().to_owned())
}

/// Braces within the braces of an output: all of it, and the output that was meant.
pub fn nested_output(text: &str, place: Span) -> Option<(Span, Slip)> {
    let inner = place.of(text).strip_prefix("{{")?.strip_suffix("}}")?;
    let (before, name) = inner.split_once("{{")?;
    let is_plain = !inner.starts_with('{') && !inner.contains(['"', '\'', '\n']) && !name.contains('{');
    let (behind, _) = place.after(text).split_once("}}")?;
    if !is_plain || name.trim().is_empty() || behind.contains(['{', '"', '\n']) {
        return None;
    }
    let inside = format!("{}{}{}", before, name.trim(), behind.trim_end());
    let slip = Slip {
        what: "A value needs one pair of double braces: the inner ones are ignored.".into(),
        meant: Some(format!("{{{{ {} }}}}", inside.trim())),
        end: None,
    };
    Some((Span::new(place.start, place.end + behind.len() + 2), slip))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::highlight::Paint;

    fn mended(text: &str) -> String {
        let mut mended = text.to_owned();
        for (place, paint) in liquid_parts(text).into_iter().rev() {
            let slip = match paint {
                Paint::Output => nested_output(text, place),
                _ => unclosed_tag(text, place),
            };
            if let Some((place, Slip { meant: Some(meant), .. })) = slip {
                mended.replace_range(place.start..place.end, &meant);
            }
        }
        mended
    }

    #[test]
    fn what_was_not_closed_is_closed() {
        for (written, meant) in [
            ("{% if a }x{% endif %}", "{% if a %}x{% endif %}"),
            ("{% if a == '}' }x{% endif %}", "{% if a == '}' %}x{% endif %}"),
            ("{% if a %}x{% else }y{% endif %}", "{% if a %}x{% else %}y{% endif %}"),
            ("{% if a %}x{% endif }, ", "{% if a %}x{% endif %}, "),
            ("{% if a %}x{% endif, ", "{% if a %}x{% endif %}, "),
            ("{% if a %}x{% endif\n}", "{% if a %}x{% endif %}\n}"),
            ("{% if a %}x{% endif %\n}", "{% if a %}x{% endif %}\n}"),
            ("{% if a %}x{% endif,\n{{ b }}", "{% if a %}x{% endif %},\n{{ b }}"),
            ("{{ {{ a }} }}", "{{ a }}"),
            ("{{ a | append: {{ b }} }}", "{{ a | append: b }}"),
        ] {
            assert_eq!(mended(written), meant, "{written}");
        }
    }

    #[test]
    fn what_is_closed_stays() {
        for right in [
            "{% if a %}x{% else %}y{% endif %}",
            "{% if a\n  and b %}x{% endif %}",
            "{% if {{a}} == 1 %}x{% endif %}",
            "{% endif a %}",
            "{{ a | append: '{{' }}",
            "{% if a",
        ] {
            assert_eq!(mended(right), right);
        }
    }
}
