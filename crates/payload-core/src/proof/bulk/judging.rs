//! Judges one ticket of a file: by the rules that take it, with what the file does not hold filled in.

use super::agents;
use super::gate::{self, Answer, Asked, Sender};
use super::report::{BadRow, Failing, Fate, Labels, Report};
use super::{Row, Setup};
use crate::assumptions::Assumptions;
use crate::freshdesk::Source;
use crate::placeholder::Placeholder;
use crate::proof::judge::Judgement;
use crate::ticket::Ticket;
use crate::ticket::read::{self, Assigned, Circumstances, NamedTicket, tick};
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use ruby_liquid::Clock;
use serde_json::{Value, json};

/// Stands in for the customer's address where the file has none, so that everything else is judged all the same.
const SOMEBODY: &str = "ann@example.com";
/// The same for the agent's.
const SOME_AGENT: &str = "agent@example.com";

/// All it takes to judge a ticket.
#[derive(Debug)]
pub struct Judging {
    senders: Vec<Sender>,
    assumptions: Assumptions,
    flag: Placeholder,
    /// What the file alone cannot tell.
    pub setup: Setup,
    /// The placeholders that the templates read.
    pub wanted: Vec<Placeholder>,
}

impl Judging {
    /// By the rules and the templates of a workspace.
    pub fn new(workspace: &Workspace, setup: Setup, clock: Clock) -> Self {
        let senders = gate::senders(workspace, clock);
        let wanted = senders.iter().flat_map(|sender| sender.judge.placeholders.iter().cloned()).collect();
        let flag = workspace.options.do_not_send.settings.field.clone();
        Self { senders, assumptions: workspace.assumptions, flag, setup, wanted }
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
        let read = |text| read::read(text, self.setup.domain.as_ref()).map_err(|refused| refused.to_string());
        match text.and_then(read) {
            Ok(reading) => {
                for (at, found) in reading.tickets.into_iter().enumerate() {
                    self.ticket(number + at, found, report);
                }
            }
            Err(why) => report.skip(BadRow { row: number, line, why }),
        }
    }

    /// Judges a ticket.
    pub fn ticket(&self, row: usize, found: NamedTicket, report: &mut Report) {
        let NamedTicket { mut ticket, circumstances, .. } = found;
        self.read_checkbox(&mut ticket, report);
        let labels = labels(&ticket, &circumstances);
        match gate::ask(&self.senders, &ticket, &circumstances, &mut report.facts) {
            Answer::Silent(why) => {
                report.reason(&why, Fate::NoRule, false, 1);
                report.count(Fate::NoRule, labels);
            }
            Answer::Asked(asked) => {
                report.facts.several_rules += usize::from(asked.len() > 1);
                let unknown = self.fill(&mut ticket, &circumstances, report);
                self.judge(row, ticket, &asked, unknown, labels, report);
            }
        }
    }

    /// A checkbox that a spreadsheet wrote as a word.
    fn read_checkbox(&self, ticket: &mut Ticket, report: &mut Report) {
        let Some(Value::String(word)) = ticket.get(&self.flag) else { return };
        match tick::ticked(word) {
            Some(ticked) => ticket.set(&self.flag, Some(json!(ticked))),
            None => report.facts.unsure_word(word),
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
                            facts.filled += 1;
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
        let mut worst: Option<Found> = None;
        for asked in asked {
            if asked.excluded.is_some() {
                ticket.set(&self.flag, Some(json!(true)));
            }
            let found = Found::of(asked, asked.sender.judge.on(&ticket, self.assumptions), unknown);
            if worst.as_ref().is_none_or(|before| found.rank() > before.rank()) {
                worst = Some(found);
            }
        }
        let Some(found) = worst else { return };
        report.count(found.fate, labels);
        let Some(reason) = &found.reason else { return };
        report.reason(reason, found.fate, found.by_template, 1);
        if found.is_failure() {
            let text = |path| ticket.text(&Placeholder::known(path));
            report.fail(Failing {
                row,
                ticket: text("ticket.id"),
                url: text("ticket.url"),
                channel: found.channel,
                why: found.why,
                by_template: found.by_template,
                whole: Some(ticket),
            });
        }
    }
}

/// What the file does not hold, and would have to.
#[derive(Debug, Clone, Copy)]
enum Unknown {
    Customer,
    Agent,
}

/// What one rule makes of a ticket.
struct Found {
    fate: Fate,
    reason: Option<String>,
    why: String,
    by_template: bool,
    channel: String,
}

impl Found {
    fn of(asked: &Asked<'_>, judgement: Judgement, unknown: Option<Unknown>) -> Self {
        let fate = Fate::from(judgement.verdict.outcome());
        let found = |fate, reason: Option<String>, why: String, by_template| Self {
            fate,
            reason,
            why,
            by_template,
            channel: asked.sender.judge.channel.clone(),
        };
        if let Some(failure) = judgement.failure {
            return found(fate, Some(failure.kind.label().to_owned()), failure.why, true);
        }
        match (&judgement.verdict, fate, unknown) {
            (Verdict::Rejected { status, .. }, ..) => {
                found(fate, Some(status.label().to_owned()), judgement.verdict.sentence(), false)
            }
            (_, Fate::Survey, _) if asked.sender.is_manual => {
                let words = "Channel is in manual mode".to_owned();
                found(Fate::Rejected, Some(words.clone()), words, false)
            }
            (_, Fate::Survey, Some(Unknown::Customer)) => found(
                Fate::NotKnown,
                Some("The customer’s email is not in the file".to_owned()),
                String::new(),
                false,
            ),
            (_, Fate::Survey, Some(Unknown::Agent)) => found(
                Fate::NotKnown,
                Some("The agent’s email is not in the file".to_owned()),
                String::new(),
                false,
            ),
            (_, Fate::Logged, _) => {
                let excluded = asked.excluded.as_ref().map(|why| format!("Excluded: {why}"));
                found(fate, excluded.or(Some("Do not send is ticked".to_owned())), String::new(), false)
            }
            _ => found(fate, None, String::new(), false),
        }
    }

    fn is_failure(&self) -> bool {
        self.by_template || matches!(self.fate, Fate::Rejected | Fate::NotJson | Fate::Nothing)
    }

    /// Worse is more.
    fn rank(&self) -> (bool, Fate) {
        (self.by_template, self.fate)
    }
}

/// By what a ticket is told apart in the report.
fn labels(ticket: &Ticket, known: &Circumstances) -> Labels {
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
    let channel = Source::find(&source).map_or(source, |source| source.label().to_owned());
    let created = text("ticket.created_on");
    let day = known.resolved_at.as_deref().and_then(day).or_else(|| day(&created)).unwrap_or_default();
    Labels { agent, channel, day: day.to_owned() }
}

/// `2026-01-05` at the start of a date.
fn day(date: &str) -> Option<&str> {
    let day = date.trim().get(..10)?;
    let is_one = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    is_one.then_some(day)
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
