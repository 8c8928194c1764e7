//! The rules in Freshdesk that follow from a workspace, as data that a person can read and the
//! simulator can run.

pub mod check;
mod order;
mod sheet;
pub mod simulate;
mod source;
pub mod story;
pub mod summary;

pub use crate::freshdesk::Status;
pub use order::{rules_to_make, sent_before};
pub use sheet::{Copied, Entry, Field, Origin, PAYLOAD, Section, Sheet};
pub use source::source_without_rule;

use crate::placeholder::Placeholder;
use crate::rule_settings::{Asked, Authentication, Moment, Performer, RuleId, TicketSource};
use crate::workspace::Workspace;

/// Where the rules are today (documented).
pub const MENU: &str = "Admin > Workflows > Automations > Ticket Updates";
/// Where they were when the guide was written.
pub const OLD_MENU: &str = "Admin > Helpdesk Productivity > Observer";

/// What is typed where Freshdesk asks for the API key. The key itself is never known here.
pub const KEY: &str = "<API key>";
/// The user name for Basic authentication, where the key is the password.
pub const USER: &str = "connect";
/// The header that carries the key where it is sent in a header of its own.
pub const HEADER: &str = "x-api-key";

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which one.
    pub id: RuleId,
    /// Its name.
    pub name: String,
    /// Whose doing it listens to.
    pub performer: Performer,
    /// The events it listens to; any one suffices.
    pub events: Vec<Event>,
    /// The conditions on the ticket.
    pub conditions: Vec<Condition>,
    /// Whether all of them must hold, or any one.
    pub matching: Matching,
    /// What it then does, in order.
    pub actions: Vec<Action>,
}

/// What a rule listens to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The status changed from any to this one.
    StatusTo(Status),
}

/// A condition on the ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Nobody is assigned.
    NoAgent,
    /// It came from one of these.
    SourceIn(Vec<TicketSource>),
    /// A property is as asked.
    Has(Asked),
}

/// How many of the conditions must hold (documented).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matching {
    /// All of them.
    All,
    /// Any one of them.
    Any,
}

impl Matching {
    /// The label in Freshdesk.
    pub fn label(self) -> &'static str {
        match self {
            Matching::All => "Match ALL of the below",
            Matching::Any => "Match ANY of the below",
        }
    }
}

/// What a rule does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Assigns the ticket to the agent who did it.
    AssignPerformer,
    /// Ticks a checkbox of the ticket.
    Tick(Placeholder),
    /// Calls a webhook.
    Call(Webhook),
}

/// A webhook of a rule: always POST and JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The channel it asks for.
    pub channel: String,
    /// Where it goes.
    pub url: String,
    /// How the key travels with it.
    pub authentication: Authentication,
    /// Its content, as a template.
    pub template: String,
}

impl Rule {
    /// The call that a send rule makes.
    pub fn webhook(&self) -> Option<&Webhook> {
        self.actions.iter().find_map(|action| match action {
            Action::Call(webhook) => Some(webhook),
            _ => None,
        })
    }

    /// The sources that its Source condition names; none where it has no such condition.
    pub fn sources(&self) -> Option<&[TicketSource]> {
        self.conditions.iter().find_map(|condition| match condition {
            Condition::SourceIn(sources) => Some(sources.as_slice()),
            _ => None,
        })
    }

    /// The conditions on properties of the ticket.
    pub fn wants(&self) -> impl Iterator<Item = &Asked> {
        self.conditions.iter().filter_map(|condition| match condition {
            Condition::Has(asked) => Some(asked),
            _ => None,
        })
    }

    /// Whether it listens to a change to this status.
    pub fn fires_on(&self, status: Status) -> bool {
        self.events.contains(&Event::StatusTo(status))
    }
}

/// The rules that the workspace asks for, in the admin's order: the right one, unless it was changed.
pub fn rules(workspace: &Workspace) -> Vec<Rule> {
    let order = &workspace.rules.order;
    let place = |rule: &Rule| order.iter().position(|id| *id == rule.id).unwrap_or(order.len());
    let mut rules = in_right_order(workspace);
    rules.sort_by_key(place);
    rules
}

/// The sheet of every rule, in the admin's order.
pub fn sheets(workspace: &Workspace) -> Vec<Sheet> {
    rules(workspace).iter().map(|rule| Sheet::of(rule, workspace)).collect()
}

/// The rules in the order that works: whoever changes a ticket stands above whoever sends it.
fn in_right_order(workspace: &Workspace) -> Vec<Rule> {
    let (book, options) = (&workspace.rules, &workspace.options);
    let named = |id: RuleId| (book.name_of(&id), id);
    let statuses = |moment| match moment {
        Moment::Resolved => vec![Event::StatusTo(Status::Resolved)],
        Moment::Closed => vec![Event::StatusTo(Status::Closed)],
        Moment::Both => vec![Event::StatusTo(Status::Resolved), Event::StatusTo(Status::Closed)],
    };
    let mut rules = Vec::new();
    if book.assign {
        let (name, id) = named(RuleId::Assign);
        rules.push(Rule {
            id,
            name,
            performer: Performer::Agent,
            events: statuses(Moment::Both),
            conditions: vec![Condition::NoAgent],
            matching: Matching::All,
            actions: vec![Action::AssignPerformer],
        });
    }
    if let (true, Some(settings)) = (book.exclude, options.do_not_send.get()) {
        let (name, id) = named(RuleId::Exclude);
        // It must have run before any of the send rules.
        let moment = options.channels_on().map(|channel| book.moment_of(channel)).reduce(Moment::and);
        let performer =
            options.channels_on().map(|channel| book.performer_of(channel)).reduce(Performer::and);
        rules.push(Rule {
            id,
            name,
            performer: performer.unwrap_or(book.performer),
            events: statuses(moment.unwrap_or(book.moment)),
            conditions: book.exclusions().into_iter().map(Condition::Has).collect(),
            matching: Matching::Any,
            actions: vec![Action::Tick(settings.field.clone())],
        });
    }
    for channel in options.channels_on() {
        let (name, id) = named(RuleId::Send(channel.to_owned()));
        let sources = Some(book.sources_of(channel)).filter(|sources| !sources.is_empty());
        let wanted = book.onlys(channel).cloned();
        rules.push(Rule {
            id,
            name,
            performer: book.performer_of(channel),
            events: statuses(book.moment_of(channel)),
            conditions: sources
                .map(Condition::SourceIn)
                .into_iter()
                .chain(wanted.map(Condition::Has))
                .collect(),
            matching: Matching::All,
            actions: vec![Action::Call(Webhook {
                channel: channel.to_owned(),
                url: book.url.clone(),
                authentication: book.authentication,
                template: workspace.template(channel).text,
            })],
        });
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Choice;
    use crate::rule_settings::{RuleEdit, Source};
    use crate::workspace::Edit;

    fn words(workspace: &Workspace) -> Vec<String> {
        rules(workspace).into_iter().map(|rule| rule.id.into()).collect()
    }

    #[test]
    fn the_choices_decide_which_rules_there_are() {
        let mut workspace = Workspace::default();
        assert_eq!(words(&workspace), ["assign", "do-not-send", "send-email"]);
        workspace.apply(Edit::Channel("phone".into(), true));
        workspace.apply(Edit::AddChannel("In store".into()));
        workspace.apply(Edit::Switch(Choice::DoNotSend, false));
        assert_eq!(words(&workspace), ["assign", "send-email", "send-phone", "send-In store"]);
        workspace.apply(Edit::Rule(RuleEdit::Assign(false)));
        assert_eq!(words(&workspace), ["send-email", "send-phone", "send-In store"]);
        assert_eq!(rules(&workspace)[1].sources(), Some([Source::Phone.into()].as_slice()));
        assert_eq!(rules(&workspace)[2].sources(), None);
    }

    #[test]
    fn each_channel_has_its_events_and_the_exclusion_hears_them_all() {
        let mut workspace = Workspace::default();
        let chat = || "chat".to_owned();
        workspace.apply(Edit::Channel(chat(), true));
        workspace.apply(Edit::Rule(RuleEdit::MomentOf(chat(), Some(Moment::Closed))));
        workspace.apply(Edit::Rule(RuleEdit::PerformerOf(chat(), Some(Performer::Agent))));
        let told: Vec<_> =
            rules(&workspace).into_iter().skip(1).map(|rule| (rule.events.len(), rule.performer)).collect();
        let both = Performer::AgentOrRequester;
        assert_eq!(told, [(2, both), (1, both), (1, Performer::Agent)]);
        workspace.apply(Edit::Channel("email".into(), false));
        assert_eq!(rules(&workspace)[1].performer, Performer::Agent);
        assert!(!rules(&workspace)[1].fires_on(Status::Resolved));
    }

    #[test]
    fn a_changed_order_stays_and_new_rules_stand_last() {
        let mut workspace = Workspace::default();
        let order = vec![RuleId::Send("email".into()), RuleId::Exclude];
        workspace.apply(Edit::Rule(RuleEdit::Order(order)));
        assert_eq!(words(&workspace), ["send-email", "do-not-send", "assign"]);
    }
}
