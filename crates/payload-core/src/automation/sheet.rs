//! A rule in the shape of Freshdesk's own form: field after field, each with what it says, who says so,
//! and why.

use super::{Action, Condition, Event, HEADER, KEY, MENU, Matching, OLD_MENU, Rule, USER, Webhook};
use crate::options::Preset;
use crate::rule_settings::{Authentication, Endpoint, Progress, RuleId, RuleSettings};
use crate::workspace::Workspace;

/// A rule, field after field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which rule.
    pub id: RuleId,
    /// Its name.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: &'static str,
    /// The fields, in the order of the form.
    pub fields: Vec<Field>,
}

/// One field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// A stable word for it within its rule.
    pub word: String,
    /// The part of the form.
    pub section: Section,
    /// Its name in Freshdesk.
    pub label: String,
    /// What to put there, in one text.
    pub value: String,
    /// How it is put there.
    pub entry: Entry,
    /// Who says so.
    pub origin: Origin,
    /// Why.
    pub why: &'static str,
}

/// The parts of Freshdesk's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// The name.
    Name,
    /// Whose doing, and what.
    Events,
    /// Of which tickets.
    Properties,
    /// What then happens.
    Actions,
    /// The fields of the action *Trigger webhook*.
    Webhook,
}

impl Section {
    /// Freshdesk's words.
    pub fn label(self) -> &'static str {
        match self {
            Section::Name => "Rule",
            Section::Events => "When an action is performed",
            Section::Properties => "On tickets with these properties",
            Section::Actions => "Perform these actions",
            Section::Webhook => "Trigger webhook",
        }
    }
}

/// Who says what a field must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Stella's guide for Freshdesk.
    Guide,
    /// We do: the guide says nothing of it, or something that does not hold.
    Ours,
    /// The admin.
    Admin,
}

impl Origin {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Origin::Guide => "from the guide",
            Origin::Ours => "added here",
            Origin::Admin => "your own",
        }
    }
}

/// How a value gets into a field of the form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Entry {
    /// It is typed or pasted as it is.
    Text,
    /// It is chosen from a menu.
    Choice,
    /// An operator is chosen from a menu, and then each value is typed.
    Typed(&'static str, Vec<String>),
    /// An operator is chosen from a menu, and then each value from another.
    Chosen(&'static str, Vec<String>),
    /// The key goes there: what stands here only says where.
    Key,
}

impl Field {
    /// Whether it can be noted as being in Freshdesk as it is here. The key is known to nobody here.
    pub fn can_be_noted(&self) -> bool {
        self.entry != Entry::Key
    }
}

/// Whether what was copied from a sheet is still what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// Nothing was copied yet.
    Never,
    /// What was copied is what it says.
    AsItIs,
    /// These fields say something else by now, are new or are gone, by their names.
    Changed(Vec<String>),
}

impl Copied {
    /// The words on screen; nothing where nothing was copied.
    pub fn words(&self) -> String {
        match self {
            Copied::Never => String::new(),
            Copied::AsItIs => "copied".to_owned(),
            Copied::Changed(fields) => format!("changed since you copied it: {}", fields.join(", ")),
        }
    }
}

impl Sheet {
    /// Whether what was copied from it is still what it says.
    pub fn copied(&self, progress: &Progress) -> Copied {
        if !progress.copied.contains_key(&self.id) {
            return Copied::Never;
        }
        let copyable = self.fields.iter().filter(|field| field.can_be_noted());
        let moved_on = copyable.filter(|field| progress.moved_on(&self.id, &field.word, &field.value));
        let mut changed: Vec<String> = moved_on.map(|field| field.label.clone()).collect();
        let words: Vec<&str> = self.fields.iter().map(|field| field.word.as_str()).collect();
        changed
            .extend(progress.gone(&self.id, &words).map(|word| format!("{} (gone)", word.replace('-', " "))));
        match changed.is_empty() {
            true => Copied::AsItIs,
            false => Copied::Changed(changed),
        }
    }

    /// The sheet of a rule.
    pub fn of(rule: &Rule, workspace: &Workspace) -> Sheet {
        Writer { rule, workspace, fields: Vec::new() }.write()
    }

    /// The texts of the fields, each with the word under which a copy of it is remembered.
    pub fn texts(&self) -> Vec<(String, String)> {
        let copyable = self.fields.iter().filter(|field| field.can_be_noted());
        copyable.map(|field| (field.word.clone(), field.value.clone())).collect()
    }

    /// The whole rule as text, to hand to a colleague or keep beside the form.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{MENU} (before: {OLD_MENU})\n", self.name);
        let mut section = Section::Name;
        for field in self.fields.iter().skip(1) {
            if field.section != section {
                section = field.section;
                text += &format!("\n{}\n", section.label());
            }
            match field.value.contains('\n') {
                true => text += &format!("  {}:\n{}\n", field.label, field.value),
                false => text += &format!("  {}: {}\n", field.label, field.value),
            }
        }
        text
    }
}

struct Writer<'a> {
    rule: &'a Rule,
    workspace: &'a Workspace,
    fields: Vec<Field>,
}

impl Writer<'_> {
    /// A field that is chosen from a menu; what is typed or copied is written by the others.
    fn field(
        &mut self,
        section: Section,
        word: impl Into<String>,
        label: impl Into<String>,
        value: impl Into<String>,
        origin: Origin,
        why: &'static str,
    ) {
        let (word, label, value) = (word.into(), label.into(), value.into());
        self.fields.push(Field { word, section, label, value, entry: Entry::Choice, origin, why });
    }

    /// Says how the last field is filled, where it is not chosen from a menu.
    fn entered(&mut self, entry: Entry) {
        if let Some(field) = self.fields.last_mut() {
            field.entry = entry;
        }
    }

    fn write(mut self) -> Sheet {
        let id = self.rule.id.clone();
        let purpose = match id {
            RuleId::Assign => {
                "Somebody must be assigned when a ticket is resolved: Stella asks about an agent."
            }
            RuleId::Exclude => "Ticks the field that keeps a ticket from getting a survey.",
            RuleId::Send(_) => "Asks Stella to send the survey.",
        };
        let (origin, why) = match self.rule.name == crate::rule_settings::usual_name(&id) {
            true => (Origin::Guide, "The guide’s name, so that colleagues find it."),
            false => (Origin::Admin, "Any name does."),
        };
        self.field(Section::Name, "name", "Rule name", self.rule.name.clone(), origin, why);
        self.entered(Entry::Text);
        self.events();
        self.properties();
        for action in &self.rule.actions {
            self.action(action);
        }
        Sheet { id, name: self.rule.name.clone(), purpose, fields: self.fields }
    }

    fn events(&mut self) {
        let (performer, performer_why) = match self.rule.id {
            RuleId::Assign => {
                (Origin::Ours, "The action assigns the agent who did it, so an agent must have done it.")
            }
            _ => (
                Origin::Ours,
                "The guide shows this only in a picture. Agents resolve tickets, and customers can in the portal.",
            ),
        };
        let section = Section::Events;
        self.field(
            section,
            "performer",
            "When an action is performed by",
            self.rule.performer.label(),
            performer,
            performer_why,
        );
        let (origin, why) = match (&self.rule.id, self.rule.events.len()) {
            (RuleId::Assign, _) => (Origin::Guide, "The agent is needed at whichever comes first."),
            (RuleId::Exclude, _) => {
                (Origin::Ours, "The same events as the send rules, so that it has run before them.")
            }
            (_, 1) => (
                Origin::Ours,
                "The guide shows this only in a picture. One event, not two: a ticket that is resolved and later closed would be posted twice, and Stella does not notice repeats.",
            ),
            (_, _) => (
                Origin::Admin,
                "Two events: a ticket that is resolved and later closed is posted twice, and Stella does not notice repeats.",
            ),
        };
        let statuses: Vec<&str> =
            self.rule.events.iter().map(|Event::StatusTo(status)| status.label()).collect();
        let events = format!("Status is changed from Any to {}", statuses.join(" or "));
        self.field(section, "events", "Involves any of these events", events, origin, why);
    }

    fn properties(&mut self) {
        let section = Section::Properties;
        if self.rule.conditions.is_empty() {
            let why = match self.rule.id {
                RuleId::Send(_) => {
                    "Without a Source condition every ticket is posted by this rule. Choose the sources of this channel."
                }
                _ => "Without a condition this rule takes every ticket.",
            };
            self.field(section, "conditions", "Conditions", "none", Origin::Admin, why);
        }
        if self.rule.conditions.len() > 1 {
            let why = match self.rule.matching {
                Matching::Any => "One of these is enough.",
                Matching::All => "All of these must be met.",
            };
            self.field(section, "match", "Match", self.rule.matching.label(), Origin::Ours, why);
        }
        for condition in &self.rule.conditions {
            match condition {
                Condition::NoAgent => {
                    self.field(
                        section,
                        "agent",
                        "Agent",
                        "Is None",
                        Origin::Guide,
                        "An assigned agent stays assigned.",
                    );
                }
                Condition::SourceIn(sources) => {
                    let names: Vec<String> = sources.iter().map(|source| source.label().to_owned()).collect();
                    let (origin, why) = match self.rule.webhook() {
                        Some(webhook) if self.workspace.rules.sources.contains_key(&webhook.channel) => (
                            Origin::Admin,
                            "Only tickets that came this way. Freshdesk runs every rule that matches.",
                        ),
                        _ => (
                            Origin::Ours,
                            "The guide gives no conditions. Freshdesk runs every rule that matches, so without this one each ticket is posted once per rule.",
                        ),
                    };
                    self.field(
                        section,
                        "source",
                        "Source",
                        format!("Is {}", names.join(" or ")),
                        origin,
                        why,
                    );
                    self.entered(Entry::Chosen("Is", names));
                }
                Condition::Has(asked) => {
                    let (origin, why) = match &self.rule.id {
                        RuleId::Send(_) => {
                            (Origin::Admin, "Your business logic, which the guide leaves to you.")
                        }
                        _ if RuleSettings::default().exclusions().contains(asked) => (
                            Origin::Ours,
                            "An example: the guide uses tags and names none. Replace it with yours.",
                        ),
                        _ => (
                            Origin::Admin,
                            "The guide’s example uses tags; any condition in Freshdesk works.",
                        ),
                    };
                    let test = &asked.test;
                    self.field(section, test.sheet_word(), test.property.label(), asked.asks(), origin, why);
                    let (operator, values) = (test.operator_label(), asked.values.clone());
                    self.entered(match test.property.is_menu() {
                        true => Entry::Chosen(operator, values),
                        false => Entry::Typed(operator, values),
                    });
                }
            }
        }
    }

    fn action(&mut self, action: &Action) {
        let section = Section::Actions;
        match action {
            Action::AssignPerformer => {
                self.field(
                    section,
                    "action",
                    "Assign to agent",
                    "Event performing agent",
                    Origin::Guide,
                    "Whoever resolves the ticket is who the survey asks about.",
                );
            }
            Action::Tick(placeholder) => {
                let name = crate::ticket::field::label(placeholder);
                let why = "The checkbox must exist first: Admin > Workflows > Ticket Fields.";
                self.field(
                    section,
                    "action",
                    "Select a field to set",
                    format!("{name}: ticked"),
                    Origin::Guide,
                    why,
                );
            }
            Action::Call(webhook) => {
                self.field(
                    section,
                    "action",
                    "Select an action",
                    "Trigger webhook",
                    Origin::Guide,
                    "It posts the payload to Stella.",
                );
                self.webhook(webhook);
            }
        }
    }

    fn webhook(&mut self, webhook: &Webhook) {
        let section = Section::Webhook;
        self.field(section, "request-type", "Request type", "POST", Origin::Ours, "A payload is posted.");
        let endpoint = Endpoint::at(&webhook.url);
        let (origin, why) = match endpoint {
            Some(endpoint) => (Origin::Ours, endpoint.said),
            None => (Origin::Admin, "Your own URL."),
        };
        self.field(section, "url", "URL", webhook.url.clone(), origin, why);
        self.entered(Entry::Text);
        let (origin, why) = match endpoint.filter(|known| known.authentication == webhook.authentication) {
            Some(_) => (Origin::Ours, "The way this URL takes the key."),
            None => (Origin::Admin, "Your own choice."),
        };
        let key = "Take the test key first, the production key at the end, from Stella’s settings. This page never asks for it.";
        let asks = "Requires authentication";
        match webhook.authentication {
            Authentication::Password => {
                let yes = "Yes, with user name and password";
                self.field(section, "authentication", asks, yes, origin, why);
                self.field(section, "username", "Username", USER, origin, why);
                self.entered(Entry::Text);
                self.field(section, "password", "Password", KEY, Origin::Guide, key);
                self.entered(Entry::Key);
            }
            Authentication::Header => {
                self.field(section, "authentication", asks, "No", origin, why);
                let header = format!("{HEADER}: {KEY}");
                self.field(section, "headers", "Custom headers", header, Origin::Ours, key);
                self.entered(Entry::Key);
            }
        }
        self.field(section, "encoding", "Encoding", "JSON", Origin::Ours, "The payload is JSON.");
        self.field(
            section,
            "content",
            "Content",
            "Advanced",
            Origin::Ours,
            "Only Advanced takes a custom payload (documented).",
        );
        let (origin, why) =
            match (self.workspace.by_hand.contains_key(&webhook.channel), self.workspace.options.preset) {
                (true, _) => (Origin::Admin, "Edited by hand."),
                (false, Preset::Guide) if self.workspace.options.is_pure() => {
                    (Origin::Guide, "As in the guide, letter for letter.")
                }
                (false, _) => (
                    Origin::Ours,
                    "The guide’s payloads break on quotes, line breaks and tags; this one holds.",
                ),
            };
        self.field(section, "payload", "Payload", webhook.template.clone(), origin, why);
        self.entered(Entry::Text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::automation::rules;
    use crate::rule_settings::{ConditionEdit, ProgressEdit, Property, REQUESTS_API, RuleEdit, Test};

    fn asks(property: Property, typed: &str) -> ConditionEdit {
        ConditionEdit::Set(Test::usual(property), vec![typed.to_owned()])
    }

    #[test]
    fn every_field_says_who_and_why_and_has_its_own_word() {
        let workspace = Workspace::default();
        for rule in rules(&workspace) {
            let sheet = Sheet::of(&rule, &workspace);
            for (at, field) in sheet.fields.iter().enumerate() {
                assert!(field.why.ends_with('.') && !field.value.is_empty(), "{field:?}");
                assert!(sheet.fields[..at].iter().all(|other| other.word != field.word), "{field:?}");
            }
        }
    }

    #[test]
    fn a_condition_that_came_or_went_since_the_rule_was_copied_is_told() {
        let mut workspace = Workspace::default();
        let sheet = |workspace: &Workspace| Sheet::of(&rules(workspace)[2], workspace);
        let copied = |workspace: &Workspace| sheet(workspace).copied(&workspace.progress).words();
        let whole = sheet(&workspace).texts();
        assert_eq!(copied(&workspace), "");
        workspace.progress.apply(ProgressEdit::Whole(RuleId::Send("email".into()), whole));
        assert_eq!(copied(&workspace), "copied");
        workspace.rules.apply(RuleEdit::Only("email".into(), asks(Property::Type, "Question")));
        assert_eq!(copied(&workspace), "changed since you copied it: Match, Type");
        workspace.rules.sources.insert("email".into(), Vec::new());
        workspace
            .rules
            .apply(RuleEdit::Only("email".into(), ConditionEdit::Remove(Test::usual(Property::Type))));
        assert_eq!(copied(&workspace), "changed since you copied it: Conditions, source (gone)");
        let again = sheet(&workspace).texts();
        workspace.progress.apply(ProgressEdit::Whole(RuleId::Send("email".into()), again));
        assert_eq!(copied(&workspace), "copied");
    }

    #[test]
    fn the_key_in_a_header_has_its_own_fields() {
        let mut workspace = Workspace::default();
        workspace.rules.apply(RuleEdit::Endpoint(&REQUESTS_API));
        let sheet = Sheet::of(&rules(&workspace)[2], &workspace);
        let webhook = sheet.fields.iter().filter(|field| field.section == Section::Webhook);
        let said: Vec<String> = webhook.map(|field| format!("{}: {}", field.label, field.value)).collect();
        assert_eq!(
            said[..6],
            [
                "Request type: POST",
                "URL: https://<subdomain>.api.stellaconnect.net/v1/requests",
                "Requires authentication: No",
                "Custom headers: x-api-key: <API key>",
                "Encoding: JSON",
                "Content: Advanced",
            ]
        );
        let copied = sheet.fields.iter().filter(|field| field.can_be_noted());
        assert!(copied.into_iter().all(|field| !field.value.contains(KEY)));
    }

    #[test]
    fn several_conditions_say_that_any_one_suffices() {
        let mut workspace = Workspace::default();
        workspace.rules.apply(RuleEdit::ExcludeBy(asks(Property::Company, "Acme, Inc.; Example Ltd")));
        workspace.rules.apply(RuleEdit::ExcludeBy(asks(Property::RequesterEmail, "@acme.example")));
        let sheet = Sheet::of(&rules(&workspace)[1], &workspace);
        let properties = sheet.fields.iter().filter(|field| field.section == Section::Properties);
        let said: Vec<String> = properties.map(|field| format!("{}: {}", field.label, field.value)).collect();
        assert_eq!(
            said,
            [
                "Match: Match ANY of the below",
                "Tags: Contains any of no-survey",
                "Company name: Is Acme, Inc. or Example Ltd",
                "Requester email: Contains @acme.example",
            ]
        );
    }

    #[test]
    fn the_whole_rule_as_text() {
        let mut workspace = Workspace::default();
        workspace.by_hand.insert("email".into(), "{\"channel\": \"email\"}".into());
        let rules = rules(&workspace);
        insta::assert_snapshot!(Sheet::of(&rules[0], &workspace).text(), @r"
        Assign agent when ticket is closed
        Admin > Workflows > Automations > Ticket Updates (before: Admin > Helpdesk Productivity > Observer)

        When an action is performed
          When an action is performed by: Agent
          Involves any of these events: Status is changed from Any to Resolved or Closed

        On tickets with these properties
          Agent: Is None

        Perform these actions
          Assign to agent: Event performing agent
        ");
        insta::assert_snapshot!(Sheet::of(&rules[1], &workspace).text(), @r"
        Do not send Stella Connect request
        Admin > Workflows > Automations > Ticket Updates (before: Admin > Helpdesk Productivity > Observer)

        When an action is performed
          When an action is performed by: Agent or Requester
          Involves any of these events: Status is changed from Any to Resolved

        On tickets with these properties
          Tags: Contains any of no-survey

        Perform these actions
          Select a field to set: Do not send Stella Connect request: ticked
        ");
        insta::assert_snapshot!(Sheet::of(&rules[2], &workspace).text(), @r#"
        Send Stella Connect request for email channel
        Admin > Workflows > Automations > Ticket Updates (before: Admin > Helpdesk Productivity > Observer)

        When an action is performed
          When an action is performed by: Agent or Requester
          Involves any of these events: Status is changed from Any to Resolved

        On tickets with these properties
          Source: Is Email

        Perform these actions
          Select an action: Trigger webhook

        Trigger webhook
          Request type: POST
          URL: https://api.stellaconnect.net/v1/auth
          Requires authentication: Yes, with user name and password
          Username: connect
          Password: <API key>
          Encoding: JSON
          Content: Advanced
          Payload: {"channel": "email"}
        "#);
    }
}
