//! What the admin decides about the rules in Freshdesk, and how far the work on them has come.

mod condition;
mod edit;
mod endpoint;
mod progress;
mod property;
mod send_rule;

pub use condition::{Asked, ConditionEdit, Conditions, Operator, Test, values};
pub use edit::{ProgressEdit, RuleEdit};
pub use endpoint::{Authentication, ENDPOINTS, Endpoint, REQUESTS_API, SISTER, SUBDOMAIN};
pub use progress::{Progress, Stage};
pub use property::Property;
pub use send_rule::TicketSource;

pub use crate::freshdesk::Source;

use serde::{Deserialize, Serialize};
use vecmap::{VecMap, VecSet};

/// Which rule of the set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RuleId {
    /// Assigns the agent who resolves a ticket that nobody has.
    Assign,
    /// Ticks the checkbox that excludes a ticket.
    Exclude,
    /// Asks Stella for a survey, for the channel of that name.
    Send(String),
}

const SEND: &str = "send-";

impl RuleId {
    /// A name for it in a word or a few.
    pub fn short(&self) -> &str {
        match self {
            RuleId::Assign => "Assign",
            RuleId::Exclude => "Do not send",
            RuleId::Send(channel) => channel,
        }
    }
}

impl From<RuleId> for String {
    fn from(id: RuleId) -> String {
        match id {
            RuleId::Assign => "assign".to_owned(),
            RuleId::Exclude => "do-not-send".to_owned(),
            RuleId::Send(channel) => format!("{SEND}{channel}"),
        }
    }
}

impl TryFrom<String> for RuleId {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_str() {
            "assign" => Ok(RuleId::Assign),
            "do-not-send" => Ok(RuleId::Exclude),
            _ => match word.strip_prefix(SEND) {
                Some(channel) => Ok(RuleId::Send(channel.to_owned())),
                None => Err(format!("“{word}” is no rule: use assign, do-not-send or {SEND}<channel>.")),
            },
        }
    }
}

/// At which change of status the send rules act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Moment {
    /// When a ticket is resolved.
    #[default]
    Resolved,
    /// When it is closed.
    Closed,
    /// At both, so twice for a ticket that is resolved and then closed.
    Both,
}

impl Moment {
    /// Every moment, in the order on screen.
    pub const ALL: [Moment; 3] = [Moment::Resolved, Moment::Closed, Moment::Both];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Moment::Resolved => "Resolved",
            Moment::Closed => "Closed",
            Moment::Both => "Resolved and Closed",
        }
    }
}

/// Whose actions a rule listens to: Freshdesk's *When an action is performed by* (documented).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Performer {
    /// An agent's.
    Agent,
    /// The customer's.
    Requester,
    /// Either's.
    #[default]
    AgentOrRequester,
    /// Another automation's.
    System,
}

impl Performer {
    /// Every performer, in the order on screen.
    pub const ALL: [Performer; 4] =
        [Performer::Agent, Performer::Requester, Performer::AgentOrRequester, Performer::System];

    /// The label in Freshdesk.
    pub fn label(self) -> &'static str {
        match self {
            Performer::Agent => "Agent",
            Performer::Requester => "Requester",
            Performer::AgentOrRequester => "Agent or Requester",
            Performer::System => "System",
        }
    }
}

/// The admin's decisions about the rules. What is not decided here follows from the choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSettings {
    /// Whether there is a rule that assigns an agent.
    pub assign: bool,
    /// Whether there is a rule that excludes tickets; needs the choice *Do not send*.
    pub exclude: bool,
    /// The tags that exclude a ticket.
    #[serde(with = "tags")]
    pub exclude_tags: Vec<String>,
    /// What else excludes a ticket; any one suffices, as the guide's example has it.
    pub exclude_by: Conditions,
    /// Whose doing the send rules listen to, where a channel has no answer of its own.
    pub performer: Performer,
    /// When the send rules act, where a channel has no answer of its own.
    pub moment: Moment,
    /// Whose doing the send rule of a channel listens to.
    pub performers: VecMap<String, Performer>,
    /// When the send rule of a channel acts.
    pub moments: VecMap<String, Moment>,
    /// Where the requests go.
    pub url: String,
    /// How the key travels with them.
    pub authentication: Authentication,
    /// Names of one's own.
    pub names: VecMap<RuleId, String>,
    /// The Source condition of each channel, where it is not the usual one.
    pub sources: VecMap<String, Vec<TicketSource>>,
    /// What else the tickets of a channel must have, all of it: the business logic that the guide leaves open.
    pub only: VecMap<String, Conditions>,
    /// The order of the rules, where it is not the right one. Rules that it leaves out stand last.
    pub order: Vec<RuleId>,
    /// The channels that are in manual mode in Stella.
    pub manual: VecSet<String>,
}

impl Default for RuleSettings {
    fn default() -> Self {
        Self {
            assign: true,
            exclude: true,
            exclude_tags: vec!["no-survey".to_owned()],
            exclude_by: Conditions::default(),
            performer: Performer::default(),
            moment: Moment::default(),
            performers: VecMap::new(),
            moments: VecMap::new(),
            url: SISTER.url.to_owned(),
            authentication: SISTER.authentication,
            names: VecMap::new(),
            sources: VecMap::new(),
            only: VecMap::new(),
            order: Vec::new(),
            manual: VecSet::new(),
        }
    }
}

impl RuleSettings {
    /// The rule's name, on one line: one's own, or the guide's.
    pub fn name_of(&self, id: &RuleId) -> String {
        match self.names.get(id) {
            Some(name) if !name.trim().is_empty() => name.trim().replace(char::is_control, " "),
            _ => usual_name(id),
        }
    }
}

/// How settings keep tags: in one text.
mod tags {
    use super::{Property, values};
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(tags: &[String], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&tags.join(", "))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        Ok(values(&Property::Tag, &String::deserialize(from)?))
    }
}

/// The rule's name in the guide.
pub fn usual_name(id: &RuleId) -> String {
    match id {
        RuleId::Assign => "Assign agent when ticket is closed".to_owned(),
        RuleId::Exclude => "Do not send Stella Connect request".to_owned(),
        RuleId::Send(channel) => format!("Send Stella Connect request for {channel} channel"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_through_json_and_back() {
        let mut book = RuleSettings::default();
        book.names.insert(RuleId::Send("in store".into()), "Ask".into());
        book.order = vec![RuleId::Exclude, RuleId::Assign, RuleId::Send("email".into())];
        book.sources.insert("email".into(), vec![Source::Email.into(), TicketSource::Own("Kiosk".into())]);
        book.exclude_tags = vec!["vip".into(), "no survey".into()];
        let json = serde_json::to_string(&book).unwrap();
        assert!(json.contains(r#""order":["do-not-send","assign","send-email"]"#), "{json}");
        assert!(json.contains(r#""sources":{"email":["email","own:Kiosk"]}"#), "{json}");
        assert!(json.contains(r#""exclude_tags":"vip, no survey""#), "{json}");
        assert_eq!(serde_json::from_str::<RuleSettings>(&json).unwrap(), book);
        assert_eq!(serde_json::from_str::<RuleSettings>("{}").unwrap(), RuleSettings::default());
        assert!(serde_json::from_str::<RuleId>("\"sent\"").unwrap_err().to_string().contains("no rule"));
    }
}
