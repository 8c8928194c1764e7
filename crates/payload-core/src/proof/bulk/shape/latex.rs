//! The table of a LaTeX document as rows of CSV:
//!
//! ```text
//! \begin{tabular}{|l|l|}
//! \hline
//! \textbf{Ticket ID} & \textbf{Status} \\ \hline
//! 501 & Resolved \\
//! \end{tabular}
//! ```

/// Tables, by what they begin with.
const TABLES: [&str; 4] = ["\\begin{tabular", "\\begin{longtable", "\\begin{table", "\\begin{array"];

/// Commands that draw lines, or say how the table looks.
const OF_LOOKS: [&str; 11] = [
    "\\hline",
    "\\toprule",
    "\\midrule",
    "\\bottomrule",
    "\\cline",
    "\\caption",
    "\\label",
    "\\centering",
    "\\begin",
    "\\end",
    "%",
];

/// Whether a text begins as such a table.
pub fn is_table(text: &str) -> bool {
    let text = text.trim_start();
    TABLES.iter().any(|start| text.starts_with(start)) && text.contains('&')
}

/// The rows of such a table; nothing where it is none.
pub fn as_csv(text: &str) -> Option<String> {
    if !is_table(text) {
        return None;
    }
    let lines = text.lines().map(|line| without_looks(line.trim()));
    let all = lines.collect::<Vec<_>>().join(" ").replace("\\&", AND);
    let rows = all.split("\\\\").map(str::trim).filter(|row| row.contains('&'));
    let rows = rows.map(|row| row.split('&').map(cell).collect::<Vec<_>>().join(","));
    Some(rows.collect::<Vec<_>>().join("\n"))
}

/// Stands for an escaped `&` while the others part the cells.
const AND: &str = "\u{0}";

/// A line without the commands that draw a line beside the row, or all of it where it is nothing else.
fn without_looks(line: &str) -> &str {
    if OF_LOOKS.iter().any(|looks| line.starts_with(looks)) {
        return "";
    }
    OF_LOOKS.iter().filter_map(|looks| line.split_once(looks)).map(|(row, _)| row).next().unwrap_or(line)
}

/// The words of a cell in quotes, without `\textbf{…}` and the backslashes of escaped signs.
fn cell(cell: &str) -> String {
    let mut words = cell.trim();
    while let Some((name, inner)) = words.split_once('{')
        && name.starts_with('\\')
        && let Some(inner) = inner.strip_suffix('}')
    {
        words = inner;
    }
    let plain = words.replace(AND, "&").replace("\\_", "_").replace("\\%", "%").replace("\\#", "#");
    format!("\"{}\"", plain.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_with_two_backslashes() {
        let csv = "\"Ticket ID\",\"Tags\"\n\"501\",\"vip & \"\"late\"\", no_1\"";
        for text in [
            "\\begin{tabular}{|l|l|}\n\\hline\nTicket ID & Tags \\\\ \\hline\n501 & vip \\& \"late\", no\\_1 \\\\\n\\end{tabular}\n",
            "\\begin{table}\n\\centering\n\\toprule\n\\textbf{Ticket ID} & \\textbf{Tags} \\\\\n\\midrule\n501 &\n  vip \\& \"late\", no\\_1\\\\\n\\bottomrule",
        ] {
            assert_eq!(as_csv(text).as_deref(), Some(csv), "{text}");
        }
        assert_eq!(as_csv("\\begin{document}\nA & B"), None);
    }
}
