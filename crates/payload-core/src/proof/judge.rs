//! One template, ready to be judged on many tickets: parsed once for each Liquid, rendered again and again.

use super::structure::{Form, intrusion};
use crate::assumptions::{Assumptions, LANGUAGES};
use crate::payload::contract::{Breach, OPEN, is_language, violations};
use crate::payload::{self, Json};
use crate::placeholder::Placeholder;
use crate::preview::{Reads, harmless};
use crate::ticket::{Ticket, field};
use crate::verdict::{Status, Verdict, is_email};
use ruby_liquid::{Clock, Data, Dialect, Rendering, Template};
use serde_json::{Value, json};

/// What became of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// What Stella does.
    pub verdict: Verdict,
    /// What the template is to blame for; nothing where the case holds.
    pub failure: Option<Failure>,
}

/// What a template is to blame for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// What happened, with the actual values, as a sentence without its full stop.
    pub why: String,
}

/// The kinds of failures; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FailureKind {
    /// Rejected, though the ticket has what was needed.
    Rejected,
    /// A part of Stella's contract is broken.
    Contract,
    /// `Liquid error` stands in what is sent.
    LiquidError,
    /// *Do not send* is not heeded.
    DoNotSend,
    /// The survey goes to somebody else.
    Recipient,
    /// It is not JSON.
    NotJson,
    /// The template does not parse.
    Nothing,
    /// A value changes the form of the payload.
    Injection,
}

impl FailureKind {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            FailureKind::Rejected => "Rejected",
            FailureKind::Contract => "Against the contract",
            FailureKind::LiquidError => "Liquid error",
            FailureKind::DoNotSend => "Do not send ignored",
            FailureKind::Recipient => "Wrong recipient",
            FailureKind::NotJson => "Not JSON",
            FailureKind::Nothing => "Nothing is sent",
            FailureKind::Injection => "Injection",
        }
    }
}

/// A template that can be judged.
#[derive(Debug)]
pub struct Judge {
    /// The channel it is for.
    pub channel: String,
    templates: [(Template, Form); 2],
    /// The placeholders it reads.
    pub placeholders: Vec<Placeholder>,
    flag: Option<Placeholder>,
    clock: Clock,
}

impl Judge {
    /// A template of a channel; `flag` is the checkbox that excludes a ticket.
    pub fn new(channel: &str, template: &str, flag: &Placeholder, clock: Clock) -> Self {
        let parsed = [Dialect::V2_4, Dialect::V5].map(|liquid| Template::parse(template, liquid));
        let placeholders = Reads::fields_of(&parsed, clock);
        let harmless = harmless(&placeholders, Some(flag));
        let templates = parsed.map(|template| {
            let liquid = template.dialect();
            let form = form(&template, &harmless, flag, liquid, clock);
            (template, form)
        });
        Self {
            channel: channel.to_owned(),
            templates,
            flag: placeholders.contains(flag).then(|| flag.clone()),
            placeholders,
            clock,
        }
    }

    fn template(&self, liquid: Dialect) -> &(Template, Form) {
        &self.templates[usize::from(liquid == Dialect::V5)]
    }

    /// What the template sends for a ticket.
    pub fn render(&self, ticket: &Ticket, assumptions: Assumptions) -> Rendering {
        self.template(assumptions.liquid).0.render(&assumptions.present(ticket), self.clock)
    }

    /// Judges a ticket.
    pub fn on(&self, ticket: &Ticket, assumptions: Assumptions) -> Judgement {
        let presented = assumptions.presented(ticket);
        self.on_presented(assumptions.liquid, &presented, &Data::new(&presented))
    }

    /// Judges a ticket as Freshdesk hands it over; `data` is the same as `presented`.
    pub fn on_presented(&self, liquid: Dialect, presented: &Value, data: &Data) -> Judgement {
        let (template, form) = self.template(liquid);
        if let Some(error) = template.errors().first() {
            let failure = Failure { kind: FailureKind::Nothing, why: error.message.clone() };
            return Judgement {
                verdict: Verdict::Nothing { why: error.message.clone() },
                failure: Some(failure),
            };
        }
        let rendering = template.render(data, self.clock);
        let payload = payload::read(&rendering.text);
        let verdict = Verdict::on(&rendering.text, &payload);
        let failure = match &payload {
            Err(broken) => {
                let why = format!("{}: {}", verdict.sentence(), broken.reason);
                Some(Failure { kind: FailureKind::NotJson, why })
            }
            Ok(json) => self.blame(&rendering, json, form, &verdict, presented),
        };
        Judgement { verdict, failure }
    }

    fn blame(
        &self,
        rendering: &Rendering,
        json: &Json,
        form: &Form,
        verdict: &Verdict,
        presented: &Value,
    ) -> Option<Failure> {
        let failure = |kind, why| Some(Failure { kind, why });
        if let Some(intrusion) = intrusion(&rendering.text, &rendering.pieces, json, form) {
            return failure(FailureKind::Injection, intrusion.to_string());
        }
        if let Some(problem) = rendering.problems.iter().find(|problem| problem.printed) {
            return failure(FailureKind::LiquidError, format!("“{}” stands in the payload", problem.message));
        }
        if let Some(why) = breach(json, form, presented) {
            return failure(FailureKind::Contract, why);
        }
        match verdict {
            Verdict::Rejected { status: Status::Validation, .. } => {
                return failure(FailureKind::Contract, verdict.sentence());
            }
            Verdict::Rejected { path, .. } if !is_the_tickets_own(path, json, form, presented) => {
                return failure(FailureKind::Rejected, verdict.sentence());
            }
            Verdict::Survey { to, .. } => {
                let given: Vec<&str> = form
                    .sources("customer.email")
                    .iter()
                    .filter_map(|field| text(presented, field))
                    .map(str::trim)
                    .filter(|text| is_email(text))
                    .collect();
                if !given.is_empty() && !given.iter().any(|given| given.eq_ignore_ascii_case(to)) {
                    let why = format!("the survey goes to {to}, and the ticket says {}", given.join(" or "));
                    return failure(FailureKind::Recipient, why);
                }
            }
            _ => {}
        }
        let ticked = self.flag.as_ref().and_then(|flag| ticked(value(presented, flag.as_str())));
        match (ticked, verdict) {
            (Some(true), Verdict::Survey { .. }) => {
                failure(FailureKind::DoNotSend, "do not send is ticked, and a survey is sent".into())
            }
            (Some(false), Verdict::Logged { .. }) => {
                failure(FailureKind::DoNotSend, "do not send is not ticked, and no survey is sent".into())
            }
            _ => None,
        }
    }
}

/// What the template's payload looks like for harmless values: with the flag ticked, so that no assumption
/// about an unticked one matters, or where that gives no payload, unticked.
fn form(template: &Template, harmless: &Ticket, flag: &Placeholder, liquid: Dialect, clock: Clock) -> Form {
    for tick in [true, false] {
        let mut ticket = harmless.clone();
        ticket.set(flag, Some(json!(tick)));
        let data = Assumptions { liquid, ..Assumptions::default() }.present(&ticket);
        let rendering = template.render(&data, clock);
        if let Ok(json) = payload::read(&rendering.text) {
            return Form::of(&rendering.pieces, &json);
        }
    }
    Form::default()
}

/// The value behind a path in a ticket as it was handed over.
fn value<'a>(presented: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(presented, |value, name| value.get(name))
}

fn text<'a>(presented: &'a Value, path: &str) -> Option<&'a str> {
    value(presented, path).and_then(Value::as_str)
}

/// Whether a checkbox as it was handed over is ticked; nothing where it is neither.
fn ticked(value: Option<&Value>) -> Option<bool> {
    match value {
        Some(Value::Bool(ticked)) => Some(*ticked),
        Some(Value::String(text)) => match text.as_str() {
            "true" => Some(true),
            "false" | "0" | "" => Some(false),
            _ => None,
        },
        Some(Value::Number(number)) => (number.as_u64() == Some(0)).then_some(false),
        None | Some(Value::Null) => Some(false),
        _ => None,
    }
}

/// What of the contract the template itself broke, where Stella may take the payload all the same.
fn breach(json: &Json, form: &Form, presented: &Value) -> Option<String> {
    let blamed = violations(json).into_iter().find(|violation| match violation.breach {
        Breach::RepeatedKey => true,
        Breach::OddRegion(_) => {
            let mut given = form.sources(&violation.path).iter().filter_map(|field| text(presented, field));
            given.any(|given| is_a_language(given.trim()))
        }
        _ => false,
    })?;
    Some(format!("{blamed}, and {OPEN}"))
}

/// Whether a code as it was handed over names a language: one that Stella reads, or one that Freshdesk offers.
fn is_a_language(code: &str) -> bool {
    is_language(code) || LANGUAGES.split(' ').any(|offered| offered == code)
}

/// Whether a rejection is the ticket's own: the template reads a field for it, and none that it reads was
/// handed over usable.
fn is_the_tickets_own(path: &str, json: &Json, form: &Form, presented: &Value) -> bool {
    let paths: &[&str] = match path {
        "employee.email" => &["employee.email", "employee.custom_id"],
        other => &[other],
    };
    let sent = json.at(path).and_then(Json::text).unwrap_or_default().trim();
    let mut fields =
        paths.iter().flat_map(|path| form.sources(path)).filter(|field| exists(field)).peekable();
    fields.peek().is_some()
        && fields.all(|field| {
            let given = match value(presented, field) {
                None | Some(Value::Null) => "",
                Some(Value::String(text)) => text.trim(),
                // A number or a list is no address and no language, and is no empty brand.
                Some(_) => return path != "brand",
            };
            match path {
                // A brand of signs alone names nothing.
                "brand" => !given.contains(char::is_alphanumeric),
                // Where there is none, what is sent is the template's own.
                "language" if given.is_empty() => sent.is_empty(),
                "language" => !is_a_language(given),
                _ => !is_email(given),
            }
        })
}

/// Whether Freshdesk can have such a field: a documented one, one of the account's own, or one that the
/// guide uses.
fn exists(path: &str) -> bool {
    let custom = path.starts_with("ticket.cf_") || path == "ticket.brand";
    custom || field::FIELDS.iter().any(|field| field.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{LanguageCode, Options, Preset};
    use crate::ticket::sample;
    use crate::verdict::Outcome;

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
            let judgement = judge.on(&ticket, Assumptions::default());
            (judgement.verdict.outcome(), judgement.failure.map(|failure| failure.kind))
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
