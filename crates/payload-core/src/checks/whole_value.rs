//! A value of JSON that conditions of the template choose, from its first tag to its last.

use crate::highlight::liquid_parts;
use crate::text::Span;

/// The whole value that a part of a template belongs to, where tags choose between several and none is in quotes.
pub fn whole_value(text: &str, part: Span) -> Option<Span> {
    let liquid = liquid_parts(text);
    let is_liquid = |at: usize| liquid.iter().any(|(tag, _)| tag.start <= at && at < tag.end);
    let mut outside = text.char_indices().filter(|(at, _)| !is_liquid(*at));
    let (mut start, mut end) = (None, None);
    for (at, c) in outside.by_ref() {
        if at < part.start && matches!(c, ':' | ',' | '[' | '{') {
            start = Some(at + 1);
        } else if at >= part.end && matches!(c, ',' | ']' | '}') {
            end = Some(at);
            break;
        }
    }
    let whole = Span::new(start?, end?);
    let written = whole.of(text);
    let start = whole.start + written.len() - written.trim_start().len();
    let whole = Span::new(start, start + written.trim().len());
    let is_quoted = whole.of(text).char_indices().any(|(at, c)| c == '"' && !is_liquid(whole.start + at));
    (whole.of(text).contains("{%") && !is_quoted).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_of_values_is_one_value() {
        let text = r#"{"a": {% if b contains ", x" %}true{% else %}false{% endif %}, "c": 4}"#;
        let of = |part: &str| {
            let start = text.find(part).expect("it is there");
            whole_value(text, Span::new(start, start + part.len())).map(|whole| whole.of(text))
        };
        assert_eq!(of("true"), Some(r#"{% if b contains ", x" %}true{% else %}false{% endif %}"#));
        assert_eq!(of("4"), None);
    }
}
