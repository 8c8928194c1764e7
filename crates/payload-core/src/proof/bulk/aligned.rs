//! Tables whose columns are lined up, as terminals and databases print them: by spaces, or with lines between. Each
//! line is cut below the gaps of the header, and written as CSV.

use super::columns;
use super::csv::quoted;
use crate::placeholder::Placeholder;
use std::ops::Range;

/// How many known headings make a table of it.
const LEAST: usize = 3;
/// More columns has no table that is lined up.
const MOST: usize = 300;
/// How many lines are looked at for the header.
const TITLE_LINES: usize = 15;

/// Such a table, as its lines come.
#[derive(Debug, Clone, PartialEq)]
pub struct Aligned {
    /// Where the headings stand, or the pieces of the line below them.
    heads: Vec<Range<usize>>,
    gap: Gap,
    rest: String,
}

/// What stands between the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// At least so many spaces.
    Blanks(usize),
    /// A line, drawn with `+` and `|`.
    Line,
    /// None: each cell ends where its heading does.
    Ends,
}

impl Aligned {
    /// The form of a table that is lined up, told from its start; nothing where it is none.
    pub fn of(start: &str, wanted: &[Placeholder]) -> Option<Self> {
        let lines: Vec<String> = start.lines().take(TITLE_LINES + 2).map(plain).collect();
        let known = |table: &Self, header: &String| {
            let cells = table.cells(header).filter(|cells| cells.len() <= MOST).unwrap_or_default();
            cells.iter().filter(|cell| columns::is_known(cell, wanted)).count()
        };
        let tables =
            lines.iter().enumerate().filter(|(_, header)| !is_rule(header)).flat_map(|(at, header)| {
                let below = lines.get(at + 1..).unwrap_or_default();
                let next = below.first().map_or("", String::as_str);
                let tables = [Some(Self::below(header, next)), Self::numbered(header, below)];
                tables.into_iter().flatten().map(|table| (known(&table, header), table))
            });
        tables.filter(|(known, _)| *known >= LEAST).max_by_key(|(known, _)| *known).map(|(_, table)| table)
    }

    /// The table below such a header. Whether the next line is drawn tells where its columns begin and end.
    fn below(header: &str, below: &str) -> Self {
        // Markdown draws its lines with “|” alone.
        let is_drawn = below.contains(['+', '|']);
        let is_gap: fn(char) -> bool = if is_drawn { |c| c == '+' || c == '|' } else { |c| c == ' ' };
        let drawn = pieces(below, 1, is_gap);
        let (heads, gap) = match is_rule(below) && drawn.len() > 1 {
            true if is_drawn => (drawn, Gap::Line),
            true => (drawn, Gap::Blanks(1)),
            false => (pieces(header, 2, |c| c == ' '), Gap::Blanks(2)),
        };
        Self { heads, gap, rest: String::new() }
    }

    /// The table below such a header whose rows begin with their own numbers, as data frames are printed: each column
    /// ends where its heading ends, and may begin right behind the one before.
    fn numbered(header: &str, below: &[String]) -> Option<Self> {
        let is_numbered = |line: &&String| line.starts_with(|c: char| c.is_ascii_digit());
        let rows: Vec<Vec<char>> =
            below.iter().take_while(is_numbered).map(|line| line.chars().collect()).collect();
        let header: Vec<char> = header.chars().collect();
        let is_blank = |line: &Vec<char>, at: usize| line.get(at).is_none_or(|c| *c == ' ');
        if rows.is_empty() || !is_blank(&header, 0) {
            return None;
        }
        let is_end = |at: &usize| {
            let full = rows.iter().filter(|row| !is_blank(row, *at)).count();
            !is_blank(&header, *at)
                && is_blank(&header, at + 1)
                && 2 * full >= rows.len()
                && rows.iter().all(|row| is_blank(row, at + 1))
        };
        // The rows' numbers have no heading.
        let numbers = rows.iter().filter_map(|row| row.iter().position(|c| *c == ' ')).max()?;
        let ends = (numbers..header.len()).filter(is_end).map(|at| at + 1);
        let heads = std::iter::once(numbers).chain(ends).map(|end| end..end).collect();
        Some(Self { heads, gap: Gap::Ends, rest: String::new() })
    }

    /// Whether lines are drawn between its columns.
    pub fn is_drawn(&self) -> bool {
        self.gap == Gap::Line
    }

    /// What a piece of the text is as CSV, up to its last whole line.
    pub fn csv(&mut self, text: &str) -> String {
        let mut csv = String::new();
        for piece in text.split_inclusive('\n') {
            self.rest.push_str(piece);
            if piece.ends_with('\n') {
                csv.push_str(&self.end());
                csv.push('\n');
            }
        }
        csv
    }

    /// The last line as CSV.
    pub fn end(&mut self) -> String {
        let line = plain(&std::mem::take(&mut self.rest));
        if is_rule(&line) || is_count(&line) {
            return String::new();
        }
        // One that is not lined up is a single cell, and no row.
        let cells = self.cells(&line).unwrap_or_else(|| vec![line.trim().to_owned()]);
        cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",")
    }

    /// The cells of a line; nothing where it is not lined up with the headings.
    fn cells(&self, line: &str) -> Option<Vec<String>> {
        let places = self.places(line);
        let text = |range: Range<usize>| -> String {
            let inside = places.get(range.start..range.end.min(places.len())).unwrap_or_default();
            inside.iter().filter(|c| **c != FILLER).collect::<String>().trim().to_owned()
        };
        let is_line = self.gap == Gap::Line;
        let mut start = if is_line { self.heads.first()?.start } else { 0 };
        let mut cells = Vec::new();
        for (head, next) in self.heads.iter().zip(self.heads.iter().skip(1)) {
            let Some(cut) = self.cut(&places, head.end..next.start) else {
                return is_line.then(|| split(line)).filter(|cells| cells.len() == self.heads.len());
            };
            cells.push(text(start..cut));
            start = cut + 1;
        }
        let last = text(start..places.len());
        cells.push(if is_line { last.trim_end_matches('|').trim_end().to_owned() } else { last });
        Some(cells)
    }

    /// Where a line is cut between two headings: in the last of its longest gaps.
    fn cut(&self, places: &[char], between: Range<usize>) -> Option<usize> {
        let least = match self.gap {
            Gap::Line => return places.get(between.start).filter(|c| **c == '|').map(|_| between.start),
            Gap::Ends => {
                let is_blank = places.get(between.start).is_none_or(|c| *c == ' ');
                return is_blank.then_some(between.start);
            }
            Gap::Blanks(least) => least,
        };
        let is_blank = |at: usize| places.get(at).is_none_or(|c| *c == ' ');
        let (mut best, mut length) = (None, 0);
        let mut longest = 0;
        for at in between {
            length = if is_blank(at) { length + 1 } else { 0 };
            if length >= least.max(longest) {
                (best, longest) = (Some(at), length);
            }
        }
        best
    }

    /// The characters of a line, each at its column: databases give two to a wide one.
    fn places(&self, line: &str) -> Vec<char> {
        let is_wide = |c: char| self.gap == Gap::Line && is_wide(c);
        line.chars().flat_map(|c| std::iter::once(c).chain(is_wide(c).then_some(FILLER))).collect()
    }
}

/// Stands for a line that is a part of a cell.
const ESCAPED: &str = "\0";

/// Stands behind a wide character.
const FILLER: char = '\0';

/// Whether a character takes two columns of a terminal.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

/// A line with `|`, `-` and `+` for what boxes are drawn with.
fn plain(line: &str) -> String {
    let sign = |c| match c {
        '│' | '┃' | '║' | '╎' | '┆' => '|',
        '─' | '━' | '═' => '-',
        '\u{2500}'..='\u{257f}' => '+',
        c => c,
    };
    line.trim_end_matches(['\n', '\r']).chars().map(sign).collect()
}

/// Where the pieces of a line stand that have at least so many gaps between them.
fn pieces(line: &str, least: usize, is_gap: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (at, _) in line.chars().enumerate().filter(|(_, c)| !is_gap(*c)) {
        match pieces.last_mut() {
            Some(last) if at < last.end + least => last.end = at + 1,
            _ => pieces.push(at..at + 1),
        }
    }
    pieces
}

/// The cells of a line that is drawn, and not lined up.
fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let inside = line.strip_prefix('|').unwrap_or(line);
    // In Markdown, one may be a part of a cell.
    let inside = inside.strip_suffix('|').unwrap_or(inside).replace("\\|", ESCAPED);
    inside.split('|').map(|cell| cell.trim().replace(ESCAPED, "|")).collect()
}

/// `-----+------`, `====  ====`, `|---|:-:|`
fn is_rule(line: &str) -> bool {
    line.contains(['-', '=']) && line.chars().all(|c| "-=+|: ".contains(c))
}

/// `(3 rows)`, `3 rows in set (0.01 sec)`
fn is_count(line: &str) -> bool {
    let mut words = line.trim().trim_start_matches('(').split([' ', ')']);
    words.next().is_some_and(|number| number.parse::<usize>().is_ok())
        && words.next().is_some_and(|word| word.trim_end_matches('s') == "row")
}
