//! Writes the sheet of a rule, field after field in the order of Freshdesk's form.

use super::{Entry, Field, Origin, PAYLOAD, Section, Sheet};
use crate::automation::{Action, Condition, Event, HEADER, KEY, Matching, Rule, USER, Webhook};
use crate::options::Preset;
use crate::rule_settings::{Authentication, Endpoint, RuleId, RuleSettings};
use crate::workspace::Workspace;

/// The sheet of a rule.
pub(super) fn write(rule: &Rule, workspace: &Workspace) -> Sheet {
    Writer { rule, workspace, fields: Vec::new() }.write()
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
                    "The guide’s payloads break on quotes, line breaks and tags. This one does not.",
                ),
            };
        self.field(section, PAYLOAD, "Payload", webhook.template.clone(), origin, why);
        self.entered(Entry::Text);
    }
}
