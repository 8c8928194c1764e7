//! What became of a file of tickets: counts, reasons, and the failing tickets, as many as can be kept.

use crate::placeholder::Placeholder;
use crate::proof::words;
use crate::ticket::{Ticket, field};
use crate::verdict::Outcome;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use super::facts::Facts;
pub use super::reasons::{Example, Reason};

/// How many failing tickets and skipped rows are kept; all are counted.
pub const MAX_KEPT: usize = 10_000;

/// Of the first so many failing tickets, and of the examples of each reason, the tickets themselves are kept, to be
/// looked at, unless they are larger than this in bytes.
pub const MAX_WHOLE: usize = 100;
const MAX_WEIGHT: usize = 64 * 1024;

/// How many different agents, days or reasons are told apart.
const MAX_GROUPS: usize = 2_000;
/// What stands for all others.
const OTHERS: &str = "All others";

/// What becomes of a ticket of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TicketOutcome {
    /// Stella sends a survey.
    Survey,
    /// Stella logs it without a survey.
    Logged,
    /// Stella sends a survey to somebody else, or about somebody else.
    Misdirected,
    /// Stella rejects it.
    Rejected,
    /// What is sent is not JSON.
    NotJson,
    /// Nothing is rendered.
    Nothing,
    /// No rule takes it, so nothing is sent.
    NoRule,
    /// The file does not hold what it takes to tell.
    NotKnown,
}

impl TicketOutcome {
    /// Every result, from best to worst, those without a call last.
    pub const ALL: [TicketOutcome; 8] = [
        TicketOutcome::Survey,
        TicketOutcome::Logged,
        TicketOutcome::Misdirected,
        TicketOutcome::Rejected,
        TicketOutcome::NotJson,
        TicketOutcome::Nothing,
        TicketOutcome::NoRule,
        TicketOutcome::NotKnown,
    ];

    /// A stable word for it.
    pub fn word(self) -> &'static str {
        match self {
            TicketOutcome::Survey => "survey",
            TicketOutcome::Logged => "logged",
            TicketOutcome::Misdirected => "misdirected",
            TicketOutcome::Rejected => "rejected",
            TicketOutcome::NotJson => "not_json",
            TicketOutcome::Nothing => "nothing",
            TicketOutcome::NoRule => "no_rule",
            TicketOutcome::NotKnown => "not_known",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            TicketOutcome::Survey => "Survey sent",
            TicketOutcome::Logged => "Logged, no survey",
            TicketOutcome::Misdirected => "Wrong survey",
            TicketOutcome::Rejected => "Rejected",
            TicketOutcome::NotJson => "Not JSON",
            TicketOutcome::Nothing => "Nothing rendered",
            TicketOutcome::NoRule => "No rule matches",
            TicketOutcome::NotKnown => "Not in the file",
        }
    }
}

impl From<Outcome> for TicketOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Survey => TicketOutcome::Survey,
            Outcome::Logged => TicketOutcome::Logged,
            Outcome::Misdirected => TicketOutcome::Misdirected,
            Outcome::Rejected => TicketOutcome::Rejected,
            Outcome::NotJson => TicketOutcome::NotJson,
            Outcome::Nothing => TicketOutcome::Nothing,
        }
    }
}

/// How many tickets came to which result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts([usize; TicketOutcome::ALL.len()]);

impl Counts {
    /// How many came to this result.
    #[expect(clippy::indexing_slicing, reason = "there is one number for each result")]
    pub fn of(&self, result: TicketOutcome) -> usize {
        self.0[result as usize]
    }

    /// How many there are in all.
    pub fn all(&self) -> usize {
        self.0.iter().sum()
    }

    fn add(&mut self, other: &Counts) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, its)| *mine += its);
    }

    #[expect(clippy::indexing_slicing, reason = "there is one number for each result")]
    fn count(&mut self, result: TicketOutcome) {
        self.0[result as usize] += 1;
    }
}

/// What the report is broken down by besides reasons.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Groups {
    /// By agent: name, address or number.
    pub agents: BTreeMap<String, Counts>,
    /// By the source the tickets came from.
    pub channels: BTreeMap<String, Counts>,
    /// By the day on which they were resolved, or else made.
    pub days: BTreeMap<String, Counts>,
}

/// What became of a file, so far.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Tickets by what becomes of them.
    pub counts: Counts,
    /// Those for which the template is the cause.
    pub template_failures: usize,
    /// Rows that hold no ticket, and were skipped.
    pub skipped: usize,
    /// Why tickets get no survey, and how many each.
    pub reasons: Vec<Reason>,
    /// The same by agent, channel and day.
    pub groups: Groups,
    /// What the file does not say, or says oddly.
    pub facts: Facts,
    /// The tickets that get no survey though none was unwanted, up to [`MAX_KEPT`].
    pub failing: Vec<Failing>,
    /// The rows that were skipped, up to [`MAX_KEPT`].
    pub bad_rows: Vec<BadRow>,
}

/// A ticket that gets no survey though none was unwanted, or gets one wrongly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failing {
    /// Its number in the file, from 1.
    pub row: usize,
    /// The ticket's own number.
    pub ticket: String,
    /// The link to it, where one is known.
    pub url: String,
    /// The channel whose template was used.
    pub channel: String,
    /// What happens, as a sentence.
    pub why: String,
    /// Whether the template is the cause, rather than the ticket.
    pub by_template: bool,
    /// The field whose value is behind it, where one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Placeholder>,
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

/// What a ticket is grouped by in the report.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    /// Its agent.
    pub agent: String,
    /// Its source.
    pub channel: String,
    /// Its day, as `2026-01-05`; empty where it is not known.
    pub day: String,
}

impl Failing {
    /// What is to blame, in a word: `template` or `ticket`.
    pub fn side(&self) -> &'static str {
        if self.by_template { "template" } else { "ticket" }
    }

    /// What is to blame, with the field behind it: `template: Requester name`, `ticket`.
    pub fn cause(&self) -> String {
        let side = self.side();
        match &self.field {
            Some(field) => format!("{side}: {}", field::label(field)),
            None => side.to_owned(),
        }
    }
}

impl Report {
    /// Tickets that were read.
    pub fn tickets(&self) -> usize {
        self.counts.all()
    }

    /// Counts a ticket.
    pub fn count(&mut self, result: TicketOutcome, labels: Labels) {
        self.counts.count(result);
        let groups = &mut self.groups;
        for (group, key) in [
            (&mut groups.agents, labels.agent),
            (&mut groups.channels, labels.channel),
            (&mut groups.days, labels.day),
        ] {
            if key.is_empty() {
                continue;
            }
            let is_full = group.len() >= MAX_GROUPS && !group.contains_key(&key);
            group.entry(if is_full { OTHERS.to_owned() } else { key }).or_default().count(result);
        }
    }

    /// Counts a reason.
    pub fn reason(&mut self, reason: Reason) {
        let is_full = self.reasons.len() >= MAX_GROUPS && reason.what != OTHERS;
        match self.reasons.iter_mut().find(|known| known.is_like(&reason)) {
            Some(known) => known.join(reason),
            None if is_full => self.reason(Reason { what: OTHERS.to_owned(), field: None, ..reason }),
            None => self.reasons.push(reason),
        }
    }

    /// Whether a ticket is an example of a reason.
    fn is_example(&self, row: usize) -> bool {
        self.reasons.iter().flat_map(|reason| &reason.examples).any(|example| example.row == row)
    }

    /// Keeps a failing ticket whose reason is counted, where there is room.
    pub fn fail(&mut self, mut failing: Failing) {
        self.template_failures += usize::from(failing.by_template);
        let room = self.failing.len() < MAX_WHOLE || self.is_example(failing.row);
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

    /// Takes the report on other tickets of the same file in; rows stay in their order.
    pub fn add(&mut self, other: Report) {
        self.counts.add(&other.counts);
        self.template_failures += other.template_failures;
        self.skipped += other.skipped;
        for reason in other.reasons {
            self.reason(reason);
        }
        let groups = [
            (&mut self.groups.agents, other.groups.agents),
            (&mut self.groups.channels, other.groups.channels),
            (&mut self.groups.days, other.groups.days),
        ];
        for (mine, others) in groups {
            for (key, counts) in others {
                mine.entry(key).or_default().add(&counts);
            }
        }
        self.facts.add(other.facts);
        self.failing.extend(other.failing);
        self.failing.sort_by_key(|failing| failing.row);
        self.failing.truncate(MAX_KEPT);
        let mut failing = std::mem::take(&mut self.failing);
        let outdone = failing.iter_mut().skip(MAX_WHOLE).filter(|failing| !self.is_example(failing.row));
        outdone.for_each(|failing| failing.whole = None);
        self.failing = failing;
        self.bad_rows.extend(other.bad_rows);
        self.bad_rows.sort_by_key(|bad| bad.row);
        self.bad_rows.truncate(MAX_KEPT);
    }

    /// How many tickets get no survey though none was unwanted, or get one wrongly.
    pub fn failed(&self) -> usize {
        let fails = |reason: &&Reason| {
            reason.by_template
                || matches!(
                    reason.result,
                    TicketOutcome::Rejected | TicketOutcome::NotJson | TicketOutcome::Nothing
                )
        };
        self.reasons.iter().filter(fails).map(|reason| reason.times).sum()
    }

    /// What is to be known of the file before anything else, as sentences.
    pub fn notes(&self) -> Vec<String> {
        self.facts.notes(self.tickets())
    }

    /// The report in one sentence, after so much of the file, from 0 to 1.
    pub fn sentence_at(&self, share: f64) -> String {
        match share {
            share if share < 1.0 => {
                format!("Stopped at {:.0} %: {}", (share * 100.0).floor(), self.sentence())
            }
            _ => self.sentence(),
        }
    }

    /// The report in one sentence.
    pub fn sentence(&self) -> String {
        if self.tickets() == 0 && self.skipped == 0 {
            return "No ticket was read.".to_owned();
        }
        let surveys = self.counts.of(TicketOutcome::Survey);
        let get = if surveys == 1 { "gets" } else { "get" };
        let mut sentence =
            format!("{}: {} {get} a survey", words::counted(self.tickets(), "ticket"), words::count(surveys));
        for (result, what) in [
            (TicketOutcome::Logged, "logged without one"),
            (TicketOutcome::Misdirected, "given a wrong survey"),
            (TicketOutcome::Rejected, "rejected"),
            (TicketOutcome::NotJson, "not JSON"),
            (TicketOutcome::Nothing, "not rendered"),
            (TicketOutcome::NotKnown, "not to be told from this file"),
        ] {
            let number = self.counts.of(result);
            if number > 0 {
                sentence.push_str(&format!(", {} {what}", words::count(number)));
            }
        }
        let unmatched = self.counts.of(TicketOutcome::NoRule);
        if unmatched > 0 {
            sentence.push_str(&format!(", no rule matches {}", words::count(unmatched)));
        }
        sentence.push('.');
        if self.template_failures > 0 {
            sentence.push_str(&format!(
                " The template is the cause for {}.",
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_only_so_many_and_counts_all() {
        let mut report = Report::default();
        for row in 0..MAX_KEPT + 5 {
            report.count(TicketOutcome::Rejected, Labels { agent: row.to_string(), ..Labels::default() });
            report.reason(Reason::plain("Employee not found".to_owned(), TicketOutcome::Rejected));
            let (ticket, url, channel, why) = (String::new(), String::new(), String::new(), String::new());
            let whole = Some(Ticket::default());
            report.fail(Failing { row, ticket, url, channel, why, by_template: false, field: None, whole });
            report.skip(BadRow { row, line: row, why: String::new() });
        }
        assert_eq!((report.failing.len(), report.bad_rows.len()), (MAX_KEPT, MAX_KEPT));
        assert_eq!(report.failing.iter().filter(|failing| failing.whole.is_some()).count(), MAX_WHOLE);
        assert_eq!(report.groups.agents.len(), MAX_GROUPS + 1);
        assert_eq!(
            (report.failed(), report.skipped, report.tickets()),
            (MAX_KEPT + 5, MAX_KEPT + 5, MAX_KEPT + 5)
        );
        assert_eq!(
            report.sentence(),
            "10,005 tickets: 0 get a survey, 10,005 rejected. 10,005 rows were skipped."
        );
        report = Report::default();
        report.count(TicketOutcome::Survey, Labels::default());
        report.count(TicketOutcome::NoRule, Labels::default());
        assert_eq!(report.sentence_at(1.0), "2 tickets: 1 gets a survey, no rule matches 1.");
        assert_eq!(
            report.sentence_at(0.999),
            "Stopped at 99 %: 2 tickets: 1 gets a survey, no rule matches 1."
        );
    }
}
