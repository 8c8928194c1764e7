//! What a person said the columns of a file hold, remembered in this browser for files with the same headings.
//!
//! Nothing of the file itself is kept: its headings only as one number that is made of them.

use crate::browser;
use payload_core::placeholder::Placeholder;
use payload_core::proof::bulk::columns::Column;

const COLUMNS: &str = "payload-builder.columns";

/// How many kinds of files are remembered, the latest first.
const MOST: usize = 20;

/// The field of each column; `None` for a column that is not used.
pub type Fields = Vec<Option<Placeholder>>;

/// The fields of a kind of file, by the number that its headings make.
type Entry = (String, Vec<Option<String>>);

/// What was said of a file with these columns.
pub fn fields(columns: &[Column]) -> Option<Fields> {
    let sign = sign_of(columns);
    let (_, fields) = entries().into_iter().find(|(known, _)| *known == sign)?;
    let read = |field: Option<String>| field.and_then(|field| Placeholder::read(&field).ok());
    (fields.len() == columns.len()).then(|| fields.into_iter().map(read).collect())
}

/// Remembers what was said.
pub fn remember(columns: &[Column], fields: &[Option<Placeholder>]) {
    let sign = sign_of(columns);
    let written = fields.iter().map(|field| field.as_ref().map(|field| field.as_str().to_owned())).collect();
    let mut entries = entries();
    entries.retain(|(known, _)| *known != sign);
    entries.insert(0, (sign, written));
    entries.truncate(MOST);
    if let Ok(text) = serde_json::to_value(entries) {
        // Where the browser keeps nothing, it is asked again the next time.
        let _ = browser::keep(COLUMNS, &text.to_string());
    }
}

fn entries() -> Vec<Entry> {
    let kept = browser::kept(COLUMNS).ok().flatten();
    let value = kept.and_then(|text| serde_json::from_str(&text).ok());
    value.and_then(|value: serde_json::Value| serde_json::from_value(value).ok()).unwrap_or_default()
}

/// The number that headings make: FNV-1a, which later versions of the page make of them too.
fn sign_of(columns: &[Column]) -> String {
    let bytes = columns.iter().flat_map(|column| column.heading.trim().bytes().chain([0]));
    let sign = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sign, byte| {
        (sign ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{sign:016x}")
}
