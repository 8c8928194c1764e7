//! Which rule takes a ticket of a file, and where none does, which condition says no.
//!
//! A file shows tickets as they are, not what happened to them. So each is taken to have been resolved by an agent,
//! if its status allows it, and the rule that assigns an agent is left out: where nobody has a ticket now, that rule
//! did not run.

use super::choices;
use super::report::Facts;
use crate::automation::{self, Condition, Rule, simulate};
use crate::freshdesk::Status;
use crate::placeholder::Placeholder;
use crate::proof::judge::Judge;
use crate::rule_settings::{self, RuleId, TicketSource};
use crate::text::{QUOTED, shorten};
use crate::ticket::Ticket;
use crate::ticket::read::Circumstances;
use crate::ticket::read::envelope::Envelope;
use crate::workspace::Workspace;
use ruby_liquid::Clock;

/// A rule that asks for a survey, ready to be asked of many tickets.
#[derive(Debug)]
pub struct Sender {
    /// Its template.
    pub judge: Judge,
    /// Whether Stella has its channel in manual mode.
    pub is_manual: bool,
    rule: Rule,
    /// The rule above it that excludes tickets.
    exclusion: Option<Rule>,
}

/// What the rules do with a ticket.
#[derive(Debug)]
pub enum Answer<'a> {
    /// These ask for a survey; at least one.
    Asked(Vec<Asked<'a>>),
    /// None does; which condition says no, in few words.
    Silent(String),
}

/// A rule that asks for a survey for a ticket.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The rule.
    pub sender: &'a Sender,
    /// Why a rule above ticks *do not send*.
    pub excluded: Option<String>,
}

/// The rules of a workspace that ask for a survey.
pub fn senders(workspace: &Workspace, clock: Clock) -> Vec<Sender> {
    let flag = &workspace.options.do_not_send.settings.field;
    let mut exclusion = None;
    let mut senders = Vec::new();
    for rule in automation::rules(workspace) {
        if rule.id == RuleId::Exclude {
            exclusion = Some(rule);
            continue;
        }
        let Some(webhook) = rule.webhook() else { continue };
        let judge = Judge::new(&webhook.channel, &webhook.template, flag, clock);
        let is_manual = workspace.rules.manual.contains(&webhook.channel);
        senders.push(Sender { judge, is_manual, exclusion: exclusion.clone(), rule });
    }
    senders
}

/// Asks every rule.
pub fn ask<'a>(
    senders: &'a [Sender],
    ticket: &Ticket,
    known: &Circumstances,
    facts: &mut Facts,
) -> Answer<'a> {
    if known.deleted {
        return Answer::Silent("The ticket is deleted".to_owned());
    }
    if known.spam {
        return Answer::Silent("The ticket is spam".to_owned());
    }
    let status = ticket.text(&Placeholder::known("ticket.status"));
    // The body of a webhook was sent by a rule, whatever the status is by now.
    let is_webhook = known.envelope == Envelope::Webhook;
    let status = Some(status.trim()).filter(|status| !status.is_empty() && !is_webhook);
    facts.no_status += usize::from(status.is_none() && !is_webhook);
    let known_status = status.and_then(choices::status);
    if let (Some(status), None) = (status, known_status) {
        facts.own_status(&shorten(status, QUOTED));
    }
    let source = ticket.text(&Placeholder::known("ticket.source_name"));
    let source = Some(source.trim()).filter(|source| !source.is_empty());
    facts.no_source += usize::from(source.is_none());
    let mut nearest: Option<(usize, String)> = None;
    let mut asked = Vec::new();
    for sender in senders {
        match sender.takes(ticket, status, source, facts) {
            Ok(()) => asked.push(Asked { sender, excluded: sender.excluded(ticket) }),
            Err((met, why)) if nearest.as_ref().is_none_or(|(most, _)| met > *most) => {
                nearest = Some((met, why))
            }
            Err(_) => {}
        }
    }
    let only_resolved = |asked: &Asked<'_>| !asked.sender.rule.fires_on(Status::Closed);
    let is_closed = known_status == Some(Status::Closed);
    facts.closed += usize::from(is_closed && asked.iter().any(only_resolved));
    // Without a source, it could be any: the first stands for all.
    if source.is_none() {
        asked.truncate(1);
    }
    match (asked.is_empty(), nearest) {
        (false, _) => Answer::Asked(asked),
        (true, Some((_, why))) => Answer::Silent(why),
        (true, None) => Answer::Silent("No channel is on".to_owned()),
    }
}

impl Sender {
    /// Whether the rule takes a ticket; if not, how many of its conditions hold, and the one that does not.
    fn takes(
        &self,
        ticket: &Ticket,
        status: Option<&str>,
        source: Option<&str>,
        facts: &mut Facts,
    ) -> Result<(), (usize, String)> {
        if let Some(name) = status {
            let fires_on = |status| self.rule.fires_on(status);
            let holds = match choices::status(name) {
                // It was resolved before.
                Some(Status::Closed) => fires_on(Status::Closed) || fires_on(Status::Resolved),
                Some(status) => fires_on(status),
                None => false,
            };
            if !holds {
                return Err((0, format!("Status is {}", shorten(name, QUOTED))));
            }
        }
        for (met, condition) in self.rule.conditions.iter().enumerate() {
            let why = match condition {
                Condition::SourceIn(sources) => {
                    let is_taken = |name: &str| sources.contains(&TicketSource::named(choices::source(name)));
                    source
                        .filter(|name| !is_taken(name))
                        .map(|name| format!("Source is {}", shorten(name, QUOTED)))
                }
                Condition::Has(asked) => lacks(ticket, asked, facts),
                _ => None,
            };
            if let Some(why) = why {
                return Err((met + 1, why));
            }
        }
        Ok(())
    }

    /// Why the rule above excludes a ticket, if it does.
    fn excluded(&self, ticket: &Ticket) -> Option<String> {
        let conditions = self.exclusion.iter().flat_map(|rule| rule.wants());
        let mut holding =
            conditions.filter(|asked| asked.is_met(&simulate::values(ticket, &asked.test.property)));
        holding.next().map(rule_settings::Asked::sentence)
    }
}

/// Why a ticket lacks a property, if it does. What the file does not say is taken to be right.
fn lacks(ticket: &Ticket, asked: &rule_settings::Asked, facts: &mut Facts) -> Option<String> {
    let property = &asked.test.property;
    if ticket.get(&property.placeholder()).is_none() {
        facts.unknown_property(&property.label());
        return None;
    }
    let has = simulate::values(ticket, property);
    if asked.is_met(&has) {
        return None;
    }
    Some(match (property.is_single(), has.first()) {
        (true, Some(value)) => format!("{} is {}", property.label(), shorten(value, QUOTED)),
        (true, None) => format!("{} is empty", property.label()),
        (false, _) => format!("Not met: {}", asked.sentence()),
    })
}
