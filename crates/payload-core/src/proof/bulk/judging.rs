//! Judges one ticket of a file: by the rules that take it, with what the file does not hold filled in.

use super::day::{self, Order};
use super::do_not_send_column;
use super::matching_rule::{self, Answer, Asked, Sender};
use super::no_ticket;
use super::report::{BadRow, Failing, Labels, Reason, Report, TicketOutcome};
use super::{Row, Setup};
use super::{agents, choices};
use crate::assumptions::Assumptions;
use crate::freshdesk::Source;
use crate::placeholder::Placeholder;
use crate::proof::judge::{Failure, FailureKind, Judge, Judgment};
use crate::ticket::Ticket;
use crate::ticket::read::{self, Assigned, Circumstances, NamedTicket, Refused, garbled, shortened, tick};
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use ruby_liquid::Clock;
use serde_json::{Value, json};

/// Stands in for the customer's address where the file has none, so that everything else is judged all the same.
const SOMEBODY: &str = "ann@example.com";
/// The same for the agent's.
const SOME_AGENT: &str = "agent@example.com";

/// Why a ticket is only logged: the checkbox, or something else that the template goes by, such as a tag.
const TICKED: &str = "Do not send is ticked";
const NOT_TICKED: &str = "The template sets do_not_send; the checkbox is not ticked";

/// What is said of addresses that are written as links.
const LINKS: &str = "E-mail addresses stand in this file as links (mailto:); they are read as the addresses.";

/// All it takes to judge a ticket.
#[derive(Debug)]
pub struct Judging {
    senders: Vec<Sender>,
    assumptions: Assumptions,
    /// The checkbox *Do not send*.
    pub flag: Placeholder,
    /// What the file alone cannot tell.
    pub setup: Setup,
    /// The placeholders that the templates read, each once.
    pub wanted: Vec<Placeholder>,
    /// What comes first in a date of the file.
    pub order: Order,
}

impl Judging {
    /// By the rules and the templates of a workspace.
    pub fn new(workspace: &Workspace, setup: Setup, clock: Clock) -> Self {
        let senders = matching_rule::senders(workspace, clock);
        let mut wanted: Vec<Placeholder> = Vec::new();
        for placeholder in senders.iter().flat_map(|sender| &sender.judge.placeholders) {
            if !wanted.contains(placeholder) {
                wanted.push(placeholder.clone());
            }
        }
        let flag = workspace.options.do_not_send.settings.field.clone();
        Self { senders, assumptions: workspace.assumptions, flag, setup, wanted, order: Order::default() }
    }

    /// Whether there is a rule at all.
    pub fn has_rules(&self) -> bool {
        !self.senders.is_empty()
    }

    /// Judges every ticket of a row of JSON.
    pub fn json(&self, row: Row<'_>, report: &mut Report) {
        let Row { number, line, text } = row;
        if !self.setup.share.has(number) {
            return;
        }
        let read = |text| read::entries(text, self.setup.domain.as_ref()).map_err(Refused::in_a_file);
        match text.and_then(read) {
            Ok(entries) => {
                for (at, entry) in entries.into_iter().enumerate() {
                    let is_ticket = |found| no_ticket::kind(&found).map_or(Ok(found), Err);
                    match entry.map_err(Refused::in_a_file).and_then(is_ticket) {
                        Ok(found) => self.ticket(number + at, found, report),
                        Err(why) => report.skip(BadRow { row: number + at, line, why }),
                    }
                }
            }
            Err(why) => report.skip(BadRow { row: number, line, why }),
        }
    }

    /// Judges a ticket.
    pub fn ticket(&self, row: usize, found: NamedTicket, report: &mut Report) {
        let NamedTicket { mut ticket, circumstances, .. } = found;
        let unsure = self.read_checkbox(&mut ticket, report);
        let labels = labels(&ticket, &circumstances, self.order);
        if circumstances.has_links {
            report.facts.remark(LINKS.to_owned());
        }
        garbled(&ticket).into_iter().for_each(|note| report.facts.once("was garbled before", note));
        let number = ticket.text(&Placeholder::known("ticket.id"));
        shortened(&number).into_iter().for_each(|note| report.facts.once("has shortened", note));
        match matching_rule::ask(&self.senders, &ticket, &circumstances, &mut report.facts) {
            Answer::Silent(why) => {
                report.reason(Reason::plain(why, TicketOutcome::NoRule));
                report.count(TicketOutcome::NoRule, labels);
            }
            Answer::Asked(asked) => {
                report.facts.several_rules += usize::from(asked.len() > 1);
                let unknown = self.fill(&mut ticket, &circumstances, report).or(unsure);
                self.judge(row, ticket, &asked, unknown, labels, report);
            }
        }
    }

    /// Reads a checkbox that a spreadsheet wrote as a word; that it is not known what the word means.
    fn read_checkbox(&self, ticket: &mut Ticket, report: &mut Report) -> Option<Unknown> {
        if ticket.get(&self.flag).is_none() && self.wanted.contains(&self.flag) {
            report.facts.no_flag(do_not_send_column::other(ticket, &self.wanted));
        }
        let Some(Value::String(word)) = ticket.get(&self.flag) else { return None };
        let said = self.setup.ticks.iter().find(|(known, _)| known == word.trim());
        match said.map(|(_, ticked)| *ticked).or_else(|| tick::ticked(word)) {
            Some(ticked) => {
                ticket.set(&self.flag, Some(json!(ticked)));
                None
            }
            None => {
                report.facts.unsure_word(word);
                Some(Unknown::Checkbox)
            }
        }
    }

    /// Fills in what the file does not say; which of it is made up, and so not known.
    fn fill(&self, ticket: &mut Ticket, known: &Circumstances, report: &mut Report) -> Option<Unknown> {
        let facts = &mut report.facts;
        let is_empty =
            |ticket: &Ticket, placeholder: &Placeholder| ticket.text(placeholder).trim().is_empty();
        for (placeholder, value) in &self.setup.fill {
            let is_of_agent = placeholder.as_str().starts_with("ticket.agent.");
            if !is_of_agent && ticket.get(placeholder).is_none_or(Value::is_null) {
                ticket.set(placeholder, Some(value.clone()));
            }
        }
        let mut unknown = None;
        let email = Placeholder::known("ticket.agent.email");
        facts.no_agent += usize::from(known.assigned == Assigned::Unknown);
        if known.assigned != Assigned::Nobody && is_empty(ticket, &email) && self.wanted.contains(&email) {
            let names =
                ["ticket.agent.name", "ticket.agent.id"].map(|path| ticket.text(&Placeholder::known(path)));
            let known_address = |name: &String| agents::address(&self.setup.agents, name);
            let filled =
                self.setup.fill.iter().find(|(placeholder, _)| *placeholder == email).map(|(_, value)| value);
            match (names.iter().find_map(known_address), filled) {
                (Some(address), _) => ticket.set(&email, Some(json!(address))),
                (None, filled) => {
                    let name = names.into_iter().find(|name| !name.is_empty());
                    name.iter().for_each(|name| facts.agent_without_email(name));
                    match filled {
                        Some(address) => {
                            match address.as_str().filter(|_| self.setup.is_example) {
                                Some(example) => facts.judged_with_example(example),
                                None => facts.filled += 1,
                            }
                            ticket.set(&email, Some(address.clone()));
                        }
                        None => {
                            facts.no_address += 1;
                            unknown = Some(Unknown::Agent);
                            ticket.set(&email, Some(json!(SOME_AGENT)));
                        }
                    }
                }
            }
        }
        if !known.tells_email {
            facts.no_email += 1;
            unknown = Some(Unknown::Customer);
            for path in ["ticket.from_email", "ticket.requester.email"] {
                ticket.set(&Placeholder::known(path), Some(json!(SOMEBODY)));
            }
        }
        unknown
    }

    /// Judges by every rule that takes the ticket; the worst of it counts.
    fn judge(
        &self,
        row: usize,
        mut ticket: Ticket,
        asked: &[Asked<'_>],
        unknown: Option<Unknown>,
        labels: Labels,
        report: &mut Report,
    ) {
        let mut worst: Option<Found<'_>> = None;
        for asked in asked {
            if asked.excluded.is_some() {
                ticket.set(&self.flag, Some(json!(true)));
            }
            let handed_over = self.assumptions.hand_over(&ticket);
            let judge = &asked.sender.judge;
            let judgment = judge.on_many(self.assumptions, &handed_over);
            let found = Found::of(asked, judgment, unknown, judge.is_ticked(&handed_over));
            if worst.as_ref().is_none_or(|before| found.rank() > before.rank()) {
                worst = Some(found);
            }
        }
        let Some(found) = worst else { return };
        report.count(found.outcome, labels);
        let (is_failure, by_template) = (found.is_failure(), found.failure.is_some());
        let Some(what) = found.reason else { return };
        let mut reason = Reason { by_template, ..Reason::plain(what, found.outcome) };
        if !is_failure {
            return report.reason(reason);
        }
        // Only what failed is judged again, for the field that is behind it.
        let culprit = |kind| found.judge.culprit(self.assumptions, &ticket, kind);
        let field = found.failure.and_then(culprit);
        reason.field.clone_from(&field);
        reason.shown_by(row, &ticket);
        report.reason(reason);
        let text = |path| ticket.text(&Placeholder::known(path));
        report.fail(Failing {
            row,
            ticket: text("ticket.id"),
            url: text("ticket.url"),
            channel: found.judge.channel.clone(),
            why: found.why,
            by_template,
            field,
            whole: Some(ticket),
        });
    }
}

/// What the file does not hold, and would have to.
#[derive(Debug, Clone, Copy)]
enum Unknown {
    Customer,
    Agent,
    Checkbox,
}

impl Unknown {
    /// Why it cannot be told what becomes of the ticket.
    fn reason(self) -> &'static str {
        match self {
            Unknown::Customer => "The customer’s e-mail is not in the file",
            Unknown::Agent => "The agent’s e-mail is not in the file",
            Unknown::Checkbox => "The checkbox “Do not send” is neither yes nor no",
        }
    }
}

/// What one rule makes of a ticket.
struct Found<'a> {
    outcome: TicketOutcome,
    reason: Option<String>,
    why: String,
    /// What the template is to blame for, if it is.
    failure: Option<FailureKind>,
    judge: &'a Judge,
}

impl<'a> Found<'a> {
    fn of(asked: &Asked<'a>, judgment: Judgment, unknown: Option<Unknown>, is_ticked: bool) -> Self {
        let outcome = TicketOutcome::from(judgment.verdict.outcome());
        let judge = &asked.sender.judge;
        let found = |outcome, reason, why| Self { outcome, reason, why, failure: None, judge };
        if let Some(Failure { kind, why }) = judgment.failure {
            return Self { failure: Some(kind), ..found(outcome, Some(kind.label().to_owned()), why) };
        }
        match (&judgment.verdict, outcome, unknown) {
            (Verdict::Rejected { status, .. }, ..) => {
                found(outcome, Some(status.label().to_owned()), judgment.verdict.sentence())
            }
            (_, TicketOutcome::Survey, _) if asked.sender.is_manual => {
                let words = "Channel is in manual mode".to_owned();
                found(TicketOutcome::Rejected, Some(words.clone()), words)
            }
            (_, TicketOutcome::Survey, Some(unknown))
            | (_, TicketOutcome::Logged, Some(unknown @ Unknown::Checkbox)) => {
                found(TicketOutcome::NotKnown, Some(unknown.reason().to_owned()), String::new())
            }
            (_, TicketOutcome::Logged, _) => match &asked.excluded {
                // The rule above keeps it from getting a survey; Stella only logs it.
                Some(why) => found(TicketOutcome::NoRule, Some(format!("Excluded: {why}")), String::new()),
                None => {
                    let why = if is_ticked { TICKED } else { NOT_TICKED };
                    found(outcome, Some(why.to_owned()), String::new())
                }
            },
            _ => found(outcome, None, String::new()),
        }
    }

    fn is_failure(&self) -> bool {
        self.failure.is_some()
            || matches!(
                self.outcome,
                TicketOutcome::Rejected | TicketOutcome::NotJson | TicketOutcome::Nothing
            )
    }

    /// Worse is more.
    fn rank(&self) -> (bool, TicketOutcome) {
        (self.failure.is_some(), self.outcome)
    }
}

/// By what a ticket is told apart in the report.
fn labels(ticket: &Ticket, known: &Circumstances, order: Order) -> Labels {
    let text = |path| ticket.text(&Placeholder::known(path)).trim().to_owned();
    let agent = ["ticket.agent.name", "ticket.agent.email", "ticket.agent.id"]
        .into_iter()
        .map(text)
        .find(|text| !text.is_empty());
    let agent = agent.unwrap_or_else(|| match known.assigned {
        Assigned::Nobody => "Nobody".to_owned(),
        _ => String::new(),
    });
    let source = text("ticket.source_name");
    let channel = Source::find(choices::source(&source)).map_or(source, |source| source.label().to_owned());
    let resolved = known.resolved_at.as_deref().and_then(|date| day::read(date, order));
    let day = resolved.or_else(|| day::read(&text("ticket.created_on"), order)).unwrap_or_default();
    Labels { agent, channel, day }
}

/// Which rows are judged here, where several work on one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Share {
    /// Which of them this is, from 0.
    pub part: usize,
    /// How many there are.
    pub of: usize,
}

impl Default for Share {
    fn default() -> Self {
        Self { part: 0, of: 1 }
    }
}

impl Share {
    /// So many rows in a row go to one.
    const BLOCK: usize = 64;

    /// Whether a row is judged here.
    pub fn has(self, row: usize) -> bool {
        row / Self::BLOCK % self.of.max(1) == self.part
    }
}
