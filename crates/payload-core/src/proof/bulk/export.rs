//! The report as files: CSV for a spreadsheet, JSON for a program.

use super::csv::quoted;
use super::report::{Counts, Reason, Report, TicketOutcome};
use crate::ticket::field;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

impl Report {
    /// The failing tickets and the skipped rows as CSV, for a spreadsheet.
    pub fn to_csv(&self) -> String {
        let mut csv = String::from("\u{feff}Row,Ticket,Channel,Result,Field,Cause,Link\r\n");
        for failing in &self.failing {
            let (row, field) = (failing.row.to_string(), failing.field.as_ref().map(field::label));
            let field = field.unwrap_or_default();
            let cells =
                [&row, &failing.ticket, &failing.channel, &failing.why, &field, failing.side(), &failing.url];
            line(&mut csv, &cells);
        }
        for bad in &self.bad_rows {
            let why = format!("Skipped (line {}): {}", bad.line, bad.why);
            line(&mut csv, &[&bad.row.to_string(), "", "", &why, "", "file", ""]);
        }
        csv
    }

    /// All of it as the text of a file of JSON, without the tickets themselves.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.json()).unwrap_or_default()
    }

    /// All of it as JSON, without the tickets themselves.
    pub fn json(&self) -> Value {
        let failing: Vec<Value> = self.failing.iter().map(|one| {
            json!({"row": one.row, "ticket": one.ticket, "url": one.url, "channel": one.channel, "why": one.why, "field": one.field, "cause": one.side()})
        }).collect();
        json!({
            "counts": self.counts_json(),
            "reasons": self.reasons_json(),
            "by_agent": groups(&self.groups.agents),
            "by_channel": groups(&self.groups.channels),
            "by_day": groups(&self.groups.days),
            "notes": self.notes(),
            "failing": failing,
            "skipped": self.bad_rows,
        })
    }

    /// Every reason with the field behind it, how many tickets have it, and the rows of the first that fail for it.
    fn reasons_json(&self) -> Value {
        let rows = |reason: &Reason| reason.examples.iter().map(|example| example.row).collect::<Vec<_>>();
        let reasons = self.reasons.iter().map(|reason| {
            json!({"reason": reason.what, "result": reason.result.word(), "field": reason.field, "tickets": reason.times, "rows": rows(reason)})
        });
        reasons.collect()
    }

    /// How many tickets came to which result, and why.
    fn counts_json(&self) -> Value {
        let mut by_outcome = counts(&self.counts);
        by_outcome.insert("skipped".to_owned(), json!(self.skipped));
        let mut by_reason = Map::new();
        for reason in &self.reasons {
            let before = by_reason.get(&reason.what).and_then(Value::as_u64).unwrap_or_default();
            by_reason.insert(reason.what.clone(), json!(before + reason.times as u64));
        }
        json!({"tickets": self.tickets(), "by_outcome": by_outcome, "by_reason": by_reason})
    }
}

fn counts(counts: &Counts) -> Map<String, Value> {
    TicketOutcome::ALL
        .into_iter()
        .map(|result| (result.word().to_owned(), json!(counts.of(result))))
        .collect()
}

fn groups(groups: &BTreeMap<String, Counts>) -> Map<String, Value> {
    groups.iter().map(|(key, each)| (key.clone(), Value::Object(counts(each)))).collect()
}

fn line(csv: &mut String, cells: &[&str]) {
    for (at, text) in cells.iter().enumerate() {
        csv.push_str(if at == 0 { "" } else { "," });
        csv.push_str(&cell(text));
    }
    csv.push_str("\r\n");
}

/// One cell. A spreadsheet takes a text that starts with one of these signs for a formula and runs it; an
/// apostrophe before it makes it a text (OWASP, *CSV Injection*).
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    let needs_quotes = is_formula || text.contains([',', ';', '"', '\n', '\r', '\t']);
    match needs_quotes {
        true => quoted(&format!("{guard}{text}")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (text, written) in [
            ("plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("-1", "\"'-1\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
