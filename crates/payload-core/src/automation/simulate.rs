//! What Freshdesk does with the rules when something happens to a ticket, step by step and with reasons.
//!
//! On *Ticket Updates* every matching rule runs, from top to bottom (documented). That a rule further down
//! sees what a rule above has changed is what the guide's exclusion rule rests on; nobody has confirmed it.

use super::{Action, Condition, Event, Matching, Rule, Status, Webhook};
use crate::analysis::sample_ticket;
use crate::assumptions::Assumptions;
use crate::finding::Severity;
use crate::placeholder::Placeholder;
use crate::preview::{Reads, Sent, send};
use crate::rule_settings::{Performer, Property, RuleId, Stage, TicketSource};
use crate::ticket::{Ticket, field};
use crate::verdict::{Outcome, Verdict};
use crate::workspace::Workspace;
use ruby_liquid::{Clock, Template};
use serde_json::{Value, json};

/// A ticket and what happens to it, change after change.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The ticket before.
    pub ticket: Ticket,
    /// Where it came from.
    pub source: TicketSource,
    /// Its status before.
    pub from: Status,
    /// Whether the customer is an agent of the account.
    pub requester_is_agent: bool,
    /// The email of the agent who acts.
    pub agent_email: String,
    /// The changes of status, in order.
    pub moves: Vec<Move>,
}

/// One change of a ticket's status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Move {
    /// Who does it.
    pub by: Actor,
    /// The status it then has.
    pub to: Status,
}

/// Who does something to a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// An agent.
    Agent,
    /// The customer.
    Requester,
    /// An automation, as the one that closes resolved tickets after a while.
    System,
}

impl Actor {
    /// Every actor, in the order on screen.
    pub const ALL: [Actor; 3] = [Actor::Agent, Actor::Requester, Actor::System];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Actor::Agent => "Agent",
            Actor::Requester => "Requester",
            Actor::System => "System",
        }
    }
}

/// What follows from one change.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The change, as a sentence.
    pub what: String,
    /// Why no rule is even looked at.
    pub stopped: Option<&'static str>,
    /// What each rule does, from top to bottom.
    pub steps: Vec<Step>,
}

/// What one rule does at one change.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which rule.
    pub rule: RuleId,
    /// Its name.
    pub name: String,
    /// Whether it runs.
    pub runs: bool,
    /// Everything it asks for, and whether it is so.
    pub reasons: Vec<Reason>,
    /// What it changes, as sentences.
    pub changes: Vec<String>,
    /// The call it makes.
    pub call: Option<Call>,
}

/// One thing a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Whether it is so.
    pub holds: bool,
    /// What it asks for, and what is.
    pub text: String,
}

/// A call to Stella.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The channel it asks for.
    pub channel: String,
    /// Where it goes.
    pub url: String,
    /// What is sent.
    pub payload: String,
    /// What Stella makes of the payload.
    pub verdict: Verdict,
    /// What else is to be known, as sentences.
    pub notes: Vec<String>,
    /// Whether a survey follows, to the customer or to the test address.
    pub survey: bool,
    /// Why the customer is asked once more by it, where one was asked before.
    pub again: Option<Again>,
}

/// Why a customer is asked once more for the same ticket; later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Again {
    /// The ticket got the status that the rule listens to once more.
    SameStatus,
    /// The rule listens to both statuses that the ticket got.
    BothStatuses,
    /// Another rule took the ticket, too.
    OtherRule,
}

impl Again {
    /// How bad it is: that a ticket was reopened is not the fault of any rule.
    pub fn severity(self) -> Severity {
        match self {
            Again::SameStatus => Severity::Wrong,
            Again::BothStatuses | Again::OtherRule => Severity::Breaks,
        }
    }
}

const REQUESTER_IS_AGENT: &str = "The requester is an agent: Freshdesk runs no automation on such a ticket. Test with a customer who is not.";
const SYSTEM: &str =
    "Whether an automation’s change counts here is not confirmed; it is counted, to be on the safe side";
const SEEN_BELOW: &str = "The rules below see this; the guide rests on it, but it is not confirmed";

/// Runs the rules.
pub fn simulate(rules: &[Rule], scene: &Scene, workspace: &Workspace, clock: Clock) -> Vec<Turn> {
    let mut run = Run { workspace, clock, ticket: scene.ticket.clone(), calls: 0, asked: Vec::new(), scene };
    run.set("ticket.source_name", json!(scene.source.label()));
    let mut from = scene.from;
    let mut turns = Vec::new();
    for step in &scene.moves {
        run.set("ticket.status", json!(step.to.label()));
        let who = match step.by {
            Actor::Agent => format!("An agent ({}) changes", scene.agent_email),
            Actor::Requester => "The requester changes".to_owned(),
            Actor::System => "An automation changes".to_owned(),
        };
        let what = format!("{who} the status from {} to {}.", from.label(), step.to.label());
        let stopped = scene.requester_is_agent.then_some(REQUESTER_IS_AGENT);
        let steps = match (stopped, from == step.to) {
            (None, false) => rules.iter().map(|rule| run.step(rule, *step)).collect(),
            _ => Vec::new(),
        };
        turns.push(Turn { what, stopped, steps });
        from = step.to;
    }
    turns
}

/// The calls that go out, in order.
pub fn calls(turns: &[Turn]) -> impl Iterator<Item = &Call> {
    turns.iter().flat_map(|turn| &turn.steps).filter_map(|step| step.call.as_ref())
}

struct Run<'a> {
    workspace: &'a Workspace,
    scene: &'a Scene,
    clock: Clock,
    ticket: Ticket,
    calls: usize,
    /// The rules that asked for a survey, each at what status.
    asked: Vec<(RuleId, Status)>,
}

impl Run<'_> {
    fn set(&mut self, placeholder: &'static str, value: Value) {
        self.ticket.set(&Placeholder::known(placeholder), Some(value));
    }

    fn text(&self, placeholder: &'static str) -> String {
        self.ticket.text(&Placeholder::known(placeholder))
    }

    fn step(&mut self, rule: &Rule, change: Move) -> Step {
        let mut reasons = vec![performer(rule.performer, change.by), event(rule, change.to)];
        reasons.extend(self.conditions(rule));
        let runs = reasons.iter().all(|reason| reason.holds);
        let mut step = Step {
            rule: rule.id.clone(),
            name: rule.name.clone(),
            runs,
            reasons,
            changes: Vec::new(),
            call: None,
        };
        for action in rule.actions.iter().filter(|_| runs) {
            match action {
                Action::AssignPerformer if change.by == Actor::Agent => {
                    let email = self.scene.agent_email.clone();
                    step.changes.push(format!("Assigns {email}. {SEEN_BELOW}."));
                    self.set("ticket.agent.email", json!(email));
                }
                Action::AssignPerformer => step.changes.push("Assigns nobody: no agent did it.".to_owned()),
                Action::Tick(placeholder) => {
                    step.changes.push(format!("Ticks {}. {SEEN_BELOW}.", field::label(placeholder)));
                    self.ticket.set(placeholder, Some(json!(true)));
                }
                Action::Call(webhook) => step.call = Some(self.call(rule, webhook, change.to)),
            }
        }
        step
    }

    fn condition(&self, condition: &Condition) -> Reason {
        match condition {
            Condition::NoAgent => {
                // A ticket of the API names its agent by number only.
                let known = ["ticket.agent.email", "ticket.agent.name", "ticket.agent.id"];
                match known.map(|path| self.text(path)).into_iter().find(|text| !text.trim().is_empty()) {
                    None => reason(true, "Agent is None: nobody is assigned"),
                    Some(agent) => reason(false, format!("Agent is None: {agent} is assigned")),
                }
            }
            Condition::SourceIn(sources) => {
                let names: Vec<&str> = sources.iter().map(|source| source.label()).collect();
                let source = &self.scene.source;
                let text = format!("Source is {}: it is {}", names.join(" or "), source.label());
                reason(sources.contains(source), text)
            }
            Condition::Has(asked) => {
                let has = values(&self.ticket, &asked.test.property);
                let is = if has.is_empty() { "none".to_owned() } else { has.join(", ") };
                let mut text = match asked.test.property {
                    Property::Tag => format!("{}: the ticket has {is}", asked.sentence()),
                    _ => format!("{}: it is {is}", asked.sentence()),
                };
                if asked.hangs_on_case(&has) {
                    text.push_str(". Whether letter case counts is not confirmed; it is taken to count");
                }
                reason(asked.is_met(&has), text)
            }
        }
    }

    /// What a rule asks of the ticket. Where any one of several suffices, they are one reason.
    fn conditions(&self, rule: &Rule) -> Vec<Reason> {
        let each: Vec<Reason> = rule.conditions.iter().map(|condition| self.condition(condition)).collect();
        match rule.matching {
            Matching::Any if each.len() > 1 => {
                let holds = each.iter().any(|reason| reason.holds);
                let texts: Vec<String> = each.into_iter().map(|reason| reason.text).collect();
                vec![reason(holds, format!("Any of these. {}", texts.join("; ")))]
            }
            _ => each,
        }
    }

    /// The ticket of the story, with what a built-in one is lent of fields of the account's own.
    fn filled(&self, template: &Template, channel: &str) -> Ticket {
        let mut ticket = self.ticket.clone();
        let reads = Reads::of(template, self.clock);
        let sample = sample_ticket(self.workspace, template, &reads, channel, self.clock);
        for field in reads.fields() {
            if self.workspace.ticket.get(&field).is_none()
                && ticket.get(&field).is_none()
                && let Some(value) = sample.get(&field)
            {
                ticket.set(&field, Some(value.clone()));
            }
        }
        ticket
    }

    fn call(&mut self, rule: &Rule, webhook: &Webhook, status: Status) -> Call {
        let assumptions: Assumptions = self.workspace.assumptions;
        let template = assumptions.parse(&webhook.template);
        let ticket = assumptions.hand_over(&self.filled(&template, &webhook.channel));
        let Sent { rendering, verdict, .. } = send(&template, &ticket, &webhook.channel, self.clock);
        self.calls += 1;
        let mut notes = Vec::new();
        let mut survey = verdict.outcome() == Outcome::Survey;
        if self.workspace.rules.manual.contains(&webhook.channel) && survey {
            notes.push("Stella’s status page shows “Channel is in manual mode”".to_owned());
            survey = false;
        }
        if survey && self.workspace.progress.stage_of(&rule.id) == Stage::Test {
            notes.push("With the test key the survey goes to your test address instead".to_owned());
        }
        if self.calls > 1 {
            notes.push(format!(
                "This is call {} for one ticket, and Stella does not notice repeats",
                self.calls
            ));
        }
        let again = self.again(rule, status).filter(|_| survey);
        if survey {
            self.asked.push((rule.id.clone(), status));
        }
        Call {
            channel: webhook.channel.clone(),
            url: webhook.url.clone(),
            payload: rendering.text,
            verdict,
            notes,
            survey,
            again,
        }
    }

    /// Why a survey that a rule asks for now is not the first.
    fn again(&self, rule: &Rule, status: Status) -> Option<Again> {
        let why = |(asked, at): &(RuleId, Status)| match (*asked == rule.id, *at == status) {
            (false, _) => Again::OtherRule,
            (true, false) => Again::BothStatuses,
            (true, true) => Again::SameStatus,
        };
        self.asked.iter().map(why).max()
    }
}

fn reason(holds: bool, text: impl Into<String>) -> Reason {
    Reason { holds, text: text.into() }
}

fn performer(performer: Performer, by: Actor) -> Reason {
    let holds = match (performer, by) {
        (Performer::Agent | Performer::AgentOrRequester, Actor::Agent)
        | (Performer::Requester | Performer::AgentOrRequester, Actor::Requester)
        | (Performer::System, Actor::System) => true,
        (Performer::AgentOrRequester, Actor::System) => {
            return reason(true, format!("Performed by Agent or Requester: it was System. {SYSTEM}"));
        }
        _ => false,
    };
    reason(holds, format!("Performed by {}: it was {}", performer.label(), by.label()))
}

fn event(rule: &Rule, to: Status) -> Reason {
    let wanted: Vec<&str> = rule.events.iter().map(|Event::StatusTo(status)| status.label()).collect();
    let text = format!("Status changed from Any to {}: it became {}", wanted.join(" or "), to.label());
    reason(rule.fires_on(to), text)
}

/// What a ticket has of a property: its tags one by one, or its only value.
pub fn values(ticket: &Ticket, property: &Property) -> Vec<String> {
    match property {
        Property::Tag => tags(ticket),
        other => {
            vec![ticket.text(&other.placeholder())].into_iter().filter(|text| !text.is_empty()).collect()
        }
    }
}

/// A ticket's tags, one by one.
pub fn tags(ticket: &Ticket) -> Vec<String> {
    let tags = Placeholder::known("ticket.tags");
    let texts: Vec<String> = match ticket.get(&tags) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => vec![ticket.text(&tags)],
    };
    let cut = texts.iter().flat_map(|text| text.split(',')).map(str::trim);
    cut.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::automation::rules;
    use crate::automation::story::{STORIES, Story};
    use crate::automation::summary::Summary;
    use crate::rule_settings::{ConditionEdit, Moment, ProgressEdit, RuleEdit, Test};
    use crate::workspace::Edit;

    /// What a story comes to: the rules that run at each change, and the verdicts.
    fn told(id: &str, edits: Vec<Edit>) -> String {
        let mut workspace = Workspace::default();
        edits.into_iter().for_each(|edit| workspace.apply(edit));
        let story = Story::find(id).expect("a story of that name");
        let workspace = story.suppose(&workspace);
        let turns = simulate(&rules(&workspace), &story.scene(&workspace), &workspace, Clock(0));
        let ran = |turn: &Turn| {
            let words =
                turn.steps.iter().filter(|step| step.runs).map(|step| String::from(step.rule.clone()));
            words.collect::<Vec<_>>().join(" ")
        };
        let ran: Vec<String> = turns.iter().map(ran).collect();
        format!("[{}] {}", ran.join("] ["), Summary::of(&turns, &rules(&workspace)).sentence)
    }

    #[test]
    fn stories() {
        let rule = |edit| vec![Edit::Rule(edit)];
        let exclude = |property, typed: &str| {
            RuleEdit::ExcludeBy(ConditionEdit::Set(Test::usual(property), vec![typed.to_owned()]))
        };
        let both = || rule(RuleEdit::Moment(Moment::Both));
        let manual = || rule(RuleEdit::Manual("email".into(), true));
        let phone = || vec![Edit::Channel("phone".into(), true), Edit::Show("email".into())];
        let everything = || {
            let mut edits = phone();
            edits.extend(
                crate::rule_settings::Source::ALL
                    .map(|source| Edit::Rule(RuleEdit::Source("phone".into(), source.into(), false))),
            );
            edits
        };
        let test = || vec![Edit::Progress(ProgressEdit::Stage(RuleId::Send("email".into()), Stage::Test))];
        let ann = "One call goes out. Stella will send a survey to ann@example.com.";
        let two = "The customer is asked twice for one ticket.";
        let none = "No call goes out, so no survey.";
        let logged = "One call goes out, no survey. Logged, no survey: do not send is ticked.";
        for (id, edits, expected) in [
            ("resolved", vec![], format!("[send-email] {ann}")),
            ("resolved", phone(), format!("[send-email] {ann}")),
            ("resolved", everything(), format!("[send-email send-phone] {two}")),
            ("resolved", test(), format!("[send-email] {ann}")),
            ("resolved", manual(), "[send-email] One call goes out, no survey. Stella’s status page shows “Channel is in manual mode”.".into()),
            ("resolved", rule(RuleEdit::Performer(Performer::Requester)), format!("[] {none}")),
            ("closed", vec![], format!("[] {none}")),
            ("closed", rule(RuleEdit::Moment(Moment::Closed)), format!("[send-email] {ann}")),
            ("auto-closed", vec![], format!("[send-email] [] {ann}")),
            ("auto-closed", both(), format!("[send-email] [send-email] {two}")),
            ("auto-closed", rule(RuleEdit::Moment(Moment::Closed)), format!("[] [send-email] {ann}")),
            ("closed-later", vec![], format!("[send-email] [] {ann}")),
            ("closed-later", both(), format!("[send-email] [send-email] {two}")),
            ("nobody", vec![], format!("[assign send-email] {ann}")),
            ("nobody", rule(RuleEdit::Assign(false)), "[send-email] One call goes out, no survey. Rejected: the employee e-mail is empty, as when nobody is assigned or the ticket lacks the address.".into()),
            ("excluded", vec![], format!("[do-not-send send-email] {logged}")),
            ("excluded", rule(RuleEdit::ExcludeTags(vec![" staff ;vip".into()])), format!("[do-not-send send-email] {logged}")),
            ("resolved", rule(exclude(Property::RequesterEmail, "@EXAMPLE.com")), format!("[do-not-send send-email] {logged}")),
            ("resolved", rule(exclude(Property::Subject, "no such words; nor these")), format!("[send-email] {ann}")),
            ("agent", vec![], "[] No call goes out. The requester is an agent: Freshdesk runs no automation on such a ticket. Test with a customer who is not.".into()),
            ("chat", vec![], format!("[] {none}")),
            ("chat", phone(), format!("[] {none}")),
            ("below", vec![], format!("[send-email do-not-send] {ann}")),
            ("reopened", vec![], format!("[send-email] [] [send-email] {two}")),
        ] {
            assert_eq!(told(id, edits.clone()), expected, "{id} {edits:?}");
        }
    }

    #[test]
    fn every_step_has_its_reason() {
        for story in STORIES {
            let workspace = story.suppose(&Workspace::default());
            for turn in simulate(&rules(&workspace), &story.scene(&workspace), &workspace, Clock(0)) {
                for step in &turn.steps {
                    assert_eq!(step.runs, step.reasons.iter().all(|reason| reason.holds), "{}", story.id);
                    assert!(step.reasons.len() >= 2, "{}", story.id);
                    assert!(step.runs || (step.changes.is_empty() && step.call.is_none()));
                }
            }
        }
    }

    #[test]
    fn the_call_holds_the_payload_of_the_ticket_as_the_rules_left_it() {
        let story = Story::find("nobody").unwrap();
        let workspace = story.suppose(&Workspace::default());
        let turns = simulate(&rules(&workspace), &story.scene(&workspace), &workspace, Clock(0));
        let call = calls(&turns).next().unwrap();
        let json: Value = serde_json::from_str(&call.payload).unwrap();
        assert_eq!(json["employee"]["email"], "maya@acme.example");
    }

    #[test]
    fn a_tag_in_other_letters_is_told_to_be_uncertain() {
        let mut workspace = Workspace::default();
        workspace.rules.exclude_tags = vec!["VIP".into()];
        let story = Story::find("resolved").unwrap();
        let turns = simulate(&rules(&workspace), &story.scene(&workspace), &workspace, Clock(0));
        let reason = turns[0].steps[1].reasons.last().unwrap();
        assert!(!reason.holds && reason.text.contains("is not confirmed"), "{}", reason.text);
    }

    #[test]
    fn reads_tags_in_either_form() {
        for text in [r#"{"tags":"vip, a b,,"}"#, r#"{"tags":["vip","a b"]}"#] {
            assert_eq!(tags(&Ticket::read(text).unwrap()), ["vip", "a b"]);
        }
    }
}
