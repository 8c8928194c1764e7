//! What became of a file of tickets: counts, reasons, and the failing tickets, as many as can be kept.

use crate::proof::words;
use crate::ticket::Ticket;
use crate::verdict::Outcome;
use serde::{Deserialize, Serialize};

/// At most so many failing tickets and skipped rows are kept; all are counted.
pub const MAX_KEPT: usize = 10_000;

/// Of the first so many failing tickets the tickets themselves are kept, to be looked at, unless they are
/// larger than this in bytes.
pub const MAX_WHOLE: usize = 100;
const MAX_WEIGHT: usize = 64 * 1024;

/// What became of a file, so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Tickets that were judged.
    pub tickets: usize,
    /// Those of them to which Stella sends a survey.
    pub survey: usize,
    /// Those that are logged without a survey.
    pub logged: usize,
    /// Those that Stella rejects.
    pub rejected: usize,
    /// Those whose payload is not JSON.
    pub not_json: usize,
    /// Those for which nothing is rendered.
    pub nothing: usize,
    /// Those for which the template is to blame.
    pub template_failures: usize,
    /// Rows that hold no ticket, and were skipped.
    pub skipped: usize,
    /// Why tickets get no survey though none was unwanted, and how many each.
    pub reasons: Vec<(String, usize)>,
    /// The tickets that get none, up to [`MAX_KEPT`].
    pub failing: Vec<Failing>,
    /// The rows that were skipped, up to [`MAX_KEPT`].
    pub bad_rows: Vec<BadRow>,
    /// What else there is to know of the file.
    pub notes: Vec<String>,
}

/// A ticket that gets no survey though none was unwanted, or gets one wrongly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failing {
    /// Its number in the file, from 1.
    pub row: usize,
    /// The ticket's own number.
    pub ticket: String,
    /// The channel whose template was used.
    pub channel: String,
    /// What happens, as a sentence.
    pub why: String,
    /// Whether the template is to blame, rather than the ticket.
    pub by_template: bool,
    /// The ticket itself, as it was judged, if it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Ticket>,
}

/// A row that holds no ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// Its number in the file, from 1.
    pub row: usize,
    /// The line of the file on which it starts.
    pub line: usize,
    /// Why.
    pub why: String,
}

impl Report {
    /// Counts a verdict.
    pub fn count(&mut self, outcome: Outcome) {
        self.tickets += 1;
        let counter = match outcome {
            Outcome::Survey => &mut self.survey,
            Outcome::Logged => &mut self.logged,
            Outcome::Rejected => &mut self.rejected,
            Outcome::NotJson => &mut self.not_json,
            Outcome::Nothing => &mut self.nothing,
        };
        *counter += 1;
    }

    /// Counts a reason and keeps the ticket, where there is room.
    pub fn fail(&mut self, reason: &str, mut failing: Failing) {
        self.template_failures += usize::from(failing.by_template);
        match self.reasons.iter_mut().find(|(known, _)| known == reason) {
            Some((_, times)) => *times += 1,
            None => self.reasons.push((reason.to_owned(), 1)),
        }
        let room = self.failing.len() < MAX_WHOLE;
        failing.whole = failing.whole.filter(|ticket| room && ticket.weight() <= MAX_WEIGHT);
        if self.failing.len() < MAX_KEPT {
            self.failing.push(failing);
        }
    }

    /// Counts a row that holds no ticket.
    pub fn skip(&mut self, row: BadRow) {
        self.skipped += 1;
        if self.bad_rows.len() < MAX_KEPT {
            self.bad_rows.push(row);
        }
    }

    /// How many tickets fail.
    pub fn failed(&self) -> usize {
        self.reasons.iter().map(|(_, times)| times).sum()
    }

    /// The whole of it in one sentence.
    pub fn sentence(&self) -> String {
        if self.tickets == 0 && self.skipped == 0 {
            return "No ticket was read.".to_owned();
        }
        let mut sentence =
            format!("{}: {} get a survey", words::counted(self.tickets, "ticket"), words::count(self.survey));
        for (number, what) in [
            (self.logged, "logged without one"),
            (self.rejected, "rejected"),
            (self.not_json, "not JSON"),
            (self.nothing, "not rendered"),
        ] {
            if number > 0 {
                sentence.push_str(&format!(", {} {what}", words::count(number)));
            }
        }
        sentence.push('.');
        if self.template_failures > 0 {
            sentence.push_str(&format!(
                " The template is to blame for {}.",
                words::count(self.template_failures)
            ));
        }
        if self.skipped > 0 {
            let rows = if self.skipped == 1 {
                "1 row was".to_owned()
            } else {
                format!("{} rows were", words::count(self.skipped))
            };
            sentence.push_str(&format!(" {rows} skipped."));
        }
        sentence
    }

    /// The failing tickets and the skipped rows as CSV, for a spreadsheet.
    pub fn to_csv(&self) -> String {
        let mut csv = String::from("\u{feff}Row,Ticket,Channel,Result,To blame\r\n");
        for failing in &self.failing {
            let blame = if failing.by_template { "template" } else { "ticket" };
            line(
                &mut csv,
                &[&failing.row.to_string(), &failing.ticket, &failing.channel, &failing.why, blame],
            );
        }
        for bad in &self.bad_rows {
            line(
                &mut csv,
                &[&bad.row.to_string(), "", "", &format!("Skipped (line {}): {}", bad.line, bad.why), "file"],
            );
        }
        csv
    }

    /// All of it as JSON, without the tickets themselves.
    pub fn to_json(&self) -> String {
        let mut report = self.clone();
        for failing in &mut report.failing {
            failing.whole = None;
        }
        serde_json::to_string_pretty(&report).unwrap_or_default()
    }
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
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        "'"
    } else {
        ""
    };
    let needs_quotes = !guard.is_empty() || text.contains([',', ';', '"', '\n', '\r', '\t']);
    match needs_quotes {
        true => format!("\"{guard}{}\"", text.replace('"', "\"\"")),
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

    #[test]
    fn keeps_only_so_many_and_counts_all() {
        let mut report = Report::default();
        for row in 0..MAX_KEPT + 5 {
            report.count(Outcome::Rejected);
            let (ticket, channel, why) = (String::new(), String::new(), String::new());
            let whole = Some(Ticket::default());
            report
                .fail("Employee not found", Failing { row, ticket, channel, why, by_template: false, whole });
            report.skip(BadRow { row, line: row, why: String::new() });
        }
        assert_eq!((report.failing.len(), report.bad_rows.len()), (MAX_KEPT, MAX_KEPT));
        assert_eq!(report.failing.iter().filter(|failing| failing.whole.is_some()).count(), MAX_WHOLE);
        assert!(!report.to_json().contains("whole"));
        assert_eq!(
            (report.failed(), report.skipped, report.tickets),
            (MAX_KEPT + 5, MAX_KEPT + 5, MAX_KEPT + 5)
        );
        assert_eq!(
            report.sentence(),
            "10,005 tickets: 0 get a survey, 10,005 rejected. 10,005 rows were skipped."
        );
    }
}
