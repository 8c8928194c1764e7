//! What a file is: JSON or a table, told from its start.

mod latex;
mod wiki;

use super::lines::{self, Lines};
use super::sideways;
use super::table::{self, Layout};
use crate::placeholder::Placeholder;
use crate::ticket::read::pairs::{self, Pairs};
use crate::ticket::read::{base64, not_json};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The shapes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileShape {
    /// A JSON list of tickets.
    JsonList,
    /// JSON objects, one a line or one after the other, or an answer of the API.
    JsonObjects,
    /// JSON among other text.
    Among,
    /// Names and values in lines.
    Pairs,
    /// A table.
    Csv,
}

impl FileShape {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            FileShape::JsonList => "a JSON list of tickets",
            FileShape::JsonObjects => "JSON",
            FileShape::Among => "JSON among other text",
            FileShape::Pairs => "names and values in lines",
            FileShape::Csv => "a table",
        }
    }
}

/// What JSON begins with where each record is marked.
const RECORD: char = '\u{1e}';

/// The lines of a text that is no table, and has tickets in it as JSON. Whether the text is all of the file.
pub fn among_text(text: &str, is_whole: bool, wanted: &[Placeholder]) -> Option<Lines> {
    let is_known =
        |layout: Layout| layout.json.is_some() || layout.columns.iter().any(|column| column.field.is_some());
    if !lines::may_have_json(text) {
        return None;
    }
    // A line with a ticket in it is no header.
    let first = text.lines().next().unwrap_or_default();
    let has_header = !lines::has_ticket(first);
    if has_header && table::layout(text, wanted).is_some_and(is_known) {
        return None;
    }
    lines::among(text, is_whole)
}

/// The names and values in the lines of a text that is no table.
pub fn in_pairs(text: &str, wanted: &[Placeholder]) -> Option<Pairs> {
    // Of what is no heading one may look like one by chance.
    const LEAST: usize = 3;
    let known = |layout: Layout| layout.columns.iter().filter(|column| column.field.is_some()).count();
    let is_table = || table::layout(text, wanted).map_or(0, known) >= LEAST;
    pairs::of(text).filter(|_| !is_table())
}

/// What a text is, by its first sign.
///
/// # Errors
/// A sentence that says what it is instead of tickets.
pub fn shape_of(text: &str) -> Result<FileShape, String> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == RECORD);
    match text.chars().next() {
        None => Err("The file is empty.".to_owned()),
        // The time in a log.
        Some('[') if text.get(1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) => {
            Ok(FileShape::Csv)
        }
        Some('[') => Ok(FileShape::JsonList),
        Some('{') if wiki::is_table(text) => Ok(FileShape::Csv),
        Some('{') if text.starts_with("{\\\"") => Err(not_json::kind_of_file(text).unwrap_or_else(no_table)),
        Some('{') => Ok(FileShape::JsonObjects),
        Some('"') if text.starts_with("\"{\\") || text.starts_with("\"[{\\") => Ok(FileShape::JsonObjects),
        Some('“' | '”' | '„') => Err(
            "The quotes around the cells are typographic (“ ”), as word processors write them. Save the table again with straight quotes (\")."
                .to_owned(),
        ),
        Some('\'') if text.contains("','") || text.contains("';'") => Err(
            "The cells stand in single quotes ('), which are a part of them in CSV. Save the table again with straight double quotes (\")."
                .to_owned(),
        ),
        Some('<') if text.contains("schemas-microsoft-com:office") => Err(
            "This is a web page or XML that Excel opens as a workbook. Open it there, and save the sheet as CSV (UTF-8)."
                .to_owned(),
        ),
        Some('<') => Err(not_json::kind_of_file(text).unwrap_or_else(no_table)),
        Some(_) if base64::is_of_words(text) => {
            Err(not_json::kind_of_file(text).unwrap_or_else(no_table))
        }
        Some(_) if not_json::is_sql(text) => Err(not_json::kind_of_file(text).unwrap_or_else(no_table)),
        Some(_) => Ok(FileShape::Csv),
    }
}

/// The table at the start of a text, and the text with its rows as rows. Whether the text is all of the file.
///
/// # Errors
/// A sentence that says what the text is instead.
pub fn table_in<'t>(
    text: &'t str,
    is_whole: bool,
    wanted: &[Placeholder],
) -> Result<(Cow<'t, str>, Layout), String> {
    if let Some(turned) = sideways::turned(text, wanted) {
        let layout = table::layout(&turned, wanted).filter(|_| is_whole).ok_or(sideways::TOO_LONG)?;
        return Ok((turned.into(), Layout { note: Some(sideways::NOTE.to_owned()), ..layout }));
    }
    let written = wiki::as_csv(text).or_else(|| latex::as_csv(text));
    if written.is_some() && !is_whole {
        return Err(TOO_LONG.to_owned());
    }
    if let Some(text) = written.or_else(|| without_double_signs(text)) {
        return table::layout(&text, wanted).map(|layout| (text.into(), layout)).ok_or_else(no_table);
    }
    let layout = table::layout(text, wanted);
    let is_known = |layout: &Layout| layout.columns.iter().any(|column| column.field.is_some());
    match layout {
        Some(layout) if is_known(&layout) || layout.json.is_some() => Ok((text.into(), layout)),
        // An email or a script has commas too.
        layout => match not_json::kind_of_file(text.trim()) {
            Some(what) => Err(what),
            None => {
                let layout = layout.ok_or_else(no_table)?;
                match is_of_short_rows(&layout) {
                    true => Err(format!("{} {}", not_json::PROSE, not_json::CHOOSE_ONE)),
                    false => Ok((text.into(), layout)),
                }
            }
        },
    }
}

/// Whether most rows have not half of the cells: then they are sentences, some with commas.
fn is_of_short_rows(layout: &Layout) -> bool {
    let width = layout.columns.len();
    let short = layout.rows.iter().filter(|row| row.len() * 2 <= width).count();
    short * 2 > layout.rows.len()
}

/// Tables of documents are turned into rows as a whole, and large files are read row by row.
const TOO_LONG: &str =
    "This is a long table of a wiki or of LaTeX. Save it as CSV, or check it in pieces of up to 64 KB.";

/// The table of a wiki, which sets its headings apart by two signs: `||Ticket ID||Status||`.
fn without_double_signs(text: &str) -> Option<String> {
    let text = text.trim_start();
    let (header, rows) = text.starts_with("||").then(|| text.split_once('\n'))??;
    Some(format!("{}\n{rows}", header.replace("||", "|")))
}

fn no_table() -> String {
    format!("This is neither JSON nor a table: no row has several cells. {}", not_json::CHOOSE_ONE)
}
