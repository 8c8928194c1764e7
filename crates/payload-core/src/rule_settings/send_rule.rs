//! What the send rule of a channel waits for and which tickets it takes.

use super::{Asked, Conditions, Moment, Performer, Property, RuleId, RuleSettings, Source, Test};
use serde::{Deserialize, Serialize};
use vecmap::VecSet;

/// Where a ticket came from: a source that Freshdesk has, or one that the account added itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TicketSource {
    /// One of Freshdesk's.
    Known(Source),
    /// One of the account's own, by its name.
    Own(String),
}

/// What stands before the name of an own source in settings.
const OWN: &str = "own:";

impl TicketSource {
    /// The name in Freshdesk.
    pub fn label(&self) -> &str {
        match self {
            TicketSource::Known(source) => source.label(),
            TicketSource::Own(name) => name,
        }
    }

    /// The source of that name: one of Freshdesk's, or else one of the account's own.
    pub fn named(name: &str) -> Self {
        let name = name.trim();
        Source::find(name).map_or_else(|| TicketSource::Own(name.to_owned()), TicketSource::Known)
    }
}

impl From<Source> for TicketSource {
    fn from(source: Source) -> Self {
        TicketSource::Known(source)
    }
}

impl From<TicketSource> for String {
    fn from(source: TicketSource) -> String {
        match source {
            TicketSource::Own(name) => format!("{OWN}{name}"),
            TicketSource::Known(source) => match serde_json::to_value(source) {
                Ok(serde_json::Value::String(word)) => word,
                _ => source.label().to_owned(),
            },
        }
    }
}

impl TryFrom<String> for TicketSource {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.strip_prefix(OWN) {
            Some(name) if !name.trim().is_empty() => Ok(TicketSource::Own(name.trim().to_owned())),
            _ => serde_json::from_value(word.clone().into())
                .map(TicketSource::Known)
                .map_err(|_| format!("“{word}” is no source: use Freshdesk’s, or {OWN} and a name.")),
        }
    }
}

impl RuleSettings {
    /// The sources of a channel's tickets; none where nobody has said them for an own channel.
    pub fn sources_of(&self, channel: &str) -> Vec<TicketSource> {
        match (self.sources.get(channel), channel) {
            (Some(sources), _) => sources.clone(),
            (None, "email") => vec![Source::Email.into()],
            (None, "chat") => vec![Source::Chat.into()],
            (None, "phone") => vec![Source::Phone.into()],
            (None, _) => Vec::new(),
        }
    }

    /// The own sources that any channel goes by, each once.
    pub fn own_sources(&self) -> VecSet<String> {
        let own = |source: &TicketSource| match source {
            TicketSource::Own(name) => Some(name.clone()),
            TicketSource::Known(_) => None,
        };
        self.sources.values().flatten().filter_map(own).collect()
    }

    /// When the send rule of a channel acts.
    pub fn moment_of(&self, channel: &str) -> Moment {
        self.moments.get(channel).copied().unwrap_or(self.moment)
    }

    /// Whose actions the send rule of a channel listens to.
    pub fn performer_of(&self, channel: &str) -> Performer {
        self.performers.get(channel).copied().unwrap_or(self.performer)
    }

    /// What a channel's tickets must have, all of it.
    pub fn onlys(&self, channel: &str) -> impl Iterator<Item = &Asked> {
        self.only.get(channel).into_iter().flat_map(Conditions::asking)
    }

    /// What excludes a ticket. Any one suffices.
    pub fn exclusions(&self) -> Vec<Asked> {
        let tags = Asked { test: Test::usual(Property::Tag), values: self.exclude_tags.clone() };
        let tags = Some(tags).filter(|tags| !tags.values.is_empty());
        tags.into_iter().chain(self.exclude_by.asking().cloned()).collect()
    }

    /// The properties that any rule goes by, each once.
    pub fn properties(&self) -> VecSet<Property> {
        let only = self.only.values().flat_map(Conditions::asking);
        let excluded = self.exclude_by.asking();
        let asked = only.chain(excluded).map(|asked| asked.test.property.clone());
        let tags = (!self.exclude_tags.is_empty()).then_some(Property::Tag);
        tags.into_iter().chain(asked).collect()
    }

    /// Takes away everything that is said of a channel.
    pub fn forget(&mut self, channel: &str) {
        let rule = RuleId::Send(channel.to_owned());
        self.names.remove(&rule);
        self.order.retain(|id| *id != rule);
        self.manual.remove(channel);
        self.sources.remove(channel);
        self.only.remove(channel);
        self.performers.remove(channel);
        self.moments.remove(channel);
    }
}

impl Moment {
    /// The moment at which both have acted.
    pub fn and(self, other: Moment) -> Moment {
        if self == other { self } else { Moment::Both }
    }
}

impl Performer {
    /// The narrowest performer that covers both. None covers agents and automations alike.
    pub fn and(self, other: Performer) -> Performer {
        if self == other { self } else { Performer::AgentOrRequester }
    }

    /// Whether it covers everyone that `other` covers.
    pub fn hears_all_of(self, other: Performer) -> bool {
        self == other || (self == Performer::AgentOrRequester && other != Performer::System)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_settings::{ConditionEdit, RuleEdit};

    #[test]
    fn a_source_goes_through_settings_and_back() {
        for (source, word) in [
            (Source::FeedbackWidget.into(), "feedback-widget"),
            (TicketSource::Own("Kiosk".into()), "own:Kiosk"),
        ] {
            assert_eq!(String::from(TicketSource::clone(&source)), word);
            assert_eq!(TicketSource::try_from(word.to_owned()), Ok(source));
        }
        assert!(TicketSource::try_from("kiosk".to_owned()).is_err());
        assert!(TicketSource::try_from("own: ".to_owned()).is_err());
        assert_eq!(TicketSource::named(" portal "), Source::Portal.into());
        assert_eq!(TicketSource::named("Kiosk"), TicketSource::Own("Kiosk".into()));
    }

    #[test]
    fn a_channel_has_its_own_answer_or_that_of_all() {
        let mut book = RuleSettings::default();
        book.apply(RuleEdit::Moment(Moment::Closed));
        book.apply(RuleEdit::MomentOf("chat".into(), Some(Moment::Resolved)));
        book.apply(RuleEdit::PerformerOf("chat".into(), Some(Performer::Agent)));
        assert_eq!((book.moment_of("email"), book.moment_of("chat")), (Moment::Closed, Moment::Resolved));
        assert_eq!(book.performer_of("email"), Performer::AgentOrRequester);
        assert_eq!(book.performer_of("chat"), Performer::Agent);
        book.apply(RuleEdit::MomentOf("chat".into(), None));
        assert_eq!(book.moment_of("chat"), Moment::Closed);
    }

    #[test]
    fn a_channel_that_is_forgotten_leaves_nothing() {
        let mut book = RuleSettings::default();
        let store = || "store".to_owned();
        let rule = RuleId::Send(store());
        for edit in [
            RuleEdit::Source(store(), Source::Email.into(), true),
            RuleEdit::Only(store(), ConditionEdit::Set(Test::usual(Property::Group), vec!["A".into()])),
            RuleEdit::MomentOf(store(), Some(Moment::Closed)),
            RuleEdit::PerformerOf(store(), Some(Performer::Agent)),
            RuleEdit::Name(rule.clone(), "Ask".into()),
            RuleEdit::Manual(store(), true),
            RuleEdit::Order(vec![rule]),
        ] {
            book.apply(edit);
        }
        assert_ne!(book, RuleSettings::default());
        book.forget("store");
        assert_eq!(book, RuleSettings::default());
    }
}
