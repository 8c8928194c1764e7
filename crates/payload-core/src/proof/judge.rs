//! One template, ready to be judged on many tickets: parsed once for each Liquid, rendered again and again.

mod culprit;
mod failure;
mod heeded_checkbox;
mod fast_path;
mod subject;

pub use failure::{Failure, FailureKind};

use crate::assumptions::Assumptions;
use crate::payload::Json;
use crate::payload::contract::{Breach, OPEN, violations};
use crate::placeholder::Placeholder;
use crate::preview::deserved::{is_a_language, ticked};
use crate::preview::roles::{ROLES, RoleKind};
use crate::preview::send::filled_from;
use crate::preview::structure::{Form, intrusion};
use crate::preview::{Branch, Harmless, OwnFault, Reads, Sent, leans_on_rails, send};
use crate::ticket::Ticket;
use crate::ticket::sample::DO_NOT_SEND;
use crate::verdict::{Status, Verdict};
use heeded_checkbox::heeded;
use ruby_liquid::value::Value as Given;
use ruby_liquid::{Clock, Data, Dialect, Host, Rendering, Template};
use subject::Subject;

/// What became of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgment {
    /// What Stella does.
    pub verdict: Verdict,
    /// What the template is to blame for; nothing where the case holds.
    pub failure: Option<Failure>,
}

/// So many branches of a template are proved: each takes as many cases as a ticket, and the checks try more of them.
const MAX_BRANCHES: usize = 25;

/// And so many tickets that take two of them.
const MAX_PAIRS: usize = 24;

/// A template that can be judged.
#[derive(Debug)]
pub struct Judge {
    /// The channel it is for.
    pub channel: String,
    templates: [Subject; 2],
    /// That of 2.4 on Rails, where it leans on Rails.
    on_rails: Option<Box<Subject>>,
    /// The placeholders it reads.
    pub placeholders: Vec<Placeholder>,
    /// The ticket that it must send a survey for, and how it fills the built-in ones.
    pub harmless: Harmless,
    /// The checkbox that it heeds, if it heeds one.
    flag: Option<Placeholder>,
    clock: Clock,
}

impl Judge {
    /// A template of a channel; `flag` is the checkbox that excludes a ticket.
    pub fn new(channel: &str, template: &str, flag: &Placeholder, clock: Clock) -> Self {
        let parsed = [Dialect::V2_4, Dialect::V5].map(|liquid| Template::parse(template, liquid));
        let placeholders = Reads::fields_of(&parsed, clock);
        let flag = heeded(&parsed[0], &placeholders, flag, channel, clock);
        let checkbox = flag.clone().unwrap_or_else(|| Placeholder::known(DO_NOT_SEND));
        let harmless = Harmless::with_survey(&parsed[0], &placeholders, &checkbox, channel, clock);
        let subject = |template| Subject::new(template, &harmless, flag.as_ref(), channel, clock);
        let on_rails = leans_on_rails(template, &harmless, clock)
            .then(|| Box::new(subject(Template::parse(template, Dialect::V2_4).hosted_by(Host::Rails))));
        let templates = parsed.map(subject);
        Self { channel: channel.to_owned(), templates, on_rails, placeholders, harmless, flag, clock }
    }

    /// Whether Liquid 2.4 renders the template differently on Rails.
    pub fn leans_on_rails(&self) -> bool {
        self.on_rails.is_some()
    }

    fn subject(&self, freshdesk: Assumptions) -> &Subject {
        let [older, newer] = &self.templates;
        match (freshdesk.liquid, freshdesk.host, &self.on_rails) {
            (Dialect::V2_4, Host::Rails, Some(on_rails)) => on_rails,
            (Dialect::V2_4, ..) => older,
            (Dialect::V5, ..) => newer,
        }
    }

    /// What the template sends for a ticket.
    pub fn render(&self, ticket: &Ticket, assumptions: Assumptions) -> Rendering {
        self.subject(assumptions).template.render(&assumptions.hand_over(ticket), self.clock)
    }

    /// Judges a ticket.
    pub fn on(&self, ticket: &Ticket, assumptions: Assumptions) -> Judgment {
        self.on_handed_over(assumptions, &assumptions.hand_over(ticket))
    }

    /// Whether the checkbox that it heeds is ticked, in a ticket as Freshdesk hands it over.
    pub fn is_ticked(&self, ticket: &Data) -> bool {
        self.flag.as_ref().is_some_and(|flag| ticked(ticket.get(flag.as_str())) == Some(true))
    }

    /// Judges a ticket as Freshdesk hands it over.
    pub fn on_handed_over(&self, freshdesk: Assumptions, ticket: &Data) -> Judgment {
        let (sent, failure) = self.judged(freshdesk, ticket);
        Judgment { verdict: sent.verdict, failure }
    }

    /// Judges the ticket of a branch as Freshdesk hands it over: that a branch sends no survey, or counts for another
    /// channel, may be meant.
    pub fn on_branch(
        &self,
        freshdesk: Assumptions,
        ticket: &Data,
        branch: &Branch,
        is_channel: impl Fn(&str) -> bool,
    ) -> Judgment {
        let (sent, failure) = self.judged(freshdesk, ticket);
        let failure = failure.filter(|failure| match failure.kind {
            FailureKind::DoNotSend => !matches!(sent.verdict, Verdict::Logged { .. }),
            FailureKind::Channel => !branch.is_meant(&sent, is_channel),
            _ => true,
        });
        Judgment { verdict: sent.verdict, failure }
    }

    /// The branches that the tickets of a proof must take besides: the first of them, and none that only the checkbox
    /// asks for, which there are tickets for. Then the first that take two of them at once.
    pub fn branches(&self) -> impl Iterator<Item = Branch> {
        let [older, _] = &self.templates;
        let asks = |branch: &Branch, of_checkbox: bool| {
            branch
                .changes
                .iter()
                .filter(|(field, _)| (Some(field) == self.flag.as_ref()) == of_checkbox)
                .count()
        };
        let all = Branch::all(&older.template, &self.harmless.ticket).into_iter();
        let singles = all.filter(move |branch| asks(branch, false) > 0).take(MAX_BRANCHES);
        let pairs = Branch::pairs(&older.template, &self.harmless.ticket).into_iter();
        singles.chain(pairs.filter(move |branch| asks(branch, true) == 0).take(MAX_PAIRS))
    }

    fn judged(&self, freshdesk: Assumptions, ticket: &Data) -> (Sent, Option<Failure>) {
        let subject = self.subject(freshdesk);
        let sent = send(&subject.template, ticket, &self.channel, self.clock);
        let failure = match &sent.payload {
            Ok(json) => self.blame(&sent, json, subject, ticket),
            Err(broken) => Some(match &sent.verdict {
                Verdict::Nothing { why } => Failure { kind: FailureKind::Nothing, why: why.clone() },
                verdict => {
                    let why = format!("{}: {}", verdict.sentence(), broken.reason);
                    Failure { kind: FailureKind::NotJson, why }
                }
            }),
        };
        (sent, failure)
    }

    fn blame(&self, sent: &Sent, json: &Json, subject: &Subject, ticket: &Data) -> Option<Failure> {
        let failure = |kind, why| Some(Failure { kind, why });
        let (form, rendering, verdict) = (&subject.form, &sent.rendering, &sent.verdict);
        if let Verdict::Nothing { why } = verdict {
            return failure(FailureKind::Nothing, why.clone());
        }
        if let Some(intrusion) = intrusion(&rendering.text, &rendering.pieces, json, form) {
            return failure(FailureKind::Injection, intrusion.to_string());
        }
        if let Some(problem) = rendering.problems.iter().find(|problem| problem.printed) {
            return failure(FailureKind::LiquidError, format!("“{}” is in the payload", problem.message));
        }
        if let Some(why) = breach(json, form, ticket) {
            return failure(FailureKind::Contract, why);
        }
        if let Some(always) = &subject.always {
            return Some(always.clone());
        }
        if let Some((role, field)) = sent.misfilled() {
            return failure(FailureKind::of(role.path), filled_from(role, field));
        }
        let ticked = self.flag.as_ref().map_or(Some(false), |flag| ticked(ticket.get(flag.as_str())));
        if matches!(verdict, Verdict::Survey { .. })
            && ticked != Some(true)
            && let Some((path, address)) = stand_in(sent, form)
        {
            return failure(
                FailureKind::of(path),
                format!("“{address}” is sent as “{path}” where there is none"),
            );
        }
        match verdict {
            Verdict::Rejected { status, path, .. } => {
                let text = json.at(path).and_then(Json::text).unwrap_or_default();
                let read = |path: &str| {
                    let fields: Vec<&str> = form.sources(path).iter().map(String::as_str).collect();
                    fields
                };
                let kind = match status {
                    Status::Validation => FailureKind::Contract,
                    Status::ChannelNotEnabled => FailureKind::Channel,
                    _ => FailureKind::Rejected,
                };
                match OwnFault::behind(*status, text, ticket, read) {
                    Some(_) => None,
                    None => failure(kind, verdict.sentence()),
                }
            }
            // What is excluded gets no survey at all, whoever it would have gone to.
            Verdict::Survey { .. } | Verdict::Misdirected { .. } if ticked == Some(true) => {
                failure(FailureKind::DoNotSend, "do not send is ticked, and a survey is sent".into())
            }
            Verdict::Misdirected { why, path } => failure(FailureKind::of(path), why.clone()),
            Verdict::Logged { .. } if ticked == Some(false) && self.flag.is_some() => {
                failure(FailureKind::DoNotSend, "do not send is not ticked, and no survey is sent".into())
            }
            _ => None,
        }
    }
}

/// The template's own address in the place of one that the ticket lacks: for others a field gives it.
fn stand_in<'s>(sent: &'s Sent, form: &Form) -> Option<(&'static str, &'s str)> {
    let mut addresses = ROLES.iter().filter(|role| role.decides && role.kind == RoleKind::Address);
    addresses.find_map(|role| {
        let address = sent.fixed_text(role.path).filter(|_| !form.sources(role.path).is_empty())?;
        Some((role.path, address))
    })
}

/// What of the contract the template itself broke, where Stella may take the payload all the same.
fn breach(json: &Json, form: &Form, ticket: &Data) -> Option<String> {
    let blamed = violations(json).into_iter().find(|violation| match violation.breach {
        Breach::RepeatedKey => true,
        Breach::OddRegion(_) => {
            let given = |field: &String| ticket.get(field).and_then(Given::as_text);
            form.sources(&violation.path).iter().filter_map(given).any(|given| is_a_language(given.trim()))
        }
        _ => false,
    })?;
    Some(format!("{blamed}, and {OPEN}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{LanguageCode, Options, Preset};
    use crate::ticket::sample;
    use crate::verdict::Outcome;
    use serde_json::json;

    #[test]
    fn a_language_is_the_tickets_own_only_where_the_ticket_gave_it() {
        let code = |code: &str| LanguageCode::read(code).unwrap();
        let judged = |preset: Preset, when_empty: &str, language: &str| {
            let mut options = Options::of(preset);
            options.language.on = true;
            options.language.settings.when_empty = Some(code(when_empty));
            let flag = &options.do_not_send.settings.field;
            let judge = Judge::new("email", &options.write("email").text, flag, Clock(1_767_600_000));
            let mut ticket = sample::ordinary();
            ticket.set(&Placeholder::known("ticket.requester.language"), Some(json!(language)));
            let judgment = judge.on(&ticket, Assumptions::default());
            (judgment.verdict.outcome(), judgment.failure.map(|failure| failure.kind))
        };
        for (preset, when_empty, language, outcome, failure) in [
            (Preset::Guide, "en", "pt-BR", Outcome::Survey, None),
            (Preset::Guide, "en", "english", Outcome::Rejected, None),
            (Preset::Guide, "en", "123", Outcome::Rejected, None),
            (Preset::Guide, "en", "", Outcome::Rejected, None),
            // Freshdesk offers these, and a template that passes them on is to blame.
            (Preset::Guide, "en", "fil", Outcome::Rejected, Some(FailureKind::Rejected)),
            (Preset::Guide, "en", "es-LA", Outcome::Survey, Some(FailureKind::Contract)),
            (Preset::Robust, "en", "fil", Outcome::Survey, None),
            (Preset::Robust, "en", "es-LA", Outcome::Survey, None),
            (Preset::Robust, "en", "english", Outcome::Survey, None),
            (Preset::Robust, "en", "123", Outcome::Survey, None),
            (Preset::Robust, "en", "", Outcome::Survey, None),
            // Settings of an earlier page may hold such a code.
            (Preset::Robust, "german", "", Outcome::Rejected, Some(FailureKind::Rejected)),
        ] {
            assert_eq!(
                judged(preset, when_empty, language),
                (outcome, failure),
                "{preset:?} {when_empty} {language}"
            );
        }
    }
}
