//! What the admin decides about the rules in Freshdesk, and how far the work on them has come.

mod business;
mod edit;
mod endpoint;
mod exclusion;
mod progress;
mod property;

pub use edit::{ProgressEdit, RuleEdit};
pub use endpoint::{Authentication, ENDPOINTS, Endpoint, REQUESTS_API, SISTER, SUBDOMAIN};
pub use progress::{Progress, Stage};
pub use property::{Property, Wanted};

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

/// Whose doing a rule listens to: Freshdesk's *When an action is performed by* (documented).
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

    /// Freshdesk's words.
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
    /// The tags that exclude a ticket, as typed: `no-survey, internal`.
    pub exclude_tags: String,
    /// The values of other properties that exclude a ticket, as typed: `Internal; Test`.
    pub exclude_by: Wanted,
    /// Whose doing the send rules listen to.
    pub performer: Performer,
    /// When the send rules act.
    pub moment: Moment,
    /// Where the requests go.
    pub url: String,
    /// How the key travels with them.
    pub authentication: Authentication,
    /// Names of one's own.
    pub names: VecMap<RuleId, String>,
    /// The Source condition of each channel, where it is not the usual one.
    pub sources: VecMap<String, Vec<Source>>,
    /// What else the tickets of a channel must have.
    pub only: VecMap<String, Wanted>,
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
            exclude_tags: "no-survey".to_owned(),
            exclude_by: Wanted::default(),
            performer: Performer::default(),
            moment: Moment::default(),
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
    /// The sources of a channel's tickets; none where nobody has said them for a channel of one's own.
    pub fn sources_of(&self, channel: &str) -> Vec<Source> {
        match (self.sources.get(channel), channel) {
            (Some(sources), _) => sources.clone(),
            (None, "email") => vec![Source::Email],
            (None, "chat") => vec![Source::Chat],
            (None, "phone") => vec![Source::Phone],
            (None, _) => Vec::new(),
        }
    }

    /// The rule's name, on one line: one's own, or the guide's.
    pub fn name_of(&self, id: &RuleId) -> String {
        match self.names.get(id) {
            Some(name) if !name.trim().is_empty() => name.trim().replace(char::is_control, " "),
            _ => usual_name(id),
        }
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
        book.sources.insert("email".into(), vec![Source::Email, Source::OutboundEmail]);
        let json = serde_json::to_string(&book).unwrap();
        assert!(json.contains(r#""order":["do-not-send","assign","send-email"]"#), "{json}");
        assert_eq!(serde_json::from_str::<RuleSettings>(&json).unwrap(), book);
        assert_eq!(serde_json::from_str::<RuleSettings>("{}").unwrap(), RuleSettings::default());
        assert!(serde_json::from_str::<RuleId>("\"sent\"").unwrap_err().to_string().contains("no rule"));
    }
}
