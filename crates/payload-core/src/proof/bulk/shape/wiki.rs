//! The table of MediaWiki, as Wikipedia has them, as rows of CSV:
//!
//! ```text
//! {| class="wikitable"
//! ! Ticket ID !! Status
//! |-
//! | 501 || Resolved
//! |}
//! ```

/// Whether a text begins as such a table.
pub fn is_table(text: &str) -> bool {
    text.starts_with("{|") && text.lines().skip(1).any(|line| line.trim_start().starts_with(['!', '|']))
}

/// The rows of such a table; nothing where it is none.
pub fn as_csv(text: &str) -> Option<String> {
    let text = text.trim_start();
    if !is_table(text) {
        return None;
    }
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().skip(1).map(str::trim) {
        if line.starts_with("|}") {
            break;
        }
        if line.starts_with("|-") {
            rows.push(Vec::new());
        } else if line.starts_with("|+") || line.is_empty() {
            // The title.
        } else if let Some(cells) = line.strip_prefix(['!', '|']) {
            let cells = cells.replace("!!", "||");
            rows.last_mut()?.extend(cells.split("||").map(cell));
        } else if let Some(last) = rows.last_mut()?.last_mut() {
            last.push(' ');
            last.push_str(line);
        }
    }
    let rows = rows.into_iter().filter(|row| !row.is_empty());
    let quoted = |cell: String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines: Vec<String> =
        rows.map(|row| row.into_iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
    Some(lines.join("\n"))
}

/// The words of a cell, without how it looks (`style="…" |`) and the marks of links (`[[page|words]]`, `[address words]`).
fn cell(cell: &str) -> String {
    let words = match cell.split_once('|') {
        Some((look, words)) if look.contains('=') && !look.contains("[[") => words,
        _ => cell,
    };
    let words = words.trim().trim_matches('\'');
    if let Some(link) = words.strip_prefix("[[").and_then(|link| link.strip_suffix("]]")) {
        return link.rsplit('|').next().unwrap_or(link).to_owned();
    }
    let outside = words.strip_prefix('[').and_then(|link| link.strip_suffix(']'));
    outside.and_then(|link| link.split_once(' ')).map_or(words, |(_, shown)| shown).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_cells_may_stand_in_lines_of_their_own() {
        let csv = "\"Ticket ID\",\"Tags\"\n\"501\",\"vip, \"\"late\"\"\"";
        for text in [
            "{| class=\"wikitable\"\n! Ticket ID !! Tags\n|-\n| 501 || vip, \"late\"\n|}",
            "{|\n|+ Tickets\n|-\n! scope=\"col\" | Ticket ID\n! Tags\n|- class=\"x\"\n| [[Ticket 501|501]]\n| vip,\n\"late\"\n|}\nmore",
            "{|\n! Ticket ID\n! Tags\n|-\n| [https://acme.freshdesk.com/a/tickets/501 501]\n| vip, \"late\"",
        ] {
            assert_eq!(as_csv(text).as_deref(), Some(csv), "{text}");
        }
        assert_eq!(as_csv("{\"id\": 1}"), None);
    }
}
