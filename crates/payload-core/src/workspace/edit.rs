//! Everything that can be done to a workspace, in the admin's words.

use super::{Shared, Workspace};
use crate::assumptions::Assumptions;
use crate::options::{
    Channel, Choice, Content, CustomProperties, LanguageCode, Options, OtherKeys, Preset, Style, TagLimit,
    USUAL_CHANNELS,
};
use crate::placeholder::Placeholder;
use crate::probe_result::ProbeResult;
use crate::rule_settings::{ProgressEdit, RuleEdit};
use crate::ticket::Ticket;
use crate::ticket::own::OwnTicket;
use serde_json::Value;
use std::mem::{Discriminant, discriminant};

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Take over a preset.
    Preset(Preset),
    /// Change a detail of the pattern.
    Style(Style),
    /// Switch a channel on or off.
    Channel(String, bool),
    /// Add a channel of one's own, switched on.
    AddChannel(String),
    /// Take away a channel of one's own.
    RemoveChannel(String),
    /// Look at a channel.
    Show(String),
    /// Switch an optional part of the payload on or off.
    Switch(Choice, bool),
    /// Where the customer's name comes from; the preset's own without one.
    CustomerName(Option<Placeholder>),
    /// Where the customer's email comes from; the preset's own without one.
    CustomerEmail(Option<Placeholder>),
    /// What is sent without an email.
    NoEmail(String),
    /// Where the brand comes from; the preset's own without one.
    Brand(Option<Content>),
    /// Where the language comes from; the preset's own without one.
    Language(Option<Placeholder>),
    /// What stands for an empty language.
    LanguageWhenEmpty(Option<LanguageCode>),
    /// The map of language codes.
    LanguageMap(Vec<(LanguageCode, LanguageCode)>),
    /// The checkbox field.
    DoNotSendField(Placeholder),
    /// How many tags at most; as many as the preset without one.
    TagLimit(Option<TagLimit>),
    /// Sends other custom properties.
    CustomProperties(CustomProperties),
    /// Sends other keys of one's own.
    OtherKeys(OtherKeys),
    /// Which address of the ticket.
    Link(Placeholder),
    /// What Freshdesk does.
    Assume(Assumptions),
    /// What a probe found out, and what Freshdesk does by that.
    ProbeResult(ProbeResult, Assumptions),
    /// Another sample ticket.
    Ticket(Ticket),
    /// Add the sample ticket to the admin's own, under a name that is not taken.
    AddTicket(String, Ticket),
    /// Take one of the admin's own tickets out of the list.
    RemoveTicket(String),
    /// One field of the sample ticket; missing without a value.
    Field(Placeholder, Option<Value>),
    /// One field of the sample ticket as it is shown, with what it lacks filled in: the ticket that this makes.
    ShownField(Placeholder, Ticket),
    /// Look at a case: this ticket, as this Freshdesk hands it over, on this channel.
    OpenCase(Ticket, Assumptions, String),
    /// The template of a channel, by hand.
    Write(String, String),
    /// Back to the choices for a channel. Its template is set aside.
    ReturnToChoices(String),
    /// The same, to the choices that its template stands for.
    Adopt(String, Box<Options>),
    /// Bring back the template of a channel that was set aside.
    BringBack(String),
    /// Forget the template of a channel that was set aside.
    ForgetSetAside(String),
    /// A decision about the rules.
    Rule(RuleEdit),
    /// Something done in Freshdesk or Stella.
    Progress(ProgressEdit),
}

impl Edit {
    /// What it sets, where the next edit that sets the same goes on with it, as the next letter of a word does, so that
    /// both are undone together.
    pub fn target(&self) -> Option<Target> {
        let of = match self {
            Edit::Field(field, _) | Edit::ShownField(field, _) => field.as_str().to_owned(),
            Edit::Write(channel, _) => channel.clone(),
            Edit::Rule(edit) => edit.target()?,
            Edit::Progress(ProgressEdit::Note(story, _)) => story.clone(),
            Edit::NoEmail(_)
            | Edit::CustomerName(_)
            | Edit::CustomerEmail(_)
            | Edit::Brand(Some(_))
            | Edit::Language(_)
            | Edit::LanguageWhenEmpty(_)
            | Edit::LanguageMap(_)
            | Edit::DoNotSendField(_)
            | Edit::TagLimit(_)
            | Edit::CustomProperties(_)
            | Edit::OtherKeys(_)
            | Edit::Link(_)
            | Edit::Ticket(_) => String::new(),
            _ => return None,
        };
        Some(Target { kind: discriminant(self), of })
    }
}

/// What an edit sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    kind: Discriminant<Edit>,
    /// Which of that kind.
    of: String,
}

impl Workspace {
    /// Makes a change. Total: a change that makes no sense changes nothing.
    pub fn apply(&mut self, edit: Edit) {
        let options = &mut self.options;
        match edit {
            Edit::Preset(preset) => options.choose(preset),
            Edit::Style(style) => options.style = style,
            Edit::Channel(name, on) => {
                if let Some(channel) = options.channels.iter_mut().find(|channel| channel.name == name) {
                    channel.on = on;
                    if on {
                        self.channel = name;
                    }
                }
            }
            Edit::AddChannel(name) => {
                if !options.channels.iter().any(|channel| channel.name == name) {
                    options.channels.push(Channel { name: name.clone(), on: true });
                    self.channel = name;
                }
            }
            Edit::RemoveChannel(name) if !USUAL_CHANNELS.contains(&name.as_str()) => {
                options.channels.retain(|channel| channel.name != name);
                self.by_hand.remove(&name);
                self.set_aside.remove(&name);
                self.rules.forget(&name);
                self.progress.forget(&name);
                if self.channel == name {
                    self.channel = self.shown_channel().unwrap_or(USUAL_CHANNELS[0]).to_owned();
                }
            }
            Edit::RemoveChannel(_) => {}
            Edit::Show(name) => self.channel = name,
            Edit::Switch(choice, on) => match choice {
                Choice::Brand => options.brand.on = on,
                Choice::Language => options.language.on = on,
                Choice::DoNotSend => options.do_not_send.on = on,
                Choice::Tags => options.tags.on = on,
                Choice::Link => options.link.on = on,
                Choice::CustomProperties => options.custom_properties.on = on,
                Choice::OtherKeys => options.other_keys.on = on,
                _ => {}
            },
            Edit::CustomerName(placeholder) => options.customer.name = placeholder,
            Edit::CustomerEmail(placeholder) => options.customer.email = placeholder,
            Edit::NoEmail(text) => options.customer.no_email = text,
            Edit::Brand(value) => options.brand.settings.value = value,
            Edit::Language(placeholder) => options.language.settings.placeholder = placeholder,
            Edit::LanguageWhenEmpty(code) => options.language.settings.when_empty = code,
            Edit::LanguageMap(map) => options.language.settings.map = map,
            Edit::DoNotSendField(placeholder) => options.do_not_send.settings.field = placeholder,
            Edit::CustomProperties(properties) => options.custom_properties.settings = properties,
            Edit::OtherKeys(keys) => options.other_keys.settings = keys,
            Edit::TagLimit(limit) => options.tags.settings.limit = limit,
            Edit::Link(placeholder) => options.link.settings.placeholder = placeholder,
            Edit::Assume(assumptions) => self.assumptions = assumptions,
            Edit::ProbeResult(probed, assumptions) => {
                self.probe = Some(probed);
                self.assumptions = assumptions;
            }
            Edit::Ticket(ticket) => self.ticket = ticket,
            Edit::AddTicket(name, ticket) => {
                self.ticket = ticket.clone();
                self.own_tickets.push(OwnTicket { name, ticket });
            }
            Edit::RemoveTicket(name) => self.own_tickets.retain(|own| own.name != name),
            Edit::Field(placeholder, value) => {
                let mut ticket = self.ticket.clone();
                ticket.set(&placeholder, value);
                self.edit_ticket(ticket);
            }
            Edit::ShownField(_, ticket) => self.edit_ticket(ticket),
            Edit::OpenCase(ticket, assumptions, channel) => {
                (self.ticket, self.assumptions, self.channel) = (ticket, assumptions, channel);
            }
            Edit::Write(channel, text) => {
                self.by_hand.insert(channel, text);
            }
            Edit::ReturnToChoices(channel) => self.set_aside(channel),
            Edit::Adopt(channel, options) => {
                self.options = Shared::from(*options);
                self.set_aside(channel);
            }
            Edit::BringBack(channel) => {
                if let Some(text) = self.set_aside.remove(&channel) {
                    self.by_hand.insert(channel, text);
                }
            }
            Edit::ForgetSetAside(channel) => {
                self.set_aside.remove(&channel);
            }
            Edit::Rule(edit) => self.rules.apply(edit),
            Edit::Progress(edit) => self.progress.apply(edit),
        }
    }

    /// Edits the sample ticket; in the list too, where it is one of the admin's own.
    fn edit_ticket(&mut self, ticket: Ticket) {
        if let Some(own) = self.own_tickets.iter_mut().find(|own| own.ticket == self.ticket) {
            own.ticket = ticket.clone();
        }
        self.ticket = ticket;
    }

    /// The template of a channel gives way to the choices, and is kept.
    fn set_aside(&mut self, channel: String) {
        if let Some(text) = self.by_hand.remove(&channel) {
            self.set_aside.insert(channel, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go_live::chapters;
    use crate::rule_settings::Source;
    use crate::rule_settings::{ConditionEdit, Moment, Performer, Property, RuleId, Stage, Test};

    #[test]
    fn an_own_ticket_is_edited_in_the_list_and_a_built_in_one_is_not() {
        let mut workspace = Workspace::default();
        let name = Placeholder::known("ticket.requester.name");
        workspace.apply(Edit::Field(name.clone(), Some("Zoë".into())));
        assert!(workspace.own_tickets.is_empty());
        workspace.apply(Edit::AddTicket("VIP".into(), workspace.ticket.clone()));
        workspace.apply(Edit::Field(name.clone(), Some("Zoë 2".into())));
        assert_eq!(workspace.own_tickets[0].ticket.text(&name), "Zoë 2");
        // It is shown with more than it has, and one of its fields is edited there.
        let mut shown = workspace.ticket.clone();
        shown.set(&Placeholder::known("ticket.company.name"), Some("Acme".into()));
        shown.set(&name, Some("Zoë 3".into()));
        workspace.apply(Edit::ShownField(name.clone(), shown.clone()));
        assert_eq!(workspace.ticket, shown);
        assert_eq!(workspace.own_tickets[0].ticket, shown);
        workspace.apply(Edit::Ticket(Ticket::default()));
        workspace.apply(Edit::Field(name.clone(), Some("Ann".into())));
        assert_eq!(workspace.own_tickets[0].ticket, shown);
        workspace.apply(Edit::RemoveTicket("VIP".into()));
        assert!(workspace.own_tickets.is_empty());
    }

    #[test]
    fn a_template_that_gives_way_is_one_press_away() {
        let mut workspace = Workspace::default();
        let email = || "email".to_owned();
        let bring_back = |workspace: &mut Workspace| workspace.apply(Edit::BringBack(email()));
        for give_way in [Edit::ReturnToChoices(email()), Edit::Adopt(email(), Box::default())] {
            workspace.apply(Edit::Write(email(), "mine".into()));
            workspace.apply(give_way);
            assert_ne!(workspace.template("email").text, "mine");
            bring_back(&mut workspace);
            assert_eq!(workspace.template("email").text, "mine");
            assert!(workspace.set_aside.is_empty());
        }
        workspace.apply(Edit::ReturnToChoices(email()));
        workspace.apply(Edit::ForgetSetAside(email()));
        bring_back(&mut workspace);
        assert!(workspace.by_hand.is_empty());
    }

    #[test]
    fn a_removed_channel_leaves_nothing_behind() {
        let name = || "In store".to_owned();
        let rule = RuleId::Send(name());
        let mut workspace = Workspace::default();
        let group = ConditionEdit::Set(Test::usual(Property::Group), vec!["Stores".into()]);
        for edit in [
            Edit::AddChannel(name()),
            Edit::Write(name(), "{}".into()),
            Edit::Rule(RuleEdit::Source(name(), Source::Phone.into(), true)),
            Edit::Rule(RuleEdit::Only(name(), group)),
            Edit::Rule(RuleEdit::MomentOf(name(), Some(Moment::Closed))),
            Edit::Rule(RuleEdit::PerformerOf(name(), Some(Performer::Agent))),
            Edit::Rule(RuleEdit::Manual(name(), true)),
            Edit::Rule(RuleEdit::Name(rule.clone(), "Ask".into())),
            Edit::Rule(RuleEdit::Order(vec![rule.clone(), RuleId::Exclude])),
            Edit::Progress(ProgressEdit::Copied(rule.clone(), vec![("name".into(), "Ask".into())])),
            Edit::Progress(ProgressEdit::Whole(rule.clone(), vec![("name".into(), "Ask".into())])),
            Edit::Progress(ProgressEdit::Stage(rule, Stage::Test)),
        ] {
            workspace.apply(edit);
        }
        let words = chapters(&workspace).into_iter().flat_map(|chapter| chapter.steps).map(|step| step.word);
        for word in words.filter(|word| word.contains(&name())) {
            workspace.apply(Edit::Progress(ProgressEdit::Tick(word, true)));
        }
        workspace.apply(Edit::RemoveChannel(name()));
        let kept = serde_json::to_string(&workspace).unwrap();
        assert!(!kept.contains("In store") && !kept.contains("Stores") && !kept.contains("Ask"), "{kept}");
        workspace.apply(Edit::Rule(RuleEdit::Order(Vec::new())));
        assert_eq!(workspace, Workspace::default());
    }
}
