//! Names with their values in the line below each, as a page's properties are copied.

use super::envelope::likeness;
use super::headings;
use serde_json::{Map, Value};

/// What is said of it.
const NOTE: &str = "Read from names and the values in the lines below them.";

/// So many names are no chance.
const LEAST: usize = 3;

/// The ticket of such a text, and what to say of it: every other line is a name.
pub fn ticket(text: &str) -> Option<(Vec<Value>, &'static str)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let (pairs, rest) = lines.as_chunks::<2>();
    let is_name = |name: &str| headings::find(&headings::bare(name)).is_some();
    if pairs.len() < LEAST || !rest.is_empty() || !pairs.iter().all(|[name, _]| is_name(name)) {
        return None;
    }
    let named = |[name, value]: &[&str; 2]| {
        (name.trim_end_matches([':', '*', ' ']).to_owned(), Value::String((*value).to_owned()))
    };
    let ticket: Map<String, Value> = pairs.iter().map(named).collect();
    (likeness(&ticket) >= LEAST).then(|| (vec![Value::Object(ticket)], NOTE))
}
