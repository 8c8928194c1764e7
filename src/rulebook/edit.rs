//! What can be done to the rules and to the progress, in the admin's words.

use super::{Moment, Performer, Progress, Property, RuleBook, RuleId, Source, Stage};

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
    /// Where the requests go.
    Url(String),
    /// A rule's name; the guide's where it is blank.
    Name(RuleId, String),
    /// Whether a source belongs to a channel.
    Source(String, Source, bool),
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
    /// How far a rule is.
    Stage(RuleId, Stage),
}

impl RuleEdit {
    /// Whether this goes on with what `earlier` began.
    pub fn continues(&self, earlier: &RuleEdit) -> bool {
        match (self, earlier) {
            (RuleEdit::Name(id, _), RuleEdit::Name(other, _)) => id == other,
            (RuleEdit::ExcludeBy(property, _), RuleEdit::ExcludeBy(other, _)) => property == other,
            (RuleEdit::Url(_), RuleEdit::Url(_)) => true,
            _ => false,
        }
    }
}

impl RuleBook {
    /// Makes a change.
    pub fn apply(&mut self, edit: RuleEdit) {
        match edit {
            RuleEdit::Assign(on) => self.assign = on,
            RuleEdit::Exclude(on) => self.exclude = on,
            RuleEdit::ExcludeBy(property, typed) => self.set_exclusion(property, typed),
            RuleEdit::Performer(performer) => self.performer = performer,
            RuleEdit::Moment(moment) => self.moment = moment,
            RuleEdit::Url(url) => self.url = url,
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
        let mut book = RuleBook::default();
        book.apply(RuleEdit::Source("email".into(), Source::OutboundEmail, true));
        book.apply(RuleEdit::Source("email".into(), Source::Portal, true));
        assert_eq!(book.sources_of("email"), [Source::Email, Source::Portal, Source::OutboundEmail]);
        for source in Source::ALL {
            book.apply(RuleEdit::Source("email".into(), source, false));
        }
        assert_eq!(book.sources_of("email"), []);
    }

    #[test]
    fn says_what_changed_since_it_was_copied() {
        let mut progress = Progress::default();
        let id = RuleId::Send("email".into());
        let copied = vec![("name".to_owned(), "A".to_owned()), ("content".to_owned(), "{}".to_owned())];
        progress.apply(ProgressEdit::Copied(id.clone(), copied));
        assert_eq!(progress.changed(&id, [("name", "A"), ("content", "{ }"), ("url", "x")]), ["content"]);
        progress.apply(ProgressEdit::Copied(id.clone(), vec![("content".into(), "{ }".into())]));
        assert!(progress.changed(&id, [("name", "A"), ("content", "{ }")]).is_empty());
    }
}
