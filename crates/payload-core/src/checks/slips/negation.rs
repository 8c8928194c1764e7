//! `not`, which Liquid does not have: the opposite operator, or `unless` where there is none.

use super::tags::words;

/// The tag without its “not”; and where it became another block, the tag that ends that.
pub fn without_not(word: &str, asked: &str) -> Option<(String, Option<&'static str>)> {
    if let Some(inner) = whole(asked)
        && let Some((tag, end)) = turned(word)
    {
        return Some((format!("{{% {tag} {inner} %}}"), Some(end)));
    }
    let words = words(asked);
    let is_join = |word: &&str| matches!(*word, "and" | "or");
    let joins: Vec<&str> = words.iter().copied().filter(is_join).collect();
    let parts: Option<Vec<Part<'_>>> = words.split(is_join).map(Part::read).collect();
    let parts = parts.filter(|parts| parts.iter().any(|part| part.is_negated || part.is_answered))?;
    let in_place: Option<Vec<String>> = parts
        .iter()
        .map(|part| if part.is_negated { part.opposite() } else { Some(part.written()) })
        .collect();
    if let Some(all) = in_place {
        return Some((format!("{{% {word} {} %}}", joined(&all, &joins)), None));
    }
    // Not a and b: unless a or not b.
    let join = match joins.first() {
        Some(first) if joins.iter().any(|join| join != first) => return None,
        Some(&"and") => "or",
        _ => "and",
    };
    let (tag, end) = turned(word)?;
    let opposite = |part: &Part<'_>| if part.is_negated { Some(part.written()) } else { part.opposite() };
    let all: Option<Vec<String>> = parts.iter().map(opposite).collect();
    Some((format!("{{% {tag} {} %}}", all?.join(&format!(" {join} "))), Some(end)))
}

/// What is negated as a whole: `!(…)`, `not (…)`.
fn whole(asked: &str) -> Option<&str> {
    let rest = asked.strip_prefix('!').or_else(|| asked.strip_prefix("not "))?.trim();
    let inner = rest.strip_prefix('(')?.strip_suffix(')')?.trim();
    (!inner.contains(['(', ')'])).then_some(inner)
}

/// The block that asks the opposite, and its end.
fn turned(word: &str) -> Option<(&'static str, &'static str)> {
    match word {
        "if" => Some(("unless", "{% endunless %}")),
        "unless" => Some(("if", "{% endif %}")),
        _ => None,
    }
}

fn joined(parts: &[String], joins: &[&str]) -> String {
    let mut all = String::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(join) = at.checked_sub(1).and_then(|before| joins.get(before)) {
            all += &format!(" {join} ");
        }
        all += part;
    }
    all
}

/// One comparison, negated or not.
struct Part<'t> {
    is_negated: bool,
    /// Whether it is compared with true or false once more.
    is_answered: bool,
    left: &'t str,
    sign: &'t str,
    right: &'t str,
}

impl<'t> Part<'t> {
    fn read(words: &[&'t str]) -> Option<Self> {
        let (is_answered, is_false, words) = match words {
            [rest @ .., "==", "true"] | [rest @ .., "!=", "false"] if rest.len() > 2 => (true, false, rest),
            [rest @ .., "==", "false"] | [rest @ .., "!=", "true"] if rest.len() > 2 => (true, true, rest),
            all => (false, false, all),
        };
        let (is_negated, left, sign, right) = match *words {
            ["not" | "!", left, sign, right] => (true, left, sign, right),
            [left, "not", "contains", right] | [left, "!contains", right] => (true, left, "contains", right),
            [left, "does", "not", "contain" | "contains" | "include", right] => {
                (true, left, "contains", right)
            }
            [left, sign, right] => match left.strip_prefix('!') {
                Some(left) => (true, left, sign, right),
                None => (false, left, sign, right),
            },
            _ => return None,
        };
        let is_sign = sign == "contains" || opposite(sign).is_some();
        (is_sign && !left.contains(['(', ')']) && !right.ends_with(')')).then_some(Self {
            is_negated: is_negated != is_false,
            is_answered,
            left,
            sign,
            right,
        })
    }

    fn written(&self) -> String {
        format!("{} {} {}", self.left, self.sign, self.right)
    }

    fn opposite(&self) -> Option<String> {
        Some(format!("{} {} {}", self.left, opposite(self.sign)?, self.right))
    }
}

fn opposite(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "==" => "!=",
        "!=" | "<>" => "==",
        "<" => ">=",
        ">" => "<=",
        "<=" => ">",
        ">=" => "<",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_asked_without_not() {
        for (word, asked, meant) in [
            ("if", "not a contains 'x' and b == 'y'", "{% unless a contains 'x' or b != 'y' %}"),
            ("if", "not a contains 'x' or b != 'y'", "{% unless a contains 'x' and b == 'y' %}"),
            ("if", "b == 'y' and a not contains 'x'", "{% unless b != 'y' or a contains 'x' %}"),
            (
                "if",
                "a not contains 'x' and b not contains 'y'",
                "{% unless a contains 'x' or b contains 'y' %}",
            ),
            ("elsif", "not a == 'x' and b contains 'y'", "{% elsif a != 'x' and b contains 'y' %}"),
            ("if", "!(a contains 'x')", "{% unless a contains 'x' %}"),
            ("unless", "not (a == 'x' or b == 'y')", "{% if a == 'x' or b == 'y' %}"),
            ("if", "a not contains 'x'", "{% unless a contains 'x' %}"),
            ("if", "a contains 'x' == false", "{% unless a contains 'x' %}"),
            ("if", "a contains 'x' == true and b == 'y'", "{% if a contains 'x' and b == 'y' %}"),
        ] {
            assert_eq!(without_not(word, asked).map(|(tag, _)| tag).as_deref(), Some(meant), "{asked}");
        }
        for unknown in ["not a and b == 'x'", "not a contains 'x' and b contains 'y'", "a == 'not b'"] {
            assert_eq!(without_not("if", unknown), None, "{unknown}");
        }
        assert_eq!(without_not("elsif", "a not contains 'x'"), None);
    }
}
