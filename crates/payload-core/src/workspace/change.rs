//! What a step of the history changed, in words, and where on the page that is seen.

use super::Edit;
use crate::options::Choice;
use crate::rule_settings::{ProgressEdit, RuleEdit};
use crate::text::capital;
use crate::ticket::field;
use serde::{Deserialize, Serialize};

/// What a step changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What was changed, as a label: *Requester name*.
    pub what: String,
    /// Where on the page.
    pub area: Area,
}

/// A part of the page on which a change is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The choices.
    Choices,
    /// The template.
    Template,
    /// The sample ticket.
    Ticket,
    /// The rules.
    Rules,
    /// The checklist.
    GoLive,
}

impl Area {
    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Area::Choices => "Choices",
            Area::Template => "Template",
            Area::Ticket => "Sample ticket",
            Area::Rules => "Rules",
            Area::GoLive => "Go live",
        }
    }
}

impl Change {
    /// A change of that name.
    pub fn new(what: impl Into<String>, area: Area) -> Self {
        Self { what: what.into(), area }
    }

    /// What an edit changes.
    pub fn of(edit: &Edit) -> Self {
        let on_off = |what: &str, on: bool| format!("{what} {}", if on { "on" } else { "off" });
        let choice = |what: &str| Self::new(what, Area::Choices);
        match edit {
            Edit::Preset(preset) => choice(&format!("Preset {}", preset.label())),
            Edit::Style(_) => choice("Text safety or layout"),
            Edit::Channel(name, on) => choice(&on_off(&format!("Channel {}", capital(name)), *on)),
            Edit::AddChannel(name) => choice(&format!("Channel {name} added")),
            Edit::RemoveChannel(name) => choice(&format!("Channel {name} removed")),
            Edit::Show(name) => choice(&format!("Channel {name} shown")),
            Edit::Switch(part, on) => choice(&on_off(part.label(), *on)),
            Edit::CustomerName(_) => choice(Choice::CustomerName.label()),
            Edit::CustomerEmail(_) | Edit::NoEmail(_) => choice(Choice::CustomerEmail.label()),
            Edit::Brand(_) => choice(Choice::Brand.label()),
            Edit::Language(_) | Edit::LanguageWhenEmpty(_) | Edit::LanguageMap(_) => {
                choice(Choice::Language.label())
            }
            Edit::DoNotSendField(_) => choice(Choice::DoNotSend.label()),
            Edit::TagLimit(_) => choice(Choice::Tags.label()),
            Edit::CustomProperties(_) => choice(Choice::CustomProperties.label()),
            Edit::OtherKeys(_) => choice(Choice::OtherKeys.label()),
            Edit::Link(_) => choice(Choice::Link.label()),
            Edit::Assume(_) | Edit::Probed(..) => choice("What Freshdesk does"),
            Edit::Ticket(_) => Self::new("Sample ticket", Area::Ticket),
            Edit::AddTicket(name, _) => Self::new(format!("“{name}” added to your tickets"), Area::Ticket),
            Edit::RemoveTicket(name) => {
                Self::new(format!("“{name}” removed from your tickets"), Area::Ticket)
            }
            Edit::OpenCase(..) => Self::new("Case opened from Prove", Area::Ticket),
            Edit::Field(placeholder, _) => Self::new(field::label(placeholder), Area::Ticket),
            Edit::Write(channel, _) => Self::new(format!("Template for {channel}"), Area::Template),
            Edit::ReturnToChoices(_) | Edit::Adopt(..) => Self::new("Return to choices", Area::Template),
            Edit::BringBack(_) => Self::new("Own text brought back", Area::Template),
            Edit::ForgetSetAside(_) => Self::new("Own text discarded", Area::Template),
            Edit::Rule(edit) => Self::new(rule(edit), Area::Rules),
            Edit::Progress(ProgressEdit::Tick(step, _)) => Self::new(step.clone(), Area::GoLive),
            Edit::Progress(ProgressEdit::Stage(_, stage)) => {
                Self::new(format!("Key: {}", stage.label()), Area::GoLive)
            }
            Edit::Progress(ProgressEdit::Note(..)) => Self::new("Note on a story", Area::Rules),
            Edit::Progress(_) => Self::new("What was copied", Area::GoLive),
        }
    }
}

fn rule(edit: &RuleEdit) -> &'static str {
    match edit {
        RuleEdit::Assign(_) => "Rule that assigns an agent",
        RuleEdit::Exclude(_) | RuleEdit::ExcludeBy(..) => "Rule that excludes tickets",
        RuleEdit::ExcludeTags(_) => "Tags that exclude a ticket",
        RuleEdit::Performer(_) | RuleEdit::PerformerOf(..) => "Performed by",
        RuleEdit::Moment(_) | RuleEdit::MomentOf(..) => "Send when",
        RuleEdit::Endpoint(_) | RuleEdit::Url(_) => "Endpoint",
        RuleEdit::Authentication(_) => "Authentication",
        RuleEdit::Name(..) => "Rule name",
        RuleEdit::Source(..) | RuleEdit::OwnSources(..) => "Sources of a channel",
        RuleEdit::Only(..) => "Tickets of a channel",
        RuleEdit::Order(_) => "Order of the rules",
        RuleEdit::Manual(..) => "Manual mode",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::placeholder::Placeholder;

    #[test]
    fn a_change_names_what_a_person_touched() {
        for (edit, what, area) in [
            (Edit::Channel("chat".into(), true), "Channel Chat on", Area::Choices),
            (Edit::Switch(Choice::Brand, false), "Brand off", Area::Choices),
            (Edit::Field(Placeholder::known("ticket.requester.name"), None), "Requester name", Area::Ticket),
            (Edit::Write("email".into(), String::new()), "Template for email", Area::Template),
            (Edit::Rule(RuleEdit::Url(String::new())), "Endpoint", Area::Rules),
        ] {
            assert_eq!(Change::of(&edit), Change::new(what, area));
        }
    }
}
