//! A `case` that looks for parts of its value: `{% when contains 'vip' %}`. The same by `if`.

use super::{Edits, first_word, inside};
use crate::highlight::liquid_parts;
use crate::text::Span;

/// The edits that write a `case` as an `if`, by one of its `when`; none where others of it compare whole values.
pub fn as_if(text: &str, when: Span) -> Option<Edits> {
    let tags = liquid_parts(text).into_iter().filter_map(|(part, _)| {
        part.of(text).starts_with("{%").then_some((part, first_word(inside(part.of(text))?)))
    });
    let mut open: Vec<Vec<(Span, &str, &str)>> = Vec::new();
    for (part, (word, rest)) in tags {
        match word {
            "case" => open.push(vec![(part, word, rest)]),
            // An else in another block is not its own.
            "if" | "unless" | "for" | "tablerow" => open.push(Vec::new()),
            "endif" | "endunless" | "endfor" | "endtablerow" => drop(open.pop()),
            "when" | "else" => {
                if let Some(case) = open.last_mut().filter(|case| !case.is_empty()) {
                    case.push((part, word, rest));
                }
            }
            "endcase" => {
                let mut case = open.pop()?;
                case.push((part, word, rest));
                if case.iter().any(|(part, ..)| *part == when) {
                    return edits(&case);
                }
            }
            _ => {}
        }
    }
    None
}

fn edits(case: &[(Span, &str, &str)]) -> Option<Edits> {
    let [(head, _, value), rest @ ..] = case else { return None };
    if value.contains(' ') || rest.first().is_none_or(|(_, word, _)| *word != "when") {
        return None;
    }
    let mut edits = vec![(*head, String::new())];
    for (at, (part, word, asked)) in rest.iter().enumerate() {
        let tag = if at == 0 { "if" } else { "elsif" };
        match *word {
            "when" => {
                let of_each = asked.split(" or ").map(|asked| {
                    let wanted = asked.trim().strip_prefix("contains").unwrap_or(asked).trim();
                    let is_text = wanted.len() > 1 && wanted.starts_with(['"', '\'']);
                    is_text.then(|| format!("{value} contains {wanted}"))
                });
                let all: Option<Vec<String>> = of_each.collect();
                let looks_for_parts = asked.starts_with("contains ");
                let all = all.filter(|_| looks_for_parts)?;
                edits.push((*part, format!("{{% {tag} {} %}}", all.join(" or "))));
            }
            "else" => {}
            _ => edits.push((*part, "{% endif %}".to_owned())),
        }
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Fix;

    fn mended(text: &str) -> Option<String> {
        let (when, _) = liquid_parts(text).into_iter().find(|(part, _)| part.of(text).contains("when"))?;
        Some(Fix::review("", as_if(text, when)?).apply(text))
    }

    #[test]
    fn what_is_looked_for_is_asked_by_an_if() {
        let case = "{% case a.b %}{% when contains 'x' %}1{% when contains 'y' or contains 'z' %}{% if c %}2{% else %}3{% endif %}{% else %}4{% endcase %}";
        let choice = "{% if a.b contains 'x' %}1{% elsif a.b contains 'y' or a.b contains 'z' %}{% if c %}2{% else %}3{% endif %}{% else %}4{% endif %}";
        assert_eq!(mended(case).as_deref(), Some(choice));
        assert_eq!(mended("{% case a %}{% when contains 'x' %}1{% when 'y' %}2{% endcase %}"), None);
    }
}
