//! Tables, told from texts.

use super::super::headings;

/// What stands between the cells of a row.
const GAPS: [&str; 8] = [",", ";", "\t", "|", "\u{1f}", "~", "^", "  "];

/// How many lines are looked at for a header.
const TITLE_LINES: usize = 15;

/// A row of headings, one of many cells, or two lines with the same separators.
pub fn is_table(text: &str) -> bool {
    let is_row = |line: &&str| !line.trim().is_empty() && !is_told(line) && !is_drawn(line);
    let mut lines = text.lines().filter(is_row);
    let is_latex = text.starts_with("\\begin{t") && text.contains('&');
    if is_latex || text.contains("\n|===") || text.starts_with("{|") && text.contains("\n|-") {
        return true;
    }
    if text.starts_with(['{', '[']) {
        return false;
    }
    if lines.clone().take(TITLE_LINES).any(is_header) {
        return true;
    }
    let Some(first) = lines.next() else { return false };
    let second = lines.next().unwrap_or_default();
    // Nobody writes tabs into a sentence.
    let is_between = |sign: char| first.matches(sign).count() >= 2 && (second.contains(sign) || sign == '\t');
    // As exports write two columns.
    let are_quoted = |gap: &str| {
        [first, second]
            .iter()
            .all(|line| line.starts_with('"') && line.contains(gap) && !line.contains("\":"))
    };
    [',', ';', '\t', '|', '\u{1f}'].into_iter().any(is_between)
        || ["\",\"", "\";\"", "\"\t\""].into_iter().any(are_quoted)
}

/// Whether a line has several of the headings that tables of tickets have.
fn is_header(line: &str) -> bool {
    const LEAST: usize = 3;
    let known =
        |gap: &str| line.split(gap).filter(|cell| headings::find(&headings::bare(cell)).is_some()).count();
    GAPS.iter().any(|gap| known(gap) >= LEAST)
}

/// Whether a line tells a spreadsheet what separates the cells.
fn is_told(line: &str) -> bool {
    line.trim_start_matches('"').starts_with("sep=")
}

/// Whether a line is drawn between the rows of a table.
fn is_drawn(line: &str) -> bool {
    line.chars().all(|c| "+-=| :".contains(c))
}
