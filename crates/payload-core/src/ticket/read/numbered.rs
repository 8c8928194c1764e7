//! A name together with its number, as lists of choices and exports write it: `4 - Resolved`, `Resolved (4)`.

/// The number and the name of such a text; nothing where it is not both.
pub fn apart(text: &str) -> Option<(u64, &str)> {
    let text = text.trim();
    let (number, name) = before(text).or_else(|| behind(text))?;
    let name = name.trim();
    let is_name = name.starts_with(char::is_alphabetic);
    Some((number.trim().parse().ok()?, name)).filter(|_| is_name)
}

/// What may stand between the two.
const GAPS: [char; 9] = ['-', '–', '—', ':', '=', '|', '.', ')', ']'];

/// `4 - Resolved`, `4: Resolved`, `[4] Resolved`, `4 (Resolved)`
fn before(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['(', '[']);
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let (number, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let inside = || rest.strip_prefix('(')?.strip_suffix(')');
    Some((number, rest.strip_prefix(GAPS).or_else(inside)?))
}

/// `Resolved (4)`, `Resolved [4]`
fn behind(text: &str) -> Option<(&str, &str)> {
    let pairs = [('(', ')'), ('[', ']')];
    let (name, number) =
        pairs.into_iter().find_map(|(open, close)| text.strip_suffix(close)?.rsplit_once(open))?;
    Some((number, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_and_a_name_come_apart() {
        for text in [
            "4 - Resolved",
            "4-Resolved",
            "4 – Resolved",
            "4: Resolved",
            "4. Resolved",
            "4) Resolved",
            "4=Resolved",
            "4 | Resolved",
            "[4] Resolved",
            "(4) Resolved",
            "4 (Resolved)",
            "Resolved (4)",
            " Resolved [4] ",
        ] {
            assert_eq!(apart(text), Some((4, "Resolved")), "{text}");
        }
        for text in [
            "Resolved",
            "4",
            "4 Resolved",
            "4.0",
            "4 - 5",
            "Waiting (for 4)",
            "1st - Line",
            "(4)",
            "",
            "- Open",
        ] {
            assert_eq!(apart(text), None, "{text}");
        }
    }
}
