//! What can be done to the rules and to the progress, in the admin's words.

use super::{
    Authentication, Endpoint, Moment, Performer, Progress, Property, RuleId, RuleSettings, Source, Stage,
};

/// One decision about the rules.
#[derive(Debug, Clone, PartialEq)]
pub enum RuleEdit {
    /// Have the rule that assigns an agent, or not.
    Assign(bool),
    /// Have the rule that excludes tickets, or not.
    Exclude(bool),
    /// The values of a property that exclude a ticket, as typed.
    ExcludeBy(Property, String),
    /// Whose doing the send rules listen to.
    Performer(Performer),
    /// When the send rules act.
    Moment(Moment),
    /// Send requests to a known endpoint, in its way.
    Endpoint(&'static Endpoint),
    /// Where the requests go.
    Url(String),
    /// How the key travels with them.
    Authentication(Authentication),
    /// A rule's name; the guide's where it is blank.
    Name(RuleId, String),
    /// Whether a source belongs to a channel.
    Source(String, Source, bool),
    /// The values that a property of a channel's tickets must have, as typed.
    Only(String, Property, String),
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
    /// How far a rule is.
    Stage(RuleId, Stage),
}

impl RuleEdit {
    /// Whether this goes on with what `earlier` began.
    pub fn continues(&self, earlier: &RuleEdit) -> bool {
        match (self, earlier) {
            (RuleEdit::Name(id, _), RuleEdit::Name(other, _)) => id == other,
            (RuleEdit::ExcludeBy(property, _), RuleEdit::ExcludeBy(other, _)) => property == other,
            (RuleEdit::Only(channel, property, _), RuleEdit::Only(others, other, _)) => {
                (channel, property) == (others, other)
            }
            (RuleEdit::Url(_), RuleEdit::Url(_)) => true,
            _ => false,
        }
    }
}

impl RuleSettings {
    /// Makes a change.
    pub fn apply(&mut self, edit: RuleEdit) {
        match edit {
            RuleEdit::Assign(on) => self.assign = on,
            RuleEdit::Exclude(on) => self.exclude = on,
            RuleEdit::ExcludeBy(property, typed) => self.set_exclusion(property, typed),
            RuleEdit::Performer(performer) => self.performer = performer,
            RuleEdit::Moment(moment) => self.moment = moment,
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
                    sources.sort();
                }
                self.sources.insert(channel, sources);
            }
            RuleEdit::Only(channel, property, typed) => self.set_only(&channel, property, typed),
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
            ProgressEdit::Copied(id, fields) => self.copied.entry(id).or_default().extend(fields),
            ProgressEdit::Whole(id, fields) => {
                self.copied.insert(id.clone(), fields.into_iter().collect());
                self.whole.insert(id);
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

    #[test]
    fn changes_the_source_of_a_channel() {
        let mut book = RuleSettings::default();
        book.apply(RuleEdit::Source("email".into(), Source::OutboundEmail, true));
        book.apply(RuleEdit::Source("email".into(), Source::Portal, true));
        assert_eq!(book.sources_of("email"), [Source::Email, Source::Portal, Source::OutboundEmail]);
        for source in Source::ALL {
            book.apply(RuleEdit::Source("email".into(), source, false));
        }
        assert_eq!(book.sources_of("email"), []);
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
    }
}
