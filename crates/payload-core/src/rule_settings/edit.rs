//! What can be done to the rules and to the progress, in the admin's words.

use super::{
    Authentication, ConditionEdit, Endpoint, Moment, Performer, Progress, Property, RuleId, RuleSettings,
    Stage, TicketSource, values,
};
use vecmap::VecMap;

/// One decision about the rules.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleEdit {
    /// Have the rule that assigns an agent, or not.
    Assign(bool),
    /// Have the rule that excludes tickets, or not.
    Exclude(bool),
    /// The tags that exclude a ticket.
    ExcludeTags(Vec<String>),
    /// What else excludes a ticket.
    ExcludeBy(ConditionEdit),
    /// Whose doing the send rules listen to.
    Performer(Performer),
    /// Whose doing the send rule of a channel listens to; as all of them without an answer.
    PerformerOf(String, Option<Performer>),
    /// When the send rules act.
    Moment(Moment),
    /// When the send rule of a channel acts; as all of them without an answer.
    MomentOf(String, Option<Moment>),
    /// Send requests to a known endpoint, in its way.
    Endpoint(&'static Endpoint),
    /// Where the requests go.
    Url(String),
    /// How the key travels with them.
    Authentication(Authentication),
    /// A rule's name; the guide's where it is empty.
    Name(RuleId, String),
    /// Whether a source belongs to a channel.
    Source(String, TicketSource, bool),
    /// The sources of a channel that a person named, most of them the account’s own.
    OwnSources(String, Vec<TicketSource>),
    /// What the tickets of a channel must have besides.
    Only(String, ConditionEdit),
    /// Put the rules into this order.
    Order(Vec<RuleId>),
    /// Whether a channel is in manual mode in Stella.
    Manual(String, bool),
}

/// Something done outside the page, and noted here.
#[derive(Debug, Clone, PartialEq)]
pub enum ProgressEdit {
    /// A step is done, or not.
    Tick(String, bool),
    /// Fields of a rule were copied: their words and texts.
    Copied(RuleId, Vec<(String, String)>),
    /// The whole rule was copied, or stands in Freshdesk as it is here: all of its fields.
    Whole(RuleId, Vec<(String, String)>),
    /// A field of a rule is not in Freshdesk as it is here, whatever was noted before.
    NotThere(RuleId, String),
    /// How far a rule is.
    Stage(RuleId, Stage),
    /// What the admin notes about a story of the simulator; nothing where it is empty.
    Note(String, String),
}

impl ProgressEdit {
    /// Whether this only notes what the clipboard holds or Freshdesk has: undo cannot take it back there.
    pub fn is_about_copies(&self) -> bool {
        matches!(self, Self::Copied(..) | Self::Whole(..) | Self::NotThere(..))
    }
}

impl RuleEdit {
    /// What it sets, where the next edit that sets the same goes on with it.
    pub fn target(&self) -> Option<String> {
        let (kind, of, test) = match self {
            RuleEdit::Name(id, _) => ("name", id.clone().into(), None),
            RuleEdit::ExcludeBy(ConditionEdit::Set(test, _)) => ("exclude", String::new(), Some(test)),
            RuleEdit::Only(channel, ConditionEdit::Set(test, _)) => ("only", channel.clone(), Some(test)),
            RuleEdit::OwnSources(channel, _) => ("sources", channel.clone(), None),
            RuleEdit::Url(_) => ("url", String::new(), None),
            RuleEdit::ExcludeTags(_) => ("tags", String::new(), None),
            _ => return None,
        };
        let (property, operator) =
            test.map(|test| (test.property.word(), test.operator.word())).unwrap_or_default();
        Some([kind, &of, property, operator].join("\n"))
    }
}

impl RuleSettings {
    /// Makes a change.
    pub fn apply(&mut self, edit: RuleEdit) {
        match edit {
            RuleEdit::Assign(on) => self.assign = on,
            RuleEdit::Exclude(on) => self.exclude = on,
            RuleEdit::ExcludeTags(tags) => {
                self.exclude_tags = tags.iter().flat_map(|tag| values(&Property::Tag, tag)).collect();
            }
            RuleEdit::ExcludeBy(edit) => self.exclude_by.apply(edit),
            RuleEdit::Performer(performer) => self.performer = performer,
            RuleEdit::PerformerOf(channel, performer) => set(&mut self.performers, channel, performer),
            RuleEdit::Moment(moment) => self.moment = moment,
            RuleEdit::MomentOf(channel, moment) => set(&mut self.moments, channel, moment),
            RuleEdit::Endpoint(endpoint) => {
                self.url = endpoint.url.to_owned();
                self.authentication = endpoint.authentication;
            }
            RuleEdit::Url(url) => self.url = url,
            RuleEdit::Authentication(authentication) => self.authentication = authentication,
            RuleEdit::Name(id, name) => {
                self.names.insert(id, name);
            }
            RuleEdit::Source(channel, source, on) => {
                let mut sources = self.sources_of(&channel);
                sources.retain(|other| *other != source);
                if on {
                    sources.push(source);
                    sources.sort_unstable();
                }
                self.sources.insert(channel, sources);
            }
            RuleEdit::OwnSources(channel, own) => {
                let mut sources = self.sources_of(&channel);
                sources.retain(|source| matches!(source, TicketSource::Known(_)));
                sources.extend(own);
                sources.sort_unstable();
                sources.dedup();
                self.sources.insert(channel, sources);
            }
            RuleEdit::Only(channel, edit) => {
                let mut conditions = self.only.remove(&channel).unwrap_or_default();
                conditions.apply(edit);
                set(&mut self.only, channel, Some(conditions).filter(|all| !all.all().is_empty()));
            }
            RuleEdit::Order(order) => self.order = order,
            RuleEdit::Manual(channel, true) => {
                self.manual.insert(channel);
            }
            RuleEdit::Manual(channel, false) => {
                self.manual.remove(&channel);
            }
        }
    }
}

/// Sets what a channel has of its own, or takes it away.
fn set<T>(map: &mut VecMap<String, T>, channel: String, value: Option<T>) {
    match value {
        Some(value) => map.insert(channel, value),
        None => map.remove(&channel),
    };
}

impl Progress {
    /// Notes what was done.
    pub fn apply(&mut self, edit: ProgressEdit) {
        match edit {
            ProgressEdit::Tick(step, true) => {
                self.done.insert(step);
            }
            ProgressEdit::Tick(step, false) => {
                self.done.remove(&step);
            }
            ProgressEdit::Note(story, note) => {
                set(&mut self.notes, story, Some(note).filter(|note| !note.is_empty()));
            }
            ProgressEdit::Copied(id, fields) => self.copied.entry(id).or_default().extend(fields),
            ProgressEdit::Whole(id, fields) => {
                self.copied.insert(id.clone(), fields.into_iter().collect());
                self.whole.insert(id);
            }
            ProgressEdit::NotThere(id, field) => {
                self.whole.remove(&id);
                let fields = self.copied.entry(id.clone()).or_default();
                fields.remove(&field);
                if fields.is_empty() {
                    self.copied.remove(&id);
                }
            }
            ProgressEdit::Stage(id, stage) => {
                self.stage.insert(id, stage);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_settings::Source;

    #[test]
    fn changes_the_source_of_a_channel() {
        let mut book = RuleSettings::default();
        book.apply(RuleEdit::Source("email".into(), Source::OutboundEmail.into(), true));
        book.apply(RuleEdit::Source("email".into(), Source::Portal.into(), true));
        assert_eq!(
            book.sources_of("email"),
            [Source::Email, Source::Portal, Source::OutboundEmail].map(TicketSource::from)
        );
        for source in Source::ALL {
            book.apply(RuleEdit::Source("email".into(), source.into(), false));
        }
        assert!(book.sources_of("email").is_empty());
        book.apply(RuleEdit::Source("email".into(), Source::Chat.into(), true));
        book.apply(RuleEdit::OwnSources(
            "email".into(),
            vec![TicketSource::named("Kiosk"), TicketSource::named("portal")],
        ));
        let named = |book: &RuleSettings| {
            book.sources_of("email").iter().map(|source| source.label().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(named(&book), ["Portal", "Chat", "Kiosk"]);
        book.apply(RuleEdit::OwnSources("email".into(), Vec::new()));
        assert_eq!(named(&book), ["Portal", "Chat"]);
    }

    fn texts(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(word, text)| ((*word).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn says_what_moved_on_since_it_was_copied() {
        let mut progress = Progress::default();
        let id = RuleId::Send("email".into());
        progress.apply(ProgressEdit::Copied(id.clone(), texts(&[("name", "A"), ("content", "{}")])));
        assert!(progress.moved_on(&id, "content", "{ }") && !progress.moved_on(&id, "name", "A"));
        assert!(!progress.moved_on(&id, "url", "x"), "it was never copied");
        progress.apply(ProgressEdit::Copied(id.clone(), texts(&[("content", "{ }")])));
        assert!(!progress.moved_on(&id, "content", "{ }"));
    }

    #[test]
    fn of_a_whole_rule_it_says_also_what_is_new_and_what_is_gone() {
        let mut progress = Progress::default();
        let id = RuleId::Send("email".into());
        progress.apply(ProgressEdit::Copied(id.clone(), texts(&[("type", "Is Test")])));
        progress.apply(ProgressEdit::Whole(id.clone(), texts(&[("name", "A"), ("source", "Is Email")])));
        assert!(progress.moved_on(&id, "group", "Is Stores"));
        assert_eq!(progress.gone(&id, &["name", "group"]).collect::<Vec<_>>(), ["source"]);
        progress.apply(ProgressEdit::NotThere(id.clone(), "source".into()));
        assert!(
            !progress.moved_on(&id, "source", "Is Email") && !progress.moved_on(&id, "group", "Is Stores")
        );
        progress.apply(ProgressEdit::NotThere(id.clone(), "name".into()));
        assert_eq!(progress, Progress::default());
    }
}
